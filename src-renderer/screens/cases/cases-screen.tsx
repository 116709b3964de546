import './cases.css'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { RecentCase } from '../../../src-main/contract/screens.ts'
import type { Grant } from '../../../src-main/contract/shell-port.ts'
import { Button, ErrorLine } from '../../design/index.ts'
import { useDroppedFiles } from '../../frame/use-dropped-files.ts'
import { useErrorWords } from '../../frame/use-error-words.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { goTo } from '../../state/navigation.ts'
import { CaseList } from './case-list.tsx'
import { NewCaseDialog } from './new-case-dialog.tsx'
import { PassphraseDialog } from './passphrase-dialog.tsx'
import { StartPage } from './start-page.tsx'

/** Recent cases, or the three ways to begin where there are none yet. */
export function CasesScreen() {
  const { t } = useTranslation()
  const actions = useActions()
  const overview = useAppState((state) => state.overview)
  const [recent, setRecent] = useState<readonly RecentCase[] | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const [asking, setAsking] = useState<{ readonly token: string; readonly wrong: boolean } | null>(null)
  const [sources, setSources] = useState<readonly Grant[] | null>(null)
  const [busy, setBusy] = useState(false)
  const words = useErrorWords(error)

  useEffect(() => {
    let current = true
    void actions.call('cases.recent', {}).then((answer) => {
      if (!current) return
      if (answer.ok) setRecent(answer.value)
      else { setRecent([]); setError(answer.error) }
    })
    return () => { current = false }
  }, [actions, overview?.path])

  const open = useCallback(async (token: string, passphrase: string | null) => {
    setBusy(true)
    const answer = await actions.openCase('cases.open', { token, passphrase })
    setBusy(false)
    if (answer.ok) {
      setAsking(null)
      setError(null)
      goTo('intake')
    } else if (answer.error.code === 'passphrase-needed' || answer.error.code === 'passphrase-wrong') {
      setAsking({ token, wrong: answer.error.code === 'passphrase-wrong' })
    } else {
      setAsking(null)
      setError(answer.error)
    }
  }, [actions])

  const pickCase = useCallback(async () => {
    const answer = await actions.call('shell.pickCase', {})
    if (!answer.ok) setError(answer.error)
    else if (answer.value !== null) await open(answer.value.token, null)
  }, [actions, open])

  const openSample = async (): Promise<void> => {
    setBusy(true)
    const answer = await actions.openCase('cases.openSample', {})
    setBusy(false)
    if (answer.ok) goTo('intake')
    else setError(answer.error)
  }

  useDroppedFiles(useCallback((grants) => setSources(grants), []))
  useCaseKeys(useCallback(() => setSources([]), []), useCallback(() => void pickCase(), [pickCase]))
  useFootKeys(useMemo(() => [
    { keys: 'Ctrl N', does: t('window.cases.new') },
    { keys: 'Ctrl O', does: t('window.cases.open') },
    { keys: 'Ctrl K', does: t('window.keys.search.does') },
  ], [t]))

  const acts = { onNew: () => setSources([]), onOpen: () => void pickCase(), onSample: () => void openSample(), busy }
  const line = words === null ? null : (
    <ErrorLine {...words} action={<Button small aria-label={t('window.act.close')} onClick={() => setError(null)}>×</Button>} />
  )
  return (
    <>
      {recent === null ? null : recent.length === 0 && overview === null
        ? <StartPage {...acts} error={line} />
        : <CaseList {...acts} error={line} recent={recent} onOpenRecent={(one) => void open(one.token, null)} />}
      <PassphraseDialog
        open={asking !== null}
        wrong={asking?.wrong === true}
        busy={busy}
        onClose={() => setAsking(null)}
        onGiven={(passphrase) => { if (asking !== null) void open(asking.token, passphrase) }}
      />
      {sources === null ? null : <NewCaseDialog dropped={sources} onClose={() => setSources(null)} />}
    </>
  )
}

function useCaseKeys(onNew: () => void, onOpen: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.shiftKey) return
      if (event.code === 'KeyN') onNew()
      else if (event.code === 'KeyO') onOpen()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onNew, onOpen])
}

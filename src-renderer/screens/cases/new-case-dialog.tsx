import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { Grant } from '../../../src-main/contract/shell-port.ts'
import { Button, CheckField, Dialog, ErrorLine, TextField } from '../../design/index.ts'
import { useErrorWords } from '../../frame/use-error-words.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { fileStamp } from '../file-stamp.ts'
import { goTo } from '../../state/navigation.ts'

/**
 * A new case: what is read in, where the case file is written, who reviews, and the passphrase.
 * Encryption is ticked at first because case files travel between offices; leaving it out is a choice one has to make.
 */
export function NewCaseDialog({ dropped, onClose }: { readonly dropped: readonly Grant[]; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const canPick = useAppState((state) => state.info?.capabilities.canPick !== false)
  const [sources, setSources] = useState<readonly Grant[]>(dropped)
  const [target, setTarget] = useState<Grant | null>(null)
  const [reviewer, setReviewer] = useState('')
  const [encrypt, setEncrypt] = useState(true)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const words = useErrorWords(error)
  const noPick = canPick ? false : t('window.act.noPick')

  const pickSources = async (method: 'shell.pickBundleFolder' | 'shell.pickBundleFiles'): Promise<void> => {
    const answer = await actions.call(method, {})
    if (!answer.ok) return setError(answer.error)
    const picked = answer.value === null ? [] : 'token' in answer.value ? [answer.value] : answer.value
    setSources([...sources, ...picked])
  }
  const pickTarget = async (): Promise<void> => {
    const answer = await actions.call('shell.pickSave', { suggestedName: t('window.newCase.suggestedName', { stamp: fileStamp(new Date()) }) })
    if (!answer.ok) setError(answer.error)
    else if (answer.value !== null) setTarget(answer.value)
  }
  const create = async (): Promise<void> => {
    if (target === null) return
    setBusy(true)
    const answer = await actions.openCase('cases.create', {
      token: target.token,
      passphrase: encrypt ? passphrase : null,
      ...(reviewer.trim() === '' ? {} : { reviewer: reviewer.trim() }),
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    onClose()
    goTo('intake')
    if (sources.length > 0) void actions.importBundle(sources.map((source) => source.token))
  }

  const missing = target === null ? t('window.newCase.needTarget')
    : encrypt && passphrase === '' ? t('window.newCase.needPassphrase')
      : encrypt && passphrase !== again ? t('window.newCase.notSame')
        : busy ? t('window.act.waiting') : false

  return (
    <Dialog
      title={t('window.newCase.title')}
      open
      onClose={onClose}
      cancel={t('window.act.cancel')}
      action={t(sources.length > 0 ? 'window.newCase.actImport' : 'window.newCase.act')}
      onAction={() => void create()}
      unavailable={missing}
    >
      {words === null ? null : <ErrorLine {...words} />}
      <div className="new-case-sources">
        <p className="small muted">{t('window.newCase.sources')}</p>
        {sources.length === 0 ? null : <ul>{sources.map((source) => <li key={source.token}><span className="clip">{source.name}</span></li>)}</ul>}
        <p className="acts">
          <Button small autoFocus onClick={() => void pickSources('shell.pickBundleFolder')} unavailable={noPick}>{t('window.newCase.folder')}</Button>
          <Button small onClick={() => void pickSources('shell.pickBundleFiles')} unavailable={noPick}>{t('window.newCase.files')}</Button>
        </p>
      </div>
      <div className="new-case-sources">
        <p className="small muted">{t('window.newCase.target')}</p>
        <p className="acts">
          {target === null ? null : <b className="clip">{target.name}</b>}
          <Button small onClick={() => void pickTarget()} unavailable={noPick}>{t(target === null ? 'window.newCase.choose' : 'window.newCase.change')}</Button>
        </p>
      </div>
      <TextField label={t('window.newCase.reviewer')} value={reviewer} onChange={setReviewer} autoComplete="off" />
      <div>
        <CheckField checked={encrypt} onChange={setEncrypt}>{t('window.newCase.encrypt')}</CheckField>
        {encrypt ? null : <p className="small muted">{t('window.newCase.plainNote')}</p>}
      </div>
      {encrypt ? (
        <>
          <TextField label={t('window.passphrase.label')} type="password" autoComplete="new-password" value={passphrase} onChange={setPassphrase} hint={t('window.newCase.passphraseHint')} />
          <TextField label={t('window.newCase.again')} type="password" autoComplete="new-password" value={again} onChange={setAgain} />
        </>
      ) : null}
      {missing === false ? null : <p className="small muted" role="status">{missing}</p>}
    </Dialog>
  )
}

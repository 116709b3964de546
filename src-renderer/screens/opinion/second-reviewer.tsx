import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecondReview, Seat } from '../../../src-main/contract/opinion.ts'
import { Button, Dialog, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { ViewDifferences } from './view-differences.tsx'

const SEATS: readonly Seat[] = ['first', 'second']

/** The second reviewer: named, at work, signed; the views stay apart until both have signed. */
export function SecondReviewer({ second }: { readonly second: SecondReview | null }) {
  const { t } = useTranslation()
  return (
    <div className="sec second">
      <h2>{t('opinion-window.second.title')} <small>{t('opinion-window.second.note')}</small></h2>
      {second === null ? <NameSecond /> : <SecondAtWork second={second} />}
    </div>
  )
}

function NameSecond() {
  const { t } = useTranslation()
  const { run, refresh, say } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const reviewer = useAppState((state) => state.overview?.reviewer ?? '')
  const [name, setName] = useState('')
  const missing = reviewer === '' ? 'needOwn' : name.trim() === '' || name.trim() === reviewer ? 'needName' : null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (missing !== null || (await run('opinion.second', { name: name.trim(), language })) === null) return
    say({ text: t('opinion-window.second.named', { name: name.trim() }), undo: false })
    await refresh()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p className="small">{t('opinion-window.second.explain')}</p>
      <p className="small muted">{t('opinion-window.second.plain')}</p>
      <TextField label={t('opinion-window.second.name')} value={name} onChange={setName} autoComplete="off" />
      <p className="acts"><Button small submit unavailable={missing === null ? false : t(`opinion-window.second.${missing}`)}>{t('opinion-window.second.start')}</Button></p>
    </form>
  )
}

function SecondAtWork({ second }: { readonly second: SecondReview }) {
  const { t } = useTranslation()
  const { call, run, refresh, say, showError } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [asking, setAsking] = useState<'sign' | 'end' | null>(null)
  const mine = second[second.seat]
  const other = second[second.seat === 'first' ? 'second' : 'first']
  const done = async (words: string): Promise<void> => {
    setAsking(null)
    say({ text: words, undo: false })
    await refresh()
  }
  const sign = async (withdraw: boolean): Promise<void> => {
    if ((await run('opinion.sign', { withdraw, language })) !== null) await done(t(withdraw ? 'opinion-window.second.withdrawn' : 'opinion-window.second.signedDone'))
  }
  const end = async (): Promise<void> => {
    if ((await run('opinion.second', { name: null, language })) !== null) await done(t('opinion-window.second.ended'))
  }
  const sit = async (): Promise<void> => {
    const answer = await call('reviewer.set', { name: other.name })
    if (!answer.ok) return showError(answer.error)
    await done(t('opinion-window.second.sat', { name: other.name }))
  }
  const opened = second.differences !== null
  return (
    <>
      {!opened && other.signedAt !== null && (
        <div className="sealed">
          <p><b>{t('opinion-window.second.sealedBy', { name: other.name, at: other.signedAt.slice(0, 16).replace('T', ' ') })}</b></p>
          <p className="muted">{t('opinion-window.second.sealedText')}</p>
          <dl className="kv small"><dt>{t('opinion-window.second.seal')}</dt><dd className="mono">{shortSeal(other.seal ?? '')}</dd></dl>
        </div>
      )}
      <table className="plain-tbl blind">
        <thead><tr><th scope="col">{t('opinion-window.second.subjects', { n: second.total })}</th>{SEATS.map((seat) => <th key={seat} scope="col">{second[seat].name}</th>)}</tr></thead>
        <tbody>
          <tr><th scope="row">{t('opinion-window.second.decided')}</th>{SEATS.map((seat) => <td key={seat}>{second[seat].decided}</td>)}</tr>
          <tr><th scope="row">{t('opinion-window.second.signed')}</th>{SEATS.map((seat) => <td key={seat}>{second[seat].signedAt?.slice(0, 10) ?? t('opinion-window.second.notYet')}</td>)}</tr>
          <tr><th scope="row">{t('opinion-window.second.alike')}</th><td colSpan={2}>{second.alike === null ? <span className="muted">{t('opinion-window.second.afterBoth')}</span> : t('opinion-window.second.same', { n: second.alike, of: second.total })}</td></tr>
        </tbody>
      </table>
      {second.differences !== null && <ViewDifferences differences={second.differences} names={{ first: second.first.name, second: second.second.name }} />}
      <p className="acts">
        {mine.signedAt === null && <Button small unavailable={mine.decided === 0 ? t('opinion-window.second.signNone') : false} onClick={() => setAsking('sign')}>{t('opinion-window.second.sign')}</Button>}
        {mine.signedAt !== null && !opened && <Button small onClick={() => void sign(true)}>{t('opinion-window.second.withdraw')}</Button>}
        <Button small look="plain" onClick={() => void sit()}>{t('opinion-window.second.sit', { name: other.name })}</Button>
        {second.seat === 'first' && <Button small look="plain" onClick={() => setAsking('end')}>{t('opinion-window.second.end')}</Button>}
      </p>
      <p className="small muted">{t('opinion-window.second.plain')}</p>
      <Dialog title={t('opinion-window.second.signTitle')} open={asking === 'sign'} onClose={() => setAsking(null)} action={t('opinion-window.second.sign')} onAction={() => void sign(false)} cancel={t('opinion-window.cancel')}>
        <p>{t('opinion-window.second.signText')}</p>
      </Dialog>
      <Dialog destroys title={t('opinion-window.second.endTitle')} open={asking === 'end'} onClose={() => setAsking(null)} action={t('opinion-window.second.endAct')} onAction={() => void end()} cancel={t('opinion-window.cancel')}>
        <p>{t('opinion-window.second.endText')}</p>
      </Dialog>
    </>
  )
}

/** Enough of the seal to compare by eye with the log. */
const shortSeal = (seal: string): string => `${seal.slice(0, 4)} ${seal.slice(4, 8)} ${seal.slice(8, 12)} … ${seal.slice(-4)}`

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewCircumstance } from '../../../src-main/contract/review.ts'
import { Button, TextAreaField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'

/** Which version applies, act by act, with the opinions that differ; and the acts whose days a person enters. */
export function VersionSection({ circumstance }: { readonly circumstance: ReviewCircumstance }) {
  const { t } = useTranslation()
  const { version } = circumstance
  if (version === undefined) return null
  return (
    <div className="cond">
      {version.bands.length === 0 ? <p className="muted">{t('version-window.noActs')}</p> : (
        <table className="plain-tbl conds">
          <thead><tr><th scope="col">{t('version-window.band')}</th><th scope="col" className="num q2">{t('version-window.days')}</th><th scope="col" className="q2">{t('version-window.answer')}</th><th scope="col">{t('version-window.why')}</th></tr></thead>
          <tbody>
            {version.bands.map((band) => (
              <tr key={`${band.from} ${band.to} ${String(band.continuing)}`}>
                <th scope="row">{band.from}{band.to === band.from ? '' : ` — ${band.to}`}{band.continuing ? ` ${t('version-window.continuing')}` : ''}</th>
                <td className="num">{band.days}</td><td>{t(`review-window.applies.${band.applies}`)}</td><td>{band.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {version.views.length === 0 ? null : (
        <table className="plain-tbl conds">
          <caption>{t('version-window.views')}</caption>
          <thead><tr><th scope="col">{t('version-window.view')}</th><th scope="col" className="q2">{t('version-window.answer')}</th><th scope="col">{t('version-window.why')}</th><th scope="col">{t('version-window.rests')}</th></tr></thead>
          <tbody>{version.views.map((view) => <tr key={view.id}><th scope="row">{view.title}</th><td>{t(`review-window.applies.${view.applies}`)}</td><td>{view.reason}</td><td>{view.source}</td></tr>)}</tbody>
        </table>
      )}
      {version.newTopics === null ? null : <p className="muted">{t('version-window.newTopics', { text: version.newTopics })}</p>}
      <EnteredActs key={circumstance.id} circumstance={circumstance} />
    </div>
  )
}

/** Days of acts that no rule counts: entered, taken out, undone. */
function EnteredActs({ circumstance }: { readonly circumstance: ReviewCircumstance }) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const acts = circumstance.version?.acts ?? []
  // In the tree of another person the id carries that person; acts are entered for the circumstance itself.
  const id = circumstance.id.split('@')[0] ?? circumstance.id
  const cannot = from === '' || note.trim() === '' ? t('version-window.needed') : to !== '' && to < from ? t('version-window.wrongOrder') : false
  const done = async (method: 'acts.enter' | 'acts.remove', act: string | null): Promise<void> => {
    const review = method === 'acts.enter'
      ? await actions.run('acts.enter', { circumstance: id, id: null, from, to: to === '' ? null : to, party: null, note, evidence: [], language })
      : await actions.run('acts.remove', { circumstance: id, id: act ?? '', language })
    if (review === null) return
    setOpen(false)
    setFrom('')
    setTo('')
    setNote('')
    await actions.refresh()
    actions.say({ text: t(method === 'acts.enter' ? 'version-window.saved' : 'version-window.removedToast'), undo: true })
  }
  return (
    <>
      <h4 className="h3">{t('version-window.acts')} <small>{t('version-window.actsNote')}</small></h4>
      {acts.length === 0 ? null : (
        <ul className="plain-li">
          {acts.map((act) => (
            <li key={act.id}>
              {act.from}{act.to === act.from ? '' : ` — ${act.to}`} {act.note} <span className="muted">{t('version-window.by', { by: act.reviewer, at: act.decidedAt.slice(0, 10) })}</span>{' '}
              <Button small look="plain" aria-label={`${t('version-window.remove')} ${act.from}`} onClick={() => void done('acts.remove', act.id)}>{t('version-window.remove')}</Button>
            </li>
          ))}
        </ul>
      )}
      {!open ? <p><Button small onClick={() => setOpen(true)}>{t('version-window.add')}</Button></p> : (
        <form aria-label={t('version-window.add')} onSubmit={(event) => { event.preventDefault(); if (cannot === false) void done('acts.enter', null) }}>
          <TextField label={t('version-window.from')} type="date" value={from} onChange={setFrom} />
          <TextField label={t('version-window.to')} type="date" value={to} onChange={setTo} />
          <TextAreaField label={t('version-window.note')} value={note} onChange={setNote} />
          <p><Button submit look="primary" unavailable={cannot}>{t('version-window.save')}</Button><Button look="plain" onClick={() => setOpen(false)}>{t('version-window.cancel')}</Button></p>
        </form>
      )}
    </>
  )
}

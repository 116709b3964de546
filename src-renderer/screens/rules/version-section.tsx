import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewCircumstance } from '../../../src-main/contract/review.ts'
import type { EnteredAct } from '../../../src-main/contract/versions.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { partsOf } from '../../../src-main/domain/review/subject-id.ts'
import { Button, CitationLink, SelectField, TextAreaField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { EvidencePicker } from '../elements/causation.tsx'
import { partiesIn } from '../elements/parties-in.ts'
import { shortName } from '../findings/citation-name.ts'
import { FormerMark } from './former-mark.tsx'
import { VersionBands } from './version-bands.tsx'
import { VersionDrawing } from './version-drawing.tsx'

interface VersionSectionProps {
  readonly review: Review
  readonly person: ReviewPerson
  readonly circumstance: ReviewCircumstance
}

/** Which version applies, act by act, with the opinions that differ; and the acts whose days a person enters. */
export function VersionSection({ review, person, circumstance }: VersionSectionProps) {
  const { t } = useTranslation()
  const { version } = circumstance
  if (version === undefined) return null
  return (
    <div className="cond">
      <VersionDrawing review={review} person={person} circumstance={circumstance} />
      <VersionBands bands={version.bands} />
      {version.views.length === 0 ? null : (
        <table className="plain-tbl conds">
          <caption>{t('version-window.views')}</caption>
          <thead><tr><th scope="col">{t('version-window.view')}</th><th scope="col" className="q2">{t('version-window.answer')}</th><th scope="col">{t('version-window.why')}</th><th scope="col">{t('version-window.rests')}</th></tr></thead>
          <tbody>{version.views.map((view) => <tr key={view.id}><th scope="row">{view.title}</th><td>{t(`review-window.applies.${view.applies}`)}</td><td>{view.reason}</td><td>{view.source}</td></tr>)}</tbody>
        </table>
      )}
      {version.newTopics === null ? null : <p className="muted">{t('version-window.newTopics', { text: version.newTopics })}</p>}
      <EnteredActs key={circumstance.id} review={review} circumstance={circumstance} />
    </div>
  )
}

/** Days of acts that no rule counts: entered, taken out, undone. */
function EnteredActs({ review, circumstance }: Omit<VersionSectionProps, 'person'>) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const [party, setParty] = useState('')
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const acts = circumstance.version?.acts ?? []
  // In the tree of another person the id carries that person; acts are entered for the circumstance itself.
  const id = partsOf(circumstance.id).entry
  const parties = partiesIn(review)
  const cannot = from === '' || note.trim() === '' ? t('version-window.needed') : to !== '' && to < from ? t('version-window.wrongOrder') : false
  const done = async (method: 'acts.enter' | 'acts.remove', act: string | null): Promise<void> => {
    const review = method === 'acts.enter'
      ? await actions.run('acts.enter', { circumstance: id, id: null, from, to: to === '' ? null : to, party: party === '' ? null : party, note, evidence: [...evidence], language })
      : await actions.run('acts.remove', { circumstance: id, id: act ?? '', language })
    if (review === null) return
    setOpen(false)
    setFrom('')
    setTo('')
    setNote('')
    setParty('')
    setEvidence([])
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
              {act.from}{act.to === act.from ? '' : ` — ${act.to}`} {act.party === null ? '' : `${parties.find((each) => each.id === act.party)?.name ?? act.party} `}{act.note} <Cited review={review} act={act} /><span className="muted">{t('version-window.by', { by: act.reviewer, at: act.decidedAt.slice(0, 10) })}</span>{' '}
              <Button small look="plain" aria-label={`${t('version-window.remove')} ${act.from}`} onClick={() => void done('acts.remove', act.id)}>{t('version-window.remove')}</Button>
              <FormerMark kind="act" target={`${id}/${act.id}`} />
            </li>
          ))}
        </ul>
      )}
      {!open ? <p><Button small onClick={() => setOpen(true)}>{t('version-window.add')}</Button></p> : (
        <form aria-label={t('version-window.add')} onSubmit={(event) => { event.preventDefault(); if (cannot === false) void done('acts.enter', null) }}>
          <TextField label={t('version-window.from')} type="date" value={from} onChange={setFrom} />
          <TextField label={t('version-window.to')} type="date" value={to} onChange={setTo} />
          <SelectField label={t('version-window.party')} value={party} onChange={setParty} options={[{ value: '', label: t('version-window.noParty') }, ...parties.map((each) => ({ value: each.id, label: each.name }))]} />
          <TextAreaField label={t('version-window.note')} value={note} onChange={setNote} />
          <EvidencePicker review={review} label={t('version-window.evidence')} chosen={evidence} onChange={setEvidence} />
          <p><Button submit look="primary" unavailable={cannot}>{t('version-window.save')}</Button><Button look="plain" onClick={() => setOpen(false)}>{t('version-window.cancel')}</Button></p>
        </form>
      )}
    </>
  )
}

/** The pieces of evidence in which an entered act stands. */
function Cited({ review, act }: { readonly review: Review; readonly act: EnteredAct }) {
  return <>{review.evidence.filter((item) => act.evidence.includes(item.id)).map((item) => <span key={item.id}><CitationLink citation={{ path: item.path }}>{shortName(item.path)}</CitationLink>{' '}</span>)}</>
}

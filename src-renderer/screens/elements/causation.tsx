import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpinionSubject } from '../../../src-main/contract/opinion.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import type { CausationLink, FailureKind, ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { Button, CheckField, CitationLink, RadioField, SelectField, TextAreaField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { fragmentOf } from '../../state/navigation.ts'
import { shortName } from '../findings/citation-name.ts'
import { findingName } from '../findings/finding-groups.ts'
import { FormerMark } from '../rules/former-mark.tsx'
import { useSigned } from '../opinion/use-decision.ts'

interface CausationProps {
  readonly review: Review
  readonly person: ReviewPerson | null
  /** A circumstance, or the element of causation itself, under which every link of the person is listed. */
  readonly subject: Pick<OpinionSubject, 'id' | 'kind'>
}

const FAILURES: readonly FailureKind[] = ['unable-whole', 'unable-part', 'work-stopped', 'victim-harm', 'creditor-harm']

/** The links that the reviewer made from an act to the failure of execution, each with what it rests on. */
export function Causation({ review, person, subject }: CausationProps) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const signed = useSigned()
  const [editing, setEditing] = useState<CausationLink | 'new' | null>(null)
  const own = new Set((person?.subjects ?? review.opinion?.subjects ?? []).map((one) => one.id))
  const links = (review.causation ?? []).filter((link) => (subject.kind === 'circumstance' ? link.subject === subject.id : own.has(link.subject)))
  const remove = (link: CausationLink): void => void decide('causation.remove', { id: link.id, language }, t('workspace.cause.removed'))
  return (
    <section className="opsec cond">
      <h3 className="h3">{t('workspace.cause.title')} <small>{t('workspace.cause.note')}</small></h3>
      {links.length === 0 ? <p className="muted">{t('workspace.cause.none')}</p> : (
        <ol className="causes plain-li">
          {links.map((link) => (
            <li key={link.id}>
              <Link review={review} link={link} />
              {!signed && (
                <p className="acts">
                  <Button small look="plain" aria-label={t('workspace.cause.editName', { act: link.act })} onClick={() => setEditing(link)}>{t('workspace.cause.edit')}</Button>
                  <Button small look="plain" aria-label={t('workspace.cause.removeName', { act: link.act })} onClick={() => remove(link)}>{t('workspace.cause.remove')}</Button>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {editing === null
        ? !signed && <p><Button small onClick={() => setEditing('new')}>{t('workspace.cause.add')}</Button></p>
        : <LinkForm key={editing === 'new' ? 'new' : editing.id} review={review} person={person} subject={subject} before={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
    </section>
  )
}

function Link({ review, link }: { readonly review: Review; readonly link: CausationLink }) {
  const { t } = useTranslation()
  const findings = review.findings.filter((finding) => link.findings.includes(finding.id))
  const files = review.evidence.filter((item) => link.evidence.includes(item.id))
  return (
    <>
      <p><b>{link.act === '' ? findings.map((finding) => findingName(finding, t('review-window.comma'))).join(t('review-window.comma')) : link.act}</b>{' → '}<b>{t(`workspace.cause.kinds.${link.failure}`)}</b>{t('review-window.comma')}{link.failureText}</p>
      <p className="links small">
        {findings.map((finding) => <a key={finding.id} className="cite" href={fragmentOf({ screen: 'findings', target: { finding: finding.id } })}>{findingName(finding, t('review-window.comma'))}</a>)}
        {files.map((item) => <CitationLink key={item.id} citation={{ path: item.path }}>{shortName(item.path)}</CitationLink>)}
      </p>
      <p><span className="muted">{t('workspace.cause.because')}</span> {link.reason} <small className="muted">{t('review-window.decidedBy', { reviewer: link.reviewer, at: link.at.slice(0, 10) })}</small> <FormerMark kind="causation" target={link.id} /></p>
    </>
  )
}

function LinkForm({ review, person, subject, before, onDone }: CausationProps & { readonly before: CausationLink | null; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [act, setAct] = useState(before?.act ?? '')
  const [findings, setFindings] = useState<readonly string[]>(before?.findings ?? [])
  const [failure, setFailure] = useState<FailureKind | null>(before?.failure ?? null)
  const [failureText, setFailureText] = useState(before?.failureText ?? '')
  const [evidence, setEvidence] = useState<readonly string[]>(before?.evidence ?? [])
  const [reason, setReason] = useState(before?.reason ?? '')
  const pointing = new Set((person?.circumstances ?? review.circumstances).filter((one) => subject.kind === 'element' || one.id === subject.id).flatMap((one) => one.findings))
  const offered = review.findings.filter((finding) => finding.status !== 'rejected' && (pointing.has(finding.id) || findings.includes(finding.id)))
  const missing = act.trim() === '' && findings.length === 0 ? 'act' : failure === null ? 'failure' : failureText.trim() === '' ? 'failureText' : findings.length + evidence.length === 0 ? 'evidence' : reason.trim() === '' ? 'reason' : null
  const save = async (): Promise<void> => {
    if (missing !== null || failure === null) return
    const params = { id: before?.id ?? null, subject: before?.subject ?? subject.id, act: act.trim(), findings: [...findings], failure, failureText: failureText.trim(), evidence: [...evidence], reason: reason.trim(), language }
    if ((await decide('causation.keep', params, t('workspace.cause.saved'))) !== null) onDone()
  }
  return (
    <form
      className="linkform" aria-label={t('workspace.cause.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField label={t('workspace.cause.act')} value={act} onChange={setAct} />
      <fieldset>
        <legend className="small muted">{t('workspace.cause.findings')}</legend>
        {offered.length === 0 ? <span className="muted small">{t('workspace.cause.noFindings')}</span> : offered.map((finding) => (
          <CheckField key={finding.id} checked={findings.includes(finding.id)} onChange={(on) => setFindings(on ? [...findings, finding.id] : findings.filter((id) => id !== finding.id))}>{findingName(finding, t('review-window.comma'))}</CheckField>
        ))}
      </fieldset>
      <fieldset className="row">
        <legend className="small muted">{t('workspace.cause.failure')}</legend>
        {FAILURES.map((kind) => <RadioField key={kind} name={`failure ${subject.id}`} checked={failure === kind} onChange={() => setFailure(kind)}>{t(`workspace.cause.kinds.${kind}`)}</RadioField>)}
      </fieldset>
      <TextField label={t('workspace.cause.failureText')} value={failureText} onChange={setFailureText} />
      <EvidencePicker review={review} label={t('workspace.cause.evidence')} chosen={evidence} onChange={setEvidence} />
      <TextAreaField label={t('workspace.cause.reason')} rows={2} value={reason} onChange={setReason} />
      <p className="acts"><Button small submit look="primary" unavailable={missing === null ? false : t(`workspace.cause.missing.${missing}`)}>{t('workspace.cause.save')}</Button><Button small look="plain" onClick={onDone}>{t('opinion-window.cancel')}</Button></p>
    </form>
  )
}

/** Pieces of evidence, taken one by one from the whole file. */
export function EvidencePicker({ review, label, chosen, onChange, disabled = false }: { readonly review: Review; readonly label: string; readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void; readonly disabled?: boolean }) {
  const { t } = useTranslation()
  return (
    <fieldset className="picker">
      <legend className="small muted">{label}</legend>
      {review.evidence.filter((item) => chosen.includes(item.id)).map((item) => (
        <CheckField key={item.id} checked disabled={disabled} onChange={() => onChange(chosen.filter((id) => id !== item.id))}>{shortName(item.path)}</CheckField>
      ))}
      <SelectField
        label={t('workspace.card.addEvidence')} labelHidden value="" disabled={disabled} onChange={(id) => { if (id !== '') onChange([...chosen, id]) }}
        options={[{ value: '', label: t('workspace.card.addEvidence') }, ...review.evidence.filter((item) => !chosen.includes(item.id)).map((item) => ({ value: item.id, label: `${item.id} ${item.title}` }))]}
      />
    </fieldset>
  )
}

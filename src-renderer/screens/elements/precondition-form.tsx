import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewCircumstance, ReviewPrecondition } from '../../../src-main/contract/review.ts'
import { Button, CheckField, RadioField, TextAreaField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { findingName } from '../findings/finding-groups.ts'
import { useKeys } from '../findings/use-keys.ts'
import { EvidencePicker } from './causation.tsx'
import { useSigned } from '../opinion/use-decision.ts'

interface PreconditionFormProps {
  readonly review: Review
  readonly circumstance: ReviewCircumstance
  readonly precondition: ReviewPrecondition
}

const METS = ['yes', 'no', 'unknown'] as const
type Met = (typeof METS)[number]

/** The reviewer's word on one precondition, with reasons and the findings it rests on. Nothing is chosen at first, not even what the program worked out. */
export function PreconditionForm({ review, circumstance, precondition }: PreconditionFormProps) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const signed = useSigned()
  const kept = precondition.assessed ?? null
  const [met, setMet] = useState<Met | null>(kept?.met ?? null)
  const [reason, setReason] = useState(kept?.reason ?? '')
  const [evidence, setEvidence] = useState<readonly string[]>(kept?.evidence ?? [])
  const [cited, setCited] = useState<readonly string[]>(kept?.findings ?? [])
  const missing = signed ? t('opinion-window.missing.signed') : met === null ? t('opinion-window.pre.missing') : reason.trim() === '' ? t('opinion-window.pre.reasonNeeded') : null
  const form = useRef<HTMLFormElement>(null)
  useKeys(form, false, (event) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return false
    form.current?.requestSubmit()
    return true
  })
  const keep = (value: Met | null): void => {
    const done = value === null ? 'opinion-window.pre.cleared' : 'opinion-window.pre.done'
    void decide('circumstances.assess', { id: circumstance.id, precondition: precondition.id, met: value, reason: value === null ? '' : reason.trim(), findings: value === null ? [] : [...cited], evidence: value === null ? [] : [...evidence], language }, t(done, { title: precondition.title }))
  }
  const findings = review.findings.filter((finding) => finding.status !== 'rejected' && (circumstance.findings.includes(finding.id) || cited.includes(finding.id)))
  const { computed } = precondition
  return (
    <form
      ref={form} className="decide pre" aria-label={`${t('opinion-window.pre.assess')}${t('review-window.comma')}${precondition.title}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null) keep(met)
      }}
    >
      <fieldset>
        <legend className="h3">{precondition.title}</legend>
        {METS.map((one) => <RadioField key={one} name={`met ${circumstance.id} ${precondition.id}`} checked={met === one} disabled={signed} onChange={() => setMet(one)}>{t(`review-window.met.${one}`)}</RadioField>)}
      </fieldset>
      <fieldset className="pin">
        <legend className="small muted">{t('opinion-window.pre.findings')}</legend>
        {findings.length === 0 ? <span className="muted small">{t('opinion-window.pre.noFindings')}</span> : findings.map((finding) => (
          <CheckField key={finding.id} checked={cited.includes(finding.id)} disabled={signed} onChange={(on) => setCited(on ? [...cited, finding.id] : cited.filter((id) => id !== finding.id))}>
            <span className="clip" title={finding.title}>{findingName(finding, t('review-window.comma'))}</span>
          </CheckField>
        ))}
        <EvidencePicker review={review} label={t('workspace.card.evidence')} chosen={evidence} onChange={setEvidence} disabled={signed} />
      </fieldset>
      <TextAreaField label={t('opinion-window.pre.reason')} rows={2} value={reason} placeholder={t('opinion-window.pre.reasonHint')} readOnly={signed} onChange={setReason} />
      <div className="go">
        <Button submit look="primary" keys="Ctrl ↵" unavailable={missing ?? false}>{t('opinion-window.pre.submit')}</Button>
        {kept !== null && !signed && <Button look="plain" small onClick={() => keep(null)}>{t('opinion-window.pre.clear')}</Button>}
      </div>
      <p className="muted small">
        {missing ?? ''}
        {computed === undefined ? '' : ` ${t('opinion-window.pre.computed', { met: t(`review-window.met.${computed.met}`), reason: computed.reason })}`}
        {kept === null ? '' : ` ${t('opinion-window.pre.by', { reviewer: kept.reviewer, at: kept.decidedAt.slice(0, 16).replace('T', ' ') })}`}
      </p>
    </form>
  )
}

import { useRef } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpinionSubject } from '../../../src-main/contract/opinion.ts'
import { Button, RadioField, TextAreaField } from '../../design/index.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { useKeys } from '../findings/use-keys.ts'
import { FormerMark } from '../rules/former-mark.tsx'
import { useDecision } from '../opinion/use-decision.ts'
import { STATUSES } from './element-status.ts'

interface AssessmentFormProps {
  readonly subject: OpinionSubject
  readonly field: RefObject<HTMLFieldSetElement | null>
}

/** The reviewer's assessment of one element. Nothing is chosen at first; every status but "unassessed" needs its reasons, and opposing items an answer or a reason. */
export function AssessmentForm({ subject, field }: AssessmentFormProps) {
  const { t } = useTranslation()
  const draft = useDecision(subject)
  const form = useRef<HTMLFormElement>(null)
  useKeys(form, false, (event) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return false
    form.current?.requestSubmit()
    return true
  })
  const missing = draft.missing === null ? null : t(`opinion-window.missing.${draft.missing}`)
  return (
    <form
      ref={form} className="assess"
      onSubmit={(event) => {
        event.preventDefault()
        draft.submit()
      }}
    >
      <fieldset ref={field}>
        <legend className="h3">{t('review-window.elements.assessment')}</legend>
        <div className="statuses">
          {STATUSES.map((one) => (
            <RadioField key={one} name={`status ${subject.id}`} checked={draft.status === one} disabled={draft.closed} onChange={() => draft.choose(one)}>{t(`review-window.elementStatus.${one}`)}</RadioField>
          ))}
        </div>
      </fieldset>
      <TextAreaField label={t('review-window.elements.reasoning')} rows={3} value={draft.reasoning} placeholder={t('review-window.elements.reasoningHint')} readOnly={draft.closed} onChange={draft.write} />
      {draft.open.length > 0 && (
        <div className="openreason">
          <TextAreaField label={t('opinion-window.openReason', { n: draft.open.length })} rows={2} value={draft.openReason} onChange={draft.writeOpen} />
          <a className="small" href={fragmentOf({ screen: 'opinion', target: { subject: subject.id } })}>{t('opinion-window.write')}</a>
        </div>
      )}
      <FormerMark kind={subject.kind} target={subject.id} />
      <p className="acts">
        <Button submit look="primary" keys="Ctrl ↵" unavailable={missing ?? false}>{t('review-window.submit')}</Button>
        <span className="muted small">
          {missing ?? (subject.decidedAt === null ? '' : t('review-window.decidedBy', { reviewer: subject.reviewer ?? '', at: subject.decidedAt.slice(0, 16).replace('T', ' ') }))}
          {subject.open === null ? '' : ` ${t('opinion-window.openMark', { n: subject.open.items.length, reason: subject.open.reason })}`}
        </span>
      </p>
    </form>
  )
}

import type { FormEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingStatus, ReviewFinding, Stance } from '../../../src-main/contract/review.ts'
import { Button, RadioField, Segment, StanceChip } from '../../design/index.ts'
import { FormerMark } from '../rules/former-mark.tsx'
import { missingIn } from './draft.ts'
import type { Draft } from './draft.ts'

interface DecisionFormProps {
  readonly finding: ReviewFinding
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  /** Elements and circumstances that a stance can be taken on, with their titles. */
  readonly elements: readonly { readonly id: string; readonly title: string }[]
  readonly reason: RefObject<HTMLTextAreaElement | null>
  readonly onSubmit: () => void
}

const CHOICES: readonly FindingStatus[] = ['accepted', 'rejected', 'proposed']
const STANCES: readonly Stance[] = ['for', 'against', 'not-assessed']

/** Accept, reject or leave; a stance per element; a reason for accepting as well as for rejecting. */
export function DecisionForm({ finding, draft, onDraft, elements, reason, onSubmit }: DecisionFormProps) {
  const { t } = useTranslation()
  const missing = missingIn(draft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="decide" aria-label={t('review-window.findings.verdict')} onSubmit={submit}>
      <fieldset className="verdict">
        <legend className="h3">{t('review-window.findings.verdict')}</legend>
        {CHOICES.map((status) => (
          <RadioField key={status} name={`verdict ${finding.id}`} checked={draft.status === status} onChange={() => onDraft({ ...draft, status })}>
            {t(status === 'accepted' && finding.stale !== null ? 'review-window.findings.confirmAgain' : `review-window.findings.choice.${status}`)}
          </RadioField>
        ))}
        {finding.decision !== null && (
          <span className="muted small decided">{t('review-window.decidedBy', { reviewer: finding.decision.reviewer, at: finding.decision.decidedAt.slice(0, 16).replace('T', ' ') })}</span>
        )}
      </fieldset>
      <fieldset className="pin" tabIndex={elements.length > 3 ? 0 : undefined}>
        <legend className="h3">{t('review-window.findings.pin')}</legend>
        {elements.map(({ id, title }) => (
          <div key={id} className="contents">
            <span className="clip" title={title}>{title}</span>
            <Segment
              small label={title} value={draft.stances[id] ?? null} onChange={(stance) => onDraft({ ...draft, stances: { ...draft.stances, [id]: stance } })}
              options={STANCES.map((stance) => ({ value: stance, label: <><StanceChip stance={stance} />{t(`review-window.stanceShort.${stance}`)}</> }))}
            />
          </div>
        ))}
      </fieldset>
      <label className="field">
        <span>{t('review-window.reason')}</span>
        <textarea ref={reason} className="input" rows={2} value={draft.reason} placeholder={t('review-window.findings.reasonHint')} onChange={(event) => onDraft({ ...draft, reason: event.target.value })} />
      </label>
      <div className="go">
        <Button submit look="primary" keys="Ctrl ↵" unavailable={missing === null ? false : t(`review-window.findings.${missing}`)}>{t('review-window.findings.submit')}</Button>
      </div>
      <p className="muted small"><FormerMark kind="finding" target={finding.id} /> {missing === null ? t('review-window.findings.acceptMeans') : t(`review-window.findings.${missing}`)}</p>
    </form>
  )
}

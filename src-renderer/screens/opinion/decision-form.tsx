import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpinionSubject } from '../../../src-main/contract/opinion.ts'
import { Button, RadioField, TextAreaField } from '../../design/index.ts'
import { STATUSES } from '../elements/element-status.ts'
import { useKeys } from '../findings/use-keys.ts'
import { FormerMark } from '../rules/former-mark.tsx'
import { useDecision } from './use-decision.ts'

/** The decision on one element or circumstance, under both sides. */
export function DecisionForm({ subject }: { readonly subject: OpinionSubject }) {
  const { t } = useTranslation()
  const draft = useDecision(subject)
  const form = useRef<HTMLFormElement>(null)
  useKeys(form, false, (event) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return false
    draft.submit()
    return true
  })
  const hint = draft.missing === null || draft.missing === 'choose' ? t('opinion-window.rule') : t(`opinion-window.missing.${draft.missing}`)
  return (
    <form
      ref={form} className="decide opd" aria-label={t('opinion-window.mine')}
      onSubmit={(event) => {
        event.preventDefault()
        draft.submit()
      }}
    >
      <fieldset id="opinion-decision">
        <legend className="h3">{t('opinion-window.mine')}</legend>
        <div className="row">
          {STATUSES.map((status) => (
            <RadioField key={status} name={`opinion ${subject.id}`} checked={draft.status === status} disabled={draft.closed} onChange={() => draft.choose(status)}>{t(`review-window.elementStatus.${status}`)}</RadioField>
          ))}
        </div>
      </fieldset>
      <div className="reasons">
        <TextAreaField label={t('opinion-window.reasons')} rows={2} value={draft.reasoning} placeholder={t('opinion-window.reasonsHint')} readOnly={draft.closed} onChange={draft.write} />
        {draft.open.length > 0 && <TextAreaField label={t('opinion-window.openReason', { n: draft.open.length })} rows={1} value={draft.openReason} readOnly={draft.closed} onChange={draft.writeOpen} hint={t('opinion-window.openHint')} />}
      </div>
      <div className="go"><Button submit look="primary" keys="Ctrl ↵" unavailable={draft.missing === null ? false : t(`opinion-window.missing.${draft.missing}`)}>{t('opinion-window.submit')}</Button></div>
      <p className="muted small">
        <FormerMark kind={subject.kind} target={subject.id} /> {hint}
        {subject.decidedAt === null ? '' : ` ${t('review-window.decidedBy', { reviewer: subject.reviewer ?? '', at: subject.decidedAt.slice(0, 16).replace('T', ' ') })}`}
        {subject.open === null ? '' : ` ${t('opinion-window.openMark', { n: subject.open.items.length, reason: subject.open.reason })}`}
      </p>
    </form>
  )
}

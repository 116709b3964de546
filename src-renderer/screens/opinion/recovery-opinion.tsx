import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecoveryItem } from '../../../src-main/contract/opinion.ts'
import type { RecoveryOpinion } from '../../../src-main/contract/workspace.ts'
import { Button, Segment, TextAreaField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { FormerMark } from '../rules/former-mark.tsx'
import { useSigned } from './use-decision.ts'

const OUTCOMES = ['recover', 'compensate', 'none'] as const

/** What the reviewer thinks should happen to one piece of property that was disposed of. Nothing is chosen at first. */
export function RecoveryOpinionForm({ item }: { readonly item: RecoveryItem }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const signed = useSigned()
  const kept = item.opinion ?? null
  const [open, setOpen] = useState(false)
  const [outcome, setOutcome] = useState<RecoveryOpinion['outcome'] | null>(kept?.outcome ?? null)
  const [text, setText] = useState(kept?.text ?? '')
  const about = `${item.title}${t('review-window.comma')}${item.subject}`
  const save = (value: RecoveryOpinion['outcome'] | null): void => void decide('recovery.state', { finding: item.finding, outcome: value, text: value === null ? '' : text.trim(), language }, t(value === null ? 'workspace.recovery.cleared' : 'workspace.recovery.saved'))
  return (
    <>
      {kept !== null && <p className="resp"><b>{t(`workspace.recovery.outcome.${kept.outcome}`)}</b>{kept.text}<small className="muted">{t('review-window.decidedBy', { reviewer: kept.reviewer, at: kept.at.slice(0, 10) })}</small> <FormerMark kind="recovery" target={item.finding} /></p>}
      {!open && !signed && <p><Button look="plain" small className="wr" aria-label={`${t(kept === null ? 'workspace.recovery.state' : 'workspace.recovery.change')}${t('review-window.comma')}${about}`} onClick={() => setOpen(true)}>{t(kept === null ? 'workspace.recovery.state' : 'workspace.recovery.change')}</Button></p>}
      {open && (
        <form
          className="recform"
          onSubmit={(event) => {
            event.preventDefault()
            if (outcome !== null && text.trim() !== '') save(outcome)
          }}
        >
          <Segment small label={t('workspace.recovery.of')} value={outcome} onChange={setOutcome} options={OUTCOMES.map((value) => ({ value, label: t(`workspace.recovery.outcome.${value}`) }))} />
          <TextAreaField label={t('workspace.recovery.text')} rows={2} value={text} onChange={setText} />
          <p className="acts">
            <Button small submit unavailable={outcome === null || text.trim() === '' ? t('workspace.recovery.missing') : false}>{t('workspace.recovery.save')}</Button>
            {kept !== null && <Button small look="plain" onClick={() => save(null)}>{t('workspace.recovery.clear')}</Button>}
            <Button small look="plain" onClick={() => setOpen(false)}>{t('opinion-window.cancel')}</Button>
          </p>
        </form>
      )}
    </>
  )
}

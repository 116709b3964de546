import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CounterpartyEnd } from '../../../src-main/contract/ledger-words.ts'
import { Dialog, TextAreaField, TextField } from '../../design/index.ts'

export type CounterpartyQuestion =
  | { readonly kind: 'one' | 'apart'; readonly ends: readonly CounterpartyEnd[] }
  | { readonly kind: 'split'; readonly group: string; readonly title: string; readonly member: { readonly id: string; readonly name: string; readonly number: string | null } | null }

interface CounterpartyDialogProps {
  readonly question: CounterpartyQuestion
  readonly onAnswer: (name: string, reason: string) => void
  readonly onClose: () => void
}

/** Asks for name and reason before counterparties are made one, kept apart or split again. */
export function CounterpartyDialog({ question, onAnswer, onClose }: CounterpartyDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(question.kind === 'split' ? '' : (question.ends.find((end) => end.party !== null)?.name ?? question.ends[0]?.name ?? ''))
  const [reason, setReason] = useState('')
  const missing = reason.trim() === '' || (question.kind === 'one' && name.trim() === '')
  const named = question.kind === 'split' ? [question.member ?? { id: question.group, name: question.title, number: null }] : question.ends
  return (
    <Dialog
      open title={t(`money-window.cp.ask.${question.kind}`)} action={t(`money-window.cp.do.${question.kind}`)} cancel={t('money-window.cancel')} onClose={onClose}
      onAction={() => onAnswer(name, reason)} unavailable={missing ? t('money-window.reasonFirst') : false}
    >
      <ul className="plain-li">{named.map((end) => <li key={end.id} className="brk">{end.name} <span className="muted">{end.number}</span></li>)}</ul>
      {question.kind === 'one' && <TextField label={t('money-window.cp.name')} value={name} onChange={setName} />}
      <p className="small">{t(`money-window.cp.means.${question.kind}`)}</p>
      <TextAreaField label={t('review-window.reason')} value={reason} onChange={setReason} rows={2} />
    </Dialog>
  )
}

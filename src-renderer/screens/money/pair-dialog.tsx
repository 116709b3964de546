import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerRow } from '../../../src-main/contract/ledger.ts'
import { Dialog, StateMark, TextAreaField } from '../../design/index.ts'
import { SideBySide } from './pair-section.tsx'
import type { PairWord } from './pair-section.tsx'

export interface PairQuestion {
  readonly rows: readonly [LedgerRow, LedgerRow]
  readonly word: PairWord
}

interface PairDialogProps {
  readonly question: PairQuestion
  readonly nameOf: (account: string) => string
  readonly onAnswer: (reason: string) => void
  readonly onClose: () => void
}

/** Asks for the reason before two rows are paired, said apart or left to the rules. */
export function PairDialog({ question: { rows, word }, nameOf, onAnswer, onClose }: PairDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const needed = word !== 'left-to-rules'
  return (
    <Dialog
      open title={t(`money-window.pair.ask.${word}`)} action={t(`money-window.pair.do.${word}`)} cancel={t('money-window.cancel')} onClose={onClose}
      onAction={() => onAnswer(reason)} unavailable={needed && reason.trim() === '' ? t('money-window.reasonFirst') : false}
    >
      <SideBySide rows={rows} nameOf={nameOf} counted={null} />
      <p className="small">{t(`money-window.pair.means.${word}`)}</p>
      {word === 'paired' && rows[0].amount !== rows[1].amount && <p><StateMark state="warn">{t('money-window.pair.amountsDiffer')}</StateMark></p>}
      {needed && <TextAreaField label={t('review-window.reason')} value={reason} onChange={setReason} rows={2} />}
    </Dialog>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSide } from '../../../src-main/contract/account-words.ts'
import type { EvidenceRequest } from '../../../src-main/contract/assertions.ts'
import { Button, Dialog, SelectField, TextAreaField, TextField } from '../../design/index.ts'
import { EvidenceChoice } from '../facts/assertions/evidence-choice.tsx'

export interface AccountQuestion {
  readonly account: string
  readonly name: string
  readonly side: AccountSide
}

interface CitedEvidence {
  readonly reference: EvidenceRequest
  readonly words: string
  readonly why: string
}

interface AccountWordDialogProps {
  readonly question: AccountQuestion
  readonly parties: readonly { readonly value: string; readonly label: string }[]
  readonly onAnswer: (word: { readonly party: string | null; readonly evidence: readonly CitedEvidence[]; readonly reason: string }) => void
  readonly onClose: () => void
}

/** No party is chosen before somebody chooses one. */
const NOT_CHOSEN = ''
const NOBODY = '-'

/** Asks who holds or uses an account, and for the evidence that it rests on: without evidence nothing is kept. */
export function AccountWordDialog({ question, parties, onAnswer, onClose }: AccountWordDialogProps) {
  const { t } = useTranslation()
  const [party, setParty] = useState(NOT_CHOSEN)
  const [evidence, setEvidence] = useState<readonly CitedEvidence[]>([])
  const [reason, setReason] = useState('')
  const missing = party === NOT_CHOSEN ? t('money-window.accounts.partyFirst') : evidence.length === 0 ? t('money-window.accounts.evidenceFirst') : reason.trim() === '' ? t('money-window.reasonFirst') : false
  const options = [{ value: NOT_CHOSEN, label: t('money-window.accounts.choose') }, ...parties, { value: NOBODY, label: t(`money-window.accounts.nobody.${question.side}`) }]
  return (
    <Dialog
      open title={t(`money-window.accounts.ask.${question.side}`, { account: question.name })} action={t(`money-window.accounts.do.${question.side}`)} cancel={t('money-window.cancel')} onClose={onClose}
      onAction={() => onAnswer({ party: party === NOBODY ? null : party, evidence, reason })} unavailable={missing}
    >
      <SelectField label={t(`money-window.accounts.${question.side}`)} value={party} onChange={setParty} options={options} />
      <p className="small">{t(`money-window.accounts.means.${question.side}`)}</p>
      <EvidenceChoice onChoose={(reference, words) => setEvidence((before) => [...before.filter((each) => JSON.stringify(each.reference) !== JSON.stringify(reference)), { reference, words, why: '' }])} />
      <ul className="plain-li">
        {evidence.map((each, index) => (
          <li key={JSON.stringify(each.reference)}>
            <div className="brk">{each.words} <Button small look="plain" onClick={() => setEvidence(evidence.filter((one) => one !== each))}>{t('money-window.accounts.leaveOut')}<span className="vh"> {each.words}</span></Button></div>
            <TextField label={t('money-window.accounts.why')} value={each.why} onChange={(why) => setEvidence(evidence.with(index, { ...each, why }))} />
          </li>
        ))}
      </ul>
      <TextAreaField label={t('review-window.reason')} value={reason} onChange={setReason} rows={2} />
    </Dialog>
  )
}

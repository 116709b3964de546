import { useTranslation } from 'react-i18next'
import type { ProofReason } from '../../../src-main/contract/statement-proof.ts'
import { proofReasonWords, type ProofForms } from '../../../src-main/domain/ledger/proof-words.ts'
import { StateMark } from '../../design/index.ts'
import { showAmount, showCount } from './amount-text.ts'

/** Why an account does not tie out, a whole sentence for each reason. What does not speak against it is said without a mark. */
export function ProofReasons({ reasons, ties }: { readonly reasons: readonly ProofReason[]; readonly ties: boolean }) {
  const { t } = useTranslation()
  const forms: ProofForms = { amount: showAmount, count: showCount, months: (months) => months.join(t('review-window.comma')) }
  const sentence = (reason: ProofReason): string => proofReasonWords(reason, (key, values) => t(key, { ...values }), forms)
  return (
    <ul className="plain-li">
      {reasons.map((reason) => <li key={reason.kind}>{ties ? <span className="muted">{sentence(reason)}</span> : <StateMark state="warn">{sentence(reason)}</StateMark>}</li>)}
    </ul>
  )
}

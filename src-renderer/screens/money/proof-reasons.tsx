import { useTranslation } from 'react-i18next'
import { unreachable } from '../../../src-main/contract/result.ts'
import type { ProofReason } from '../../../src-main/contract/statement-proof.ts'
import { StateMark } from '../../design/index.ts'
import { showAmount, showCount } from './amount-text.ts'

/** Why an account does not tie out, a whole sentence for each reason. What does not speak against it is said without a mark. */
export function ProofReasons({ reasons, ties }: { readonly reasons: readonly ProofReason[]; readonly ties: boolean }) {
  const { t } = useTranslation()
  const sentence = (reason: ProofReason): string => {
    switch (reason.kind) {
      case 'no-rows': case 'no-balance': return t(`money-window.proof.reason.${reason.kind}`)
      case 'difference': return t('money-window.proof.reason.difference', { amount: showAmount(reason.amount) })
      case 'breaks': case 'rejected': case 'foreign': return t(`money-window.proof.reason.${reason.kind}`, { n: showCount(reason.count) })
      case 'missing': return t('money-window.proof.reason.missing', { months: reason.months.join(t('review-window.comma')) })
      case 'neutral': return t('money-window.proof.reason.neutral', { n: showCount(reason.count), amount: showAmount(reason.amount) })
      default: return unreachable(reason)
    }
  }
  return (
    <ul className="plain-li">
      {reasons.map((reason) => <li key={reason.kind}>{ties ? <span className="muted">{sentence(reason)}</span> : <StateMark state="warn">{sentence(reason)}</StateMark>}</li>)}
    </ul>
  )
}

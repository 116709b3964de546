import { unreachable } from '../../contract/result.ts'
import type { ProofReason } from '../../contract/statement-proof.ts'
import type { Translate } from '../review/review-input.ts'

/** How amounts (decimal yuan text), counts and months (YYYY-MM) are written where the words stand. */
export interface ProofForms {
  readonly amount: (yuan: string) => string
  readonly count: (count: number) => string
  readonly months: (months: readonly string[]) => string
}

/** Why an account does not tie out, as a whole sentence: the window and the checklist say it in the same words. */
export function proofReasonWords(reason: ProofReason, translate: Translate, { amount, count, months }: ProofForms): string {
  switch (reason.kind) {
    case 'no-rows': case 'no-balance': return translate(`money-window.proof.reason.${reason.kind}`)
    case 'difference': return translate('money-window.proof.reason.difference', { amount: amount(reason.amount) })
    case 'breaks': case 'rejected': case 'foreign': return translate(`money-window.proof.reason.${reason.kind}`, { n: count(reason.count) })
    case 'missing': return translate('money-window.proof.reason.missing', { months: months(reason.months) })
    case 'neutral': return translate('money-window.proof.reason.neutral', { n: count(reason.count), amount: amount(reason.amount) })
    default: return unreachable(reason)
  }
}

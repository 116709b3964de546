import type { MilestoneKind, Party } from '../../case/facts.ts'
import { performancePayments } from '../../ledger/performance.ts'
import type { Rows } from '../../ledger/rows.ts'
import { isOutflow } from '../../ledger/transaction.ts'
import { firstPossibleDayOf } from '../../periods/periods.ts'
import type { Day } from '../../values/day.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import { foreignRowsAcross, groupOf, rowActs } from '../money-rows.ts'
import type { Rule, RuleContext } from '../rule.ts'

const STEPS: readonly { readonly group: string; readonly milestone: MilestoneKind }[] = [
  { group: 'before-transfer', milestone: 'transferred-to-police' },
  { group: 'before-indictment', milestone: 'indicted' },
  { group: 'before-judgment', milestone: 'first-instance-judgment' },
]
const GROUPS = [...STEPS.map(({ group }) => group), 'later']

/**
 * `performance.paid`: what was paid to the executing court and to creditors, on whatever day; it speaks for the accused.
 * A payment falls in the group of the first step that it lies strictly before. A step that is not in the file is skipped
 * where a later one is; where none is, the case has not come so far and the payment lies before that step.
 * Of a partly known day a payment has to lie before the first it may mean.
 */
export const performancePaid: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const rows = performancePayments(context, party)
    if (rows.length === 0) return []
    const groupFor = stepOf(context, party)
    return [
      buildFinding({
        rule: 'performance.paid',
        subject: partySubject(party),
        acts: rowActs(rows),
        total: rows.total(),
        groups: GROUPS.map((key) => groupOf(key, rows.where({ onDay: (day) => groupFor(day) === key }))),
        values: { foreignRows: foreignRowsAcross(context, party).where({ part: isOutflow, test: context.byNumber.isPerformance }).length, receipts: receipts(context, party, rows) },
      }),
    ]
  })

/** Payments that only a creditor's statement shows. */
const receipts = (context: RuleContext, party: Party, rows: Rows): number => {
  const seen = new Set(context.creditorReceipts(party).numbers)
  return seen.size === 0 ? 0 : rows.where({ test: (row) => seen.has(row) }).length
}

function stepOf(context: RuleContext, party: Party): (day: Day) => string {
  const days = STEPS.map(({ milestone }) => firstPossibleDayOf(context.view.facts, party, milestone))
  return (day) => {
    for (const [index, { group }] of STEPS.entries()) {
      const step = days[index] ?? null
      if (step !== null ? day < step : days.slice(index + 1).every((later) => later === null)) return group
    }
    return 'later'
  }
}

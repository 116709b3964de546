import { within } from '../../case/facts.ts'
import { isOutflow, type Transaction } from '../../ledger/transaction.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import { foreignRowsAcross, rowActs, totalOf } from '../money-rows.ts'
import { amountParameter } from '../parameter-values.ts'
import type { Rule } from '../rule.ts'

/**
 * `funds.large-out`: outflows of at least `large` after the judgment took effect (its day counts) that are neither
 * performance nor between the debtor's own and used accounts. A bank row behind a wallet's top-up is between own accounts.
 */
export const fundsLargeOut: Rule = (context) => {
  const parameters = context.parameters('funds.large-out')
  const large = amountParameter(parameters, 'large')
  return context.debtors.flatMap((party) => {
    const period = context.periods.afterEffective(party)
    if (period === null) return []
    const counts = (row: Transaction): boolean =>
      isOutflow(row) && row.amount >= large && within(row.at.day, period) && !context.isPerformance(row, party) && !context.isBetweenOwn(row, party)
    const rows = context.rowsAcross(party).filter(counts)
    if (rows.length === 0) return []
    return [
      buildFinding({
        rule: 'funds.large-out',
        subject: partySubject(party),
        acts: rowActs(rows),
        total: totalOf(rows),
        parameters,
        values: { foreignRows: foreignRowsAcross(context, party).filter(counts).length },
      }),
    ]
  })
}

import type { RowCondition } from '../../ledger/rows.ts'
import { isOutflow } from '../../ledger/transaction.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import { foreignRowsAcross, rowActs } from '../money-rows.ts'
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
    const isBetweenOwn = context.byNumber.isBetweenOwn(party)
    const counted: RowCondition = { part: isOutflow, least: large, during: period, test: (row) => !context.byNumber.isPerformance(row) && !isBetweenOwn(row) }
    const rows = context.rowsAcross(party).where(counted)
    if (rows.length === 0) return []
    return [
      buildFinding({
        rule: 'funds.large-out',
        subject: partySubject(party),
        acts: rowActs(rows),
        total: rows.total(),
        parameters,
        values: { foreignRows: foreignRowsAcross(context, party).where(counted).length },
      }),
    ]
  })
}

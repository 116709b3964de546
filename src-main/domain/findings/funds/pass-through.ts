import { isInflow } from '../../ledger/transaction.ts'
import { accountSubject, buildFinding } from '../build-finding.ts'
import { counterpartyKeys, debtorAccounts, rowActs, rowCitations } from '../money-rows.ts'
import { amountParameter, numberParameter } from '../parameter-values.ts'
import { inYuan } from '../row-parts.ts'
import type { Rule } from '../rule.ts'
import { passedThrough } from './passed-through.ts'

/**
 * `funds.pass-through`: inflows of at least `least` after the judgment took effect of which at least `share` leaves the
 * same account for one counterparty within `hours`. Money that leaves is the money of one inflow only, fen by fen: where two
 * inflows leave in one payment both have passed through, but a payment of 9,000 is not the share of two inflows of 10,000.
 * The oldest inflow first. Count and total: the inflows; the outflows are cited beside them, each once.
 */
export const fundsPassThrough: Rule = (context) => {
  const parameters = context.parameters('funds.pass-through')
  const limits = { least: amountParameter(parameters, 'least'), share: numberParameter(parameters, 'share'), hours: numberParameter(parameters, 'hours') }
  const { ledger } = context.view
  const counterpartyOf = counterpartyKeys(ledger)
  return debtorAccounts(context).flatMap(({ account, party }) => {
    const period = context.periods.afterEffective(party)
    if (period === null) return []
    const rows = context.rowsOf(account.id).where({ during: period })
    const passed = passedThrough(rows.where({ part: inYuan }), limits)
    if (passed.length === 0) return []
    const inflows = rows.of(passed.map(({ inflow }) => inflow))
    return [
      buildFinding({
        rule: 'funds.pass-through',
        subject: accountSubject(account),
        acts: rowActs(inflows),
        total: inflows.total(),
        parameters,
        context: rowCitations(rows.of(new Set(passed.flatMap(({ outflows }) => outflows)))),
        values: {
          party: party.name,
          counterparties: new Set(passed.map(({ outflows }) => (outflows[0] === undefined ? 0 : counterpartyOf(outflows[0])))).size,
          foreignRows: rows.where({ part: (each) => !inYuan(each) && isInflow(each), least: limits.least }).length,
        },
      }),
    ]
  })
}

import { joined, type Rows } from '../../ledger/rows.ts'
import { isOutflow } from '../../ledger/transaction.ts'
import { accountSubject, buildFinding } from '../build-finding.ts'
import { counterpartyKeys, debtorAccounts, NOBODY, rowActs } from '../money-rows.ts'
import { amountParameter, numberParameter } from '../parameter-values.ts'
import { inYuan } from '../row-parts.ts'
import type { Rule } from '../rule.ts'

/**
 * `funds.structured`: days on which at least `times` outflows from one account to one counterparty (its number, else its
 * name) are each below `limit` and together reach it. Count: days, each counterparty by itself; total: the sum of those
 * outflows. An outflow of `limit` or more is no part and does not hinder. The rule sets no period: every day of the
 * statements is looked at. A row that names nobody is left out.
 */
export const fundsStructured: Rule = (context) => {
  const parameters = context.parameters('funds.structured')
  const times = numberParameter(parameters, 'times')
  const limit = amountParameter(parameters, 'limit')
  const { ledger } = context.view
  const counterpartyOf = counterpartyKeys(ledger)
  const daysIn = (rows: Rows): readonly Rows[] =>
    rows
      .where({ part: (each) => inYuan(each) && isOutflow(each), below: limit, test: (row) => counterpartyOf(row) !== NOBODY })
      .groupedBy((row) => ledger.day[row] as number, times)
      .filter((ofDay) => ofDay.total() >= limit)
      .flatMap((ofDay) => ofDay.groupedBy(counterpartyOf, times))
      .filter((paid) => paid.total() >= limit)
  return debtorAccounts(context).flatMap(({ account, party }) => {
    const all = context.rowsOf(account.id)
    const days = daysIn(all)
    if (days.length === 0) return []
    const rows = joined(ledger, days.map((each) => each.numbers))
    return [
      buildFinding({
        rule: 'funds.structured',
        subject: accountSubject(account),
        acts: rowActs(rows),
        count: days.length,
        total: rows.total(),
        parameters,
        values: { party: party.name, rows: rows.length, foreignRows: all.where({ part: (each) => !inYuan(each) && isOutflow(each) }).length },
      }),
    ]
  })
}

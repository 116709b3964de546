import { isOutflow, type Transaction } from '../../ledger/transaction.ts'
import { accountSubject, buildFinding } from '../build-finding.ts'
import { counterpartyKey, debtorAccounts, inYuan, rowActs, totalOf } from '../money-rows.ts'
import { amountParameter, numberParameter } from '../parameter-values.ts'
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
  const daysIn = (rows: readonly Transaction[]): readonly (readonly Transaction[])[] => {
    const small = rows.filter((row) => row.amount < limit && isOutflow(row))
    return [...Map.groupBy(small, (row) => row.at.day).values()]
      .filter((ofDay) => ofDay.length >= times && totalOf(ofDay) >= limit)
      .flatMap((ofDay) => [...Map.groupBy(ofDay, counterpartyKey)].flatMap(([key, paid]) => (key === '' ? [] : [paid])))
      .filter((paid) => paid.length >= times && totalOf(paid) >= limit)
  }
  return debtorAccounts(context).flatMap(({ account, party }) => {
    const all = context.rowsOf(account.id)
    const days = daysIn(all.filter(inYuan))
    if (days.length === 0) return []
    const rows = days.flat()
    return [
      buildFinding({
        rule: 'funds.structured',
        subject: accountSubject(account),
        acts: rowActs(rows),
        count: days.length,
        total: totalOf(rows),
        parameters,
        values: { party: party.name, rows: rows.length, foreignRows: all.filter((row) => !inYuan(row) && isOutflow(row)).length },
      }),
    ]
  })
}

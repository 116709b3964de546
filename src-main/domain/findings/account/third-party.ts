import { isOutflow } from '../../ledger/transaction.ts'
import { accountSubject, buildFinding } from '../build-finding.ts'
import { accountsInUse, groupOf, rowActs } from '../money-rows.ts'
import { amountParameter } from '../parameter-values.ts'
import { inYuan } from '../row-parts.ts'
import type { Rule } from '../rule.ts'

/**
 * `account.third-party`: outflows from an account that somebody else holds and the debtor is said to use, from the
 * enforcement notice on. All rows of the account count, the bank side of mirrored pairs too. Group `large`: outflows
 * greater than the parameter (one of exactly that amount is not), also where there are none.
 */
export const accountThirdParty: Rule = (context) => {
  const parameters = context.parameters('account.third-party')
  const large = amountParameter(parameters, 'large')
  return accountsInUse(context).flatMap(({ account, party }) => {
    const period = context.periods.afterNotice(party)
    if (period === null) return []
    const all = context.rowsOf(account.id).where({ part: isOutflow, during: period })
    const rows = all.where({ part: inYuan })
    if (rows.length === 0) return []
    return [
      buildFinding({
        rule: 'account.third-party',
        subject: accountSubject(account),
        acts: rowActs(rows),
        total: rows.total(),
        groups: [groupOf('large', rows.where({ above: large }))],
        parameters,
        values: { party: party.name, foreignRows: all.length - rows.length },
      }),
    ]
  })
}

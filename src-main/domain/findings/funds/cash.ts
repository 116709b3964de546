import { isOutflow } from '../../ledger/transaction.ts'
import { accountSubject, buildFinding } from '../build-finding.ts'
import { debtorAccounts, rowActs } from '../money-rows.ts'
import { inYuan } from '../row-parts.ts'
import type { Rule } from '../rule.ts'

/** `funds.cash`: cash withdrawals from an own or used account after the judgment took effect (its day counts). */
export const fundsCash: Rule = (context) =>
  debtorAccounts(context).flatMap(({ account, party }) => {
    const period = context.periods.afterEffective(party)
    if (period === null) return []
    const all = context.rowsOf(account.id).where({ part: (each) => each.cash && isOutflow(each), during: period })
    const rows = all.where({ part: inYuan })
    if (rows.length === 0) return []
    return [
      buildFinding({
        rule: 'funds.cash',
        subject: accountSubject(account),
        acts: rowActs(rows),
        total: rows.total(),
        values: { party: party.name, foreignRows: all.length - rows.length },
      }),
    ]
  })

import { within } from '../../case/facts.ts'
import { isOutflow } from '../../ledger/transaction.ts'
import { accountSubject, buildFinding } from '../build-finding.ts'
import { debtorAccounts, inYuan, rowActs, totalOf } from '../money-rows.ts'
import type { Rule } from '../rule.ts'

/** `funds.cash`: cash withdrawals from an own or used account after the judgment took effect (its day counts). */
export const fundsCash: Rule = (context) =>
  debtorAccounts(context).flatMap(({ account, party }) => {
    const period = context.periods.afterEffective(party)
    if (period === null) return []
    const all = context.rowsOf(account.id).filter((row) => row.cash && isOutflow(row) && within(row.at.day, period))
    const rows = all.filter(inYuan)
    if (rows.length === 0) return []
    return [
      buildFinding({
        rule: 'funds.cash',
        subject: accountSubject(account),
        acts: rowActs(rows),
        total: totalOf(rows),
        values: { party: party.name, foreignRows: all.length - rows.length },
      }),
    ]
  })

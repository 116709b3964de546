import type { Party } from '../../case/facts.ts'
import type { Recurring } from '../../ledger/recurring.ts'
import { isInflow, isOutflow, moved } from '../../ledger/transaction.ts'
import { latest, type Day } from '../../values/day.ts'
import { accountSubject, buildFinding } from '../build-finding.ts'
import { accountsInUse, groupOf, rowActs } from '../money-rows.ts'
import { inYuan } from '../row-parts.ts'
import type { Rule, RuleContext } from '../rule.ts'

/**
 * `account.after-freeze`: movements on an account that the debtor is said to use, from the first freeze of one of his own
 * accounts on (the day of the freeze counts; of a partly known day the last it may mean). A wallet's own top-ups and
 * withdrawals moved money and are movements (group `neutral`, only where there are any), but no inflows. Total: inflows.
 */
export const accountAfterFreeze: Rule = (context) =>
  accountsInUse(context).flatMap(({ account, party }) => {
    const frozen = firstFreeze(context, party)
    if (frozen === null) return []
    const all = context.rowsOf(account.id).where({ part: isMovement, during: { from: frozen, to: null } })
    const rows = all.where({ part: inYuan })
    if (rows.length === 0) return []
    const inflows = rows.where({ part: isInflow })
    const neutral = rows.where({ part: (each) => each.direction === 'neutral' })
    return [
      buildFinding({
        rule: 'account.after-freeze',
        subject: accountSubject(account),
        acts: rowActs(rows),
        total: inflows.total(),
        groups: [
          groupOf('in', inflows),
          groupOf('out', rows.where({ part: isOutflow })),
          ...(neutral.length > 0 ? [groupOf('neutral', neutral)] : []),
        ],
        values: { party: party.name, frozen, foreignRows: all.length - rows.length },
      }),
    ]
  })

const isMovement = (row: Recurring): boolean =>
  moved(row) && (row.direction !== 'neutral' || row.kind === 'top-up' || row.kind === 'withdrawal')

function firstFreeze(context: RuleContext, party: Party): Day | null {
  const days = context.ownAccounts(party).flatMap((each) => (each.frozenFrom === null ? [] : [latest(each.frozenFrom)]))
  return days.filter((each) => each !== null).toSorted()[0] ?? null
}

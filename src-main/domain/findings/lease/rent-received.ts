import type { Party } from '../../case/facts.ts'
import { isInflow } from '../../ledger/transaction.ts'
import { addDays, addMonths, type Day } from '../../values/day.ts'
import type { Fen } from '../../values/money.ts'
import { firstWholeMonthFrom, lastWholeMonthTo, monthOf } from '../ability/calendar-months.ts'
import type { PossibleDays } from '../property/certain-days.ts'
import { coveredByStatement } from '../statement/covered-days.ts'
import type { RuleContext } from '../rule.ts'

/** A lease as the statements are searched for its rent. */
export interface LeaseTerm {
  readonly days: PossibleDays
  /** Whole months; null = runs until the day of the review. */
  readonly months: number | null
}

/**
 * Did the rent of one period come in, within 5 % either way? `null` where no own or used statement of the parties covers
 * a whole calendar month of the lease: then nothing can be said. A file covers the months from its first to its last row.
 * Any inflow on any own or used account in the lease counts, whoever sent it, but for transfers between those accounts.
 */
export function rentCameIn(context: RuleContext, parties: readonly Party[], lease: LeaseTerm, rent: Fen): boolean | null {
  const certain = { from: lease.days.last, to: endOf(context, lease.days.first, lease.months) }
  const first = firstWholeMonthFrom(certain.from)
  const last = lastWholeMonthTo(certain.to)
  if (!parties.some((party) => coversMonth(context, party, first, last))) return null
  const possible = { from: lease.days.first, to: endOf(context, lease.days.last, lease.months) }
  const { ledger } = context.view
  return parties.some((party) => {
    const isBetweenOwn = context.byNumber.isBetweenOwn(party)
    return context.rowsAcross(party).where({ part: isInflow, during: possible, test: (row) => isAbout(ledger.amountOf(row), rent) && !isBetweenOwn(row) }).length > 0
  })
}

const endOf = (context: RuleContext, from: Day, months: number | null): Day =>
  months === null ? context.view.today : addDays(addMonths(from, months), -1)

/** Within 5 % of the rent, in whole fen. */
const isAbout = (amount: Fen, rent: Fen): boolean => amount * 100n >= rent * 95n && amount * 100n <= rent * 105n

function coversMonth(context: RuleContext, party: Party, first: string, last: string): boolean {
  for (const account of [...context.ownAccounts(party), ...context.usedAccounts(party)]) {
    for (const covered of coveredByStatement(context.rowsOf(account.id))) {
      const [from, to] = [monthOf(covered.from), monthOf(covered.to)]
      const start = from > first ? from : first
      const end = to < last ? to : last
      if (start <= end) return true
    }
  }
  return false
}

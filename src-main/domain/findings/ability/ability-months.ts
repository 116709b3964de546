import type { Account, Party } from '../../case/facts.ts'
import { isInflow, type Transaction } from '../../ledger/transaction.ts'
import type { Day } from '../../values/day.ts'
import { fen, sum, ZERO, type Fen } from '../../values/money.ts'
import { byTime } from '../build-finding.ts'
import { optionalAmountParameter } from '../parameter-values.ts'
import type { RuleContext } from '../rule.ts'
import { firstWholeMonthFrom, monthOf, monthsFrom, type Month } from './calendar-months.ts'

/** What the party had and got in one month, in fen. */
export interface AbilityMonth {
  readonly month: Month
  /** Sum of the last known balances of own and used accounts at the beginning of the month. */
  readonly opening: Fen
  readonly income: Fen
  readonly living: Fen
  /** Opening balance plus income, less living costs. */
  readonly atHand: Fen
  /** Was something at hand? */
  readonly counted: boolean
  readonly incomeRows: readonly Transaction[]
  /** Rows whose balance column the opening balance is taken from, one for each account that has one. */
  readonly balanceRows: readonly Transaction[]
  /** Accounts of which no balance is known at the beginning of the month: they count as nothing. */
  readonly withoutBalance: readonly Account[]
}

/**
 * Month by month, from the first whole month after the judgment took effect to the last month with rows, months without
 * rows included. Income is what came in on own and used accounts in CNY, without transfers between them, refunds and
 * reversed payments, mirrored movements once. Living costs are the rule's parameter, nothing where it is not given.
 * Empty where the judgment is not known to be effective or no row follows.
 */
export function abilityMonths(context: RuleContext, party: Party): readonly AbilityMonth[] {
  const effective = context.certainDay(party, 'judgment-effective')
  if (effective === null) return []
  const accounts = [...context.ownAccounts(party), ...context.usedAccounts(party)]
  const last = lastMonthWithRows(accounts.map((each) => context.rowsOf(each.id)))
  if (last === null) return []

  const living = optionalAmountParameter(context.parameters('ability.ledger'), 'livingCostsPerMonth') ?? ZERO
  const incomeByMonth = Map.groupBy(
    byTime(context.rowsAcross(party).filter((row) => isIncome(row) && !context.isBetweenOwn(row, party))),
    (row) => monthOf(row.at.day),
  )
  const ledgers = accounts.map((account) => ({ account, balanceBefore: balancesInTurn(context.rowsOf(account.id)) }))

  return monthsFrom(firstWholeMonthFrom(effective), last).map((month) => {
    const known = ledgers.map(({ account, balanceBefore }) => ({ account, row: balanceBefore(month) }))
    const balanceRows = known.flatMap(({ row }) => (row === null ? [] : [row]))
    const opening = sum(balanceRows.map((row) => row.balance ?? ZERO))
    const incomeRows = incomeByMonth.get(month) ?? []
    const income = sum(incomeRows.map((row) => row.amount))
    const atHand = fen(opening + income - living)
    const withoutBalance = known.filter(({ row }) => row === null).map(({ account }) => account)
    return { month, opening, income, living, atHand, counted: atHand > 0n, incomeRows, balanceRows, withoutBalance }
  })
}

/** A refund or a reversed payment brings the party's own money back and is no income. */
const isIncome = (row: Transaction): boolean => isInflow(row) && row.kind !== 'refund' && !row.reversal

function lastMonthWithRows(accounts: readonly (readonly Transaction[])[]): Month | null {
  let last: Day | null = null
  for (const rows of accounts) {
    for (const row of rows) {
      const { day } = row.at
      if (last === null || day > last) last = day
    }
  }
  return last === null ? null : monthOf(last)
}

/**
 * Answers, for months asked in ascending order, the last row before the month that shows a balance in CNY. Of rows of
 * the same moment the later one in the statement counts.
 */
function balancesInTurn(rows: readonly Transaction[]): (before: Month) => Transaction | null {
  const lastOfDay = new Map<Day, Transaction>()
  for (const row of rows) {
    if (row.balance === null || row.currency !== 'CNY') continue
    const { at } = row
    const known = lastOfDay.get(at.day)
    if (known === undefined || (at.time ?? '') >= (known.at.time ?? '')) lastOfDay.set(at.day, row)
  }
  const lastOfMonth = new Map<Month, Transaction>()
  for (const [day, row] of lastOfDay) {
    const month = monthOf(day)
    const known = lastOfMonth.get(month)
    if (known === undefined || day > known.at.day) lastOfMonth.set(month, row)
  }
  const months = [...lastOfMonth.keys()].toSorted()
  let next = 0
  return (before) => {
    for (let month = months[next]; month !== undefined && month < before; month = months[next]) next += 1
    return lastOfMonth.get(months[next - 1] ?? '') ?? null
  }
}

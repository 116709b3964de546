import type { Account, Party } from '../../case/facts.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Recurring } from '../../ledger/recurring.ts'
import { Rows } from '../../ledger/rows.ts'
import { isInflow, type Transaction } from '../../ledger/transaction.ts'
import type { Day } from '../../values/day.ts'
import { fen, sum, ZERO, type Fen } from '../../values/money.ts'
import { optionalAmountParameter } from '../parameter-values.ts'
import type { RuleContext } from '../rule.ts'
import { firstWholeMonthFrom, monthOf, monthsFrom, type Month } from './calendar-months.ts'
import { withBalance } from './known-balance.ts'

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
  readonly incomeRows: Rows
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
  const isBetweenOwn = context.byNumber.isBetweenOwn(party)
  const incomeByMonth = byMonth(context.rowsAcross(party).where({ part: isIncome, test: (row) => !isBetweenOwn(row) }).inTime())
  const none = new Rows(context.view.ledger, new Int32Array(0))
  const ledgers = accounts.map((account) => ({ account, balanceBefore: balancesInTurn(context.rowsOf(account.id)) }))

  return monthsFrom(firstWholeMonthFrom(effective), last).map((month) => {
    const known = ledgers.map(({ account, balanceBefore }) => ({ account, row: balanceBefore(month) }))
    const balanceRows = known.flatMap(({ row }) => (row === null ? [] : [row]))
    const opening = sum(balanceRows.map((row) => row.balance ?? ZERO))
    const incomeRows = incomeByMonth.get(month) ?? none
    const income = incomeRows.total()
    const atHand = fen(opening + income - living)
    const withoutBalance = known.filter(({ row }) => row === null).map(({ account }) => account)
    return { month, opening, income, living, atHand, counted: atHand > 0n, incomeRows, balanceRows, withoutBalance }
  })
}

/** A refund or a reversed payment brings the party's own money back and is no income. */
const isIncome = (row: Recurring): boolean => isInflow(row) && row.kind !== 'refund' && !row.reversal

/** Rows in order of time, by month. */
function byMonth(rows: Rows): ReadonlyMap<Month, Rows> {
  const { ledger, numbers } = rows
  const months = new Map<Month, Rows>()
  let begin = 0
  for (let end = 1; end <= numbers.length; end += 1) {
    const first = numbers[begin] as number
    if (end < numbers.length && monthNumber(ledger, numbers[end] as number) === monthNumber(ledger, first)) continue
    months.set(monthOf(ledger.dayOf(first)), rows.slice(begin, end))
    begin = end
  }
  return months
}

/** The month of a row as the number YYYYMM. */
const monthNumber = ({ day }: Ledger, row: number): number => Math.floor((day[row] as number) / 100)

function lastMonthWithRows(accounts: readonly Rows[]): Month | null {
  let last: Day | null = null
  for (const rows of accounts) {
    const day = rows.latest()?.at.day
    if (day !== undefined && (last === null || day > last)) last = day
  }
  return last === null ? null : monthOf(last)
}

/**
 * Answers, for months asked in ascending order, the last row before the month that shows a balance in CNY. Of rows of
 * the same moment the later one in the statement counts.
 */
function balancesInTurn(rows: Rows): (before: Month) => Transaction | null {
  const { ledger } = rows
  const last = withBalance(rows)
    .groupedBy((row) => monthNumber(ledger, row))
    .flatMap((ofMonth) => ofMonth.latest() ?? [])
    .toSorted((left, right) => (left.at.day < right.at.day ? -1 : 1))
  let next = 0
  return (before) => {
    for (let row = last[next]; row !== undefined && monthOf(row.at.day) < before; row = last[next]) next += 1
    return last[next - 1] ?? null
  }
}

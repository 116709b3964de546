import type { Account } from '../../case/facts.ts'
import { moved, type Transaction } from '../../ledger/transaction.ts'
import { firstDayOf, lastDayOf, monthAfter, monthBefore, monthOf, monthsFrom, type Month } from '../ability/calendar-months.ts'
import { accountSubject, buildFinding, cite } from '../build-finding.ts'
import type { Finding } from '../finding.ts'
import type { Rule, RuleContext } from '../rule.ts'
import { coveredByStatement, type CoveredDays } from './covered-days.ts'

/** Two files of one account with whole calendar months between them that no file covers. */
export interface StatementGap {
  readonly months: readonly Month[]
  readonly lastBefore: Transaction
  readonly firstAfter: Transaction
}

/**
 * `statement.missing-period`: calendar months that lie wholly between the last row of one file and the first row of the
 * next of the same account, where the balance does not carry over. A file (each sheet is one) covers the months from its
 * first to its last row. Where either balance is unknown nothing carries over. Every account of the file is looked at.
 */
export const statementMissingPeriod: Rule = (context) =>
  context.view.facts.accounts.flatMap((account) => {
    const gaps = statementGaps(context, account)
    return gaps.length === 0 ? [] : [missing(account, gaps)]
  })

function missing(account: Account, gaps: readonly StatementGap[]): Finding {
  const months = gaps.flatMap((each) => each.months)
  const lastMonth = months.at(-1)
  return buildFinding({
    rule: 'statement.missing-period',
    subject: accountSubject(account),
    acts: gaps.flatMap((gap) => gap.months.map((month) => ({ day: firstDayOf(month), citation: cite(gap.lastBefore), amount: null }))),
    total: null,
    groups: months.map((key) => ({ key, count: 1, total: null })),
    context: gaps.map((gap) => cite(gap.firstAfter)),
    values: { gaps: gaps.length },
    to: lastMonth === undefined ? null : lastDayOf(lastMonth),
  })
}

/** Gaps of an account, oldest first. A file that lies within an earlier, longer one opens no gap after itself. */
export function statementGaps(context: RuleContext, account: Account): readonly StatementGap[] {
  const files = coveredByStatement(context.rowsOf(account.id))
  const sorted = files.map((file) => ({ file, key: `${file.from} ${file.to}` })).toSorted((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
  const gaps: StatementGap[] = []
  let longest: CoveredDays | null = null
  for (const { file: next } of sorted) {
    const gap = longest === null ? null : gapBetween(longest, next)
    if (gap !== null) gaps.push(gap)
    if (longest === null || next.to >= longest.to) longest = next
  }
  return gaps
}

function gapBetween(before: CoveredDays, after: CoveredDays): StatementGap | null {
  if (after.from <= before.to) return null
  const months = monthsFrom(monthAfter(monthOf(before.to)), monthBefore(monthOf(after.from)))
  if (months.length === 0) return null
  const [lastBefore, firstAfter] = [before.last(), after.first()]
  if (carriesOver(lastBefore, firstAfter)) return null
  return { months, lastBefore, firstAfter }
}

/**
 * Does the first row's balance, before its own movement, equal the last balance? A neutral row that moved money does not
 * say which way, so either way will do.
 */
function carriesOver(last: Transaction, first: Transaction): boolean {
  if (last.balance === null || first.balance === null) return false
  const difference = first.balance - last.balance
  if (!moved(first)) return difference === 0n
  switch (first.direction) {
    case 'in':
      return difference === first.amount
    case 'out':
      return difference === -first.amount
    case 'neutral':
      return difference === 0n || difference === first.amount || difference === -first.amount
  }
}

import type { Rows } from '../../ledger/rows.ts'
import type { Transaction } from '../../ledger/transaction.ts'
import type { Day } from '../../values/day.ts'
import type { StatementId } from '../../values/ids.ts'

/** The days of one account's rows in one statement (each sheet of a file is one). */
export interface CoveredDays {
  readonly from: Day
  readonly to: Day
  /** First and last row as they stand in the statement, from old to new. */
  first(): Transaction
  last(): Transaction
}

interface Span {
  first: number
  last: number
  /** Rows of the earliest and of the latest day. */
  earliest: number
  latest: number
}

/** What each statement covers, in the order of the rows: from its earliest to its latest day. */
export function coveredByStatement({ ledger, numbers }: Rows): readonly CoveredDays[] {
  const { day, place, places } = ledger
  const spans = new Map<StatementId | undefined, Span>()
  let [at, span]: [number, Span | null] = [-1, null]
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] as number
    // Rows come in long runs of one statement.
    if (span === null || place[number] !== at) {
      at = place[number] as number
      const statement = places[at]?.statement
      span = spans.get(statement) ?? { first: number, last: number, earliest: number, latest: number }
      spans.set(statement, span)
    }
    span.last = number
    const on = day[number] as number
    if (on < (day[span.earliest] as number)) span.earliest = number
    if (on > (day[span.latest] as number)) span.latest = number
  }
  return [...spans.values()].map((each) => ({
    from: ledger.dayOf(each.earliest), to: ledger.dayOf(each.latest), first: () => ledger.row(each.first), last: () => ledger.row(each.last),
  }))
}

import type { Ledger } from '../ledger.ts'
import type { Recurring } from '../recurring.ts'
import type { Direction } from '../transaction.ts'

/** What recurs in rows, as far as the grid asks for it. */
export interface RecurringColumns {
  readonly direction: Direction
  /** Where its amount is added: money in yuan that moved one way; null where it is not. */
  readonly adds: 'in' | 'out' | null
  readonly cash: boolean
  /** Kind of transaction and channel, as the filter by channel reads them. */
  readonly channelText: string
  /** The channel, or the kind of transaction where there is none. */
  readonly channel: string
  /** Bank of the counterparty. */
  readonly bank: string
}

/**
 * The ledger in the order of the grid: by day, time, account, table and place in it. A million rows are filtered, added
 * up and grouped in some milliseconds. What columns cannot tell (the index of words), the case file is asked.
 */
export interface GridColumns {
  readonly ledger: Ledger
  /** Numbers of the ledger's rows in the order of the grid. */
  readonly order: Int32Array
  /** By number in the ledger: number of the row in the case file. */
  readonly ids: Float64Array
  readonly largestId: number
  /** By number of what recurs. */
  readonly parts: readonly RecurringColumns[]
}

/** `ids` are those of the ledger's rows, by their numbers. Null where an amount is not exact in a double: sums over columns would be rounded. */
export function gridColumns(ledger: Ledger, ids: Float64Array): GridColumns | null {
  if (ids.length !== ledger.size || ledger.exactAmounts.size > 0) return null
  return { ledger, order: gridOrder(ledger), ids, largestId: ids.at(-1) ?? 0, parts: ledger.parts.map(partOf) }
}

const partOf = ({ direction, outcome, currency, cash, typeText, channel, counterpartyBank }: Recurring): RecurringColumns => ({
  direction,
  adds: (outcome === 'done' || outcome === 'partly-refunded') && currency === 'CNY' && direction !== 'neutral' ? direction : null,
  cash,
  channelText: `${typeText} ${channel}`,
  channel: channel === '' ? typeText : channel,
  bank: counterpartyBank,
})

const SECONDS_A_DAY = 86_400

/**
 * Sorts by digits, the least first, which leaves rows of one digit as they stood: a million comparisons of five columns
 * would take a second. The ledger has the rows of a table and account from old to new already.
 */
function gridOrder({ order, size, day, clock, place, places, account, accounts }: Ledger): Int32Array {
  const tables = ranks(places.map(({ statement }) => Number(statement.slice(statement.indexOf('#') + 1))), (left, right) => left - right)
  // As SQLite compares texts: byte by byte in UTF-8.
  const owners = ranks(accounts.map((id) => Buffer.from(id)), (left, right) => Buffer.compare(left, right))
  const days = [...new Set(day.subarray(0, size))].toSorted((left, right) => left - right)
  const dayAt = new Map(days.map((each, at) => [each, at]))
  // A row without time stands before all times of its day.
  let known = -1
  let before = 0
  const moment = (row: number): number => {
    const on = day[row] as number
    if (on !== known) {
      known = on
      before = (dayAt.get(on) ?? 0) * (SECONDS_A_DAY + 1)
    }
    return before + (clock[row] as number) + 1
  }
  let sorted: Int32Array = order
  sorted = byDigit(sorted, tables.length, (row) => tables[place[row] as number] ?? 0)
  sorted = byDigit(sorted, owners.length, (row) => owners[account[row] as number] ?? 0)
  const moments = days.length * (SECONDS_A_DAY + 1)
  for (let unit = 1; unit < moments; unit *= DIGITS) sorted = byDigit(sorted, DIGITS, (row) => Math.floor(moment(row) / unit) % DIGITS)
  return sorted
}

const DIGITS = 1 << 16

function byDigit(rows: Int32Array, digits: number, digitOf: (row: number) => number): Int32Array {
  if (digits < 2) return rows
  const found = new Int32Array(rows.length)
  const starts = new Int32Array(digits + 1)
  for (let at = 0; at < rows.length; at += 1) {
    const digit = digitOf(rows[at] as number)
    found[at] = digit
    starts[digit + 1] = (starts[digit + 1] as number) + 1
  }
  for (let digit = 1; digit <= digits; digit += 1) starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number)
  const sorted = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at += 1) {
    const digit = found[at] as number
    const place = starts[digit] as number
    sorted[place] = rows[at] as number
    starts[digit] = place + 1
  }
  return sorted
}

/** The place of every value among the sorted ones. */
function ranks<Value>(values: readonly Value[], compare: (left: Value, right: Value) => number): readonly number[] {
  const places = values.map((_, at) => at).toSorted((left, right) => compare(values[left] as Value, values[right] as Value))
  const result = values.map(() => 0)
  places.forEach((at, rank) => {
    result[at] = rank
  })
  return result
}

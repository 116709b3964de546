import type { Ledger } from '../ledger.ts'
import type { Recurring } from '../recurring.ts'
import { tableNumberOf } from '../../values/ids.ts'
import { inOrderOf } from '../row-order.ts'
import { momentNumber } from '../rows.ts'
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

/** The ledger has the rows of a table and account from old to new already; each sorting leaves rows of one key as they stood. */
function gridOrder(ledger: Ledger): Int32Array {
  const { order, place, places, account, accounts } = ledger
  const tables = ranks(places.map(({ statement }) => tableNumberOf(statement)), (left, right) => left - right)
  // As SQLite compares texts: byte by byte in UTF-8.
  const owners = ranks(accounts.map((id) => Buffer.from(id)), (left, right) => Buffer.compare(left, right))
  const byTable = inOrderOf(order, (row) => tables[place[row] as number] as number)
  const byAccount = inOrderOf(byTable, (row) => owners[account[row] as number] as number)
  return inOrderOf(byAccount, (row) => momentNumber(ledger, row))
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

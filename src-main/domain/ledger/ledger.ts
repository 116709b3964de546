import type { Day } from '../values/day.ts'
import type { AccountId, FileId, StatementId } from '../values/ids.ts'
import type { Fen } from '../values/money.ts'
import type { Recurring } from './recurring.ts'
import type { TextTable } from './text-table.ts'
import type { Transaction } from './transaction.ts'

/** The table of a file in which rows stand. */
export interface RowPlace {
  readonly statement: StatementId
  readonly file: FileId
  /** Path inside the bundle. */
  readonly path: string
}

/**
 * The kept rows of a case, column by column. A row is told by its number, from 0; the columns answer in a few
 * nanoseconds what most rules ask of every one of a million rows, and objects are made only of those rows that count.
 */
export interface LedgerColumns {
  readonly size: number
  /** Numbers of all rows: by account, statements in order of their first day, rows from old to new in file order. */
  readonly order: Int32Array
  /** What recurs in rows, and which of these every row has: direction, outcome, kind, currency, cash and the like. */
  readonly parts: readonly Recurring[]
  readonly part: Int32Array | Uint16Array
  readonly accounts: readonly AccountId[]
  readonly account: Int32Array
  readonly places: readonly RowPlace[]
  readonly place: Int32Array
  /** 1-based line or row in the original. */
  readonly line: Int32Array
  /** Calendar day as the number YYYYMMDD: numbers compare as the days do. */
  readonly day: Int32Array
  /** Seconds since midnight; -1 where the original gives a day only. */
  readonly clock: Int32Array
  /**
   * Fen. Exact up to 2^53 - 1; above, the nearest double, and {@link exactAmounts} has the amount. Comparing with a
   * limit below 2^53 is right either way, since rounding keeps the order.
   */
  readonly amount: Float64Array
  readonly exactAmounts: ReadonlyMap<number, bigint>
  /** Fen; NaN where no balance was read. Rounded above 2^53 as the amounts are. */
  readonly balance: Float64Array
  readonly exactBalances: ReadonlyMap<number, bigint>
  /** Numbers of texts: the counterparty's name and account number, memo and merchant. */
  readonly texts: TextTable
  readonly name: Int32Array
  readonly number: Int32Array
  readonly memo: Int32Array
  readonly merchant: Int32Array
}

export interface Ledger extends LedgerColumns {
  /** Every row as an object, in {@link LedgerColumns.order}; made when first asked for. */
  readonly transactions: readonly Transaction[]
  /** Numbers of an account's rows, in the order of the ledger. */
  numbersOf(account: AccountId): Int32Array
  /** The row as an object; the same one whenever it is asked for. */
  row(number: number): Transaction
  /** The number of one of the ledger's own row objects; -1 for any other. */
  numberOf(row: Transaction): number
  dayOf(number: number): Day
  amountOf(number: number): Fen
  balanceOf(number: number): Fen | null
  pageOf(number: number): number | undefined
  serialOf(number: number): string | null
  orderNumberOf(number: number): string | null
  /** Part of the amount that came back by the row's own words. */
  refundedOf(number: number): Fen
}

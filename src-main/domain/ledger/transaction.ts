import type { Moment } from '../values/day.ts'
import type { AccountId, FileId, StatementId, TransactionId } from '../values/ids.ts'
import type { Fen } from '../values/money.ts'
import type { Recurring } from './recurring.ts'

/** Seen from the account of the statement. `neutral` = a wallet's own row that is neither income nor expense. */
export type Direction = 'in' | 'out' | 'neutral'

/** What the status column says became of the order. Only `done` and `partly-refunded` rows moved money (docs/counting.md, Movement). */
export type Outcome = 'done' | 'partly-refunded' | 'fully-refunded' | 'closed' | 'failed' | 'unpaid'

/**
 * What the row is by its own words: `top-up` into and `withdrawal` from a wallet are transfers between own
 * accounts; `refund` brings an earlier payment back; `internal` moves money between pockets of one wallet.
 */
export type TransactionKind = 'ordinary' | 'top-up' | 'withdrawal' | 'refund' | 'internal'

/** One row of a statement as read: typed, before it is tied to an account. */
export interface StatementRow {
  /** 1-based line or sheet row in the original; of a paged original the printed line, counted through the whole document. */
  readonly line: number
  /** 1-based page of a paged original (PDF); left out elsewhere. */
  readonly page?: number | undefined
  readonly at: Moment
  readonly direction: Direction
  /** Never negative: a negative amount in an unsigned column turns the direction and sets `reversal`. */
  readonly amount: Fen
  readonly reversal: boolean
  readonly balance: Fen | null
  /**
   * How the balance column ties to the row before in the same table and account: `first` = no row before,
   * `follows`, `break` (then `expectedBalance` says what it should be), `none` = no readable balance.
   */
  readonly balanceProof: 'first' | 'follows' | 'break' | 'none'
  readonly expectedBalance: Fen | null
  /** ISO 4217, `CNY` where the table names none. */
  readonly currency: string
  readonly outcome: Outcome
  readonly kind: TransactionKind
  /** Part of the amount that came back by the row's own words (`已退款(￥5.00)`); zero otherwise. */
  readonly refunded: Fen
  /** The account's own numbers in this row (card, account), as text; empty where the table has none. */
  readonly ownNumbers: readonly string[]
  readonly ownName: string | null
  readonly ownDocument: string | null
  readonly counterparty: CounterpartyText
  readonly memo: string
  readonly merchant: string
  /** Payment method or channel (`建设银行(8825)`, `零钱`, `ATM`). */
  readonly channel: string
  /** Kind of transaction in the bank's or wallet's words. */
  readonly typeText: string
  readonly statusText: string
  /** Cash by the cash mark, or by words (ATM取款, 柜面取现 …) where there is none. */
  readonly cash: boolean
  readonly serial: string | null
  readonly orderNumber: string | null
  /** The cells as they stand in the original, for showing and for exact comparison. */
  readonly cells: readonly string[]
}

/** A row that looks into the batch with which it came from a worker when it is asked for something. */
export interface CompactRow extends StatementRow {
  readonly recurring: Recurring
  /** Its cells as one text (domain/ledger/cell-text). */
  readonly cellText: string
  readonly batch: PackedBatch
  /** Its number in the batch. */
  readonly index: number
}

/** Rows that came together. */
export interface PackedBatch {
  readonly count: number
  /** What recurs in the rows of a statement, each combination once: the same list for many batches. */
  readonly recurring: readonly Recurring[]
  /** Row -> index in `recurring`. */
  readonly recurringAt: Uint32Array
  /** The rows as the case file takes them over, one behind the other (domain/ledger/row-record). */
  readonly records: Uint8Array
  /** Where the record of each row ends. */
  readonly recordEnds: Uint32Array
  /** Fields of which some row says something: bits of {@link bitOf} in domain/ledger/row-record. */
  readonly said: number
  /** Their words as the index takes them (domain/search), cut where the rows were read: texts of domain/values/jsonb, one behind the other. */
  readonly words: Uint8Array
}

export const isCompact = (row: StatementRow): row is CompactRow => 'cellText' in row

export interface CounterpartyText {
  readonly name: string
  readonly number: string
  readonly document: string
  readonly bank: string
}

/** A kept row, tied to its account and place. Its cells stay in the case file: no rule reads them, and a million rows of them fill the memory. */
export interface Transaction extends Omit<StatementRow, 'cells'> {
  readonly id: TransactionId
  readonly account: AccountId
  readonly statement: StatementId
  readonly file: FileId
  /** Path inside the bundle, as citations give it. */
  readonly path: string
}

/** Did the row move money (docs/counting.md, Movement)? */
export const moved = (row: Pick<StatementRow, 'outcome'>): boolean => row.outcome === 'done' || row.outcome === 'partly-refunded'
export const isOutflow = (row: Pick<StatementRow, 'outcome' | 'direction'>): boolean => row.direction === 'out' && moved(row)
export const isInflow = (row: Pick<StatementRow, 'outcome' | 'direction'>): boolean => row.direction === 'in' && moved(row)

/** One table of one file, read as a statement of one account (a table of several cards makes several). */
export interface Statement {
  readonly id: StatementId
  readonly file: FileId
  readonly path: string
  readonly sheet: string | null
  readonly account: AccountId
  /** Recognised layout, e.g. `wechat-pay-csv`. */
  readonly format: string
  readonly channel: 'bank' | 'wallet'
  /** Rows of this table in the order of the original. */
  readonly order: 'oldest-first' | 'newest-first'
}

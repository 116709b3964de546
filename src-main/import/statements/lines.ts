import type { StatementRow } from '../../domain/ledger/transaction.ts'
import type { Fen } from '../../domain/values/money.ts'
import type { Rejection } from '../table.ts'
import type { SideNote } from './row.ts'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What of a row the whole table is asked about; its side is settled by the balances and the column as a whole. */
export type MovedRow = Pick<StatementRow, 'line' | 'at' | 'amount' | 'balance' | 'outcome' | 'typeText' | 'memo' | 'cells'> & Mutable<Pick<StatementRow, 'direction' | 'reversal' | 'kind'>>

/** A data line of the table while it is being worked out: a transaction, or a rejected line. */
export type DataLine<Row extends MovedRow = MovedRow> = KeptLine<Row> | RejectedLine

export interface KeptLine<Row extends MovedRow = MovedRow> {
  readonly kept: true
  /** Number among the data lines in the order of the file, from 0. */
  readonly place: number
  readonly row: Row
  side: SideNote
  /** Account and currency whose balances run on from one another. */
  chain: string
}

export interface RejectedLine {
  readonly kept: false
  readonly place: number
  readonly rejection: Rejection
  /** Balance of the line where it can be read: what follows may run on from it. */
  readonly balance: Fen | null
  chain: string
}

export const rejectedFrom = (line: KeptLine, code: Rejection['code'], value: string): RejectedLine => ({
  kept: false,
  place: line.place,
  rejection: { line: line.row.line, code, value, cells: line.row.cells },
  balance: line.row.balance,
  chain: line.chain,
})

import type { Fen } from '../../domain/values/money.ts'
import type { Rejection } from '../table.ts'
import type { DraftRow, SideNote } from './row.ts'

/** A data line of the table while it is being worked out: a transaction, or a rejected line. */
export type DataLine = KeptLine | RejectedLine

export interface KeptLine {
  readonly kept: true
  readonly row: DraftRow
  side: SideNote
  /** Account and currency whose balances run on from one another. */
  chain: string
}

export interface RejectedLine {
  readonly kept: false
  readonly rejection: Rejection
  /** Balance of the line where it can be read: what follows may run on from it. */
  readonly balance: Fen | null
  chain: string
}

export const rejectedFrom = (line: KeptLine, code: Rejection['code'], value: string): RejectedLine => ({
  kept: false,
  rejection: { line: line.row.line, code, value, cells: line.row.cells },
  balance: line.row.balance,
  chain: line.chain,
})

import { z } from 'zod'
import { command, id, query } from './method.ts'

/** A cell of a row that was read out of a printed table. */
export interface PrintedCell {
  /** Place in the row from the left, counted from 0. */
  readonly cell: number
  /** Name of its column, as the header has it; empty where it has none. */
  readonly name: string
  /** What the machine read; it stays beside every correction. */
  readonly machine: string
  /** What counts instead; null where nobody put it right. */
  readonly corrected: string | null
  readonly correctedBy: string | null
  readonly correctedAt: string | null
}

export interface PrintedRowView {
  readonly page: number
  readonly line: number
  readonly cells: readonly PrintedCell[]
}

/** A corrected cell with its place. */
export interface CorrectedCell extends PrintedCell {
  readonly page: number
  readonly line: number
}

export interface PrintedRows {
  /** The row before in the same table, where a balance that does not follow may come from, and the row itself; empty where the line is no row of a paged file. */
  readonly rows: readonly PrintedRowView[]
  /** Every corrected cell of the file. */
  readonly corrected: readonly CorrectedCell[]
  /** True where the rows come from the text of the document: a scan is corrected by its recognised pieces. */
  readonly byCell: boolean
}

export const CORRECTED_ROWS_METHODS = {
  /** The row on a line of a printed table with the one before it; without a line only what was corrected in the file. */
  'rows.printed': query<PrintedRows>()(z.strictObject({ file: id, line: z.int().min(1).nullable() })),
  /** Puts a cell right beside what the machine read and reads the table anew; null takes the correction back. One undo takes back both. */
  'rows.correct': command<PrintedRows>()(z.strictObject({ file: id, line: z.int().min(1), cell: z.int().min(0).max(500), text: z.string().max(2000).nullable() })),
} as const

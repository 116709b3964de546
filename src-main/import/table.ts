/** A table as it stands in the original: every line that is not blank, preamble and footer included. */
export interface SourceTable {
  /** Name of the sheet; null for text files. */
  readonly sheet: string | null
  readonly rows: readonly SourceRow[]
}

export interface SourceRow {
  /** 1-based physical line of a text file (where the record starts), or row number of the sheet. */
  readonly line: number
  /** 1-based page of a paged original (PDF); `line` then counts the printed lines of the whole document. Left out elsewhere. */
  readonly page?: number
  /** Cells as text, blanks at the ends and tabs kept out, nothing else changed. Numbers of a sheet as exact decimals, dates as `YYYY-MM-DD[ HH:MM:SS]`. */
  readonly cells: readonly string[]
}

/** Why a row was read but not kept. Words: `rejection.<code>` in the catalogues. */
export const REJECTION_CODES = [
  'date-missing', 'date-unreadable', 'amount-missing', 'amount-unreadable', 'amount-too-large', 'direction-unknown',
  'too-few-cells', 'too-many-cells', 'no-data-answer', 'traveller-missing', 'control-characters',
] as const
export type RejectionCode = (typeof REJECTION_CODES)[number]

export interface Rejection {
  readonly line: number
  /** As in {@link SourceRow}. */
  readonly page?: number
  readonly code: RejectionCode
  /** The cell that could not be read. */
  readonly value: string
  readonly cells: readonly string[]
}

/**
 * What a recogniser made of one table. `read` = number of data rows = kept + rejected here
 * (duplicates are found later, against the other statements of the account).
 */
export interface ReadTable<Row> {
  readonly sheet: string | null
  /** Layout id, e.g. `wechat-pay`, `judicial-return-a`; the file format is appended by intake. */
  readonly layout: string
  readonly headerLine: number
  /** Column meaning -> cell index, for showing how it was read. */
  readonly columns: Readonly<Record<string, number>>
  readonly header: readonly string[]
  readonly read: number
  readonly rows: readonly Row[]
  readonly rejected: readonly Rejection[]
  /** Lines that are no data rows: preamble, footer, repeated header. */
  readonly furniture: readonly number[]
}

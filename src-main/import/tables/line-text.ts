import type { SourceRow } from '../table.ts'

/** A row of a delimited text that knows the line in which nothing but delimiters stands between its cells, so that they need not be joined again to be kept as one text. */
class DelimitedRow implements SourceRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly #text: string

  constructor(line: number, cells: readonly string[], text: string) {
    this.line = line
    this.cells = cells
    this.#text = text
  }

  static textOf(row: DelimitedRow): string {
    return row.#text
  }
}

/** A row whose line is its cells with one character between each two. */
export const rowOfLine = (line: number, cells: readonly string[], text: string): SourceRow => new DelimitedRow(line, cells, text)

/** The cells of a row with one character, whichever, between each two; null where they have to be joined. */
export const lineText = (row: SourceRow): string | null => (row instanceof DelimitedRow ? DelimitedRow.textOf(row) : null)

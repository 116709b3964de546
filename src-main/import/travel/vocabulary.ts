import columns from '../../../resources/travel/columns.json' with { type: 'json' }
import seats from '../../../resources/travel/seats.json' with { type: 'json' }

/** The word lists of travel records: what columns are called, which lines are no rows, what seat codes mean. */
export const SHARED_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.shared
export const BORDER_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.border
export const RAIL_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.rail
export const AIR_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.air
export const SHIP_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.ship
export const DOCUMENT_COLUMNS = columns.documents
export const STATEMENT_COLUMNS = columns.statement
export const PREAMBLE_KEYS = columns.preamble

const SEAT_CODES: Readonly<Record<string, string>> = seats.codes
const FOOTERS = columns.lines.footers.map((source) => new RegExp(source, 'u'))
const NO_DATA: readonly string[] = columns.lines.noData
const EMPTY = new Set(columns.lines.empty)
const LONGEST_EMPTY = Math.max(...columns.lines.empty.map((mark) => mark.length))

/** Form in which column names and status words are compared: width, case and blanks do not count. */
export const plain = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/\s+/gu, '')

/** The cell's text; empty where it holds only a mark for nothing (`-`, `/`, `无`, `null`). */
export function filled(cell: string | undefined): string {
  const text = (cell ?? '').trim()
  // Most cells are longer than any such mark: normalising each of them would double the time of a large table.
  return text.length <= LONGEST_EMPTY && EMPTY.has(plain(text)) ? '' : text
}

/** Does a line that begins with this text close or explain the table (`第 1 页 / 共 3 页`, `合计`)? */
export function isFooterText(text: string): boolean {
  const compared = text.normalize('NFKC').trim()
  return FOOTERS.some((pattern) => pattern.test(compared))
}

/** Does the text say that the query found nothing? */
export const isNoDataText = (text: string): boolean => NO_DATA.some((word) => plain(text).includes(word))

/** Seat in words: a code of the ticket system (`O`, `M`, `WZ`) becomes its name, all else stays as written. */
export const seatInWords = (seat: string): string => SEAT_CODES[plain(seat)] ?? seat

import { simplified } from '../../domain/search/characters.ts'
import columns from '../../../resources/travel/columns.json' with { type: 'json' }
import seats from '../../../resources/travel/seats.json' with { type: 'json' }

/** The word lists of travel records: what columns are called, which lines are no rows, what seat codes mean. */
export const SHARED_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.shared
export const BORDER_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.border
export const RAIL_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.rail
export const AIR_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.air
export const SHIP_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.ship
export const HOTEL_COLUMNS: Readonly<Record<string, readonly string[]>> = columns.hotel
/** Ways of travelling that records tell of, with what the columns of each may mean. */
export const MODE_COLUMNS = { border: BORDER_COLUMNS, rail: RAIL_COLUMNS, ship: SHIP_COLUMNS, air: AIR_COLUMNS, hotel: HOTEL_COLUMNS } as const
export type TravelMode = keyof typeof MODE_COLUMNS
export const DOCUMENT_COLUMNS = columns.documents
export const STATEMENT_COLUMNS = columns.statement
export const PREAMBLE_KEYS = columns.preamble

const SEAT_CODES: Readonly<Record<string, string>> = seats.codes
const FOOTERS = columns.lines.footers.map((source) => new RegExp(source, 'u'))
const NO_DATA: readonly string[] = columns.lines.noData
const EMPTY = new Set(columns.lines.empty)
const LONGEST_EMPTY = Math.max(...columns.lines.empty.map((mark) => mark.length))

/** Form in which column names and status words are compared: width, case and blanks do not count, traditional characters are simplified ones. */
export const plain = (text: string): string => simplified(text.normalize('NFKC').toUpperCase().replace(/\s+/gu, ''))

/** A heading may carry a unit or a gloss in brackets (`票价(元)`, `出入境时间(CRJSJ)`) or name two things (`舱位/舱等`, `姓名/Name`). */
const withoutBrackets = (heading: string): string => heading.replace(/\([^()]*\)/gu, '')
/** The forms under which a heading is looked up: whole, without brackets, and each of its parts. */
export const headingForms = (cell: string): readonly string[] => {
  const whole = plain(cell).replace(/[*:]+$/u, '')
  const bare = withoutBrackets(whole)
  return [...new Set([whole, bare, ...bare.split('/')])].filter((form, order) => order === 0 || form !== '')
}

/** Form in which the beginning of a line is compared with the words of a layout for lines that are no rows. */
export const footerPlain = (text: string): string => plain(text)

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

import type { SourceRow } from '../table.ts'
import {
  AIR_COLUMNS, BORDER_COLUMNS, DOCUMENT_COLUMNS, RAIL_COLUMNS, SHARED_COLUMNS, SHIP_COLUMNS, STATEMENT_COLUMNS, plain,
} from './vocabulary.ts'

export type TravelMode = 'border' | 'rail' | 'air' | 'ship'

/** A recognised header line: what each column means. */
export interface TravelHeader {
  readonly mode: TravelMode
  readonly line: number
  readonly cells: readonly string[]
  /** Meaning -> cell indexes, the preferred column first. */
  readonly columns: ReadonlyMap<string, readonly number[]>
  /** Columns that hold document numbers, in the order of the table; kind as the heading names it, else empty. */
  readonly documents: readonly { readonly index: number; readonly kind: string }[]
}

const MODE_COLUMNS = { border: BORDER_COLUMNS, rail: RAIL_COLUMNS, ship: SHIP_COLUMNS, air: AIR_COLUMNS } as const

/** A heading may carry a unit or a gloss in brackets (`票价(元)`, `出入境时间(CRJSJ)`) or name two things (`舱位/舱等`, `姓名/Name`). */
const withoutBrackets = (heading: string): string => heading.replace(/\([^()]*\)/gu, '')
const headingForms = (cell: string): readonly string[] => {
  const whole = plain(cell).replace(/[*:]+$/u, '')
  const bare = withoutBrackets(whole)
  return [...new Set([whole, bare, ...bare.split('/')])].filter((form, order) => order === 0 || form !== '')
}

function matchColumns(headings: readonly (readonly string[])[], meanings: Readonly<Record<string, readonly string[]>>): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [meaning, names] of Object.entries(meanings)) {
    const indexes: number[] = []
    for (const name of names) {
      const wanted = plain(name)
      headings.forEach((forms, index) => {
        if (forms.includes(wanted) && !indexes.includes(index)) indexes.push(index)
      })
    }
    if (indexes.length > 0) found.set(meaning, indexes)
  }
  return found
}

function documentColumns(headings: readonly (readonly string[])[]): TravelHeader['documents'] {
  return headings.flatMap(([whole = ''], index) => {
    const named = DOCUMENT_COLUMNS.words.some((word) => whole.includes(plain(word)))
    // 购票人证件号码 is the buyer's: taken for the traveller's it would put a companion's journey on the debtor.
    if (!named || DOCUMENT_COLUMNS.unless.some((word) => whole.includes(word))) return []
    return [{ index, kind: DOCUMENT_COLUMNS.kinds.find(({ word }) => whole.includes(word))?.kind ?? '' }]
  })
}

/** Is it the header of an account statement, which must never be read as travel even where it names trains or flights? */
function isStatementHeader(headings: readonly (readonly string[])[]): boolean {
  const names = new Set(headings.flat())
  if (STATEMENT_COLUMNS.decisive.some((word) => names.has(plain(word)))) return true
  // An order export may carry how the ticket was paid; it names a traveller, a statement does not.
  const traveller = SHARED_COLUMNS.name?.some((word) => names.has(plain(word))) === true || documentColumns(headings).length > 0
  return !traveller && STATEMENT_COLUMNS.money.filter((word) => names.has(plain(word))).length >= 2
}

function modeOf(headings: readonly (readonly string[])[]): TravelMode | null {
  const has = (meanings: Readonly<Record<string, readonly string[]>>, ...keys: readonly string[]): boolean => {
    const found = matchColumns(headings, meanings)
    return keys.every((key) => found.has(key))
  }
  // Rail comes before border: a crossing record may name the train (车次), but has no seat; a ticket list has no port or direction.
  const crossing = has(BORDER_COLUMNS, 'direction') || has(BORDER_COLUMNS, 'port')
  if (crossing && (has(BORDER_COLUMNS, 'border-date') || has(BORDER_COLUMNS, 'border-generic-date'))) return 'border'
  if (has(BORDER_COLUMNS, 'border-date') && has(BORDER_COLUMNS, 'destination')) return 'border'
  if (has(RAIL_COLUMNS, 'train', 'rail-date')) return 'rail'
  if (has(SHIP_COLUMNS, 'ship-mark', 'ship-date')) return 'ship'
  if (has(AIR_COLUMNS, 'flight', 'air-date')) return 'air'
  return null
}

/** Reads a line as the header of a travel record; null where it is none. */
export function readHeader(row: SourceRow): TravelHeader | null {
  const headings = row.cells.map(headingForms)
  if (isStatementHeader(headings)) return null
  const mode = modeOf(headings)
  if (mode === null) return null
  const columns = new Map([...matchColumns(headings, SHARED_COLUMNS), ...matchColumns(headings, MODE_COLUMNS[mode])])
  const documents = documentColumns(headings)
  if (columns.size + documents.length < 3) return null
  return { mode, line: row.line, cells: row.cells, columns, documents }
}

/** The header printed again, as on the next page or by a second heading line of field codes. */
export function repeatsHeader(row: SourceRow, header: TravelHeader): boolean {
  const here = row.cells.map(plain)
  const there = header.cells.map(plain)
  const filledHeads = there.filter((cell) => cell !== '')
  const equal = here.filter((cell, index) => cell !== '' && cell === there[index]).length
  if (equal >= 2 && equal * 2 >= filledHeads.length) return true
  return readHeader(row)?.mode === header.mode
}

/** Column meanings as shown beside the table: meaning -> index of the preferred column. */
export function columnSummary(header: TravelHeader): Readonly<Record<string, number>> {
  const summary: Record<string, number> = {}
  for (const [meaning, [index]] of header.columns) if (index !== undefined) summary[meaning] = index
  header.documents.forEach(({ index }, order) => {
    summary[order === 0 ? 'document' : `document-${order + 1}`] = index
  })
  return summary
}

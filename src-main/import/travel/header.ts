import type { SourceRow } from '../table.ts'
import { chooseTravelLayout, TRAVEL_LAYOUTS, type TravelLayout } from './layout.ts'
import {
  AIR_COLUMNS, BORDER_COLUMNS, DOCUMENT_COLUMNS, HOTEL_COLUMNS, MODE_COLUMNS, RAIL_COLUMNS, SHARED_COLUMNS, SHIP_COLUMNS, STATEMENT_COLUMNS, headingForms, plain, type TravelMode,
} from './vocabulary.ts'

/** A recognised header line: what each column means. */
export interface TravelHeader {
  readonly mode: TravelMode
  /** The described form that it has; null where its columns are understood by their names alone. */
  readonly layout: TravelLayout | null
  readonly line: number
  readonly cells: readonly string[]
  /** Meaning -> cell indexes, the preferred column first. */
  readonly columns: ReadonlyMap<string, readonly number[]>
  /** Columns that hold document numbers, in the order of the table; kind as the heading names it, else empty. */
  readonly documents: readonly { readonly index: number; readonly kind: string }[]
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

const kindOfDocument = (heading: string): string => DOCUMENT_COLUMNS.kinds.find(({ word }) => heading.includes(word))?.kind ?? ''

function documentColumns(headings: readonly (readonly string[])[]): TravelHeader['documents'] {
  return headings.flatMap(([whole = ''], index) => {
    const named = DOCUMENT_COLUMNS.words.some((word) => whole.includes(plain(word)))
    // 购票人证件号码 is the buyer's: taken for the traveller's it would put a companion's journey on the debtor.
    if (!named || DOCUMENT_COLUMNS.unless.some((word) => whole.includes(word))) return []
    return [{ index, kind: kindOfDocument(whole) }]
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
  if (crossing && (has(BORDER_COLUMNS, 'date') || has(BORDER_COLUMNS, 'generic-date'))) return 'border'
  if (has(BORDER_COLUMNS, 'date', 'destination')) return 'border'
  if (has(RAIL_COLUMNS, 'train', 'date')) return 'rail'
  if (has(SHIP_COLUMNS, 'mark', 'date')) return 'ship'
  if (has(AIR_COLUMNS, 'flight', 'date') || has(AIR_COLUMNS, 'boarding-pass', 'date')) return 'air'
  return has(HOTEL_COLUMNS, 'mark', 'date') ? 'hotel' : null
}

/** Reads a line as the header of a travel record; null where it is none. */
export function readHeader(row: SourceRow, layouts: readonly TravelLayout[] = TRAVEL_LAYOUTS): TravelHeader | null {
  const headings = row.cells.map(headingForms)
  const layout = chooseTravelLayout(row.cells, layouts)
  // What a person said of a table counts before what its names look like.
  if (layout?.own !== true && isStatementHeader(headings)) return null
  const mode = layout?.mode ?? modeOf(headings)
  if (mode === null) return null
  const { columns, documents } = bindColumns(headings, mode, layout)
  if (columns.size + documents.length < (columns.has('boarding-pass') ? 2 : 3)) return null
  return { mode, layout, line: row.line, cells: row.cells, columns, documents }
}

/** The header of a table that has no header line, by the places that a layout gives. */
export function headerByPositions(layout: TravelLayout): TravelHeader {
  const columns = new Map<string, number[]>()
  const documents: { index: number; kind: string }[] = []
  layout.positions?.forEach((meaning, index) => {
    if (meaning === 'document') documents.push({ index, kind: '' })
    else if (meaning !== null) columns.set(meaning, [...(columns.get(meaning) ?? []), index])
  })
  return { mode: layout.mode, layout, line: 0, cells: layout.positions?.map((meaning) => meaning ?? '') ?? [], columns, documents }
}

/** Columns by name; those that the layout explains carry its meaning and no other. */
function bindColumns(headings: readonly (readonly string[])[], mode: TravelMode, layout: TravelLayout | null): Pick<TravelHeader, 'columns' | 'documents'> {
  const told = headings.map((forms) => forms.flatMap((form) => layout?.meanings.get(form) ?? [])[0] ?? null)
  const free = headings.map((forms, index) => (told[index] !== null || layout?.onlyNamed === true ? [] : forms))
  const columns = new Map([...matchColumns(free, SHARED_COLUMNS), ...matchColumns(free, MODE_COLUMNS[mode])])
  for (const meaning of new Set(told)) {
    if (meaning === null || meaning === 'document') continue
    const places = told.flatMap((each, index) => (each === meaning ? [index] : []))
    columns.set(meaning, [...places, ...(columns.get(meaning) ?? [])])
  }
  const named = told.flatMap((meaning, index) => (meaning === 'document' ? [{ index, kind: kindOfDocument(headings[index]?.[0] ?? '') }] : []))
  return { columns, documents: [...named, ...documentColumns(free)].toSorted((one, other) => one.index - other.index) }
}

/** The header printed again, as on the next page or by a second heading line of field codes. */
export function repeatsHeader(row: SourceRow, header: TravelHeader, layouts: readonly TravelLayout[] = TRAVEL_LAYOUTS): boolean {
  const here = row.cells.map(plain)
  const there = header.cells.map(plain)
  const filledHeads = there.filter((cell) => cell !== '')
  const equal = here.filter((cell, index) => cell !== '' && cell === there[index]).length
  if (equal >= 2 && equal * 2 >= filledHeads.length) return true
  return readHeader(row, layouts)?.mode === header.mode
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

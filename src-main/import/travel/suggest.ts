import type { SourceTable } from '../table.ts'
import { readHeader } from './header.ts'
import { DOCUMENT_COLUMNS, MODE_COLUMNS, SHARED_COLUMNS, headingForms, plain, type TravelMode } from './vocabulary.ts'

/** What the columns of an unknown table may mean, read as a travel record. Nothing of it counts before a person says so. */
export interface TravelSuggestion {
  readonly mode: TravelMode
  /** Index of the header row. */
  readonly header: number
  readonly columns: readonly (string | null)[]
  /** How many columns are known by name. */
  readonly known: number
}

const WITHIN = 200
const MODES = Object.keys(MODE_COLUMNS) as readonly TravelMode[]
/** Names that many tables have: they alone make no travel record. */
const COMMON = new Set(['name', 'document', 'document-kind', 'date', 'generic-date', 'time', 'fare', 'status', 'currency', 'from', 'to', 'place', 'buyer', 'no-data-reason', 'payment-order'])

/** Proposes way of travelling and columns by names; null where nothing but common names is known. */
export function suggestTravel(table: SourceTable): TravelSuggestion | null {
  let best: TravelSuggestion | null = null
  for (const [header, row] of table.rows.slice(0, WITHIN).entries()) {
    if (row.cells.filter((cell) => cell !== '').length < 3) continue
    const read = readHeader(row)
    for (const mode of read === null ? MODES : [read.mode]) {
      const columns = row.cells.map((cell) => meaningIn(cell, mode))
      const known = columns.filter((meaning) => meaning !== null).length
      const tells = columns.some((meaning) => meaning !== null && !COMMON.has(meaning))
      if (tells && known >= 2 && known > (best?.known ?? 0)) best = { mode, header, columns, known }
    }
  }
  return best
}

function meaningIn(cell: string, mode: TravelMode): string | null {
  const forms = headingForms(cell)
  if (forms.every((form) => form === '')) return null
  const named = (meanings: Readonly<Record<string, readonly string[]>>): string | undefined =>
    Object.entries(meanings).find(([meaning, names]) => meaning !== 'mark' && meaning !== 'payment-order' && names.some((name) => forms.includes(plain(name))))?.[0]
  const found = named(MODE_COLUMNS[mode]) ?? named(SHARED_COLUMNS)
  if (found !== undefined) return found
  const [whole = ''] = forms
  const isDocument = DOCUMENT_COLUMNS.words.some((word) => whole.includes(plain(word))) && !DOCUMENT_COLUMNS.unless.some((word) => whole.includes(word))
  return isDocument ? 'document' : null
}

import { mayBeList, readChecksumList } from '../domain/checksums/read-list.ts'
import { onePage } from './documents/document-text.ts'
import { imported, needsAttention, type FileType } from './parsed.ts'
import type { ParsedFile, RecognisedStatement, RecognisedTravel } from './parsed-file.ts'
import { recogniseStatement } from './statements/recognise.ts'
import { LAYOUTS, type Layouts } from './layouts.ts'
import { knownListOf } from './known-lists.ts'
import { besideEachOther } from './side-by-side.ts'
import { tableParts } from './table-parts.ts'
import type { SourceTable } from './table.ts'
import { recogniseTravel } from './travel/recognise.ts'

interface Recognised {
  readonly statements: readonly RecognisedStatement[]
  readonly travel: readonly RecognisedTravel[]
  /** Formats of tables that are known and are neither (registrations, log-ins, payments of tickets). */
  readonly lists: readonly { readonly id: string; readonly table: SourceTable }[]
  /** Tables with rows that no reader knows. */
  readonly unknown: readonly SourceTable[]
}

/** Offers every table to the readers of statements, then to those of travel records. */
function recogniseAll(tables: readonly SourceTable[], layouts: Layouts): Recognised {
  const lists: { id: string; table: SourceTable }[] = []
  const statements: RecognisedStatement[] = []
  const travel: RecognisedTravel[] = []
  const unknown: SourceTable[] = []
  for (const table of tables.flatMap((whole) => tableParts(whole, layouts)).flatMap((part) => besideEachOther(part, layouts))) {
    if (table.rows.length === 0) continue
    const statement = recogniseStatement(table, layouts.statements)
    const journeys = statement === null ? recogniseTravel(table, layouts.travel) : null
    const list = statement === null && journeys === null ? knownListOf(table) : null
    if (statement !== null) statements.push(statement)
    else if (journeys !== null) travel.push(journeys)
    else if (list !== null) lists.push({ id: list, table })
    else unknown.push(table)
  }
  return { statements, travel, lists, unknown }
}

/**
 * A file of tables as what its tables are, or null where none is known. The format is the layout of the first
 * known table with the container behind it (`wechat-pay-csv`). Sheets with rows that nobody could read are
 * named in the reason although the file is taken in: rows in them must not be overlooked.
 */
export function parseKnownTables(
  tables: readonly SourceTable[],
  container: string,
  mediaType: string,
  encoding: string | null,
  layouts: Layouts = LAYOUTS,
): ParsedFile | null {
  const found = recogniseAll(tables, layouts)
  const first = found.statements[0] ?? found.travel[0]
  if (first === undefined) {
    const [list] = found.lists
    // A list beside tables that nobody knows is not all of the file.
    if (list === undefined || found.unknown.some(hasTableShape)) return null
    return imported('document', { format: `${list.id}-${container}`, mediaType }, { encoding, pages: textsOf(tables.filter((table) => table.rows.length > 0)) })
  }
  const overlooked = found.unknown.filter(hasTableShape)
  return imported(
    found.statements.length > 0 ? 'bank-statement' : 'travel-record',
    { format: `${first.layout}-${container}`, mediaType },
    {
      encoding,
      pages: textsOf(found.lists.map(({ table }) => table)),
      statements: found.statements,
      travel: found.travel,
      ...(overlooked.length > 0 ? { reasonCode: 'unknown-columns' as const, reasonDetail: overlooked.map((table) => table.sheet ?? '').join(', ') } : {}),
    },
  )
}

/** Rows shown in the reason at most. */
const SHOWN_CELLS = 12

/**
 * A table of digests (a seizure list) is a document of the case: nobody has to say what its columns are. Each line of the
 * text is the line of the original, blank ones included, so that a digest is cited where it stands.
 */
function listOfDigests(tables: readonly SourceTable[], type: FileType, encoding: string | null): ParsedFile | null {
  const pages = tables.map((table) => {
    const lines: string[] = []
    for (const row of table.rows) lines[row.line - 1] = row.cells.map((cell) => cell.replace(/\s+/gu, ' ')).join('\t')
    return Array.from(lines, (line) => line ?? '').join('\n')
  })
  if (!mayBeList(pages) || readChecksumList(pages).length === 0) return null
  return imported('document', type, { encoding, pages, pagesWithoutText: pages.filter((page) => onePage(page).pagesWithoutText > 0).length })
}

/** A file of tables of which none is known: its text is kept as one page per table, so that it can at least be found and cited. */
export function unknownTables(tables: readonly SourceTable[], type: FileType, encoding: string | null): ParsedFile {
  const filled = tables.filter((table) => table.rows.length > 0)
  if (filled.length === 0) return needsAttention('other', type, 'empty-file', null, { encoding })
  const list = listOfDigests(tables, type, encoding)
  if (list !== null) return list
  const widest = filled.flatMap((table) => table.rows.slice(0, 20)).reduce((best, row) => (row.cells.length > best.cells.length ? row : best))
  const pages = textsOf(filled)
  const pagesWithoutText = pages.filter((page) => onePage(page).pagesWithoutText > 0).length
  return needsAttention('other', type, 'unknown-columns', widest.cells.slice(0, SHOWN_CELLS).join(' | ').slice(0, 300), { encoding, pages, pagesWithoutText })
}

/** Tables as pages of text, so that they can be found and cited. */
const textsOf = (tables: readonly SourceTable[]): string[] => tables.map((table) => table.rows.map((row) => row.cells.join('\t')).join('\n'))

/** At least three rows of at least three filled cells: lists of notes and single remarks are no table. */
export function hasTableShape(table: SourceTable): boolean {
  let rows = 0
  for (const row of table.rows) {
    if (row.cells.filter((cell) => cell !== '').length >= 3) rows += 1
    if (rows >= 3) return true
  }
  return false
}

/**
 * True where the known table is the text, false where a document only quotes a few rows of one: a report with
 * a table in it is read as a document. Lines behind the header with at least half of its columns count as rows,
 * readable or not, so that a statement with many faulty rows stays a statement.
 */
export function fillsTheText(known: ParsedFile, table: SourceTable): boolean {
  const read = known.statements[0] ?? known.travel[0]
  if (read === undefined) return hasTableShape(table)
  const least = Math.max(2, Math.ceil(read.header.filter((cell) => cell !== '').length / 2))
  const behind = table.rows.filter((row) => row.line > read.headerLine)
  const rows = behind.filter((row) => row.cells.length >= least).length
  return rows * 10 >= behind.length * 6
}

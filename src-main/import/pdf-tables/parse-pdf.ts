import type { Bytes } from '../content.ts'
import { readPdf, type PdfResources } from '../documents/pdf-text.ts'
import { documentOf, needsAttention, type FileType } from '../parsed.ts'
import type { ParsedFile, RecognisedStatement, RecognisedTravel } from '../parsed-file.ts'
import { LAYOUTS, type Layouts } from '../layouts.ts'
import type { CellCorrection } from '../reading-choice.ts'
import { recogniseStatement } from '../statements/recognise.ts'
import type { ReadTable, SourceTable } from '../table.ts'
import { recogniseTravel } from '../travel/recognise.ts'
import { ticketsIn } from '../travel/tickets.ts'
import { tableFinder, type PrintedTable, type PrintedTables } from './find-tables.ts'

/**
 * Reads a PDF as a document; one that is a printed statement or travel record becomes that as well, with its pages
 * kept for reading and citing. A report that only quotes a few rows stays a document, or its rows would count twice.
 */
export async function parsePdf(
  bytes: Bytes,
  type: FileType,
  resources: PdfResources,
  layouts: Layouts = LAYOUTS,
  passwords: readonly string[] = [],
  corrections: readonly CellCorrection[] = [],
): Promise<ParsedFile> {
  const finder = tableFinder(layouts)
  const read = await readPdf(bytes, resources, finder.addPage, passwords)
  if (!read.ok) return needsAttention('document', type, read.error.reason, read.error.detail)
  const document = documentOf('document', type, read.value)
  const { statements, travel } = recognisePrinted(withCorrections(finder.finish(), corrections), layouts)
  const first = statements[0] ?? travel[0]
  if (first === undefined) return document
  return { ...document, kind: statements.length > 0 ? 'bank-statement' : 'travel-record', format: `${first.layout}-pdf`, statements, travel }
}

/** The tables with the cells that were put right by hand; the rows keep their lines and pages. */
function withCorrections(printed: PrintedTables, corrections: readonly CellCorrection[]): PrintedTables {
  if (corrections.length === 0) return printed
  const byLine = Map.groupBy(corrections, ({ line }) => line)
  return {
    ...printed,
    tables: printed.tables.map((each) => ({
      ...each,
      table: {
        ...each.table,
        rows: each.table.rows.map((row) => {
          const own = byLine.get(row.line)
          if (own === undefined) return row
          return { ...row, cells: row.cells.map((text, cell) => own.find((correction) => correction.cell === cell)?.text ?? text) }
        }),
      },
    })),
  }
}

export interface RecognisedPrint {
  readonly statements: readonly RecognisedStatement[]
  readonly travel: readonly RecognisedTravel[]
}

/** Lines of cover, head and notes that a statement may have beside its rows, whatever its length. */
const OTHER_LINES = 40

/** Offers the tables found to the readers of statements and travel records; rows come back with their pages. A document without a table may be a ticket. */
export function recognisePrinted({ tables, lines, texts }: PrintedTables, layouts: Layouts = LAYOUTS): RecognisedPrint {
  const statements: RecognisedStatement[] = []
  const travel: RecognisedTravel[] = []
  const inTables = tables.reduce((total, { rowLines, furniture }) => total + rowLines + furniture.length, 0)
  const others = Math.max(0, lines - inTables - OTHER_LINES)
  // As for text: rows have to make up at least six lines in ten.
  if (inTables * 4 < others * 6) return { statements, travel }
  const tickets = tables.length === 0 ? ticketsIn(texts) : null
  if (tickets !== null) travel.push(tickets)
  for (const printed of tables) {
    const statement = recogniseStatement(printed.table, layouts.statements)
    if (statement !== null) {
      statements.push(withPages(statement, printed))
      continue
    }
    const journeys = recogniseTravel(printed.table, layouts.travel)
    if (journeys !== null) travel.push(withPages(journeys, printed))
  }
  return { statements, travel }
}

function withPages<Read extends ReadTable<{ readonly line: number }>>(read: Read, { table, furniture }: PrintedTable): Read {
  const pages = pagesOf(table)
  const paged = <Row extends { readonly line: number }>(row: Row): Row => {
    const page = pages.get(row.line)
    return page === undefined ? row : { ...row, page }
  }
  return { ...read, rows: read.rows.map(paged), rejected: read.rejected.map(paged), furniture: [...read.furniture, ...furniture].toSorted((a, b) => a - b) }
}

const pagesOf = (table: SourceTable): ReadonlyMap<number, number> =>
  new Map(table.rows.flatMap(({ line, page }): readonly (readonly [number, number])[] => (page === undefined ? [] : [[line, page]])))

import type { Layouts } from './layouts.ts'
import { parseKnownTables } from './parse-tables.ts'
import type { ParsedFile } from './parsed-file.ts'
import { readDelimited } from './tables/delimited.ts'
import { readFixedWidth } from './tables/fixed-width.ts'
import type { SourceTable } from './table.ts'

/** Lines of cover, head and notes that a print-out may have beside its rows. */
const OTHER_LINES = 40

/** A print-out of fixed width that is a statement or travel record for the most part; it stays the text that it is, for reading and citing. */
export const parsePrintedText = (text: string, document: ParsedFile, layouts: Layouts): ParsedFile | null => withTables(text, readFixedWidth(text, layouts), 'txt', document, layouts)

/** Rows of cells that stand on lines of their own, as the readers of documents write the tables in them. */
const CELLS = /^[^\n]*\t[^\n]*\t[^\n]*$/gmu
const LEAST_ROWS = 3

/**
 * A document (DOCX, RTF, the body of a mail) that is a table of a statement or travel record for the most part: its rows as
 * well, by the lines of its text. One that only quotes some stays a document.
 */
export function withRowsInText(document: ParsedFile, container: string, layouts: Layouts): ParsedFile {
  const [text, ...more] = document.pages
  if (document.status !== 'imported' || text === undefined || more.length > 0 || (text.match(CELLS)?.length ?? 0) < LEAST_ROWS) return document
  return withTables(text, [readDelimited(text)], container, document, layouts) ?? document
}

function withTables(text: string, tables: readonly SourceTable[], container: string, document: ParsedFile, layouts: Layouts): ParsedFile | null {
  const known = parseKnownTables(tables, container, document.mediaType, document.encoding, layouts)
  if (known === null || known.statements.length + known.travel.length === 0) return null
  const lines = text.split(/\r\n|[\n\r\f]/u).filter((line) => line.trim() !== '').length
  const rows = [...known.statements, ...known.travel].reduce((total, { read, furniture, headerLine }) => total + read + furniture.filter((line) => line > headerLine).length, 0)
  if (rows * 10 < (lines - OTHER_LINES) * 6) return null
  const { kind, format, statements, travel, reasonCode, reasonDetail } = known
  return { ...document, kind, format, statements, travel, reasonCode, reasonDetail }
}

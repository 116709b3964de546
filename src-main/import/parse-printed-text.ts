import type { Layouts } from './layouts.ts'
import { parseKnownTables } from './parse-tables.ts'
import type { ParsedFile } from './parsed-file.ts'
import { readFixedWidth } from './tables/fixed-width.ts'

/** Lines of cover, head and notes that a print-out may have beside its rows. */
const OTHER_LINES = 40

/** A print-out of fixed width that is a statement or travel record for the most part; it stays the text that it is, for reading and citing. */
export function parsePrintedText(text: string, document: ParsedFile, layouts: Layouts): ParsedFile | null {
  const known = parseKnownTables(readFixedWidth(text, layouts), 'txt', 'text/plain', document.encoding, layouts)
  if (known === null || known.statements.length + known.travel.length === 0) return null
  const lines = text.split(/\r\n|[\n\r\f]/u).filter((line) => line.trim() !== '').length
  const rows = [...known.statements, ...known.travel].reduce((total, { read, furniture }) => total + read + furniture.length, 0)
  return rows * 10 < (lines - OTHER_LINES) * 6 ? null : { ...document, kind: known.kind, format: known.format, statements: known.statements, travel: known.travel, reasonCode: known.reasonCode, reasonDetail: known.reasonDetail }
}

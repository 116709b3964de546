import { ok, type Result } from '../contract/result.ts'
import { htmlTables } from './documents/html-text.ts'
import type { TextEncoding } from '../contract/intake-methods.ts'
import type { ReasonCode } from './parsed-file.ts'
import { unlocked } from './documents/protected-office.ts'
import { BY_CONTENT, type ReadingChoice } from './reading-choice.ts'
import { sniff, type SniffedFormat } from './sniff.ts'
import type { SourceTable } from './table.ts'
import { readDelimited } from './tables/delimited.ts'
import { readWorkbook } from './tables/workbook.ts'
import { decodeText } from './text/encoding.ts'

/** Containers of tables, as the second part of a file format (`wechat-pay-csv`). */
const CONTAINERS: Partial<Readonly<Record<SniffedFormat, string>>> = {
  xlsx: 'xlsx', xlsm: 'xlsm', xlsb: 'xlsb', xls: 'xls', biff: 'xls', spreadsheetml: 'xml', ods: 'ods', html: 'html-table', csv: 'csv', text: 'csv',
}

/** The container of a format, null where it holds no tables. */
export const containerOf = (format: SniffedFormat): string | null => CONTAINERS[format] ?? null

/** Tables of a workbook, of an HTML page or of delimited text, as they stand in the original. */
export function readTablesOf(bytes: Uint8Array, format: SniffedFormat, encoding: TextEncoding | null = null): Result<readonly SourceTable[], ReasonCode> {
  if (containerOf(format) === null) return ok([])
  if (format !== 'html' && format !== 'csv' && format !== 'text') return readWorkbook(bytes)
  const decoded = decodeText(bytes, encoding)
  if (!decoded.ok) return decoded
  return ok(format === 'html' ? htmlTables(decoded.value.text) : [readDelimited(decoded.value.text)])
}

/**
 * The tables of a file for showing an original, the same that were read at intake, so that lines agree.
 * Empty where the file has none or they cannot be read.
 */
export function readTables(original: Uint8Array, path: string, { encoding, passwords }: ReadingChoice = BY_CONTENT): readonly SourceTable[] {
  const bytes = unlocked(original, passwords)
  const { format } = sniff(bytes.subarray(0, 64 * 1024), path)
  const tables = readTablesOf(bytes, format === 'unknown' && encoding !== null ? 'text' : format, encoding)
  return tables.ok ? tables.value.filter((table) => table.rows.length > 0) : []
}

import * as XLSX from '@e965/xlsx'
import { readWorkbook } from '../../src-main/import/tables/workbook.ts'
import type { SourceTable } from '../../src-main/import/table.ts'

/** A workbook with these sheets, as the bytes of an XLSX. */
export function asWorkbookBytes(sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[]): Uint8Array {
  const book = XLSX.utils.book_new()
  for (const { name, rows } of sheets) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  const written: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
  if (!(written instanceof Uint8Array)) throw new Error('no bytes')
  return written
}

/** The same cells as a sheet, written and read again: what an office sends as XLSX or XLS has to read like its CSV. */
export function asWorkbook(table: SourceTable, bookType: 'xlsx' | 'biff8', sheetName = '明细'): SourceTable {
  const rows: string[][] = []
  for (const { line, cells } of table.rows) rows[line - 1] = [...cells]
  const sheet = XLSX.utils.aoa_to_sheet(Array.from(rows, (cells) => cells ?? []))
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, sheetName)
  const written: unknown = XLSX.write(book, { type: 'buffer', bookType })
  if (!(written instanceof Uint8Array)) throw new Error('no bytes')
  const read = readWorkbook(written)
  if (!read.ok || read.value[0] === undefined) throw new Error('workbook not read')
  return read.value[0]
}

import * as XLSX from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel'
import { fail, ok, type Result } from '../../contract/result.ts'
import { decodeText } from '../text/encoding.ts'
import type { SourceRow, SourceTable } from '../table.ts'
import { inspectPackage } from './package-guard.ts'
import { beginsWithDay, isDateFormat, numberText, serialText } from './sheet-values.ts'

// Workbooks of the nineties keep their text in the code page of the country; without the tables Chinese is lost.
XLSX.set_cptable(codepages)

export type WorkbookError = 'damaged' | 'password-protected' | 'too-large' | 'suspicious-ratio' | 'unsupported-format'

/** More cells than this in one workbook would fill the memory of the parser. */
const MOST_CELLS = 100_000_000

/**
 * Reads a workbook (XLSX, XLSM, XLSB, ODS, XLS of any age, SpreadsheetML, HTML table) into one table per sheet,
 * hidden sheets included, sheets without content left out. Lines are row numbers of the sheet. Formulas give
 * their stored value; macros and links are never run or followed. A merged area has its value in its first cell, a day beside several rows in each of them.
 */
export function readWorkbook(bytes: Uint8Array): Result<readonly SourceTable[], WorkbookError> {
  const content = prepare(bytes)
  if (!content.ok) return content
  try {
    const workbook = XLSX.read(content.value, {
      type: typeof content.value === 'string' ? 'string' : 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      // Keeps card numbers and dates of HTML tables as they are written.
      raw: true,
    })
    return tablesOf(workbook)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    return fail(/password|encrypt/iu.test(message) ? 'password-protected' : 'damaged')
  }
}

/** Looks at what the content is, not at its name, because the parser takes anything unknown for plain text. */
function prepare(bytes: Uint8Array): Result<Uint8Array | string, WorkbookError> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const entries = inspectPackage(bytes)
    if (!entries.ok) return entries
    const isWorkbook = entries.value.some((entry) => /^xl\/|^content\.xml$/iu.test(entry.name.replaceAll('\\', '/')))
    return isWorkbook ? ok(bytes) : fail('unsupported-format')
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return holdsWideName(bytes, 'EncryptedPackage') ? fail('password-protected') : ok(bytes)
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1)) return ok(bytes)
  return prepareMarkup(bytes)
}

function prepareMarkup(bytes: Uint8Array): Result<string, WorkbookError> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return fail('unsupported-format')
  const { text } = decoded.value
  const head = text.slice(0, 100_000)
  if (!head.trimStart().startsWith('<')) return fail('unsupported-format')
  if (/<!ENTITY/iu.test(head)) return fail('suspicious-ratio')
  if (/<(?:ss:)?Workbook[\s>]/u.test(head)) return ok(text)
  return /<table[\s>]/iu.test(text) ? ok(text) : fail('unsupported-format')
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((value, index) => bytes[index] === value)

/** Names in the directory of an OLE file are UTF-16LE. */
const holdsWideName = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))

function tablesOf(workbook: XLSX.WorkBook): Result<readonly SourceTable[], WorkbookError> {
  const dates1904 = workbook.Workbook?.WBProps?.date1904 === true
  const tables: SourceTable[] = []
  let cellsSoFar = 0
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name]
    const data = sheet?.['!data']
    if (!data) continue
    repeatMergedDays(data, sheet?.['!merges'] ?? [], dates1904)
    const rows: SourceRow[] = []
    for (let index = 0; index < data.length; index += 1) {
      const cells = rowCells(data[index] ?? [], dates1904)
      if (cells.length === 0) continue
      cellsSoFar += cells.length
      if (cellsSoFar > MOST_CELLS) return fail('too-large')
      rows.push({ line: index + 1, cells })
    }
    if (rows.length > 0) tables.push({ sheet: name, rows })
  }
  return ok(tables)
}

/**
 * A day that stands merged beside several rows is the day of each of them. Nothing else is repeated: an amount merged over
 * three rows was paid once. Rows that hold nothing of their own stay blank.
 */
function repeatMergedDays(data: (XLSX.CellObject | undefined)[][], merges: readonly XLSX.Range[], dates1904: boolean): void {
  for (const { s: from, e: to } of merges) {
    const cell = data[from.r]?.[from.c]
    if (from.c !== to.c || to.r <= from.r || !beginsWithDay(cellText(cell, dates1904))) continue
    for (let row = from.r + 1; row <= Math.min(to.r, data.length - 1); row += 1) {
      const cells = data[row]
      if (cells?.some((each, column) => column !== from.c && cellText(each, dates1904) !== '') === true) cells[from.c] = cell
    }
  }
}

/** Cells up to the last that is filled; empty for a blank row. */
function rowCells(row: readonly (XLSX.CellObject | undefined)[], dates1904: boolean): readonly string[] {
  const cells: string[] = []
  for (let column = 0; column < row.length; column += 1) {
    const text = cellText(row[column], dates1904)
    if (text === '') continue
    while (cells.length < column) cells.push('')
    cells.push(text)
  }
  return cells
}

function cellText(cell: XLSX.CellObject | undefined, dates1904: boolean): string {
  if (cell === undefined || cell.v === undefined) return ''
  if (typeof cell.v === 'string') return cell.v.trim()
  if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE'
  if (typeof cell.v !== 'number') return ''
  if (cell.t === 'e') return cell.w ?? ''
  const isDate = typeof cell.z === 'string' && isDateFormat(cell.z)
  return (isDate ? serialText(cell.v, dates1904) : null) ?? numberText(cell.v)
}

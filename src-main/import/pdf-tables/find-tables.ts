import { visualLines, chunksOf, lineText, type VisualLine } from './visual-lines.ts'
import type { SourceRow, SourceTable } from '../table.ts'
import type { TextLine } from '../travel/tickets.ts'
import type { PlacedPage } from './placed-text.ts'
import { LAYOUTS, type Layouts } from '../layouts.ts'
import { forcedHeaders } from './forced-header.ts'
import { findSplits, type Splits } from './table-columns.ts'
import { findPrintedHeader, isSameHeader, startsWithDay, type PrintedHeader } from './table-header.ts'
import { headKey, rowsOfPage } from './table-rows.ts'

/** A table found in a paged document. */
export interface PrintedTable {
  readonly table: SourceTable
  /** Lines on its pages that the reader of rows does not get to see: page numbers, running heads, repeated headers. */
  readonly furniture: readonly number[]
  /** Printed lines in rows, for telling a statement from a document that quotes one. */
  readonly rowLines: number
}

export interface PrintedTables {
  readonly tables: readonly PrintedTable[]
  /** Printed lines of the whole document. */
  readonly lines: number
  /** Its lines as text while they are few: a ticket is a form and no table. */
  readonly texts: readonly TextLine[]
}

/** Longer documents are no tickets, and are not kept as text a second time. */
const FEW_LINES = 2000

/** Lines above a table that may name its account and holder. */
const PREAMBLE_LINES = 40

interface OpenTable {
  header: PrintedHeader
  splits: Splits
  readonly rows: SourceRow[]
  readonly furniture: number[]
  rowLines: number
}

/** Takes the pages of a document one after the other and keeps only what can be part of a table, so that a long volume stays small. */
export interface TableFinder {
  addPage(page: PlacedPage): void
  finish(): PrintedTables
}

/**
 * Finds statements and travel records in placed text: a header is recognised by the meaning of its names, its
 * columns are cut by the gaps between the cells, and the table goes on over pages with or without the header again.
 * Where a person says on which line the header stands (`headerLine`), that line is it, whatever its names.
 */
export function tableFinder(layouts: Layouts = LAYOUTS, headerLine: number | null = null): TableFinder {
  const done: PrintedTable[] = []
  let open: OpenTable | null = null
  let count = 0
  let texts: TextLine[] = []
  let above: readonly VisualLine[] = []
  let headsBefore: ReadonlySet<string> = new Set()

  const addPage = (page: PlacedPage): void => {
    const lines = visualLines(page, count)
    count += lines.length
    texts = count > FEW_LINES ? [] : [...texts, ...lines.map((line) => ({ line: line.line, page: line.page, text: lineText(line) }))]
    const keys = new Set(lines.filter((line) => !hasDay(line)).map(headKey))
    const heads = new Set([...keys].filter((key) => headsBefore.has(key)))
    headsBefore = keys
    const headers = headerLine === null ? headersOf(lines, layouts) : forcedHeaders(lines, headerLine, open?.header ?? null)
    const beforeFirst = lines.slice(0, headers[0]?.at ?? lines.length)
    const goesOn = open !== null && takeLines(open, beforeFirst, heads)
    // A page without a row and without a header ends the table.
    if (headers.length === 0 && open !== null && !goesOn) open = closed(open, done)
    if (open === null) above = [...above, ...beforeFirst].slice(-PREAMBLE_LINES)
    else above = behindRows(beforeFirst)
    headers.forEach((header, index) => {
      const headerLines = lines.slice(header.at, header.at + header.lines)
      const body = lines.slice(header.at + header.lines, headers[index + 1]?.at ?? lines.length)
      if (open !== null && isSameHeader(open.header, header)) open.furniture.push(...headerLines.map(({ line }) => line))
      else {
        if (open !== null) closed(open, done)
        open = opened(header, headerLines, above)
      }
      // Recognised text may glue or break names on one page; rows have to keep the columns of the first header.
      if (open.splits.length === 0 || header.cells.length === open.header.cells.length) {
        open.header = header
        open.splits = findSplits(header.cells, body)
      }
      takeLines(open, body, heads)
      above = behindRows(body)
    })
  }

  return {
    addPage,
    finish: () => {
      if (open !== null) open = closed(open, done)
      return { tables: done, lines: count, texts }
    },
  }
}

function headersOf(lines: readonly VisualLine[], layouts: Layouts): readonly PrintedHeader[] {
  const headers: PrintedHeader[] = []
  for (let next = findPrintedHeader(lines, 0, layouts); next !== null; next = findPrintedHeader(lines, next.at + next.lines, layouts)) headers.push(next)
  return headers
}

const hasDay = (line: VisualLine): boolean => line.words.some(({ text }) => startsWithDay(text))

/** What stands below the rows may be the head of the next table. */
const behindRows = (lines: readonly VisualLine[]): readonly VisualLine[] => lines.slice(lines.findLastIndex(hasDay) + 1).slice(-PREAMBLE_LINES)

const opened = (header: PrintedHeader, headerLines: readonly VisualLine[], above: readonly VisualLine[]): OpenTable => ({
  header,
  splits: [],
  rows: [...preambleRows(above), headerRow(header, headerLines)],
  furniture: headerLines.slice(1).map(({ line }) => line),
  rowLines: 0,
})

function closed({ rows, furniture, rowLines }: OpenTable, done: PrintedTable[]): null {
  if (rowLines > 0) done.push({ table: { sheet: null, rows }, furniture, rowLines })
  return null
}

/** Adds the rows of some lines to the table; false where there were none. */
function takeLines(table: OpenTable, lines: readonly VisualLine[], heads: ReadonlySet<string>): boolean {
  const { rows, furniture, rowLines } = rowsOfPage(lines, table.header, table.splits, heads)
  table.rows.push(...rows)
  table.furniture.push(...furniture)
  table.rowLines += rowLines
  return rowLines > 0
}

const headerRow = (header: PrintedHeader, lines: readonly VisualLine[]): SourceRow => ({
  page: lines[0]?.page ?? 1,
  line: lines[0]?.line ?? 1,
  cells: header.cells.map(({ text }) => text),
})

const preambleRows = (lines: readonly VisualLine[]): readonly SourceRow[] =>
  lines
    .filter((line) => lineText(line) !== '')
    .slice(-PREAMBLE_LINES)
    .map((line) => ({ page: line.page, line: line.line, cells: preambleCells(line) }))

/**
 * A line of keys with colons stays one text, because keys are spread over wide gaps (户 名：); others are cut at them.
 * A sentence ends a value: the number in 公民身份号码: … 。 must not run on into the next one.
 */
function preambleCells(line: VisualLine): readonly string[] {
  const text = lineText(line)
  const cells = /[:：]/u.test(text) ? [text] : chunksOf(line, 1).map((chunk) => chunk.text)
  return cells.flatMap((cell) => cell.split('。').filter((part) => part.trim() !== ''))
}

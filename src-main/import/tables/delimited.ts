import type { SourceRow, SourceTable } from '../table.ts'
import { chooseDelimiter, type Delimiter, type DelimiterChoice } from './delimiter.ts'
import { rowOfLine } from './line-text.ts'

/** A quoted cell may run over this many lines at most: an unbalanced quote must not swallow the rest of the file. */
const LONGEST_QUOTED_LINES = 60
const LONGEST_QUOTED_CHARACTERS = 20_000

/**
 * Reads CSV, TSV and the like. Line numbers are 1-based physical lines of the file (CRLF, LF and CR each end
 * one), taken where the record starts; blank lines are left out but counted. Quoted cells may hold delimiters
 * and line ends; a quote that never closes properly is taken as a character of its line, so that no row that
 * follows is lost in it. Linear in the length of the text.
 */
export function readDelimited(text: string): SourceTable {
  const start = startOf(text)
  const reader = partReader(text, { position: start, line: 1 }, chooseDelimiter(text.slice(start, start + SAMPLE)), hasLoneReturn(text), true)
  return { sheet: null, rows: reader.next(Number.POSITIVE_INFINITY) }
}

/** Characters by which the delimiter is chosen. */
export const SAMPLE = 200_000
/** Where the text begins behind a byte order mark. */
export const startOf = (text: string): number => (text.charCodeAt(0) === 0xfeff ? 1 : 0)

/** Where reading goes on. */
export interface Place {
  readonly position: number
  /** 1-based physical line of the file. */
  readonly line: number
}

/** A record that comes nearer than this to the end of a part may go on in the next one. */
const SAFE_END = 64 * 1024

/** Reads a part a few rows at a time. */
export interface PartReader {
  /** The next rows, so many at most; none behind the last. */
  next(most: number): SourceRow[]
  /** Where the next record begins. */
  place(): Place
}

/** Reads the records of a text from a place on; of a part of a longer text only those that surely end in it. */
export function partReader(text: string, from: Place, choice: DelimiterChoice, loneReturns: boolean, isLast: boolean): PartReader {
  const reader: Reader = { text, delimiter: choice.delimiter, columns: choice.columns, loneReturns, nextQuote: text.indexOf('"', from.position) }
  const end = isLast ? text.length : text.length - SAFE_END
  let { position, line } = from
  return {
    place: () => ({ position, line }),
    next(most) {
      const rows: SourceRow[] = []
      while (position < end && rows.length < most) {
        const record = readRecord(reader, position)
        if (!isLast && record.next > end) break
        if (!(line === 1 && choice.directive) && isFilled(record.cells)) rows.push(record.text === null ? { line, cells: record.cells } : rowOfLine(line, record.cells, record.text))
        position = record.next
        line += record.lines
      }
      return rows
    },
  }
}

interface Reader {
  readonly text: string
  readonly delimiter: Delimiter
  /** Delimiters on an ordinary line of the table: tells a memo of several lines from swallowed rows. */
  readonly columns: number
  readonly loneReturns: boolean
  /** Position of the next quote at or after the current record: lines without any take the fast path. */
  nextQuote: number
}

interface RawRecord {
  readonly cells: string[]
  /** The line, where nothing of it but the delimiters is left out of the cells. */
  readonly text: string | null
  readonly next: number
  readonly lines: number
}

function isFilled(cells: readonly string[]): boolean {
  for (let column = 0; column < cells.length; column += 1) if (cells[column] !== '') return true
  return false
}

function readRecord(reader: Reader, start: number): RawRecord {
  const { text, delimiter } = reader
  const end = lineEnd(reader, start)
  if (reader.nextQuote !== -1 && reader.nextQuote < start) reader.nextQuote = text.indexOf('"', start)
  if (reader.nextQuote === -1 || reader.nextQuote >= end) {
    const line = text.slice(start, end)
    const cells = line.split(delimiter)
    let isWhole = true
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] as string
      if (cell === '') continue
      const bare = trimmed(cell)
      if (bare.length === cell.length) continue
      isWhole = false
      cells[index] = bare
    }
    return { cells, text: isWhole ? line : null, next: afterLineEnd(text, end), lines: 1 }
  }
  return readQuotedRecord(reader, start, end)
}

function readQuotedRecord(reader: Reader, start: number, firstEnd: number): RawRecord {
  const { text, delimiter } = reader
  const cells: string[] = []
  let end = firstEnd
  let lines = 1
  let position = start
  for (;;) {
    const quoted = readQuotedCell(reader, position, end)
    if (quoted === null) {
      const rest = text.slice(position, end)
      const stop = rest.indexOf(delimiter)
      const cell = stop === -1 ? rest : rest.slice(0, stop)
      cells.push(trimmed(cell))
      position += cell.length
    } else {
      cells.push(quoted.value)
      position = quoted.next
      lines += quoted.lineEnds
      if (quoted.lineEnds > 0) end = lineEnd(reader, position)
    }
    if (position >= end) return { cells, text: null, next: afterLineEnd(text, end), lines }
    position += 1
  }
}

interface QuotedCell {
  readonly value: string
  /** Position of the delimiter or line end behind the cell. */
  readonly next: number
  readonly lineEnds: number
}

/** Reads `"…"` or `="…"` at the start of a cell (blanks before it allowed); null where the cell is plain. */
function readQuotedCell(reader: Reader, start: number, end: number): QuotedCell | null {
  const { text, delimiter } = reader
  let open = start
  while (open < end && isBlank(text, open, delimiter)) open += 1
  if (text[open] === '=' && text[open + 1] === '"') open += 1
  if (open >= end || text[open] !== '"') return null

  const limit = Math.min(text.length, open + LONGEST_QUOTED_CHARACTERS)
  let close = text.indexOf('"', open + 1)
  let doubled = false
  while (close !== -1 && close < limit && text[close + 1] === '"') {
    doubled = true
    close = text.indexOf('"', close + 2)
  }
  if (close === -1 || close >= limit) return null

  const content = text.slice(open + 1, close)
  const lineEnds = countLineEnds(content)
  if (lineEnds > 0 && (lineEnds > LONGEST_QUOTED_LINES || swallowsRows(reader, content))) return null

  const recordEnd = lineEnds > 0 ? lineEnd(reader, close) : end
  let next = close + 1
  while (next < recordEnd && text[next] !== delimiter) next += 1
  const behind = trimmed(text.slice(close + 1, next))
  // A quote over several lines that is not closed at the end of its cell was no opening quote at all.
  if (behind !== '' && lineEnds > 0) return null
  const value = trimmed(withoutFormula((doubled ? content.replaceAll('""', '"') : content) + behind))
  return { value, next, lineEnds }
}

/** A whole row inside a quoted cell means that an unbalanced quote opened it. */
function swallowsRows(reader: Reader, content: string): boolean {
  if (reader.columns < 2) return false
  const inner = content.split(/\r\n|\n|\r/u).slice(1)
  const wholeRow = reader.columns >= 4 ? reader.columns - 1 : reader.columns
  return inner.some((part) => part.split(reader.delimiter).length - 1 >= wholeRow)
}

/** `"=""0012"""`: the spreadsheet's way of keeping digits as text, inside ordinary quotes. */
function withoutFormula(value: string): string {
  return value.length >= 3 && value.startsWith('="') && value.endsWith('"') ? value.slice(2, -1) : value
}

function isBlank(text: string, index: number, delimiter: Delimiter): boolean {
  const character = text[index]
  return character === ' ' || (character === '\t' && delimiter !== '\t')
}

function countLineEnds(content: string): number {
  let count = 0
  for (let index = 0; index < content.length; index += 1) {
    const code = content.charCodeAt(index)
    if (code === 10 || (code === 13 && content.charCodeAt(index + 1) !== 10)) count += 1
  }
  return count
}

function lineEnd(reader: Reader, start: number): number {
  const { text } = reader
  if (reader.loneReturns) {
    let end = start
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end += 1
    return end
  }
  const feed = text.indexOf('\n', start)
  if (feed === -1) return text.length
  return feed > start && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed
}

function afterLineEnd(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
}

export function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) return true
  }
  return false
}

/** `trim` only where an end is blank: most cells of a big table are not, and are kept without a copy. */
function trimmed(cell: string): string {
  const length = cell.length
  if (length === 0) return cell
  const first = cell.charCodeAt(0)
  const last = cell.charCodeAt(length - 1)
  return first <= 32 || last <= 32 || mayBeWideBlank(first) || mayBeWideBlank(last) ? cell.trim() : cell
}

const mayBeWideBlank = (code: number): boolean => code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x202f)

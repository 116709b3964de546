import { cutLine, findSplits } from './table-columns.ts'
import { isSameHeader, startsWithDay, type PrintedHeader } from './table-header.ts'
import { chunksOf, type VisualLine } from './visual-lines.ts'

/** Gap that parts the names of a header nobody knows, in heights of the line. */
const GAP = 0.7
/** Lines below that have to look like rows before a line is offered as their header. */
const ROWS_BELOW = 2

/** A line taken as a header because a person said so, whatever its names; null where it has fewer than three. */
export function headerOfLine(lines: readonly VisualLine[], at: number): PrintedHeader | null {
  const line = lines[at]
  const cells = line === undefined ? [] : chunksOf(line, GAP)
  if (cells.length < 3) return null
  const body = lines.slice(at + 1)
  const splits = findSplits(cells, body)
  const days = cells.map((_, column) => body.filter((each) => startsWithDay(cutLine(each, splits)[column] ?? '')).length)
  const most = Math.max(...days)
  return { at, lines: 1, cells, dateColumn: most === 0 ? -1 : days.indexOf(most), moneyColumns: [], statement: null, travel: null }
}

/** The headers on a page where the line of one number is the header of the document: that line, and each that repeats its names. */
export function forcedHeaders(lines: readonly VisualLine[], number: number, known: PrintedHeader | null): readonly PrintedHeader[] {
  return lines.flatMap((line, at) => {
    if (line.line === number) return headerOfLine(lines, at) ?? []
    if (known === null || line.words.length < 2) return []
    const again = headerOfLine(lines, at)
    return again !== null && isSameHeader(known, again) ? [again] : []
  })
}

/** Number of the first line that looks like a header: names without figures above lines of as many columns with figures. Null where none does. */
export function likelyHeaderLine(lines: readonly VisualLine[]): number | null {
  for (const [at, line] of lines.entries()) {
    const names = chunksOf(line, GAP)
    if (names.length < 3 || names.some(({ text }) => /\d/u.test(text) || text.length > 20)) continue
    const below = lines.slice(at + 1, at + 1 + ROWS_BELOW).map((each) => chunksOf(each, GAP))
    if (below.length === ROWS_BELOW && below.every((cells) => cells.length >= 3 && cells.filter(({ text }) => /\d/u.test(text)).length >= 2)) return line.line
  }
  return null
}

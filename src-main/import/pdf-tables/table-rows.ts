import { isFurniture } from '../statements/furniture.ts'
import { isPreambleLine } from '../statements/preamble.ts'
import type { SourceRow } from '../table.ts'
import { isFooterText } from '../travel/vocabulary.ts'
import { cutLine, type Splits } from './table-columns.ts'
import { startsWithDay, type PrintedHeader } from './table-header.ts'
import { chunksOf, joinWrapped, lineText, type VisualLine } from './visual-lines.ts'

/** What the lines of one page below (or around) a header are. */
export interface PageRows {
  readonly rows: readonly SourceRow[]
  /** Lines that belong to rows. */
  readonly rowLines: number
  /** Lines that are neither rows nor of use to the reader: page numbers, running heads, prose. */
  readonly furniture: readonly number[]
  readonly looseLines: number
}

/** Lines farther apart than this many heights are not of one row. */
const LOOSE_GAP = 1.6
/** Lines closer than this many heights cannot be of two rows. */
const TIGHT_GAP = 0.95

interface CutLine {
  readonly line: VisualLine
  readonly cells: readonly string[]
  /** Starts a row of its own: has its day, or an amount and most of the other cells. */
  anchor: boolean
  /** Totals, notes and heads, which are never part of a row. */
  readonly note: boolean
}

/**
 * Puts printed lines together to rows. A row is told by its day; other lines are wrapped parts of the row that
 * stands nearer, whether the cells are set to the top or to the middle. `runningHeads` = texts that stand on several pages.
 */
export function rowsOfPage(lines: readonly VisualLine[], header: PrintedHeader, splits: Splits, runningHeads: ReadonlySet<string>): PageRows {
  const furniture: number[] = []
  const cut: CutLine[] = []
  for (const line of lines) {
    if (isPageNumber(lineText(line)) || runningHeads.has(headKey(line))) furniture.push(line.line)
    else cut.push(cutOne(line, header, splits))
  }
  withoutFalseAnchors(cut, header)
  const rows: SourceRow[] = []
  let rowLines = 0
  let looseLines = 0
  for (const group of groupLines(cut)) {
    const [first] = group
    if (first === undefined) continue
    const { page, line } = first.line
    if (group.some(({ anchor }) => anchor)) {
      rows.push({ page, line, cells: joinCells(group) })
      rowLines += group.length
      continue
    }
    looseLines += group.length
    for (const each of group) {
      const chunks = chunksOf(each.line, 1).map(({ text }) => text)
      // Heads of the next account and totals mean something to the reader of rows; a line over many columns may be a row that does not fit.
      if (isPreambleLine(chunks)) rows.push({ page, line: each.line.line, cells: chunks })
      else if (each.note || isRowLike(each)) rows.push({ page, line: each.line.line, cells: each.cells })
      else furniture.push(each.line.line)
    }
  }
  return { rows, rowLines, furniture, looseLines }
}

function cutOne(line: VisualLine, header: PrintedHeader, splits: Splits): CutLine {
  const cells = cutLine(line, splits)
  const anchor = startsWithDay(cells[header.dateColumn] ?? '')
  const first = cells.find((cell) => cell !== '') ?? ''
  const note = !anchor && (header.statement !== null ? isFurniture(cells, header.statement) : isFooterText(first))
  return { line, cells, anchor, note }
}

const AMOUNT = /^[+-]?[¥￥]?\d[\d,]*\.\d{2}$/u

/** Rows whose day is missing or unreadable start a row as well, so that they are shown and not melted into their neighbours. */
function withoutFalseAnchors(cut: readonly CutLine[], header: PrintedHeader): void {
  for (const [index, each] of cut.entries()) {
    if (each.anchor || each.note) continue
    const filled = each.cells.filter((cell) => cell !== '').length
    const hasAmount = header.moneyColumns.length === 0 || header.moneyColumns.some((column) => AMOUNT.test((each.cells[column] ?? '').normalize('NFKC')))
    if (!hasAmount || filled < Math.max(3, Math.ceil(header.cells.length * 0.6))) continue
    // Cells of one line beside a day over two lines stand half a line off; they are the same row.
    const sameRow = [cut[index - 1], cut[index + 1]].some((other) => other?.anchor === true && Math.abs(other.line.y - each.line.y) < TIGHT_GAP * each.line.height)
    if (!sameRow) each.anchor = true
  }
}

const isRowLike = ({ cells, line }: CutLine): boolean => cells.filter((cell) => cell !== '').length >= 3 && chunksOf(line, 0.7).length >= 3

/** Cuts the lines between two anchors at the widest gap; where all are equal, cells are set to the top. */
function groupLines(cut: readonly CutLine[]): readonly (readonly CutLine[])[] {
  const starts = new Set<number>()
  let lastAnchor = -1
  for (const [index, each] of cut.entries()) {
    if (each.note) {
      starts.add(index).add(index + 1)
      lastAnchor = -1
    } else if (each.anchor) {
      starts.add(lastAnchor === -1 ? looseUpTo(cut, index, starts) : widestGap(cut, lastAnchor, index))
      lastAnchor = index
    }
  }
  // Behind the last row of the page only what stands close still belongs to it.
  for (let index = 1; index < cut.length; index += 1) if (gapAt(cut, index) > LOOSE_GAP && !hasAnchorBehind(cut, index, starts)) starts.add(index)
  const groups: CutLine[][] = []
  cut.forEach((each, index) => {
    if (index === 0 || starts.has(index)) groups.push([])
    groups.at(-1)?.push(each)
  })
  return groups
}

/** Distance to the line above, in heights. */
function gapAt(cut: readonly CutLine[], index: number): number {
  const [above, here] = [cut[index - 1], cut[index]]
  return above === undefined || here === undefined ? 0 : (here.line.y - above.line.y) / Math.max(1, Math.min(here.line.height, above.line.height))
}

/** Index of the line at which the row of the second anchor begins. */
function widestGap(cut: readonly CutLine[], from: number, to: number): number {
  let widest = to
  for (let index = to - 1; index > from; index -= 1) if (gapAt(cut, index) > gapAt(cut, widest) + 0.05) widest = index
  return widest
}

/** First of the lines above the first anchor that stand close enough to be part of its row. */
function looseUpTo(cut: readonly CutLine[], anchor: number, starts: ReadonlySet<number>): number {
  let start = anchor
  while (start > 0 && !starts.has(start) && gapAt(cut, start) < LOOSE_GAP && cut[start - 1]?.note === false) start -= 1
  return start
}

/** Is the next anchor reached from here before the next start, so that this gap lies inside its row? */
function hasAnchorBehind(cut: readonly CutLine[], index: number, starts: ReadonlySet<number>): boolean {
  for (let at = index; at < cut.length && (at === index || !starts.has(at)); at += 1) if (cut[at]?.anchor === true) return true
  return false
}

const joinCells = (group: readonly CutLine[]): readonly string[] =>
  group.reduce<readonly string[]>((cells, each) => each.cells.map((cell, column) => joinWrapped(cells[column] ?? '', cell)), [])

/** `第 1 页 / 共 3 页`, `1/3`, `Page 1 of 3`, `- 1 -`. A bare number is none: it may be the end of a wrapped account number. */
function isPageNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
  return plain.length <= 24 && /^(?:第?\d+页?[/,，]?[共总]\d+页|第\d+页|[共总]\d+页[/,，]?第\d+页|\d{1,4}\/\d{1,4}|page\d+(?:(?:of|\/)\d+)?|[-–—]\d{1,4}[-–—])$/u.test(plain)
}

/** Text and height of a line on its page, figures left out: equal for the heads and feet of all pages. */
export const headKey = (line: VisualLine): string => `${Math.round(line.y / 3)} ${lineText(line).replace(/\d+/gu, '#')}`

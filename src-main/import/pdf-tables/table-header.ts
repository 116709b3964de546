import { headerKey, isExact, meaningOf } from '../statements/columns.ts'
import { bindColumns, type Binding } from '../statements/header.ts'
import { LAYOUTS, type Layouts } from '../layouts.ts'
import { readHeader, type TravelHeader } from '../travel/header.ts'
import type { PlacedText } from './placed-text.ts'
import { chunksOf, joinWrapped, type VisualLine } from './visual-lines.ts'

/** A header found in printed lines. */
export interface PrintedHeader {
  /** Index of its first line, and how many lines it takes up. */
  readonly at: number
  readonly lines: number
  readonly cells: readonly PlacedText[]
  /** Columns of which one holds the day of the row. */
  readonly dateColumn: number
  /** Columns that hold amounts or balances; none in a travel record. */
  readonly moneyColumns: readonly number[]
  readonly statement: Binding | null
  readonly travel: TravelHeader | null
}

/** A name is printed over three lines at most. */
const MAX_LINES = 3
/** Gaps that may part the names of columns, in heights: Latin words stand closer, columns of dense tables not much wider. */
const GAPS = [0.33, 0.7, 1.2] as const

/** The first header at or behind `from`; null where no line is one. */
export function findPrintedHeader(lines: readonly VisualLine[], from: number, layouts: Layouts = LAYOUTS): PrintedHeader | null {
  for (let at = from; at < lines.length; at += 1) {
    let found = mayBeHeader(lines, at) || mayBeOwn(lines, at, layouts) ? headerAt(lines, at, layouts) : null
    // A line of the preamble above must not become part of the header: the names say as much without it.
    for (let next = at + 1; found !== null && next < found.header.at + found.header.lines; next += 1) {
      const later = headerAt(lines, next, layouts)
      if (later !== null && isBetter(later, found)) found = later
    }
    if (found !== null) return withLowerLines(lines, found.header)
  }
  return null
}

/**
 * Every header names a time and either money or a way of travelling. Asked first, because most lines of a volume are
 * prose and taking each of them apart takes longer than reading the file.
 */
function mayBeHeader(lines: readonly VisualLine[], at: number): boolean {
  const window = lines.slice(at, at + MAX_LINES)
  if (window.reduce((total, { words }) => total + words.length, 0) < 3) return false
  const text = window.flatMap(({ words }) => words.map((word) => word.text)).join('').toLowerCase()
  return /日|时|date|time/u.test(text) && /[额收支借贷付存取]|[出入]境|口岸|车次|航班|船|旅馆|旅店|宾馆|酒店|amount|money|debit|credit|deposit|withdraw|paid|flight|train|vessel|port|hotel/u.test(text)
}

/** A person may have named columns whose names say nothing to anybody else: all names of such a layout stand in the line. */
function mayBeOwn(lines: readonly VisualLine[], at: number, layouts: Layouts): boolean {
  const own = [...layouts.statements, ...layouts.travel].filter((layout) => layout.own && layout.requires.length > 0)
  if (own.length === 0) return false
  const text = headerKey(lines.slice(at, at + MAX_LINES).flatMap(({ words }) => words.map((word) => word.text)).join('')).name.toLowerCase()
  return own.some(({ requires }) => requires.every((name) => text.includes(name.toLowerCase())))
}

/** A layout that people made counts before every name that is known. */
const OWN_SCORE = 1000

/** More known names, or as many with fewer texts that are none; 日期 says no more than 交易 over 日期. */
function isBetter(later: FoundHeader, found: FoundHeader): boolean {
  if (later.score !== found.score) return later.score > found.score
  if (exactNames(later) !== exactNames(found) || later.header.cells.length !== found.header.cells.length) {
    return exactNames(later) > exactNames(found) || later.header.cells.length < found.header.cells.length
  }
  // What was laid over several names and gave way to them added nothing.
  return later.header.cells.every(({ text }, index) => text === found.header.cells[index]?.text)
}

const exactNames = ({ header }: FoundHeader): number => header.cells.filter(({ text }) => isExact(text)).length

interface FoundHeader {
  readonly header: PrintedHeader
  /** How many of its names are known. */
  readonly score: number
}

function headerAt(lines: readonly VisualLine[], at: number, layouts: Layouts): FoundHeader | null {
  let best: FoundHeader | null = null
  for (let count = 1; count <= MAX_LINES; count += 1) {
    const window = lines.slice(at, at + count)
    if (window.length < count || !isClose(window) || window.some(hasDay)) break
    if (window.reduce((total, { words }) => total + words.length, 0) < 3) continue
    for (const gap of GAPS) {
      const cells = stack(withoutCommonName(window.map((line) => chunksOf(line, gap))))
      const read = readCells(cells.map(({ text }) => text), window[0]?.line ?? 0, layouts)
      // A longer window has to say more: the first row below must not become part of the header.
      if (read !== null && read.score > (best?.score ?? 0)) best = { header: { ...read, at, lines: count, cells }, score: read.score }
    }
  }
  return best
}

/** 发生额 printed over 借方 and 贷方 is the name of no column; set over their middle, it would stand for one between them. */
function withoutCommonName(lines: readonly (readonly PlacedText[])[]): readonly (readonly PlacedText[])[] {
  const lowest = lines.at(-1) ?? []
  const meanings = lowest.map(({ text }) => meaningOf(text)?.meaning)
  if (lines.length < 2 || !meanings.includes('amountIn') || !meanings.includes('amountOut')) return lines
  return lines.map((line) => (line === lowest ? line : line.filter(({ text }) => meaningOf(text)?.meaning !== 'amount')))
}

type Read = Pick<PrintedHeader, 'dateColumn' | 'moneyColumns' | 'statement' | 'travel'> & { readonly score: number }

function readCells(cells: readonly string[], line: number, layouts: Layouts): Read | null {
  if (cells.length < 3) return null
  const meanings = cells.map((cell) => meaningOf(cell)?.meaning)
  const travel = readHeader({ line, cells }, layouts.travel)
  if (travel !== null) {
    const dates = [...(travel.columns.get('date') ?? []), ...(travel.columns.get('generic-date') ?? [])]
    return { dateColumn: dates[0] ?? -1, moneyColumns: [], statement: null, travel, score: travel.columns.size + travel.documents.length + (travel.layout?.own === true ? OWN_SCORE : 0) }
  }
  // An amount column without sign or direction is told by its rows, which are not cut yet.
  const signed = meanings.map((meaning) => (meaning === 'amount' ? '-1.00' : ''))
  const statement = bindColumns(cells, [{ line, cells: signed }], layouts.statements)
  if (statement === null) return null
  const column = (['date', 'datePaid', 'dateCreated', 'time'] as const).map((meaning) => statement.columns.get(meaning)?.[0]).find((each) => each !== undefined)
  const moneyColumns = (['amount', 'amountIn', 'amountOut', 'balance'] as const).flatMap((meaning) => statement.columns.get(meaning) ?? [])
  return { dateColumn: column ?? -1, moneyColumns, statement, travel: null, score: meanings.filter((meaning) => meaning !== undefined).length + (statement.layout?.own === true ? OWN_SCORE : 0) }
}

/** Lines of one name follow each other without a gap that would part rows. */
const isClose = (window: readonly VisualLine[], gap = 1.9): boolean =>
  window.every((line, index) => {
    const before = window[index - 1]
    return before === undefined || (line.page === before.page && line.y - before.y < gap * Math.max(line.height, before.height))
  })

const DAY = /^(?:(?:19|20)\d{2}[-/.年]\s?\d{1,2}|(?:19|20)\d{6}$|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2})/u
/** Does a text begin with a day? */
export const startsWithDay = (text: string): boolean => DAY.test(text.normalize('NFKC').trim())
const hasDay = (line: VisualLine): boolean => line.words.some(({ text }) => startsWithDay(text))

/** Lays lines over each other: what stands above and below each other is one name; a name over several others gives way to them. */
function stack(lines: readonly (readonly PlacedText[])[]): readonly PlacedText[] {
  let columns: readonly PlacedText[] = []
  for (const line of lines) {
    const covering = columns.filter((column) => line.filter((cell) => overlap(column, cell)).length > 1)
    const kept = columns.filter((column) => !covering.includes(column))
    const taken = new Set<PlacedText>()
    const merged = kept.map((column) => {
      const below = line.find((cell) => !taken.has(cell) && overlap(column, cell))
      if (below === undefined) return column
      taken.add(below)
      const x = Math.min(column.x, below.x)
      return { ...column, text: joinWrapped(column.text, below.text), x, width: Math.max(column.x + column.width, below.x + below.width) - x }
    })
    columns = [...merged, ...line.filter((cell) => !taken.has(cell))].toSorted((a, b) => a.x - b.x)
  }
  return columns
}

const overlap = (a: PlacedText, b: PlacedText): boolean =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.3 * Math.min(a.width, b.width)

/** The second row of names stands in a cell of its own: the padding of both comes between. */
const LOWER_NAMES_GAP = 2.8

/** Some banks print the names a second time in English: such a line has no digits and fills at least half of the columns; its names may wrap. */
function withLowerLines(lines: readonly VisualLine[], header: PrintedHeader): PrintedHeader {
  const last = header.at + header.lines - 1
  const isLatin = (line: VisualLine | undefined): boolean => line !== undefined && line.words.every(({ text }) => /^[A-Za-z/().&'-]+$/u.test(text))
  const [above, first, second] = [lines[last], lines[last + 1], lines[last + 2]]
  if (above === undefined || first === undefined || !isLatin(first) || !isClose([above, first], LOWER_NAMES_GAP)) return header
  const wrapped = second !== undefined && isLatin(second) && isClose([first, second])
  const names = chunksOf(first, 0.7).length + (wrapped ? chunksOf(second, 0.7).length : 0)
  return names * 2 < header.cells.length ? header : { ...header, lines: header.lines + (wrapped ? 2 : 1) }
}

/** The same header again: most of its names, whatever their places. */
export function isSameHeader(one: PrintedHeader, other: PrintedHeader): boolean {
  const names = new Set(one.cells.map(({ text }) => text.replace(/\s/gu, '')))
  const same = other.cells.filter(({ text }) => names.has(text.replace(/\s/gu, ''))).length
  return same * 4 >= Math.max(one.cells.length, other.cells.length) * 3
}

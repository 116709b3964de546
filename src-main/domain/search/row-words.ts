import { writeDigits } from '../values/digits.ts'
import { formatYuan } from '../values/money.ts'
import type { StatementRow } from '../ledger/transaction.ts'
import { CELL_BORDER } from './characters.ts'
import { cutPlain } from './plain-words.ts'
import { BREAK } from './tokens.ts'

/** What of a row says by which words it is found. */
export type WordedRow = Pick<StatementRow, 'cells' | 'amount' | 'ownNumbers' | 'ownName' | 'ownDocument'>

/** Cells that stand in every other row and tell none from another. */
const COMMON = new Set(['cny', 'rmb', '人民币', '人民币元', '元', '进', '出', '借', '贷', '收', '支', '收入', '支出', '成功', '交易成功', '+', '-', '/', '--'])
const FIGURE = /^[-+]?[¥￥]?\d[\d,]*\.\d+$/u
const MOMENT = /^\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?(?:[ T]?\d{1,2}:?\d{2}(?::?\d{2})?(?:\.\d+)?)?$|^\d{1,2}:\d{2}(?::\d{2})?$/u

/**
 * What a row of a statement is found by: every cell that tells it from other rows (who, what for, where, numbers)
 * and its amount. Its own account stands in the index once for all rows that say the same
 * ({@link wordsOfOwner}); its day is a filter; balances and other figures are not indexed.
 */
export function wordsOfRow(row: WordedRow): string {
  const words: string[] = []
  for (const cell of row.cells) {
    if (cell === '' || cell === row.ownName || cell === row.ownDocument || row.ownNumbers.includes(cell) || words.includes(cell)) continue
    const first = cell.charCodeAt(0)
    // A figure or a moment begins with a figure or a sign: nothing else pays for the patterns.
    if (first < COLON ? COMMON.has(cell) || FIGURE.test(cell) || MOMENT.test(cell) : cell.length < 5 && COMMON.has(cell.toLowerCase())) continue
    words.push(cell)
  }
  words.push(formatYuan(row.amount))
  return words.join(CELL_BORDER)
}

/** First character behind the digits. */
const COLON = 0x3a
const BLANK = 0x20
const BREAK_UNIT = BREAK.charCodeAt(0)

/** Cells of the row that are written already: a list for every row of a million would only be garbage. */
const words: string[] = []

/**
 * Writes `indexedWords(wordsOfRow(row))` as UTF-16 units and returns how many; -1 where a cell is not cut so easily
 * ({@link cutPlain}) or the room might not do, whatever was written then. `text` = the cells with one unit between, as units.
 */
export function writeRowWords(row: WordedRow, text: Uint16Array, units: Uint16Array): number {
  const { cells, ownName, ownDocument, ownNumbers, amount } = row
  words.length = 0
  let to = 0
  let end = -1
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column] as string
    const start = end + 1
    end = start + cell.length
    if (end === start || ((text[start] as number) < COLON ? isFigureOrMoment(cell, text, start, end) : cell.length < 5 && isCommon(cell))) continue
    if (isSame(cell, ownName) || isSame(cell, ownDocument) || holds(ownNumbers, cell) || holds(words, cell)) continue
    if (to + 2 * cell.length + MOST_OF_AMOUNT > units.length) return -1
    words.push(cell)
    to = cutPlain(text, start, end, units, to)
    if (to === -1) return -1
    units[to] = BREAK_UNIT
    units[to + 1] = BLANK
    to += 2
  }
  // The amount is the last word of every row: its yuan, and behind the point its fen.
  if (amount < 0n || amount > LARGEST || to + MOST_OF_AMOUNT > units.length) return -1
  const fen = Number(amount)
  const cents = fen % 100
  to = writeDigits((fen - cents) / 100, units, to)
  units[to] = BLANK
  units[to + 1] = 0x2e
  units[to + 2] = 0x30 + (cents - (cents % 10)) / 10
  units[to + 3] = 0x30 + (cents % 10)
  return to + 4
}

/** Lengths first: most differ by them, and nothing has to be called to see it. */
const isSame = (cell: string, other: string | null): boolean => other !== null && other.length === cell.length && other === cell

function holds(list: readonly string[], cell: string): boolean {
  for (let at = 0; at < list.length; at += 1) if (isSame(cell, list[at] as string)) return true
  return false
}

/** Answers for short cells: lower case of Chinese text is dear, and these words come in every row. */
const common = new Map<string, boolean>()
const MOST_COMMON = 5000

function isCommon(cell: string): boolean {
  const known = common.get(cell)
  if (known !== undefined) return known
  const is = COMMON.has(cell.toLowerCase())
  if (common.size < MOST_COMMON) common.set(cell, is)
  return is
}

/** Told without the patterns: digits alone are a moment where they are six (a year, one digit for the month and one for the day) to fourteen (down to the second), digits with decimals a figure. */
function isFigureOrMoment(cell: string, text: Uint16Array, start: number, end: number): boolean {
  const digits = digitsFrom(text, start, end)
  if (digits === end) return end - start >= 6 && end - start <= 14
  if (digits > start && text[digits] === 0x2e && digits + 1 < end && digitsFrom(text, digits + 1, end) === end) return true
  return isIsoMoment(text, start, end) || COMMON.has(cell) || FIGURE.test(cell) || MOMENT.test(cell)
}

/** Where the run of digits ends that begins here. */
function digitsFrom(text: Uint16Array, from: number, end: number): number {
  let at = from
  while (at < end && isDigit(text[at] as number)) at += 1
  return at
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** `2016-01-01 00:00:00`, as most are written. */
function isIsoMoment(text: Uint16Array, start: number, end: number): boolean {
  if (end - start !== ISO.length) return false
  for (let at = 0; at < ISO.length; at += 1) {
    const unit = text[start + at] as number
    const should = ISO[at] as number
    if (should === 0 ? !isDigit(unit) : unit !== should) return false
  }
  return true
}

/** What stands at which place; a digit at those of zero. */
const ISO = Array.from('0000-00-00 00:00:00', (sign) => (sign === '0' ? 0 : sign.charCodeAt(0)))

/** Fen that a double holds exactly. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)
/** Units of an amount and of the break before it, at most. */
const MOST_OF_AMOUNT = 32

/** What the rows of one table say of their own account, once for all of them. */
export const wordsOfOwner = (owner: { readonly numbers: readonly string[]; readonly name: string | null; readonly document: string | null }): string =>
  [owner.name ?? '', owner.document ?? '', ...owner.numbers].filter((text) => text !== '').join(CELL_BORDER)

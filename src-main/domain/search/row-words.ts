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
export const wordsOfRow = (row: WordedRow): string => [...tellingCells(row), formatYuan(row.amount)].join(CELL_BORDER)

/** Taken by every caller of {@link tellingCells} before it asks again: a list for every row of a million would only be garbage. */
const telling: string[] = []

/** Cells that tell the row from others, each once. The list is good until the next row is asked. */
function tellingCells({ cells, ownName, ownDocument, ownNumbers }: WordedRow): readonly string[] {
  telling.length = 0
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column]
    if (cell === undefined || cell === '' || cell === ownName || cell === ownDocument || ownNumbers.includes(cell) || telling.includes(cell)) continue
    if (!tellsNothing(cell)) telling.push(cell)
  }
  return telling
}

const tellsNothing = (cell: string): boolean => {
  const first = cell.charCodeAt(0)
  // A figure or a moment begins with a figure or a sign: nothing else pays for the patterns.
  return first < 0x3a ? isCommon(cell) || isFigureOrMoment(cell) : cell.length < 5 && isCommon(cell)
}

/** Answers for short cells: lower case of Chinese text is dear, and these words come in every row. */
const common = new Map<string, boolean>()
const MOST_COMMON = 5000

function isCommon(cell: string): boolean {
  if (cell.length > 4) return false
  const known = common.get(cell)
  if (known !== undefined) return known
  const is = COMMON.has(cell.toLowerCase())
  if (common.size < MOST_COMMON) common.set(cell, is)
  return is
}

/** Digits alone are a moment where they are six (a year and one digit each for month and day) to fourteen (down to the second), and digits with decimals a figure: told without the patterns. */
function isFigureOrMoment(cell: string): boolean {
  const digits = digitsFrom(cell, 0)
  if (digits === cell.length) return digits >= 6 && digits <= 14
  if (digits > 0 && cell.charCodeAt(digits) === 0x2e && digits + 1 < cell.length && digitsFrom(cell, digits + 1) === cell.length) return true
  return FIGURE.test(cell) || MOMENT.test(cell)
}

/** Where the run of digits ends that begins here. */
function digitsFrom(cell: string, from: number): number {
  let at = from
  while (at < cell.length) {
    const unit = cell.charCodeAt(at)
    if (unit < 0x30 || unit > 0x39) break
    at += 1
  }
  return at
}

const BLANK = 0x20
const BREAK_UNIT = BREAK.charCodeAt(0)

/**
 * Writes `indexedWords(wordsOfRow(row))` as UTF-16 units and returns how many; -1 where a cell is not cut so easily
 * ({@link cutPlain}) or the room might not do, whatever was written then.
 */
export function writeRowWords(row: WordedRow, units: Uint16Array): number {
  let to = 0
  const cells = tellingCells(row)
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place] as string
    if (to + 2 * cell.length + MOST_OF_AMOUNT > units.length) return -1
    to = cutPlain(cell, units, to)
    if (to === -1) return -1
    units[to] = BREAK_UNIT
    units[to + 1] = BLANK
    to += 2
  }
  const { amount } = row
  // The amount is the last word of every row: its yuan, and behind the point its fen.
  if (amount < 0n || amount > LARGEST || to + MOST_OF_AMOUNT > units.length) return -1
  const fen = Number(amount)
  const cents = fen % 100
  const yuan = String((fen - cents) / 100)
  for (let at = 0; at < yuan.length; at += 1) units[to + at] = yuan.charCodeAt(at)
  to += yuan.length
  units[to] = BLANK
  units[to + 1] = 0x2e
  units[to + 2] = 0x30 + (cents - (cents % 10)) / 10
  units[to + 3] = 0x30 + (cents % 10)
  return to + 4
}

/** Fen that a double holds exactly. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)
/** Units of an amount and of the break before it, at most. */
const MOST_OF_AMOUNT = 32

/** What the rows of one table say of their own account, once for all of them. */
export const wordsOfOwner = (owner: { readonly numbers: readonly string[]; readonly name: string | null; readonly document: string | null }): string =>
  [owner.name ?? '', owner.document ?? '', ...owner.numbers].filter((text) => text !== '').join(CELL_BORDER)

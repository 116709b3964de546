import { formatYuan } from '../values/money.ts'
import type { StatementRow } from '../ledger/transaction.ts'
import { CELL_BORDER } from './characters.ts'

/** Cells that stand in every other row and tell none from another. */
const COMMON = new Set(['cny', 'rmb', '人民币', '人民币元', '元', '进', '出', '借', '贷', '收', '支', '收入', '支出', '成功', '交易成功', '+', '-', '/', '--'])
const FIGURE = /^[-+]?[¥￥]?\d[\d,]*\.\d+$/u
const MOMENT = /^\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?(?:[ T]?\d{1,2}:?\d{2}(?::?\d{2})?(?:\.\d+)?)?$|^\d{1,2}:\d{2}(?::\d{2})?$/u

/**
 * What a row of a statement is found by: every cell that tells it from other rows (who, what for, where, numbers)
 * and its amount. Its own account stands in the index once for all rows that say the same
 * ({@link wordsOfOwner}); its day is a filter; balances and other figures are not indexed.
 */
export function wordsOfRow(row: Pick<StatementRow, 'cells' | 'amount' | 'ownNumbers' | 'ownName' | 'ownDocument'>): string {
  const words: string[] = []
  for (const cell of row.cells) {
    if (cell === '' || cell === row.ownName || cell === row.ownDocument || row.ownNumbers.includes(cell) || words.includes(cell)) continue
    const first = cell.charCodeAt(0)
    // A figure or a moment begins with a figure or a sign: nothing else pays for the patterns.
    if (first < 0x3a ? COMMON.has(cell) || FIGURE.test(cell) || MOMENT.test(cell) : cell.length < 5 && COMMON.has(cell.toLowerCase())) continue
    words.push(cell)
  }
  words.push(formatYuan(row.amount))
  return words.join(CELL_BORDER)
}

/** What the rows of one table say of their own account, once for all of them. */
export const wordsOfOwner = (owner: { readonly numbers: readonly string[]; readonly name: string | null; readonly document: string | null }): string =>
  [owner.name ?? '', owner.document ?? '', ...owner.numbers].filter((text) => text !== '').join(CELL_BORDER)

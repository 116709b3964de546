import type { SourceRow, SourceTable } from '../table.ts'
import { headerKey, isExact, isForeignHeader, isRead, meaningOf, type AmountUnit, type Meaning } from './columns.ts'
import { readFigure } from './amount.ts'
import { withDecimalPoint, writesDecimalComma } from './decimal-comma.ts'
import { findByPositions } from './by-positions.ts'
import { chooseLayout, LAYOUTS, type Layout } from './layout.ts'

/** Header rows are looked for this far down: print-outs carry a page of notes above the table. */
const HEADER_WITHIN = 200

/** Which cell holds what. A meaning may have several columns (two memo columns); the best is first. */
export interface Binding {
  readonly columns: ReadonlyMap<Meaning, readonly number[]>
  readonly unitOf: ReadonlyMap<number, AmountUnit | null>
  readonly layout: Layout | null
  /** How the direction of a row is told. */
  readonly mode: 'direction-column' | 'two-columns' | 'signed-amount'
  readonly width: number
  /** Header names, for recognising the header where it is repeated. */
  readonly names: ReadonlySet<string>
  /** The header as it stands; empty where the file has none. */
  readonly header: readonly string[]
}

export interface FoundHeader {
  /** Index of its (last) row in the rows of the table, not the line; -1 where the file has no header. */
  readonly index: number
  /** Index of its first row, where the names stand over two. */
  readonly first: number
  readonly binding: Binding
}

export function findHeader(table: SourceTable, layouts: readonly Layout[] = LAYOUTS): FoundHeader | null {
  const last = Math.min(HEADER_WITHIN, table.rows.length)
  for (let index = 0; index < last; index += 1) {
    const found = headerAt(table.rows, index, layouts)
    if (found) return found
  }
  return findByPositions(table, layouts)
}

/** The header that begins with this row; null where none does. */
export function headerAt(rows: readonly SourceRow[], index: number, layouts: readonly Layout[]): FoundHeader | null {
  const cells = rows[index]?.cells ?? []
  if (cells.length < 3) return null
  const below = rows[index + 1]?.cells ?? []
  const twoRows = overTwoRows(cells, below)
  const joined = twoRows === null || bindColumns(below, [], layouts) ? null : bindColumns(twoRows, [], layouts)
  if (joined) return { index: index + 1, first: index, binding: joined }
  const sample = rows.slice(index + 1, index + 1 + SIGN_SAMPLE)
  const binding = bindColumns(cells, sample, layouts)
  if (binding) return { index, first: index, binding }
  const split = bindSplit(cells, below, sample.slice(1), layouts)
  return split ? { index: index + 1, first: index, binding: split } : null
}

/** A name over two rows (交易 above 日期, or 金额 merged above 收入 and 支出): told where the two together make a statement and one does not. */
function bindSplit(upper: readonly string[], lower: readonly string[], sample: readonly SourceRow[], layouts: readonly Layout[]): Binding | null {
  if (lower.length < 2 || [...upper, ...lower].some((cell) => /\d/u.test(cell))) return null
  // A title above a whole header is no half of it: whose account it is, and in which currency, stands there.
  if (upper.filter((cell) => cell !== '').length < 2 && bindColumns(lower, sample, layouts) !== null) return null
  let over = ''
  const carried = Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    over = upper[column] ?? '' ? (upper[column] ?? '') : (lower[column] ?? '') === '' ? '' : over
    return over
  })
  const lowerFirst = carried.map((above, column) => (lower[column] ?? '') || above)
  const together = carried.map((above, column) => {
    const below = lower[column] ?? ''
    return below === '' || above === below ? above : meaningOf(above + below) === null ? below : above + below
  })
  return bindColumns(together, sample, layouts) ?? bindColumns(lowerFirst, sample, layouts)
}

/** A header of two rows has 借方 and 贷方 below a merged 发生额; the lower name says more where there is one. */
function overTwoRows(upper: readonly string[], lower: readonly string[]): readonly string[] | null {
  const meanings = lower.map((cell) => meaningOf(cell)?.meaning)
  if (!meanings.includes('amountIn') || !meanings.includes('amountOut')) return null
  const width = Math.max(upper.length, lower.length)
  return Array.from({ length: width }, (_, column) => (lower[column] ?? '') || (upper[column] ?? ''))
}

/** Rows looked at to see whether an amount column without direction carries signs. */
const SIGN_SAMPLE = 500

/**
 * Binds the columns of a header row; null where it is not the header of a statement. `sample` = the rows behind
 * it, which tell whether a lone amount column is signed.
 */
export function bindColumns(cells: readonly string[], sample: readonly SourceRow[], layouts: readonly Layout[] = LAYOUTS): Binding | null {
  const layout = chooseLayout(cells, layouts)
  // A name that its layout explains makes no foreign table of it.
  if (layout?.own !== true && isForeignHeader(cells.filter((cell) => layout?.meanings.has(headerKey(cell).name) !== true))) return null
  const { columns, unitOf } = matchColumns(cells, layout)
  const has = (meaning: Meaning): boolean => columns.has(meaning)
  if (!has('date') && !has('time') && !has('datePaid') && !has('dateCreated')) return null
  const mode = directionMode(cells, columns, layout, sample)
  if (mode === null) return null
  const names = new Set(cells.map((cell) => headerKey(cell).name).filter((name) => name !== ''))
  return { columns, unitOf, layout, mode, width: cells.length, names, header: cells }
}

/** Meanings found in the row that looks most like a header. */
export function bestGuess(table: SourceTable): readonly Meaning[] {
  let best: readonly Meaning[] = []
  for (const { cells } of table.rows.slice(0, HEADER_WITHIN)) {
    const found = [...matchColumns(cells, null).columns.keys()].filter(isRead)
    if (found.length > best.length) best = found
  }
  return best
}

function directionMode(
  cells: readonly string[],
  columns: Binding['columns'],
  layout: Layout | null,
  sample: readonly SourceRow[],
): Binding['mode'] | null {
  const has = (meaning: Meaning): boolean => columns.has(meaning)
  if (has('amount') && (has('direction') || has('fundState'))) return 'direction-column'
  if (has('amountIn') && has('amountOut')) return 'two-columns'
  const amount = columns.get('amount')?.[0]
  if (amount === undefined) return null
  if (layout?.signed === true || layout?.own === true) return 'signed-amount'
  // Names that only end in a known one are too weak here: lists of contracts and of frozen accounts have dates and sums too.
  const named = (['date', 'time'] as const).some((meaning) => isExact(cells[columns.get(meaning)?.[0] ?? -1])) && isExact(cells[amount])
  if (!named) return runsOn(sample, amount, columns.get('balance')?.[0]) ? 'signed-amount' : null
  return has('balance') || sample.some((row) => SIGNED.test(row.cells[amount] ?? '')) ? 'signed-amount' : null
}

/** Do the balances change by the amounts in at least half of the rows? No list of contracts does that. */
function runsOn(sample: readonly SourceRow[], amount: number, balance: number | undefined): boolean {
  if (balance === undefined) return false
  const comma = writesDecimalComma(sample, new Map([['amount', [amount]], ['balance', [balance]]]))
  const read = (cell = ''): ReturnType<typeof readFigure> => readFigure(comma ? withDecimalPoint(cell) : cell, 'millionth')
  const figures = sample.slice(0, 60).flatMap(({ cells }) => {
    // Whatever they count, both count the same; millionths hold every decimal that a statement may have.
    const [moved, after] = [read(cells[amount]), read(cells[balance])]
    return moved.ok && after.ok ? [{ moved: absolute(moved.value.amount), after: after.value.side === 'out' ? -after.value.amount : after.value.amount }] : []
  })
  let follows = 0
  figures.slice(1).forEach((here, index) => {
    const before = figures[index]
    if (before === undefined) return
    const change = here.after > before.after ? here.after - before.after : before.after - here.after
    if (change > 0n && (change === here.moved || change === before.moved)) follows += 1
  })
  return follows > 0 && follows * 2 >= figures.length - 1
}

const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

/** `-12.00`, `(12.00)`, `12.00-`, `12.00CR`: the figure says its side itself. */
const SIGNED = /^[+＋－−-]\s*(?:[¥￥€£$]|[a-z]{2,3}\$?)?\s*\d|^(?:[¥￥€£$]|[a-z]{2,3}\$?)\s*[－−-]|^[(（][¥￥$€£]?[\d,.]+元?[)）]$|[\d元]\s*(?:[+-]|[cd]r\.?|借|贷)$/iu

interface Candidate {
  readonly column: number
  readonly rank: number
}

function matchColumns(cells: readonly string[], layout: Layout | null): Pick<Binding, 'columns' | 'unitOf'> {
  const candidates = new Map<Meaning, Candidate[]>()
  const unitOf = new Map<number, AmountUnit | null>()
  cells.forEach((cell, column) => {
    const special = layout?.meanings.get(headerKey(cell).name)
    const match = special ? { meaning: special, rank: -1, unit: headerKey(cell).unit } : layout?.onlyNamed === true ? null : meaningOf(cell)
    if (!match) return
    const list = candidates.get(match.meaning) ?? []
    list.push({ column, rank: match.rank })
    candidates.set(match.meaning, list)
    unitOf.set(column, match.unit)
  })
  const columns = new Map<Meaning, readonly number[]>()
  for (const [meaning, list] of candidates) {
    columns.set(meaning, list.toSorted((a, b) => a.rank - b.rank || a.column - b.column).map(({ column }) => column))
  }
  return { columns, unitOf }
}

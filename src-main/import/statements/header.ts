import type { SourceRow, SourceTable } from '../table.ts'
import { headerKey, isExact, isForeignHeader, isRead, meaningOf, type Meaning } from './columns.ts'
import { chooseLayout, type Layout } from './layout.ts'

/** Header rows are looked for this far down: print-outs carry a page of notes above the table. */
const HEADER_WITHIN = 60

/** Which cell holds what. A meaning may have several columns (two memo columns); the best is first. */
export interface Binding {
  readonly columns: ReadonlyMap<Meaning, readonly number[]>
  readonly unitOf: ReadonlyMap<number, 'yuan' | 'fen' | null>
  readonly layout: Layout | null
  /** How the direction of a row is told. */
  readonly mode: 'direction-column' | 'two-columns' | 'signed-amount'
  readonly width: number
  /** Header names, for recognising the header where it is repeated. */
  readonly names: ReadonlySet<string>
}

export interface FoundHeader {
  /** Index of its (last) row in the rows of the table, not the line. */
  readonly index: number
  readonly binding: Binding
}

export function findHeader(table: SourceTable): FoundHeader | null {
  const last = Math.min(HEADER_WITHIN, table.rows.length)
  for (let index = 0; index < last; index += 1) {
    const cells = table.rows[index]?.cells ?? []
    if (cells.length < 3) continue
    const below = table.rows[index + 1]?.cells ?? []
    const twoRows = overTwoRows(cells, below)
    const joined = twoRows === null || bindColumns(below, []) ? null : bindColumns(twoRows, [])
    if (joined) return { index: index + 1, binding: joined }
    const binding = bindColumns(cells, table.rows.slice(index + 1, index + 1 + SIGN_SAMPLE))
    if (binding) return { index, binding }
  }
  return null
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
export function bindColumns(cells: readonly string[], sample: readonly SourceRow[]): Binding | null {
  if (isForeignHeader(cells)) return null
  const layout = chooseLayout(cells)
  const { columns, unitOf } = matchColumns(cells, layout)
  const has = (meaning: Meaning): boolean => columns.has(meaning)
  if (!has('date') && !has('time') && !has('datePaid') && !has('dateCreated')) return null
  const mode = directionMode(cells, columns, layout, sample)
  if (mode === null) return null
  const names = new Set(cells.map((cell) => headerKey(cell).name).filter((name) => name !== ''))
  return { columns, unitOf, layout, mode, width: cells.length, names }
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
  if (layout?.signed === true) return 'signed-amount'
  // Names that only end in a known one are too weak here: lists of contracts and of frozen accounts have dates and sums too.
  const named = (['date', 'time'] as const).some((meaning) => isExact(cells[columns.get(meaning)?.[0] ?? -1])) && isExact(cells[amount])
  if (!named) return null
  return has('balance') || sample.some((row) => /^[+＋－−-]\s*[¥￥]?\d/u.test(row.cells[amount] ?? '')) ? 'signed-amount' : null
}

interface Candidate {
  readonly column: number
  readonly rank: number
}

function matchColumns(cells: readonly string[], layout: Layout | null): Pick<Binding, 'columns' | 'unitOf'> {
  const candidates = new Map<Meaning, Candidate[]>()
  const unitOf = new Map<number, 'yuan' | 'fen' | null>()
  cells.forEach((cell, column) => {
    const special = layout?.meanings.get(headerKey(cell).name)
    const match = special ? { meaning: special, rank: -1, unit: headerKey(cell).unit } : meaningOf(cell)
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

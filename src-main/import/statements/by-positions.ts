import type { SourceRow, SourceTable } from '../table.ts'
import { readAmount } from './amount.ts'
import type { Meaning } from './columns.ts'
import type { FoundHeader } from './header.ts'
import type { Layout } from './layout.ts'
import { dateOrderShown, readDateTime } from './moment.ts'

/** Rows looked at to see whether a file without a header fits a layout by places. */
const SAMPLE = 200

/**
 * Statements of a few banks have no header line. They are told by their cells: every row looked at has to hold a
 * day, and an amount on one side, where the layout says. A table that fits two such layouts is none of them.
 */
export function findByPositions(table: SourceTable, layouts: readonly Layout[]): FoundHeader | null {
  const sample = table.rows.slice(0, SAMPLE)
  const fitting = layouts.filter((layout) => layout.positions !== null && sample.length > 0 && sample.every((row) => fits(row, layout, sample)))
  const own = fitting.filter((layout) => layout.own)
  const [layout, ...more] = own.length > 0 ? own : fitting
  if (layout?.positions == null || more.length > 0) return null
  const columns = new Map<Meaning, readonly number[]>()
  layout.positions.forEach((meaning, column) => {
    if (meaning !== null) columns.set(meaning, [...(columns.get(meaning) ?? []), column])
  })
  const mode = columns.has('direction') ? 'direction-column' : columns.has('amountIn') ? 'two-columns' : 'signed-amount'
  return { index: -1, first: 0, binding: { columns, unitOf: new Map(), layout, mode, width: layout.positions.length, names: new Set(), header: [] } }
}

function fits({ cells }: SourceRow, layout: Layout, sample: readonly SourceRow[]): boolean {
  const { positions } = layout
  if (positions === null || cells.slice(positions.length).some((cell) => cell !== '')) return false
  const at = (meaning: Meaning): string => cells[positions.indexOf(meaning)] ?? ''
  const date = positions.indexOf('date')
  const dateOrder = layout.dateOrder ?? dateOrderShown(sample.map((row) => row.cells[date] ?? '')) ?? 'year-first'
  if (readDateTime(at('date'), { dateOrder, timeDigits: 'HHMM' }) === null) return false
  const money = (['amount', 'amountIn', 'amountOut', 'balance'] as const).filter((meaning) => positions.includes(meaning)).map(at)
  const filled = money.filter((cell) => cell !== '')
  return filled.length >= 1 && filled.every((cell) => /\d/u.test(cell) && readAmount(cell, layout.unit).ok)
}

import type { SourceRow, SourceTable } from '../table.ts'
import { readAmount } from './amount.ts'
import type { Meaning } from './columns.ts'
import type { FoundHeader } from './header.ts'
import type { Layout } from './layout.ts'
import { dateOrderShown, isYearLast, readDateTime } from './moment.ts'

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
  const [layout, ...more] = own.length > 0 ? own : fitting.filter((each) => !runsOtherWay(sample, each))
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
  // A bank that writes its days as 05/01/2023 writes none as 2023-05-01: such a file is another bank's, whose columns may stand otherwise.
  if (!layout.own && layout.dateOrder !== null && layout.dateOrder !== 'year-first' && !isYearLast(at('date'))) return false
  const money = (['amount', 'amountIn', 'amountOut', 'balance'] as const).filter((meaning) => positions.includes(meaning)).map(at)
  const filled = money.filter((cell) => cell !== '')
  return filled.length >= 1 && filled.every((cell) => /\d/u.test(cell) && readAmount(cell, layout.unit).ok)
}

/** Do the balances say that the two amount columns stand the other way round? Then it is another bank's file. */
function runsOtherWay(sample: readonly SourceRow[], { positions, unit }: Layout): boolean {
  if (positions === null || !positions.includes('balance')) return false
  const figure = (cells: readonly string[], meaning: Meaning): bigint => {
    const read = readAmount(cells[positions.indexOf(meaning)] ?? '', unit)
    return read.ok ? read.value.amount : 0n
  }
  const rows = sample.map(({ cells }) => ({ change: figure(cells, 'amountIn') - figure(cells, 'amountOut'), balance: figure(cells, 'balance') }))
  const follows = { asSaid: [0, 0], otherWay: [0, 0] }
  rows.slice(1).forEach((row, index) => {
    const above = rows[index]
    if (above === undefined) return
    // Oldest first the balance changes by the row below, newest first by the row above.
    ;[row.balance - above.balance - row.change, above.balance - row.balance - above.change].forEach((rest, order) => {
      if (rest === 0n) follows.asSaid[order] = (follows.asSaid[order] ?? 0) + 1
    })
    ;[row.balance - above.balance + row.change, above.balance - row.balance + above.change].forEach((rest, order) => {
      if (rest === 0n) follows.otherWay[order] = (follows.otherWay[order] ?? 0) + 1
    })
  })
  return Math.max(...follows.otherWay) > Math.max(...follows.asSaid)
}

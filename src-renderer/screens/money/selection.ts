import type { LedgerRow } from '../../../src-main/contract/ledger.ts'
import { addAmounts, subtractAmounts } from './amount-text.ts'

/** What is picked in the grid: rows one by one and in ranges, or everything under the filter but some rows. */
export type Selection =
  | { readonly kind: 'rows'; readonly rows: ReadonlyMap<string, LedgerRow> }
  | { readonly kind: 'filter'; readonly except: ReadonlyMap<string, LedgerRow> }

export const NOTHING_PICKED: Selection = { kind: 'rows', rows: new Map() }
/** Most rows that are picked one by one or in a range: what copying and a list of rows in a call can carry. */
export const MOST_PICKED = 10_000

/** How many rows and the sums of those that moved yuan; decimal yuan text. */
export interface Sums {
  readonly total: number
  readonly totalIn: string
  readonly totalOut: string
}

export const isPicked = (selection: Selection, id: string): boolean => (selection.kind === 'rows' ? selection.rows.has(id) : !selection.except.has(id))

/** Takes a row in or out. */
export function toggled(selection: Selection, row: LedgerRow): Selection {
  const rows = new Map(selection.kind === 'rows' ? selection.rows : selection.except)
  if (!rows.delete(row.id)) rows.set(row.id, row)
  return selection.kind === 'rows' ? { kind: 'rows', rows } : { kind: 'filter', except: rows }
}

/** The rows of a range beside those that were picked before it was begun. A range inside of everything puts its rows back in. */
export function withRange(before: Selection, range: readonly LedgerRow[]): Selection {
  if (before.kind === 'rows') return { kind: 'rows', rows: new Map([...before.rows, ...range.map((row) => [row.id, row] as const)]) }
  const except = new Map(before.except)
  for (const row of range) except.delete(row.id)
  return { kind: 'filter', except }
}

/** Count and sums of what is picked. As in the sums of a filter, only rows that moved yuan are added up. */
export function sumsOf(selection: Selection, ofFilter: Sums): Sums {
  const own = sumsOfRows([...(selection.kind === 'rows' ? selection.rows : selection.except).values()])
  if (selection.kind === 'rows') return own
  return { total: ofFilter.total - own.total, totalIn: subtractAmounts(ofFilter.totalIn, own.totalIn), totalOut: subtractAmounts(ofFilter.totalOut, own.totalOut) }
}

function sumsOfRows(rows: readonly LedgerRow[]): Sums {
  const moved = rows.filter((row) => (row.outcome === 'done' || row.outcome === 'partly-refunded') && row.currency === 'CNY')
  const of = (direction: 'in' | 'out'): string => addAmounts(moved.filter((row) => row.direction === direction).map((row) => row.amount))
  return { total: rows.length, totalIn: of('in'), totalOut: of('out') }
}

import type { SourceTable } from '../table.ts'
import { readHeader } from '../travel/header.ts'
import { readAmount } from './amount.ts'
import { isRead, meaningOf, type Meaning } from './columns.ts'
import { directionOf } from './direction.ts'
import { findHeader } from './header.ts'
import { LAYOUTS, type Layout } from './layout.ts'
import { dateOrderShown, readDateTime } from './moment.ts'

/** What the columns of an unknown table may mean. Nothing of it counts before a person says so. */
export interface Suggestion {
  /** Index of the header row; -1 where no row looks like one. */
  readonly header: number
  readonly columns: readonly (Meaning | null)[]
  /** Which of them are told by their cells alone, or by a name that says only part. */
  readonly unsure: readonly number[]
  /** What the table looks like; null where it has neither a day nor money nor a way of travelling. */
  readonly kind: 'statement' | 'travel' | null
}

const WITHIN = 200
const SAMPLE = 200

/** Proposes header and columns: by names as far as they are known, by the cells where they are not. */
export function suggestColumns(table: SourceTable, layouts: readonly Layout[] = LAYOUTS): Suggestion {
  const found = findHeader(table, layouts)
  if (found !== null) {
    const columns = Array.from({ length: found.binding.width }, (): Meaning | null => null)
    for (const [meaning, places] of found.binding.columns) for (const place of places) if (isRead(meaning)) columns[place] = meaning
    return { header: found.index, columns, unsure: [], kind: 'statement' }
  }
  const travel = table.rows.slice(0, WITHIN).findIndex((row) => readHeader(row) !== null)
  const header = travel === -1 ? likelyHeader(table) : travel
  const cells = table.rows[header]?.cells ?? []
  const body = table.rows.slice(header + 1, header + 1 + SAMPLE).filter((row) => row.cells.filter((cell) => cell !== '').length >= 3)
  const width = Math.max(cells.length, ...body.map((row) => row.cells.length))
  const named = Array.from({ length: width }, (_, column): Meaning | null => {
    const match = meaningOf(cells[column] ?? '')
    return match !== null && isRead(match.meaning) ? match.meaning : null
  })
  const columns = withCells(named, body.map((row) => row.cells))
  const unsure = columns.flatMap((meaning, column) => (meaning === null || meaning === named[column] ? [] : [column]))
  const has = (...meanings: readonly Meaning[]): boolean => meanings.some((meaning) => columns.includes(meaning))
  const kind = travel !== -1 ? 'travel' : has('date', 'time') && has('amount', 'amountIn', 'amountOut') ? 'statement' : null
  return { header, columns, unsure, kind }
}

/** The row among the first with most known names; a row without figures above rows with them where no name is known. */
function likelyHeader(table: SourceTable): number {
  let best = { index: -1, known: 0 }
  for (const [index, row] of table.rows.slice(0, WITHIN).entries()) {
    const known = row.cells.filter((cell) => meaningOf(cell) !== null).length
    if (known > best.known) best = { index, known }
  }
  if (best.known >= 2) return best.index
  return table.rows.slice(0, WITHIN).findIndex((row, index) => {
    const below = table.rows[index + 1]?.cells ?? []
    return row.cells.length >= 3 && row.cells.every((cell) => !/\d/u.test(cell)) && below.some((cell) => /\d/u.test(cell))
  })
}

/** Meanings by what stands in the cells: a day in nearly all, figures with two decimals, words for two sides. */
function withCells(named: readonly (Meaning | null)[], rows: readonly (readonly string[])[]): readonly (Meaning | null)[] {
  const columns = [...named]
  const free = (meaning: Meaning): boolean => !columns.includes(meaning)
  const textsOf = (column: number): readonly string[] => rows.map((cells) => cells[column] ?? '').filter((cell) => cell !== '')
  const mostly = (column: number, test: (text: string) => boolean): boolean => {
    const texts = textsOf(column)
    return texts.length > 0 && texts.filter(test).length * 10 >= texts.length * 7
  }
  const figures: number[] = []
  columns.forEach((meaning, column) => {
    if (meaning !== null) return
    const order = dateOrderShown(textsOf(column)) ?? 'year-first'
    if (free('date') && mostly(column, (text) => readDateTime(text, { dateOrder: order, timeDigits: 'HHMM' }) !== null && !/^\d{5}$/u.test(text))) columns[column] = 'date'
    else if (free('direction') && mostly(column, (text) => typeof directionOf(text) === 'string' && directionOf(text) !== 'neutral')) columns[column] = 'direction'
    else if (mostly(column, (text) => /\.\d{2}\)?(?:[cd]r|-)?$/iu.test(text) && readAmount(text, null).ok)) figures.push(column)
  })
  const full = figures.filter((column) => textsOf(column).length * 10 >= rows.length * 9)
  const half = figures.filter((column) => !full.includes(column))
  // Two columns that are never filled together are the two sides; a balance stands in every row, behind the amounts.
  if (free('amount') && free('amountIn') && free('amountOut')) {
    const [out, into] = half
    if (out !== undefined && into !== undefined && rows.every((cells) => (cells[out] ?? '') === '' || (cells[into] ?? '') === '')) {
      columns[out] = 'amountOut'
      columns[into] = 'amountIn'
    } else if (full[0] !== undefined) columns[full[0]] = 'amount'
  }
  const last = full.findLast((column) => columns[column] === null)
  if (last !== undefined && free('balance')) columns[last] = 'balance'
  return columns
}

import { headerAt } from './statements/header.ts'
import { headerKey } from './statements/columns.ts'
import type { Layouts } from './layouts.ts'
import { readHeader } from './travel/header.ts'
import type { SourceRow, SourceTable } from './table.ts'

/**
 * The tables that stand one below the other in one sheet or text, each with the lines above it. A second table is
 * told by a header of its own: the same names again only repeat the header, which the readers of rows see to.
 */
export function tableParts(table: SourceTable, layouts: Layouts): readonly SourceTable[] {
  const starts: number[] = []
  let known: ReadonlySet<string> | null = null
  let last = -1
  for (const [index, row] of table.rows.entries()) {
    if (index <= last || !mayBeHeader(row.cells)) continue
    const header = headerFrom(table.rows, index, layouts)
    if (header === null) continue
    if (known !== null && !isSame(known, header.names)) starts.push(startOf(table.rows, index))
    known = header.names
    last = header.last
  }
  if (starts.length === 0) return [table]
  return [0, ...starts].map((from, place, all) => ({ sheet: table.sheet, rows: table.rows.slice(from, all[place + 1]) }))
}

/** At least three names and no figure: told without looking at names, because it is asked of every row. */
export function mayBeHeader(cells: readonly string[]): boolean {
  let filled = 0
  for (const cell of cells) {
    if (cell === '') continue
    if (cell.length > 40 || /^[-+(¥￥]?\d/u.test(cell)) return false
    filled += 1
  }
  return filled >= 3
}

/** Names of a header that begins here, and its last row. */
function headerFrom(rows: readonly SourceRow[], index: number, layouts: Layouts): { readonly names: ReadonlySet<string>; readonly last: number } | null {
  const statement = headerAt(rows, index, layouts.statements)
  if (statement !== null) return { names: statement.binding.names, last: statement.index }
  const row = rows[index]
  if (row === undefined || readHeader(row, layouts.travel) === null) return null
  return { names: new Set(row.cells.map((cell) => headerKey(cell).name).filter((name) => name !== '')), last: index }
}

/** Half of the names again: pages and months of one print-out leave a column out or add one. */
function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let same = 0
  for (const name of other) if (one.has(name)) same += 1
  return same * 2 >= Math.min(one.size, other.size)
}

/** Titles and keys above a header belong to it: lines of at most two cells directly before it. */
function startOf(rows: readonly SourceRow[], header: number): number {
  let start = header
  while (start > 0 && header - start < 8 && (rows[start - 1]?.cells ?? []).filter((cell) => cell !== '').length <= 2) start -= 1
  return start
}

import { headerAt, type FoundHeader } from './statements/header.ts'
import { headerKey } from './statements/columns.ts'
import type { Layouts } from './layouts.ts'
import type { SourceRow, SourceTable } from './table.ts'
import { mayBeHeader } from './table-parts.ts'

/** Headers are looked for this far down, as everywhere. */
const WITHIN = 200

/**
 * Tables that stand beside each other in one sheet (two accounts, or the two halves of a page), each with its own
 * columns. They are told by a header whose names begin again further right and make a statement on either side; read as
 * one table, the rows of the second would vanish. Lines are those of the sheet in both.
 */
export function besideEachOther(table: SourceTable, layouts: Layouts): readonly SourceTable[] {
  const at = table.rows.slice(0, WITHIN).findIndex((row, index) => mayBeHeader(row.cells) && headerAt(table.rows, index, layouts.statements) !== null)
  const header = table.rows[at]?.cells
  if (header === undefined) return [table]
  const names = header.map((cell) => headerKey(cell).name)
  const first = names.findIndex((name) => name !== '')
  for (let column = first + 3; column < names.length; column += 1) {
    if (names[column] !== names[first]) continue
    const left = part(table, 0, column)
    const right = part(table, column, names.length)
    const [one, other] = [headerAt(left.rows, at, layouts.statements), headerAt(right.rows, at, layouts.statements)]
    if (one === null || other === null || !repeats(one, other)) continue
    return [withRows(left), ...besideEachOther(withRows(right), layouts)]
  }
  return [table]
}

/** The columns from one place to another; blank rows stay, so that places agree. */
const part = ({ sheet, rows }: SourceTable, from: number, to: number): SourceTable => ({ sheet, rows: rows.map((row): SourceRow => ({ ...row, cells: row.cells.slice(from, to) })) })

const withRows = ({ sheet, rows }: SourceTable): SourceTable => ({ sheet, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) })

/** The second header says the same again: at least three names, and three in four of its own. */
function repeats(one: FoundHeader, other: FoundHeader): boolean {
  let same = 0
  for (const name of other.binding.names) if (one.binding.names.has(name)) same += 1
  return same >= 3 && same * 4 >= other.binding.names.size * 3
}

import known from '../../resources/layouts/known-lists.json' with { type: 'json' }
import { headerKey } from './statements/columns.ts'
import type { SourceTable } from './table.ts'

const LISTS = known.lists.map(({ id, requires }) => ({ id, requires: requires.map((name) => headerKey(name).name) }))
/** Headers stand near the top of these returns. */
const WITHIN = 15

/** Id of the list that the table is (registration of a wallet, log-ins …); null where it is none that is known. */
export function knownListOf(table: SourceTable): string | null {
  for (const { cells } of table.rows.slice(0, WITHIN)) {
    const names = new Set(cells.map((cell) => headerKey(cell).name))
    const list = LISTS.find(({ requires }) => requires.every((name) => names.has(name)))
    if (list !== undefined) return list.id
  }
  return null
}

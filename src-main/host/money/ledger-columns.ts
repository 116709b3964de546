import { gridColumns, type GridColumns } from '../../domain/ledger/columns/grid-columns.ts'
import type { Ledger } from '../../domain/ledger/ledger.ts'
import { keptIds } from '../../db/kept-ids.ts'
import { hasManyRows, readLedger } from '../case/read-ledger.ts'
import type { Session } from '../case/session.ts'

const known = new WeakMap<Ledger, GridColumns | null>()

/** The rows of the open case in columns; null where they are few, or not read yet: reading then begins, and the case file answers meanwhile. */
export function columnsOf(session: Session): GridColumns | null {
  if (!hasManyRows(session)) return null
  const { ledger } = session
  if (ledger === null) {
    // Where it cannot be read, whoever needs it says so; the case file goes on answering here.
    readLedger(session).catch(() => undefined)
    return null
  }
  const there = known.get(ledger)
  if (there !== undefined) return there
  const columns = gridColumns(ledger, keptIds(session.file.database))
  known.set(ledger, columns)
  return columns
}

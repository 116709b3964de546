import type { Database } from 'better-sqlite3'
import type { Transaction } from '../domain/ledger/transaction.ts'
import type { Day } from '../domain/values/day.ts'
import { keptRowReader, SELECT_ROWS, type RowRecord } from './kept-row.ts'

export const hasRows = (database: Database, account: string): boolean => database.prepare('SELECT 1 FROM ledger_row WHERE account = ? LIMIT 1').get(account) !== undefined

/** Reads the kept rows of an account on a day, from other tables than the one that is being stored, in the order in which they came in. */
export function keptRowsOfDay(database: Database, exceptTable: number): (account: string, day: Day) => { id: number; row: Transaction }[] {
  const select = database.prepare(`${SELECT_ROWS} WHERE account = ? AND day = ? AND source_table <> ? AND ledger_row.duplicate_of IS NULL ORDER BY ledger_row.id`).raw()
  const read = keptRowReader(database)
  return (account, day) => (select.all(account, day, exceptTable) as RowRecord[]).map((record) => ({ id: record[0], row: read(record) }))
}

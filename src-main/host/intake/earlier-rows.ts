import type { Database } from 'better-sqlite3'
import { hasRows, keptRowsOfDay } from '../../db/earlier-rows.ts'
import { repetitionFinder, type ComparedRow } from '../../domain/ledger/same-movement.ts'

/**
 * Finds the row kept from another statement that a row of this one repeats. Rows are compared within their account and
 * day, which every key of a movement holds (domain/ledger/same-movement), so that only the days that both have are read.
 */
export function earlierRows(database: Database, table: number): (account: string, row: ComparedRow) => number | null {
  const rowsOfDay = keptRowsOfDay(database, table)
  /** By account, then by day; null for an account that had no rows when the first row of this table came. */
  const finders = new Map<string, Map<string, (row: ComparedRow) => number | null> | null>()
  return (account, row) => {
    let days = finders.get(account)
    if (days === undefined) finders.set(account, (days = hasRows(database, account) ? new Map() : null))
    if (days === null) return null
    const { day } = row.at
    let find = days.get(day)
    if (find === undefined) days.set(day, (find = repetitionFinder(rowsOfDay(account, day))))
    return find(row)
  }
}

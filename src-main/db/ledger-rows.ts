import type { Database } from 'better-sqlite3'
import { splitCells } from '../domain/ledger/cell-text.ts'
import type { Transaction } from '../domain/ledger/transaction.ts'
import { keptRowReader, SELECT_ROWS, type RowRecord } from './kept-row.ts'

/** Rows by number, in the order of the numbers; numbers that are nobody's are left out. */
export function transactionsByNumber(database: Database, numbers: readonly number[]): Transaction[] {
  const records = database.prepare(`${SELECT_ROWS} WHERE ledger_row.id IN (SELECT value FROM json_each(?))`).raw().all(JSON.stringify(numbers)) as RowRecord[]
  const read = keptRowReader(database)
  const rows = new Map(records.map((record) => [record[0], read(record)]))
  return numbers.flatMap((number) => rows.get(number) ?? [])
}

/** One row, kept or duplicate, with its number and its cells; null where the table has no such line. */
export function ledgerRowAt(database: Database, sourceTable: number, line: number): { transaction: Transaction; cells: readonly string[] } | null {
  const found = database.prepare('SELECT id, cells FROM ledger_row WHERE source_table = ? AND line = ?').get(sourceTable, line) as { id: number; cells: string } | undefined
  const transaction = found && transactionsByNumber(database, [found.id])[0]
  return found && transaction ? { transaction, cells: splitCells(found.cells) } : null
}

/** Kept rows of a table on the nearest lines before and after one, that line included, as cells. */
export function cellsAround(database: Database, sourceTable: number, line: number, each: number): { line: number; cells: readonly string[] }[] {
  const read = (condition: string, limit: number): { line: number; cells: string }[] =>
    database.prepare(`SELECT line, cells FROM ledger_row WHERE source_table = ? AND duplicate_of IS NULL AND ${condition} LIMIT ?`).all(sourceTable, line, limit) as { line: number; cells: string }[]
  const rows = [...read('line < ? ORDER BY line DESC', each).toReversed(), ...read('line >= ? ORDER BY line', each + 1)]
  return rows.map((row) => ({ line: row.line, cells: splitCells(row.cells) }))
}

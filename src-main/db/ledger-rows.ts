import type { Database } from 'better-sqlite3'
import { splitCells } from '../domain/ledger/cell-text.ts'
import type { Transaction } from '../domain/ledger/transaction.ts'
import { keptRowReader, SELECT_ROWS, type RowRecord } from './kept-row.ts'

/** Rows read before others may have their turn. */
const SLICE = 5000

/**
 * Every kept row: by account, statements in order of their first day, rows from old to new. Read in slices, so
 * that the owner of the case file can answer the window in between.
 */
export function* transactionSlices(database: Database): Generator<number, Transaction[]> {
  const tables = database
    .prepare("SELECT source_table.id, ordering, min(ledger_row.id) AS first, max(ledger_row.id) AS last FROM source_table JOIN ledger_row ON source_table = source_table.id GROUP BY source_table.id")
    .all() as { id: number; ordering: string; first: number; last: number }[]
  const slice = database.prepare(`${SELECT_ROWS} WHERE ledger_row.id BETWEEN ? AND ? AND source_table = ? AND ledger_row.duplicate_of IS NULL ORDER BY ledger_row.id`).raw()
  const read = keptRowReader(database, true)
  const runs: { readonly account: string; readonly firstDay: string; readonly rows: Transaction[] }[] = []
  for (const table of tables) {
    const accounts = new Map<string, Transaction[]>()
    for (let from = table.first; from <= table.last; from += SLICE) {
      const records = slice.all(from, Math.min(from + SLICE - 1, table.last), table.id) as RowRecord[]
      for (const record of records) {
        const row = read(record)
        const rows = accounts.get(row.account)
        if (rows) rows.push(row)
        else accounts.set(row.account, [row])
      }
      yield records.length
    }
    // Rows are numbered in the order of the file.
    for (const rows of accounts.values()) if (table.ordering === 'newest-first') rows.reverse()
    const all = [...accounts.values()]
    const firstDay = all.flatMap((rows) => [rows[0]?.at.day ?? '', rows.at(-1)?.at.day ?? '']).reduce((one, other) => (other < one ? other : one), '9999')
    for (const [account, rows] of accounts) runs.push({ account, firstDay, rows })
  }
  runs.sort((left, right) => compare(left.account, right.account) || compare(left.firstDay, right.firstDay))
  const result: Transaction[] = []
  for (const { rows } of runs) for (const row of rows) result.push(row)
  return result
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Rows by number, in the order of the numbers; numbers that are nobody's are left out. */
export function transactionsByNumber(database: Database, numbers: readonly number[]): Transaction[] {
  const records = database.prepare(`${SELECT_ROWS} WHERE ledger_row.id IN (SELECT value FROM json_each(?))`).raw().all(JSON.stringify(numbers)) as RowRecord[]
  const read = keptRowReader(database, false)
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

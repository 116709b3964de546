import type { Database } from 'better-sqlite3'
import { asId, type StatementId, type TransactionId } from '../domain/values/ids.ts'

/** By statement: the kept rows of other tables that its own rows repeat. A second print of an account says the same once more. */
export function repeatedTransactions(database: Database): ReadonlyMap<StatementId, readonly TransactionId[]> {
  const rows = database
    .prepare(
      `SELECT copy.source_table AS copyTable, copied.file AS copyFile, original.source_table AS keptTable, kept.file AS keptFile, original.line AS line
         FROM ledger_row AS copy
         JOIN ledger_row AS original ON original.id = copy.duplicate_of
         JOIN source_table AS copied ON copied.id = copy.source_table
         JOIN source_table AS kept ON kept.id = original.source_table
        WHERE copy.duplicate_of IS NOT NULL AND copy.source_table <> original.source_table`,
    )
    .iterate() as IterableIterator<{ copyTable: number; copyFile: number; keptTable: number; keptFile: number; line: number }>
  const repeats = new Map<StatementId, TransactionId[]>()
  for (const row of rows) {
    const statement = asId<StatementId>(`f${row.copyFile}#${row.copyTable}`)
    const id = asId<TransactionId>(`f${row.keptFile}#${row.keptTable}:${row.line}`)
    const known = repeats.get(statement)
    if (known === undefined) repeats.set(statement, [id])
    else known.push(id)
  }
  return repeats
}

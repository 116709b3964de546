import type { Database } from 'better-sqlite3'

/** Numbers of all kept rows, from the least on: those of {@link ledgerInSlices} in its numbering. */
export function keptIds(database: Database): Float64Array {
  const [first, last, rows] = database.prepare('SELECT (SELECT coalesce(min(id), 1) FROM ledger_row), (SELECT coalesce(max(id), 0) FROM ledger_row), (SELECT count(*) FROM ledger_row INDEXED BY ledger_row_by_time WHERE duplicate_of IS NULL)').raw().get() as [number, number, number]
  const repeated = new Set(database.prepare('SELECT id FROM ledger_row INDEXED BY ledger_row_repeated WHERE duplicate_of IS NOT NULL').pluck().all() as number[])
  // Rows are numbered one after the other and never removed; were it otherwise, their numbers have to be asked for.
  if (last - first + 1 - repeated.size !== rows) return Float64Array.from(database.prepare('SELECT id FROM ledger_row WHERE duplicate_of IS NULL ORDER BY id').pluck().all() as number[])
  const ids = new Float64Array(rows)
  let at = 0
  for (let id = first; id <= last; id += 1) if (!repeated.has(id)) ids[at++] = id
  return ids
}

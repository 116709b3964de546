import type { Database } from 'better-sqlite3'
import { MOVED, says } from './recurring.ts'

/** Line -> fate of the rows of one table, for showing the original with what became of each line. */
export function fatesOf(database: Database, sourceTable: number): Map<number, { fate: 'kept' | 'duplicate' | 'rejected'; reason: string | null }> {
  const fates = new Map<number, { fate: 'kept' | 'duplicate' | 'rejected'; reason: string | null }>()
  const rows = database
    .prepare(
      `SELECT line, CASE WHEN duplicate_of IS NULL THEN 'kept' ELSE 'duplicate' END AS fate, NULL AS reason FROM ledger_row WHERE source_table = @id
       UNION ALL SELECT line, CASE WHEN duplicate_of IS NULL THEN 'kept' ELSE 'duplicate' END, NULL FROM journey_row WHERE source_table = @id
       UNION ALL SELECT line, 'rejected', code FROM rejected_row WHERE source_table = @id`,
    )
    .iterate({ id: sourceTable }) as IterableIterator<{ line: number; fate: 'kept' | 'duplicate' | 'rejected'; reason: string | null }>
  for (const row of rows) fates.set(row.line, { fate: row.fate, reason: row.reason })
  return fates
}

/** Sums over kept rows that moved money, per source table: fen in, fen out. */
export function totalsByTable(database: Database): Map<number, { in: bigint; out: bigint }> {
  const totals = new Map<number, { in: bigint; out: bigint }>()
  const rows = database
    .prepare(
      `SELECT source_table, coalesce(sum(amount) FILTER (WHERE ${says(`direction = 'in' AND ${MOVED}`)}), 0) AS total_in, coalesce(sum(amount) FILTER (WHERE ${says(`direction = 'out' AND ${MOVED}`)}), 0) AS total_out
         FROM ledger_row INDEXED BY ledger_row_by_time WHERE duplicate_of IS NULL GROUP BY source_table`,
    )
    .safeIntegers(true)
    .all() as { source_table: bigint; total_in: bigint; total_out: bigint }[]
  for (const row of rows) totals.set(Number(row.source_table), { in: row.total_in, out: row.total_out })
  return totals
}

export interface BalanceBreakRow {
  readonly line: number
  readonly page: number | null
  /** Fen. */
  readonly expected: bigint
  readonly found: bigint
}

/** Rows of any table whose running balance does not follow, duplicates included, as the file shows them. */
export function breaksByTable(database: Database): Map<number, BalanceBreakRow[]> {
  const breaks = new Map<number, BalanceBreakRow[]>()
  const rows = database
    .prepare("SELECT source_table, line, page, expected_balance, balance FROM ledger_row WHERE expected_balance IS NOT NULL ORDER BY source_table, line")
    .safeIntegers(true)
    .all() as { source_table: bigint; line: bigint; page: bigint | null; expected_balance: bigint; balance: bigint }[]
  for (const row of rows) {
    const list = breaks.get(Number(row.source_table)) ?? []
    list.push({ line: Number(row.line), page: row.page === null ? null : Number(row.page), expected: row.expected_balance, found: row.balance })
    breaks.set(Number(row.source_table), list)
  }
  return breaks
}

/** Accounts whose rows stand in each source table. */
export function statementAccounts(database: Database): Map<number, string[]> {
  const accounts = new Map<number, string[]>()
  const rows = database
    .prepare(
      `SELECT source_table, account FROM ledger_row INDEXED BY ledger_row_by_time WHERE duplicate_of IS NULL
        UNION SELECT source_table, account FROM ledger_row INDEXED BY ledger_row_repeated WHERE duplicate_of IS NOT NULL
        ORDER BY source_table, account`,
    )
    .all() as { source_table: number; account: string }[]
  for (const row of rows) accounts.set(row.source_table, [...(accounts.get(row.source_table) ?? []), row.account])
  return accounts
}

/** Statements and accounts of rows that repeat others, each pair once. */
export const repeatedAccounts = (database: Database): { statement: string; account: string }[] =>
  database
    .prepare("SELECT DISTINCT 'f' || file || '#' || source_table AS statement, account FROM ledger_row INDEXED BY ledger_row_repeated JOIN source_table ON source_table.id = source_table WHERE duplicate_of IS NOT NULL")
    .all() as { statement: string; account: string }[]

/** Rows per account that repeat others. */
export function duplicatesByAccount(database: Database): Map<string, number> {
  const rows = database.prepare('SELECT account, count(*) AS rows FROM ledger_row INDEXED BY ledger_row_repeated WHERE duplicate_of IS NOT NULL AND duplicate_of <> id GROUP BY account').all() as { account: string; rows: number }[]
  return new Map(rows.map(({ account, rows: count }) => [account, count]))
}

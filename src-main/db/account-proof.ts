import type { Database } from 'better-sqlite3'
import type { TableSums } from '../domain/ledger/statement-proof.ts'
import { MOVED } from './recurring.ts'

/** Fen that a row in yuan moved in or out. Every row of the table is meant, the repeated ones too: the file is proved as it stands. */
const IN = `CASE WHEN direction = 'in' AND ${MOVED} THEN amount ELSE 0 END`
const OUT = `CASE WHEN direction = 'out' AND ${MOVED} THEN amount ELSE 0 END`

interface SumsRecord {
  readonly source_table: bigint
  readonly first_day: string
  readonly last_day: string
  readonly rows: bigint
  readonly breaks: bigint
  readonly total_in: bigint
  readonly total_out: bigint
  readonly first_position: bigint | null
  readonly last_position: bigint | null
}

/** What every table shows of an account, in the order of intake. */
export function tableSums(database: Database, account: string): TableSums[] {
  const tables = database
    .prepare(
      `SELECT source_table, min(day) AS first_day, max(day) AS last_day, count(*) AS rows, count(expected_balance) AS breaks, coalesce(sum(${IN}), 0) AS total_in, coalesce(sum(${OUT}), 0) AS total_out,
              min(position) FILTER (WHERE balance IS NOT NULL) AS first_position, max(position) FILTER (WHERE balance IS NOT NULL) AS last_position
         FROM ledger_row JOIN recurring ON recurring.id = ledger_row.recurring
        WHERE account = ? AND currency = 'CNY' GROUP BY source_table ORDER BY source_table`,
    )
    .safeIntegers()
    .all(account) as SumsRecord[]
  const row = database
    .prepare(`SELECT balance, line, page FROM ledger_row JOIN recurring ON recurring.id = ledger_row.recurring WHERE account = @account AND source_table = @table AND currency = 'CNY' AND position = @position`)
    .safeIntegers()
  const part = (condition: string): string =>
    `SELECT coalesce(sum(${IN}), 0) AS total_in, coalesce(sum(${OUT}), 0) AS total_out
       FROM ledger_row JOIN recurring ON recurring.id = ledger_row.recurring
      WHERE account = @account AND source_table = @table AND currency = 'CNY' AND ${condition}`
  const upTo = database.prepare(part('position <= @position')).safeIntegers()
  const after = database.prepare(part('position > @position')).safeIntegers()
  const at = (statement: typeof upTo, table: bigint, position: bigint | null): TableSums['first'] => {
    if (position === null) return null
    const place = { account, table, position }
    const moved = statement.get(place) as { total_in: bigint; total_out: bigint }
    const { balance, line, page } = row.get(place) as { balance: bigint; line: bigint; page: bigint | null }
    return { balance, in: moved.total_in, out: moved.total_out, at: { line: Number(line), ...(page === null ? {} : { page: Number(page) }) } }
  }
  return tables.map((each) => ({
    table: Number(each.source_table), from: each.first_day, to: each.last_day, rows: Number(each.rows), breaks: Number(each.breaks), in: each.total_in, out: each.total_out,
    first: at(upTo, each.source_table, each.first_position),
    last: at(after, each.source_table, each.last_position),
  }))
}

/** Kept rows of an account: sums in fen of what moved yuan, rows that may have moved money either way, and rows in other currencies. */
export function keptSums(database: Database, account: string): { in: bigint; out: bigint; neutral: number; neutralAmount: bigint; foreign: number } {
  const found = database
    .prepare(
      `SELECT coalesce(sum(${IN}) FILTER (WHERE currency = 'CNY'), 0) AS total_in, coalesce(sum(${OUT}) FILTER (WHERE currency = 'CNY'), 0) AS total_out,
              count(*) FILTER (WHERE currency = 'CNY' AND direction = 'neutral' AND ${MOVED} AND amount > 0) AS neutral,
              coalesce(sum(amount) FILTER (WHERE currency = 'CNY' AND direction = 'neutral' AND ${MOVED}), 0) AS neutral_amount, count(*) FILTER (WHERE currency <> 'CNY') AS other
         FROM ledger_row JOIN recurring ON recurring.id = ledger_row.recurring WHERE account = ? AND duplicate_of IS NULL`,
    )
    .safeIntegers()
    .get(account) as { total_in: bigint; total_out: bigint; neutral: bigint; neutral_amount: bigint; other: bigint }
  return { in: found.total_in, out: found.total_out, neutral: Number(found.neutral), neutralAmount: found.neutral_amount, foreign: Number(found.other) }
}

/** How many rows of an account one table repeats of another. */
export function repeatsBetween(database: Database, account: string): { table: number; of: number; rows: number }[] {
  return database
    .prepare(
      `SELECT row.source_table AS "table", kept.source_table AS "of", count(*) AS rows
         FROM ledger_row AS row JOIN ledger_row AS kept ON kept.id = row.duplicate_of
        WHERE row.account = ? AND row.source_table <> kept.source_table GROUP BY 1, 2`,
    )
    .all(account) as { table: number; of: number; rows: number }[]
}

export interface BalanceRow {
  readonly line: number
  readonly page: number | null
  readonly day: string
  readonly time: string | null
  readonly direction: 'in' | 'out' | 'neutral'
  /** Fen. */
  readonly amount: bigint
  readonly balance: bigint | null
  readonly expected: bigint | null
  readonly proof: 'first' | 'follows' | 'break' | 'none'
  readonly repeated: boolean
}

/** Rows of an account in one table from old to new, with the balance that each should leave where it does not. */
export function balanceRows(database: Database, account: string, table: number, offset: number, limit: number): BalanceRow[] {
  const rows = database
    .prepare(
      `SELECT line, page, day, time, direction, amount, balance, expected_balance AS expected, balance_proof AS proof, duplicate_of
         FROM ledger_row JOIN recurring ON recurring.id = ledger_row.recurring
        WHERE account = ? AND source_table = ? ORDER BY position, line LIMIT ? OFFSET ?`,
    )
    .safeIntegers()
    .all(account, table, limit, offset) as (Omit<BalanceRow, 'line' | 'page' | 'repeated'> & { line: bigint; page: bigint | null; duplicate_of: bigint | null })[]
  return rows.map(({ line, page, duplicate_of, ...row }) => ({ ...row, line: Number(line), page: page === null ? null : Number(page), repeated: duplicate_of !== null }))
}

export const balanceRowCount = (database: Database, account: string, table: number): number =>
  database.prepare('SELECT count(*) FROM ledger_row WHERE account = ? AND source_table = ?').pluck().get(account, table) as number

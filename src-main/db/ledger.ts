import type { Database } from 'better-sqlite3'
import { MOVED, recurringNumbers, says } from './recurring.ts'
import { joinCells } from '../domain/ledger/cell-text.ts'
import { isCompact, type StatementRow } from '../domain/ledger/transaction.ts'

/** Where a row of a table goes, and which row it repeats. */
export interface RowPlace {
  readonly account: string
  /** Number within the table from old to new. */
  readonly position: number
  readonly duplicateOf: number | null
}

const COLUMNS = [
  'id', 'source_table', 'account', 'line', 'page', 'position', 'duplicate_of', 'day', 'time', 'recurring', 'amount', 'balance', 'expected_balance', 'refunded',
  'counterparty_name', 'counterparty_number', 'counterparty_document', 'memo', 'merchant', 'serial', 'order_number', 'cells',
]
/** Rows in one INSERT: what starting a statement costs is shared by so many; more gain nothing. */
const ROWS_AT_ONCE = 32

/** Stores rows as they come, under numbers that follow each other. */
export interface LedgerRowWriter {
  /** Number of the first row. */
  readonly first: number
  add(row: StatementRow, place: RowPlace): void
  /** Writes what is still held back. */
  end(): void
}

/**
 * Stores the rows of one table and returns the number of the first: row `at` gets `first + at`. `placeOf` is asked once
 * for every row, in order.
 */
export function insertLedgerRows(database: Database, sourceTable: number, rows: readonly StatementRow[], placeOf: (at: number, first: number) => RowPlace): number {
  const writer = ledgerRowWriter(database, sourceTable)
  rows.forEach((row, at) => writer.add(row, placeOf(at, writer.first)))
  writer.end()
  return writer.first
}

/** Stores the rows of one table, which nobody else adds to meanwhile. */
export function ledgerRowWriter(database: Database, sourceTable: number): LedgerRowWriter {
  const { last } = database.prepare('SELECT coalesce(max(id), 0) AS last FROM ledger_row').get() as { last: number }
  const first = last + 1
  const statementFor = (count: number) => {
    const one = `(${COLUMNS.map(() => '?').join(', ')})`
    return database.prepare(`INSERT INTO ledger_row (${COLUMNS.join(', ')}) VALUES ${Array.from({ length: count }, () => one).join(', ')}`)
  }
  const full = statementFor(ROWS_AT_ONCE)
  const recurring = recurringNumbers(database)
  const values: unknown[] = Array.from({ length: ROWS_AT_ONCE * COLUMNS.length })
  let filled = 0
  let next = first
  return {
    first,
    add,
    end() {
      if (filled > 0) statementFor(filled / COLUMNS.length).run(values.slice(0, filled))
      filled = 0
    },
  }

  function add(row: StatementRow, { account, position, duplicateOf }: RowPlace): void {
    const { counterparty, at: moment } = row
    values[filled] = next
    next += 1
    values[filled + 1] = sourceTable
    values[filled + 2] = account
    values[filled + 3] = row.line
    values[filled + 4] = row.page ?? null
    values[filled + 5] = position
    values[filled + 6] = duplicateOf
    values[filled + 7] = moment.day
    values[filled + 8] = moment.time
    values[filled + 9] = recurring(row)
    values[filled + 10] = row.amount
    values[filled + 11] = row.balance
    values[filled + 12] = row.expectedBalance
    values[filled + 13] = row.refunded
    values[filled + 14] = counterparty.name
    values[filled + 15] = counterparty.number
    values[filled + 16] = counterparty.document
    values[filled + 17] = row.memo
    values[filled + 18] = row.merchant
    values[filled + 19] = row.serial
    values[filled + 20] = row.orderNumber
    values[filled + 21] = isCompact(row) ? row.cellText : joinCells(row.cells)
    filled += COLUMNS.length
    if (filled < values.length) return
    full.run(values)
    filled = 0
  }
}

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

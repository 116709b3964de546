import type { Database } from 'better-sqlite3'
import type { StatementRow } from '../domain/ledger/transaction.ts'

/** Stands between the cells, and between the own numbers, of a row in one column. */
export const SEPARATOR = '\u001f'

/** Where a row of a table goes, and which row it repeats. */
export interface RowPlace {
  readonly account: string
  /** Number within the table from old to new. */
  readonly position: number
  readonly duplicateOf: number | null
}

const COLUMNS = [
  'id', 'source_table', 'account', 'line', 'position', 'duplicate_of', 'day', 'time', 'direction', 'amount', 'reversal', 'balance', 'balance_proof',
  'expected_balance', 'currency', 'outcome', 'kind', 'refunded', 'own_numbers', 'own_name', 'own_document', 'counterparty_name', 'counterparty_number',
  'counterparty_document', 'counterparty_bank', 'memo', 'merchant', 'channel', 'type_text', 'status_text', 'cash', 'serial', 'order_number', 'cells',
  'page',
]
/** Rows in one INSERT: what starting a statement costs is shared by so many; more gain nothing. */
const ROWS_AT_ONCE = 32

/**
 * Stores the rows of one table under numbers that follow each other, and returns the first: row `at` gets `first + at`.
 * `placeOf` is asked once for every row, in order.
 */
export function insertLedgerRows(database: Database, sourceTable: number, rows: readonly StatementRow[], placeOf: (at: number, first: number) => RowPlace): number {
  const { last } = database.prepare('SELECT coalesce(max(id), 0) AS last FROM ledger_row').get() as { last: number }
  const first = last + 1
  const statementFor = (count: number) => {
    const one = `(${COLUMNS.map(() => '?').join(', ')})`
    return database.prepare(`INSERT INTO ledger_row (${COLUMNS.join(', ')}) VALUES ${Array.from({ length: count }, () => one).join(', ')}`)
  }
  const full = statementFor(ROWS_AT_ONCE)
  let values: unknown[] = []
  rows.forEach((row, at) => {
    const { account, position, duplicateOf } = placeOf(at, first)
    const { counterparty } = row
    values.push(
      first + at, sourceTable, account, row.line, position, duplicateOf, row.at.day, row.at.time, row.direction, row.amount, row.reversal ? 1 : 0, row.balance, row.balanceProof,
      row.expectedBalance, row.currency, row.outcome, row.kind, row.refunded, joined(row.ownNumbers), row.ownName, row.ownDocument, counterparty.name, counterparty.number,
      counterparty.document, counterparty.bank, row.memo, row.merchant, row.channel, row.typeText, row.statusText, row.cash ? 1 : 0, row.serial, row.orderNumber, row.cells.join(SEPARATOR),
      row.page ?? null,
    )
    if (values.length < ROWS_AT_ONCE * COLUMNS.length) return
    full.run(values)
    values = []
  })
  if (values.length > 0) statementFor(values.length / COLUMNS.length).run(values)
  return first
}

/** Most rows have one number: joining would make a copy of it. */
const joined = (numbers: readonly string[]): string => (numbers.length === 1 ? (numbers[0] ?? '') : numbers.join(SEPARATOR))

export const hasRows = (database: Database, account: string): boolean => database.prepare('SELECT 1 FROM ledger_row WHERE account = ? LIMIT 1').get(account) !== undefined

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
      `SELECT source_table, sum(CASE WHEN direction = 'in' THEN amount ELSE 0 END) AS total_in, sum(CASE WHEN direction = 'out' THEN amount ELSE 0 END) AS total_out
         FROM ledger_row INDEXED BY ledger_row_by_time WHERE duplicate_of IS NULL AND outcome IN ('done', 'partly-refunded') GROUP BY source_table`,
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
    .prepare("SELECT source_table, line, page, expected_balance, balance FROM ledger_row WHERE balance_proof = 'break' ORDER BY source_table, line")
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

/** Rows per account that repeat others. */
export function duplicatesByAccount(database: Database): Map<string, number> {
  const rows = database.prepare('SELECT account, count(*) AS rows FROM ledger_row INDEXED BY ledger_row_repeated WHERE duplicate_of IS NOT NULL AND duplicate_of <> id GROUP BY account').all() as { account: string; rows: number }[]
  return new Map(rows.map(({ account, rows: count }) => [account, count]))
}

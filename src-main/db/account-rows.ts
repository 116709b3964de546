import type { Database } from 'better-sqlite3'
import { SEPARATOR } from '../domain/ledger/cell-text.ts'

/** What the rows of one table say of their account, once for all rows that say the same, and where they stand now. */
export interface AccountClaim {
  readonly sourceTable: number
  readonly file: number
  readonly statedAccount: string | null
  readonly account: string
  readonly ownNumbers: readonly string[]
  readonly ownName: string | null
  readonly ownDocument: string | null
}

/** Claims of every statement table, in the order of intake. */
export function accountClaims(database: Database): AccountClaim[] {
  const rows = database
    .prepare(
      `SELECT source_table AS sourceTable, source_table.file, file.stated_account AS statedAccount, account, own_numbers AS numbers, own_name AS ownName, own_document AS ownDocument
         FROM (SELECT source_table, account, recurring, min(id) AS first FROM ledger_row GROUP BY source_table, account, recurring) AS said
         JOIN recurring ON recurring.id = said.recurring JOIN source_table ON source_table.id = said.source_table JOIN file ON file.id = source_table.file
        GROUP BY source_table, account, own_numbers, own_name, own_document
        ORDER BY source_table, min(said.first)`,
    )
    .all() as (Omit<AccountClaim, 'ownNumbers'> & { numbers: string })[]
  return rows.map(({ numbers, ...row }) => ({ ...row, ownNumbers: numbers === '' ? [] : numbers.split(SEPARATOR) }))
}

/** Puts the rows of a claim under another account. Everything else of a row never changes. Returns how many went. */
export function moveClaim(database: Database, claim: AccountClaim, account: string): number {
  return database
    .prepare(
      `UPDATE ledger_row SET account = ?
        WHERE source_table = ? AND account = ? AND recurring IN (SELECT id FROM recurring WHERE own_numbers = ? AND own_name IS ? AND own_document IS ?)`,
    )
    .run(account, claim.sourceTable, claim.account, claim.ownNumbers.join(SEPARATOR), claim.ownName, claim.ownDocument).changes
}

/** Rows of one table under one account that do not repeat another row of the same table. */
export interface TableRows {
  readonly sourceTable: number
  readonly rows: readonly { readonly id: number; readonly day: string; readonly duplicateOf: number | null }[]
}

/** Rows of an account by table, in the order of intake. */
export function rowsByTable(database: Database, account: string): TableRows[] {
  const rows = database
    .prepare(
      `SELECT row.id, row.source_table AS sourceTable, row.day, row.duplicate_of AS duplicateOf
         FROM ledger_row AS row LEFT JOIN ledger_row AS first ON first.id = row.duplicate_of
        WHERE row.account = ? AND (first.id IS NULL OR first.source_table <> row.source_table)
        ORDER BY row.source_table, row.id`,
    )
    .all(account) as { id: number; sourceTable: number; day: string; duplicateOf: number | null }[]
  const tables = new Map<number, { id: number; day: string; duplicateOf: number | null }[]>()
  for (const { sourceTable, ...row } of rows) {
    const list = tables.get(sourceTable)
    if (list) list.push(row)
    else tables.set(sourceTable, [row])
  }
  return [...tables].map(([sourceTable, list]) => ({ sourceTable, rows: list }))
}

export function setDuplicateOf(database: Database, id: number, of: number | null): void {
  database.prepare('UPDATE ledger_row SET duplicate_of = ? WHERE id = ?').run(of, id)
}

/** Counts the kept and the repeated rows of a table again; the table's CHECK keeps read = kept + duplicate + rejected. */
export function recountTable(database: Database, sourceTable: number): void {
  database
    .prepare(
      `UPDATE source_table
          SET rows_duplicate = repeated.count, rows_kept = rows_read - rows_rejected - repeated.count
         FROM (SELECT count(*) AS count FROM ledger_row WHERE source_table = @id AND duplicate_of IS NOT NULL) AS repeated
        WHERE id = @id`,
    )
    .run({ id: sourceTable })
}

import type { Database } from 'better-sqlite3'
import type { Rejection } from '../import/table.ts'

export interface SourceTableRow {
  readonly id: number
  readonly file: number
  readonly number: number
  readonly sheet: string | null
  readonly kind: 'statement' | 'travel'
  readonly layout: string
  readonly channel: 'bank' | 'wallet' | null
  readonly ordering: 'oldest-first' | 'newest-first' | null
  readonly header_line: number
  readonly header: string
  readonly columns: string
  readonly rows_read: number
  readonly rows_kept: number
  readonly rows_duplicate: number
  readonly rows_rejected: number
  readonly balance_checked: number
  /** Which reading of the file made it. */
  readonly reading: number
}

/** Writes a table down before its rows, which refer to it; how many they are follows by {@link settleSourceTable}. */
export function insertSourceTable(database: Database, table: Omit<SourceTableRow, 'id' | 'reading' | `rows_${string}` | 'balance_checked'> & { readonly reading?: number }): number {
  const result = database
    .prepare(
      `INSERT INTO source_table (file, number, sheet, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected, balance_checked, reading)
       VALUES (@file, @number, @sheet, @kind, @layout, @channel, @ordering, @header_line, @header, @columns, 0, 0, 0, 0, 0, @reading)`,
    )
    .run({ reading: 1, ...table })
  return Number(result.lastInsertRowid)
}

/** How many rows of a table became what, and how many balances could be tied to the row before. */
export interface TableCounts {
  readonly read: number
  readonly kept: number
  readonly duplicate: number
  readonly rejected: number
  readonly balanceChecked: number
}

/** Written once all rows of a table are in; its CHECK keeps read = kept + duplicate + rejected. */
export function settleSourceTable(database: Database, id: number, counts: TableCounts): void {
  database
    .prepare('UPDATE source_table SET rows_read = @read, rows_kept = @kept, rows_duplicate = @duplicate, rows_rejected = @rejected, balance_checked = @balanceChecked WHERE id = @id')
    .run({ id, ...counts })
}

/** Tables of the readings that count. */
export const listSourceTables = (database: Database): SourceTableRow[] => database.prepare('SELECT * FROM source_table WHERE set_aside = 0 ORDER BY id').all() as SourceTableRow[]

/** Rows of statements that were kept, over all tables. */
export const keptRowCount = (database: Database): number =>
  database.prepare("SELECT coalesce(sum(rows_kept), 0) FROM source_table WHERE kind = 'statement' AND set_aside = 0").pluck().get() as number

export const tablesOfFile = (database: Database, file: number): SourceTableRow[] =>
  database.prepare('SELECT * FROM source_table WHERE file = ? AND set_aside = 0 ORDER BY number').all(file) as SourceTableRow[]

export function insertRejections(database: Database, sourceTable: number, rejections: readonly Rejection[]): void {
  const insert = database.prepare('INSERT INTO rejected_row (source_table, line, page, code, value, cells) VALUES (?, ?, ?, ?, ?, ?)')
  for (const rejection of rejections) insert.run(sourceTable, rejection.line, rejection.page ?? null, rejection.code, rejection.value, JSON.stringify(rejection.cells))
}

export interface RejectedRow {
  readonly source_table: number
  readonly file: number
  readonly line: number
  readonly page: number | null
  readonly code: string
  readonly value: string
  readonly cells: string
}

export const listRejections = (database: Database): RejectedRow[] =>
  database
    .prepare(
      `SELECT rejected_row.source_table, source_table.file, rejected_row.line, rejected_row.page, rejected_row.code, rejected_row.value, rejected_row.cells
         FROM rejected_row JOIN source_table ON source_table.id = rejected_row.source_table
        WHERE source_table.set_aside = 0
        ORDER BY source_table.file, source_table.number, rejected_row.line`,
    )
    .all() as RejectedRow[]

/** A row as it was read of its original. */
export interface StoredRow {
  readonly line: number
  /** 1-based page of a paged original (PDF); null elsewhere. */
  readonly page: number | null
  readonly cells: readonly string[]
}

/** Every row that was read of a file, kept, repeated or rejected, in the order of the lines. */
export function storedRows(database: Database, file: number): StoredRow[] {
  const rows = database
    .prepare(
      `SELECT line, page, cells, 0 AS rejected FROM ledger_row JOIN source_table ON source_table.id = source_table WHERE source_table.file = @file
       UNION ALL SELECT line, page, cells, 0 FROM journey_row JOIN source_table ON source_table.id = source_table WHERE source_table.file = @file
       UNION ALL SELECT line, page, cells, 1 FROM rejected_row JOIN source_table ON source_table.id = source_table WHERE source_table.file = @file
       ORDER BY line`,
    )
    .all({ file }) as { line: number; page: number | null; cells: string; rejected: 0 | 1 }[]
  return rows.map(({ line, page, cells, rejected }) => ({ line, page, cells: rejected === 1 ? (JSON.parse(cells) as string[]) : cells.split('\u001f') }))
}

/** Whether a row that was taken in, kept, repeated or rejected, stands in this line of a file. */
export function fileLine(database: Database, file: number, line: number): boolean {
  return (
    database
      .prepare(
        `SELECT 1 FROM source_table WHERE file = @file AND (
           EXISTS (SELECT 1 FROM ledger_row WHERE source_table = source_table.id AND line = @line)
           OR EXISTS (SELECT 1 FROM journey_row WHERE source_table = source_table.id AND line = @line)
           OR EXISTS (SELECT 1 FROM rejected_row WHERE source_table = source_table.id AND line = @line)) LIMIT 1`,
      )
      .get({ file, line }) !== undefined
  )
}

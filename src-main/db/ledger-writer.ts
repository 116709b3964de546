import type { Database } from 'better-sqlite3'
import { joinCells } from '../domain/ledger/cell-text.ts'
import { isCompact, type StatementRow } from '../domain/ledger/transaction.ts'
import { recordRun } from './record-run.ts'
import { recurringNumbers } from './recurring.ts'

/** Where a row of a table goes, and which row it repeats. */
export interface RowPlace {
  readonly account: string
  /** Number within the table from old to new. */
  readonly position: number
  readonly duplicateOf: number | null
}

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
  const recurring = recurringNumbers(database)
  const run = recordRun(database, sourceTable, recurring)
  const insert = database.prepare(
    `INSERT INTO ledger_row (source_table, account, line, page, position, duplicate_of, day, time, recurring, amount, balance, expected_balance, refunded,
         counterparty_name, counterparty_number, counterparty_document, memo, merchant, serial, order_number, cells)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    first: last + 1,
    add(row, { account, position, duplicateOf }) {
      if (isCompact(row) && duplicateOf === null) {
        run.add(row, account, position)
        return
      }
      // Numbers follow each other by themselves: SQLite takes the next one where none is given.
      run.end()
      const { counterparty, at } = row
      insert.run(
        sourceTable, account, row.line, row.page ?? null, position, duplicateOf, at.day, at.time, recurring(row), row.amount, row.balance, row.expectedBalance, row.refunded,
        counterparty.name, counterparty.number, counterparty.document, row.memo, row.merchant, row.serial, row.orderNumber, isCompact(row) ? row.cellText : joinCells(row.cells),
      )
    },
    end: run.end,
  }
}

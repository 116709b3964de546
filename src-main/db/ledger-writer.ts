import type { Database, Statement } from 'better-sqlite3'
import { joinCells } from '../domain/ledger/cell-text.ts'
import { isCompact, type CompactRow, type StatementRow } from '../domain/ledger/transaction.ts'
import { recurringNumbers } from './recurring.ts'

/** Where a row of a table goes, and which row it repeats. */
export interface RowPlace {
  readonly account: string
  /** Number within the table from old to new. */
  readonly position: number
  readonly duplicateOf: number | null
}

/** Columns of a row after its number and its table, which follow each other and are the same for all rows. */
const COLUMNS = [
  'account', 'line', 'page', 'position', 'duplicate_of', 'day', 'time', 'recurring', 'amount', 'balance', 'expected_balance', 'refunded',
  'counterparty_name', 'counterparty_number', 'counterparty_document', 'memo', 'merchant', 'serial', 'order_number', 'cells',
] as const
type Column = (typeof COLUMNS)[number]
/** What a column holds where a row says nothing: a statement that has no such column says it in every row. */
const NOTHING: Partial<Record<Column, null | 0 | ''>> = {
  page: null, duplicate_of: null, balance: null, expected_balance: null, refunded: 0, counterparty_document: '', merchant: '', serial: null, order_number: null,
}
const SILENT = COLUMNS.flatMap((column, at) => (column in NOTHING ? [at] : []))
/** The last column takes two values: where its text begins among the cells of all rows of the statement, and how long it is. */
const CELLS = COLUMNS.length - 1
const WIDTH = COLUMNS.length + 1
/** Rows in one INSERT: what starting a statement costs is shared by so many; more gain nothing. */
const ROWS_AT_ONCE = 32
/** Statements that stay prepared: hardly any table needs more than a few. */
const MOST_PREPARED = 64

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
  const recurring = recurringNumbers(database)
  const insertOf = inserts(database, sourceTable)
  const values: unknown[] = Array.from({ length: ROWS_AT_ONCE * WIDTH })
  const cells = heldCells()
  let filled = 0
  return {
    first,
    add(row, place) {
      if (isCompact(row)) {
        fillCompact(values, filled, row)
        values[filled + CELLS] = cells.add(row.batch.cells, row.cellsFrom, row.cellsTo)
        values[filled + CELLS + 1] = row.cellsTo - row.cellsFrom
      } else {
        fill(values, filled, row)
        const bytes = Buffer.from(joinCells(row.cells))
        values[filled + CELLS] = cells.add(bytes, 0, bytes.length)
        values[filled + CELLS + 1] = bytes.length
      }
      values[filled] = place.account
      values[filled + 1] = row.line
      values[filled + 2] = row.page ?? null
      values[filled + 3] = place.position
      values[filled + 4] = place.duplicateOf
      values[filled + 7] = recurring(row)
      filled += WIDTH
      if (filled === values.length) write()
    },
    end: write,
  }

  function write(): void {
    if (filled === 0) return
    const insert = insertOf(values, filled / WIDTH)
    insert.statement.run(insert.bound(values), { cells: cells.take() })
    filled = 0
  }
}

function fill(values: unknown[], from: number, row: StatementRow): void {
  const { counterparty, at } = row
  values[from + 5] = at.day
  values[from + 6] = at.time
  values[from + 8] = row.amount
  values[from + 9] = row.balance
  values[from + 10] = row.expectedBalance
  values[from + 11] = row.refunded === 0n ? 0 : row.refunded
  values[from + 12] = counterparty.name
  values[from + 13] = counterparty.number
  values[from + 14] = counterparty.document
  values[from + 15] = row.memo
  values[from + 16] = row.merchant
  values[from + 17] = row.serial
  values[from + 18] = row.orderNumber
}

/** The same without an object for every moment, counterparty and amount. */
function fillCompact(values: unknown[], from: number, row: CompactRow): void {
  values[from + 5] = row.day
  values[from + 6] = row.time
  values[from + 8] = row.exactAmount
  values[from + 9] = row.exactBalance
  values[from + 10] = row.exactExpectedBalance
  values[from + 11] = row.exactRefunded
  values[from + 12] = row.counterpartyName
  values[from + 13] = row.counterpartyNumber
  values[from + 14] = row.counterpartyDocument
  values[from + 15] = row.memo
  values[from + 16] = row.merchant
  values[from + 17] = row.serial
  values[from + 18] = row.orderNumber
}

/**
 * The cells of the rows of one statement, in one piece: SQLite takes them over once and cuts each row's out itself. They
 * are the longest text of a row; as strings, each was measured, encoded and copied three times on its way.
 */
interface HeldCells {
  /** Returns where they begin, counted from one as SQLite does. */
  add(bytes: Uint8Array, from: number, to: number): number
  take(): Buffer
}

function heldCells(): HeldCells {
  let pieces: { readonly bytes: Uint8Array; readonly from: number; to: number }[] = []
  let length = 0
  return {
    add(bytes, from, to) {
      const last = pieces.at(-1)
      // Rows that came together stand together.
      if (last?.bytes === bytes && last.to === from) last.to = to
      else pieces.push({ bytes, from, to })
      const start = length + 1
      length += to - from
      return start
    },
    take() {
      const [first] = pieces
      const whole = pieces.length === 1 && first !== undefined ? Buffer.from(first.bytes.buffer, first.bytes.byteOffset + first.from, length) : Buffer.concat(pieces.map(({ bytes, from, to }) => bytes.subarray(from, to)))
      pieces = []
      length = 0
      // What is cut out of no bytes at all is NULL in SQLite, not an empty text.
      return whole.length > 0 ? whole : Buffer.alloc(1)
    },
  }
}

interface Insert {
  readonly statement: Statement
  /** The values that the statement does not hold itself. */
  bound(values: readonly unknown[]): readonly unknown[]
}

/** Statements for so many rows, by the columns of which all of them say nothing: handing a value to SQLite takes as long as storing it. */
function inserts(database: Database, sourceTable: number): (values: readonly unknown[], rows: number) => Insert {
  const prepared = new Map<string, Insert>()
  return (values, rows) => {
    let silent = 0
    for (const [at, column] of SILENT.entries()) if (saysNothing(values, rows, column)) silent |= 1 << at
    const key = `${rows} ${silent}`
    let insert = prepared.get(key)
    if (insert === undefined) {
      if (prepared.size >= MOST_PREPARED) prepared.clear()
      prepared.set(key, (insert = insertFor(database, sourceTable, rows, silent)))
    }
    return insert
  }
}

function saysNothing(values: readonly unknown[], rows: number, column: number): boolean {
  const nothing = NOTHING[COLUMNS[column] as Column]
  for (let at = column; at < rows * WIDTH; at += WIDTH) if (values[at] !== nothing) return false
  return true
}

function insertFor(database: Database, sourceTable: number, rows: number, silent: number): Insert {
  const isSilent = (column: number): boolean => SILENT.some((each, at) => each === column && (silent & (1 << at)) !== 0)
  const told = [...COLUMNS.flatMap((_, at) => (isSilent(at) ? [] : [at])), CELLS + 1]
  const literal = (column: Column): string => (NOTHING[column] === null ? 'NULL' : NOTHING[column] === 0 ? '0' : "''")
  const one = `(${[String(sourceTable), ...COLUMNS.map((column, at) => (isSilent(at) ? literal(column) : at === CELLS ? 'CAST(substr(@cells, ?, ?) AS TEXT)' : '?'))].join(', ')})`
  // Numbers follow each other by themselves: SQLite takes the next one where none is given.
  const statement = database.prepare(`INSERT INTO ledger_row (source_table, ${COLUMNS.join(', ')}) VALUES ${Array.from({ length: rows }, () => one).join(', ')}`)
  const held: unknown[] = Array.from({ length: rows * told.length })
  return {
    statement,
    bound(values) {
      let to = 0
      for (let from = 0; from < rows * WIDTH; from += WIDTH) {
        for (let at = 0; at < told.length; at += 1) {
          held[to] = values[from + (told[at] as number)]
          to += 1
        }
      }
      return held
    },
  }
}

import type { Database } from 'better-sqlite3'
import type { Ledger, LedgerColumns, RowPlace } from '../domain/ledger/ledger.ts'
import type { Recurring } from '../domain/ledger/recurring.ts'
import { asId, type AccountId, type FileId, type StatementId } from '../domain/values/ids.ts'
import { orderOfRuns } from './ledger-order.ts'
import { allRecurring } from './recurring.ts'
import { SELECT_ROW_BYTES } from './row-bytes.ts'
import { rowGatherer, SLICE, type RowColumns } from './row-columns.ts'
import { seldomColumns } from './seldom-columns.ts'
import { storedLedger } from './stored-row.ts'
import { TextBytes } from './text-bytes.ts'

/** The kept rows of the case file on their way to columns. */
export interface RowSlices {
  /** Most rows that there may be. */
  readonly most: number
  /** Numbers of what recurs in them. */
  readonly partIds: readonly number[]
  /** The rows in slices: how many, and their bytes (row-bytes.ts). */
  slices(): Generator<{ readonly count: number; readonly bytes: Buffer<ArrayBuffer> | null }>
  /** The ledger of the columns that were made of them. */
  ledger(columns: RowColumns): Ledger
}

export function rowSlices(database: Database): RowSlices {
  const [first, last] = database.prepare('SELECT (SELECT coalesce(min(id), 1) FROM ledger_row), (SELECT coalesce(max(id), 0) FROM ledger_row)').raw().get() as [number, number]
  const parts = [...allRecurring(database)]
  const select = database.prepare(SELECT_ROW_BYTES).raw()
  return {
    most: last - first + 1,
    partIds: parts.map(([id]) => id),
    *slices() {
      for (let from = first; from <= last; from += SLICE) {
        const [count, bytes] = select.get(from, Math.min(from + SLICE - 1, last)) as [number, Buffer<ArrayBuffer> | null]
        yield { count, bytes }
      }
    },
    ledger: (columns) => ledgerOfColumns(database, parts.map(([, recurring]) => recurring), columns),
  }
}

/**
 * Every kept row as columns: by account, statements in order of their first day, rows from old to new. Read in slices, so
 * that the owner of the case file can answer the window in between.
 */
export function* ledgerInSlices(database: Database): Generator<number, Ledger> {
  const rows = rowSlices(database)
  const gathered = rowGatherer(rows.most, rows.partIds)
  for (const { count, bytes } of rows.slices()) {
    if (bytes !== null) gathered.add(bytes)
    yield count
  }
  return rows.ledger(gathered.columns())
}

function ledgerOfColumns(database: Database, parts: readonly Recurring[], { accounts, runs, runOf, tables, texts, seldom, ...columns }: RowColumns): Ledger {
  const tableOf = sourceTables(database)
  const places = tables.map(tableOf)
  const names = new TextBytes(accounts)
  const ids = Array.from({ length: names.size }, (_none, index) => asId<AccountId>(names.textOf(index)))
  const firstDays = places.map(() => Number.POSITIVE_INFINITY)
  for (const { place, firstDay, lastDay } of runs) firstDays[place] = Math.min(firstDays[place] as number, firstDay, lastDay)
  const order = orderOfRuns(
    runs.map(({ account, place }) => {
      const table = places[place] as SourceTable
      return { account: ids[account] as string, firstDay: firstDays[place] as number, table: table.number, newestFirst: table.newestFirst }
    }),
    runOf.subarray(0, columns.size),
  )
  const table = new TextBytes(texts)
  const whole: LedgerColumns = { ...columns, order, parts, accounts: ids, places, texts: table }
  return storedLedger(whole, seldomColumns(seldom, table))
}

/** A table of a file. */
interface SourceTable extends RowPlace {
  readonly number: number
  readonly newestFirst: boolean
}

/** Looks a table up by its number. */
function sourceTables(database: Database): (id: number) => SourceTable {
  const find = database.prepare('SELECT file, path, ordering FROM source_table JOIN file ON file.id = source_table.file WHERE source_table.id = ?').raw()
  return (id) => {
    const [file, path, ordering] = find.get(id) as [number, string, string | null]
    return { number: id, statement: asId<StatementId>(`f${file}#${id}`), file: asId<FileId>(`f${file}`), path, newestFirst: ordering === 'newest-first' }
  }
}

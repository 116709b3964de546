import type { Database } from 'better-sqlite3'
import type { Ledger, LedgerColumns, RowPlace } from '../domain/ledger/ledger.ts'
import { asId, type AccountId, type FileId, type StatementId } from '../domain/values/ids.ts'
import { orderOfRuns } from './ledger-order.ts'
import { allRecurring } from './recurring.ts'
import { ROW_END, RowBytes, SELECT_ROW_BYTES } from './row-bytes.ts'
import { seldomColumns } from './seldom-columns.ts'
import { storedLedger } from './stored-row.ts'
import { cellPlaces, TextBytes, type CellPlaces } from './text-bytes.ts'

/** Rows read before others may have their turn. */
const SLICE = 5000

/**
 * Every kept row as columns: by account, statements in order of their first day, rows from old to new. Read in slices, so
 * that the owner of the case file can answer the window in between.
 */
export function* ledgerInSlices(database: Database): Generator<number, Ledger> {
  const [first, last] = database.prepare('SELECT (SELECT coalesce(min(id), 1) FROM ledger_row), (SELECT coalesce(max(id), 0) FROM ledger_row)').raw().get() as [number, number]
  const columns = columnsOf(database, last - first + 1)
  const slice = database.prepare(SELECT_ROW_BYTES).raw()
  for (let from = first; from <= last; from += SLICE) {
    const [count, bytes] = slice.get(from, Math.min(from + SLICE - 1, last)) as [number, Buffer | null]
    if (bytes !== null) columns.add(bytes)
    yield count
  }
  return columns.ledger()
}

/** A table of a file while its rows are read. */
interface SourceTable extends RowPlace {
  readonly number: number
  readonly newestFirst: boolean
  /** Runs of its accounts, by number of the account. */
  readonly runs: Map<number, RunOfRows>
}
interface RunOfRows {
  readonly number: number
  readonly account: number
  readonly table: SourceTable
  readonly firstDay: number
  lastDay: number
}

/** Takes in the rows of slices. `most` is the most that there may be: room that is not filled is never touched. */
function columnsOf(database: Database, most: number): { readonly add: (bytes: Buffer) => void; readonly ledger: () => Ledger } {
  const whole = (): Int32Array => new Int32Array(most)
  const [account, place, line, day, clock, name, number, memo, merchant, runOf] = [whole(), whole(), whole(), whole(), whole(), whole(), whole(), whole(), whole(), whole()]
  const [amount, balance] = [new Float64Array(most), new Float64Array(most)]
  const [exactAmounts, exactBalances] = [new Map<number, bigint>(), new Map<number, bigint>()]
  const texts = new TextBytes()
  const accounts = new TextBytes()
  // The empty text is number 0, which columns that were never filled hold.
  texts.numberOf(Buffer.alloc(0), 0, 0, 0)
  const columnsOfTexts = [name, number, memo, merchant]
  const cells = columnsOfTexts.map(() => cellPlaces(SLICE))
  const seldom = seldomColumns(most, texts)
  const parts = [...allRecurring(database)]
  // Conditions begin with it: the less room it takes, the more of it is at hand.
  const part = parts.length <= 2 ** 16 ? new Uint16Array(most) : whole()
  const partOf = new Map(parts.map(([id], index) => [id, index]))
  const tables = sourceTables(database)
  const places: SourceTable[] = []
  const placeOf = new Map<number, number>()
  const runs: RunOfRows[] = []
  let size = 0

  const placeAt = (id: number): number => {
    const known = placeOf.get(id)
    if (known !== undefined) return known
    placeOf.set(id, places.length)
    return places.push(tables(id)) - 1
  }
  const runAt = (table: SourceTable, owner: number, on: number): number => {
    const known = table.runs.get(owner)
    if (known !== undefined) {
      known.lastDay = on
      return known.number
    }
    table.runs.set(owner, { number: runs.length, account: owner, table, firstDay: on, lastDay: on })
    return runs.push(table.runs.get(owner) as RunOfRows) - 1
  }

  const add = (slice: Buffer): void => {
    const bytes = new RowBytes(slice)
    const first = size
    for (const column of cells) column.count = 0
    let [tableId, table, tableAt] = [-1, places[0], 0]
    let [partId, partAt] = [-1, 0]
    while (bytes.at < slice.length) {
      const row = size
      const nextTable = bytes.whole()
      if (nextTable !== tableId) {
        tableId = nextTable
        tableAt = placeAt(tableId)
        table = places[tableAt]
      }
      place[row] = tableAt
      line[row] = bytes.whole()
      bytes.text()
      const owner = accounts.numberOf(slice, bytes.from, bytes.to, bytes.hash)
      account[row] = owner
      const nextPart = bytes.whole()
      if (nextPart !== partId) {
        partId = nextPart
        partAt = partOf.get(partId) as number
      }
      part[row] = partAt
      const on = bytes.day()
      day[row] = on
      clock[row] = bytes.clock()
      amount[row] = bytes.whole()
      if (bytes.exact !== null) exactAmounts.set(row, bytes.exact)
      balance[row] = bytes.whole()
      if (bytes.exact !== null) exactBalances.set(row, bytes.exact)
      for (let column = 0; column < cells.length; column += 1) takeCell(cells[column] as CellPlaces, bytes)
      while (slice[bytes.at] !== ROW_END && bytes.at < slice.length) seldom.add(row, bytes)
      bytes.at += 1
      runOf[row] = runAt(table as SourceTable, owner, on)
      size = row + 1
    }
    columnsOfTexts.forEach((column, index) => texts.numbersOf(slice, cells[index] as CellPlaces, column, first))
  }

  const ledger = (): Ledger => {
    const ids = Array.from({ length: accounts.size }, (_none, index) => asId<AccountId>(accounts.textOf(index)))
    const order = orderOfRuns(
      runs.map(({ account: owner, table }) => ({ account: ids[owner] as string, firstDay: firstDayOf(table), table: table.number, newestFirst: table.newestFirst })),
      runOf.subarray(0, size),
    )
    const columns: LedgerColumns = {
      size, order, parts: parts.map(([, recurring]) => recurring), part, accounts: ids, account, places, place, line, day, clock, amount, exactAmounts, balance, exactBalances,
      texts, name, number, memo, merchant,
    }
    return storedLedger(columns, seldom)
  }
  return { add, ledger }
}

function takeCell(cells: CellPlaces, bytes: RowBytes): void {
  bytes.text()
  const { count } = cells
  cells.from[count] = bytes.from
  cells.to[count] = bytes.to
  cells.hash[count] = bytes.hash
  cells.count = count + 1
}

const firstDayOf = ({ runs }: SourceTable): number => Math.min(...[...runs.values()].flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]))

/** Looks a table up by its number. */
function sourceTables(database: Database): (id: number) => SourceTable {
  const find = database.prepare('SELECT file, path, ordering FROM source_table JOIN file ON file.id = source_table.file WHERE source_table.id = ?').raw()
  return (id) => {
    const [file, path, ordering] = find.get(id) as [number, string, string | null]
    return { number: id, statement: asId<StatementId>(`f${file}#${id}`), file: asId<FileId>(`f${file}`), path, newestFirst: ordering === 'newest-first', runs: new Map() }
  }
}

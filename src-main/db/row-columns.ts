import { ROW_END, RowBytes } from './row-bytes.ts'
import { cellPlaces, GatheredTexts, type CellPlaces } from './gathered-texts.ts'
import { seldomGatherer, type SeldomValues } from './seldom-columns.ts'
import type { TextHeap } from './text-bytes.ts'

/** Rows read at once. */
export const SLICE = 5000

/** Rows of an account in a table of a file: numbers of both as they were met. */
export interface RunOfRows {
  readonly account: number
  readonly place: number
  readonly firstDay: number
  readonly lastDay: number
}

/** What rows say, column by column (domain/ledger, LedgerColumns), as it can cross from a thread: without what the tables beside the rows say. */
export interface RowColumns {
  readonly size: number
  /** Place among the parts that were known at the start. */
  readonly part: Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>
  /** Number of the account's text. */
  readonly account: Int32Array<ArrayBuffer>
  readonly accounts: TextHeap
  /** Number in `tables`, which holds the numbers of the tables in the case file. */
  readonly place: Int32Array<ArrayBuffer>
  readonly tables: readonly number[]
  readonly runOf: Int32Array<ArrayBuffer>
  readonly runs: readonly RunOfRows[]
  readonly line: Int32Array<ArrayBuffer>
  readonly day: Int32Array<ArrayBuffer>
  readonly clock: Int32Array<ArrayBuffer>
  readonly amount: Float64Array<ArrayBuffer>
  readonly exactAmounts: ReadonlyMap<number, bigint>
  readonly balance: Float64Array<ArrayBuffer>
  readonly exactBalances: ReadonlyMap<number, bigint>
  readonly texts: TextHeap
  readonly name: Int32Array<ArrayBuffer>
  readonly number: Int32Array<ArrayBuffer>
  readonly memo: Int32Array<ArrayBuffer>
  readonly merchant: Int32Array<ArrayBuffer>
  readonly seldom: SeldomValues
}

/** Takes in rows slice by slice. */
export interface RowGatherer {
  /** The bytes of a slice (row-bytes.ts), of at most {@link SLICE} rows. */
  add(slice: Buffer): void
  /** Nothing can be added afterwards. */
  columns(): RowColumns
}

/**
 * Makes columns of the bytes of rows. `most` is the most rows that there may be (room that is not filled is never touched),
 * `partIds` are the numbers of what recurs in rows. Asks the case file nothing, so that a thread can do it.
 */
export function rowGatherer(most: number, partIds: readonly number[]): RowGatherer {
  const whole = (): Int32Array<ArrayBuffer> => new Int32Array(most)
  const [account, place, line, day, clock, name, number, memo, merchant, runOf] = [whole(), whole(), whole(), whole(), whole(), whole(), whole(), whole(), whole(), whole()]
  const [amount, balance] = [new Float64Array(most), new Float64Array(most)]
  const [exactAmounts, exactBalances] = [new Map<number, bigint>(), new Map<number, bigint>()]
  const texts = new GatheredTexts()
  const accounts = new GatheredTexts()
  // The empty text is number 0, which columns that were never filled hold.
  texts.numberOf(Buffer.alloc(0), 0, 0, 0)
  const columnsOfTexts = [name, number, memo, merchant]
  const cells = columnsOfTexts.map(() => cellPlaces(SLICE))
  const seldom = seldomGatherer(most, texts)
  // Conditions begin with it: the less room it takes, the more of it is at hand.
  const part = partIds.length <= 2 ** 16 ? new Uint16Array(most) : whole()
  const partOf = new Map(partIds.map((id, index) => [id, index]))
  const tables: number[] = []
  const placeOf = new Map<number, number>()
  const runs: { readonly account: number; readonly place: number; readonly firstDay: number; lastDay: number }[] = []
  /** Numbers of runs, by table and account. */
  const runsOf: Map<number, number>[] = []
  let size = 0

  const placeAt = (id: number): number => {
    const known = placeOf.get(id)
    if (known !== undefined) return known
    placeOf.set(id, tables.length)
    runsOf.push(new Map())
    return tables.push(id) - 1
  }
  const runAt = (at: number, owner: number, on: number): number => {
    const ofTable = runsOf[at] as Map<number, number>
    const known = ofTable.get(owner)
    if (known !== undefined) {
      ;(runs[known] as { lastDay: number }).lastDay = on
      return known
    }
    ofTable.set(owner, runs.length)
    return runs.push({ account: owner, place: at, firstDay: on, lastDay: on }) - 1
  }

  const add = (slice: Buffer): void => {
    const bytes = new RowBytes(slice)
    const first = size
    for (const column of cells) column.count = 0
    let [table, tableAt] = [-1, 0]
    let [partId, partAt] = [-1, 0]
    while (bytes.at < slice.length) {
      const row = size
      const nextTable = bytes.whole()
      if (nextTable !== table) {
        table = nextTable
        tableAt = placeAt(table)
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
      runOf[row] = runAt(tableAt, owner, on)
      size = row + 1
    }
    columnsOfTexts.forEach((column, index) => texts.numbersOf(slice, cells[index] as CellPlaces, column, first))
  }

  return {
    add,
    columns: () => ({
      size, part, account, accounts: accounts.heap(), place, tables, runOf, runs, line, day, clock, amount, exactAmounts, balance, exactBalances,
      texts: texts.heap(), name, number, memo, merchant, seldom: seldom.values(),
    }),
  }
}

function takeCell(cells: CellPlaces, bytes: RowBytes): void {
  bytes.text()
  const { count } = cells
  cells.from[count] = bytes.from
  cells.to[count] = bytes.to
  cells.hash[count] = bytes.hash
  cells.count = count + 1
}

import type { Database } from 'better-sqlite3'
import type { Recurring } from '../domain/ledger/recurring.ts'
import { RecurringRow } from '../domain/ledger/recurring-row.ts'
import type { CounterpartyText, Transaction } from '../domain/ledger/transaction.ts'
import type { Day, Moment } from '../domain/values/day.ts'
import { asId, type AccountId, type FileId, type StatementId, type TransactionId } from '../domain/values/ids.ts'
import { fen, type Fen } from '../domain/values/money.ts'
import { recurringPart } from './recurring.ts'

/** Reads rows for {@link keptRowReader}; a condition follows. */
export const SELECT_ROWS = `SELECT ledger_row.id, source_table, line, page, account, recurring, day, time, amount, balance, expected_balance, refunded,
    counterparty_name, counterparty_number, counterparty_document, memo, merchant, serial, order_number
  FROM ledger_row`

type Whole = number | bigint

/** One row as SQLite hands it over, in the order of {@link SELECT_ROWS}. */
export type RowRecord = readonly [
  id: number, sourceTable: number, line: number, page: number | null, account: string, recurring: number, day: string, time: string | null, amount: Whole, balance: Whole | null,
  expectedBalance: Whole | null, refunded: Whole, name: string, number: string, document: string, memo: string, merchant: string, serial: string | null, orderNumber: string | null,
]

/** Where the rows of a table stand. */
interface TablePlace {
  readonly statement: StatementId
  readonly file: FileId
  readonly path: string
}

/** Makes transactions of records; a whole ledger is read as columns (`stored-ledger.ts`). What recurs is looked up where it is met. */
export function keptRowReader(database: Database): (record: RowRecord) => Transaction {
  const parts = new Map<number, Recurring>()
  const places = new Map<number, TablePlace>()
  const place = database.prepare('SELECT file, path FROM source_table JOIN file ON file.id = source_table.file WHERE source_table.id = ?').raw()
  const placeOf = (table: number): TablePlace => {
    const known = places.get(table)
    if (known) return known
    const [file, path] = place.get(table) as [number, string]
    const found = { statement: asId<StatementId>(`f${file}#${table}`), file: asId<FileId>(`f${file}`), path }
    places.set(table, found)
    return found
  }
  const partOf = (number: number): Recurring => {
    const known = parts.get(number)
    if (known) return known
    const found = recurringPart(database, number)
    parts.set(number, found)
    return found
  }
  const inFull = database.prepare('SELECT amount, balance, expected_balance, refunded FROM ledger_row WHERE id = ?').raw().safeIntegers()
  /** Amounts beyond what a double holds come rounded, and are read once more: no fen may be rounded, and big integers for every number are slow. */
  const exact = (record: RowRecord): RowRecord => {
    if (isExact(record[8]) && isExact(record[9]) && isExact(record[10]) && isExact(record[11])) return record
    const [amount, balance, expected, refunded] = inFull.get(record[0]) as [bigint, bigint | null, bigint | null, bigint]
    return [...record.slice(0, 8), amount, balance, expected, refunded, ...record.slice(12)] as unknown as RowRecord
  }
  return (record) => new KeptRow(exact(record), partOf(record[5]), placeOf(record[1]))
}

const isExact = (value: Whole | null): boolean => value === null || Number.isSafeInteger(value)

/**
 * A kept row of a statement that looks into its record when it is asked for something. A class, because a million
 * objects with all fields, of which the rules ask for a few, take most of the time and memory of reading a ledger.
 */
class KeptRow extends RecurringRow implements Transaction {
  private readonly record: RowRecord
  readonly recurring: Recurring
  private readonly place: TablePlace
  constructor(record: RowRecord, recurring: Recurring, place: TablePlace) {
    super()
    this.record = record
    this.recurring = recurring
    this.place = place
  }

  get id(): TransactionId {
    return asId(`${this.place.statement}:${this.record[2]}`)
  }
  get statement(): StatementId {
    return this.place.statement
  }
  get file(): FileId {
    return this.place.file
  }
  get path(): string {
    return this.place.path
  }
  get line(): number {
    return this.record[2]
  }
  get page(): number | undefined {
    return this.record[3] ?? undefined
  }
  get account(): AccountId {
    return this.record[4] as AccountId
  }
  get at(): Moment {
    return { day: this.record[6] as Day, time: this.record[7] }
  }
  get amount(): Fen {
    return fen(BigInt(this.record[8]))
  }
  get balance(): Fen | null {
    return fenOrNull(this.record[9])
  }
  get expectedBalance(): Fen | null {
    return fenOrNull(this.record[10])
  }
  get refunded(): Fen {
    return fen(BigInt(this.record[11]))
  }
  get counterparty(): CounterpartyText {
    return { name: this.record[12], number: this.record[13], document: this.record[14], bank: this.recurring.counterpartyBank }
  }
  get memo(): string {
    return this.record[15]
  }
  get merchant(): string {
    return this.record[16]
  }
  get serial(): string | null {
    return this.record[17]
  }
  get orderNumber(): string | null {
    return this.record[18]
  }
}

const fenOrNull = (value: Whole | null): Fen | null => (value === null ? null : fen(BigInt(value)))

import { splitCells } from '../domain/ledger/cell-text.ts'
import { recurringKey, recurringOf, type Recurring } from '../domain/ledger/recurring.ts'
import { RecurringRow } from '../domain/ledger/recurring-row.ts'
import { bitOf, RECORD_FIELDS, type RecordField } from '../domain/ledger/row-record.ts'
import type { CompactRow, CounterpartyText, PackedBatch, StatementRow } from '../domain/ledger/transaction.ts'
import type { Day, Moment } from '../domain/values/day.ts'
import { headerOf, INTEGER, sizeOf, TEXT } from '../domain/values/jsonb.ts'
import { fen, ZERO, type Fen } from '../domain/values/money.ts'
import { PackedValues } from './packed-values.ts'
import { readTogether } from './statements/quick-row-fields.ts'

/**
 * Rows of a statement as they cross from a worker: each written once, in the form in which SQLite takes it over, and what
 * recurs with the first batch in which it occurs. A million rows as objects cost more to copy between processes than to
 * read from the file.
 */
export interface PackedRows extends Omit<PackedBatch, 'recurring'> {
  /** Parts that the batches before had; none where the list begins anew. */
  readonly partsBefore: number
  /** Parts that this batch adds. */
  readonly newParts: readonly Recurring[]
}

/** A statement whose rows share hardly anything must not be held in memory by what they share: the list begins anew. */
const MOST_PARTS = 256

const isWithin64Bits = (value: bigint | null): boolean => value === null || BigInt.asIntN(64, value) === value

const [PAGE, BALANCE, EXPECTED, REFUNDED, DOCUMENT, MERCHANT, SERIAL, ORDER] = [
  bitOf('page'), bitOf('balance'), bitOf('expected_balance'), bitOf('refunded'), bitOf('counterparty_document'), bitOf('merchant'), bitOf('serial'), bitOf('order_number'),
]

/** Packs the rows of one statement, batch by batch; see {@link rowUnpacker} for the other side. */
export interface RowPacker {
  /** Null where an amount is beyond 64 bits, which the receiver has to refuse by name and not by a wrapped number, or a text has half a character that UTF-8 cannot hold. */
  pack(rows: readonly StatementRow[]): PackedRows | null
}

export function rowPacker(): RowPacker {
  let recurring = recurringList()
  return {
    pack(rows) {
      if (recurring.list.length >= MOST_PARTS) recurring = recurringList()
      const partsBefore = recurring.list.length
      const batch = packed(rows, recurring)
      // The receiver will not hear of what was new in these rows.
      if (batch === null) recurring = recurringList()
      return batch === null ? null : { ...batch, partsBefore, newParts: recurring.list.slice(partsBefore) }
    },
  }
}

function packed(rows: readonly StatementRow[], recurring: RecurringList): Omit<PackedBatch, 'recurring'> | null {
  const count = rows.length
  const recurringAt = new Uint32Array(count)
  const recordEnds = new Uint32Array(count)
  const [records, words] = [new PackedValues(), new PackedValues()]
  let said = 0
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as StatementRow
    const { counterparty, amount, balance, expectedBalance, refunded, merchant, serial, orderNumber, page } = row
    const { day, time } = row.at
    if (!isWithin64Bits(amount) || !isWithin64Bits(balance) || !isWithin64Bits(expectedBalance) || !isWithin64Bits(refunded)) return null
    said |=
      (page === undefined ? 0 : PAGE) | (balance === null ? 0 : BALANCE) | (expectedBalance === null ? 0 : EXPECTED) | (refunded === ZERO ? 0 : REFUNDED) |
      (counterparty.document === '' ? 0 : DOCUMENT) | (merchant === '' ? 0 : MERCHANT) | (serial === null ? 0 : SERIAL) | (orderNumber === null ? 0 : ORDER)
    const part = recurring.placeOf(row)
    recurringAt[at] = part
    // In the order of RECORD_FIELDS.
    const record = records.openArray()
    records.integer(part)
    records.integer(row.line)
    if (page === undefined) records.nothing()
    else records.integer(page)
    records.text(day)
    if (time === null) records.nothing()
    else records.text(time)
    records.integer(amount)
    if (balance === null) records.nothing()
    else records.integer(balance)
    if (expectedBalance === null) records.nothing()
    else records.integer(expectedBalance)
    records.integer(refunded)
    records.text(counterparty.name)
    records.text(counterparty.number)
    records.text(counterparty.document)
    records.text(row.memo)
    records.text(merchant)
    if (serial === null) records.nothing()
    else records.text(serial)
    if (orderNumber === null) records.nothing()
    else records.text(orderNumber)
    const cells = records.cells(row)
    records.closeArray(record)
    recordEnds[at] = records.size
    words.words(row, cells)
  }
  const [record, word] = [records.encoded(), words.encoded()]
  if (record === null || word === null) return null
  return { count, recurringAt, records: record, recordEnds, said, words: word }
}

/** What recurs in rows, each combination once. */
interface RecurringList {
  readonly list: readonly Recurring[]
  placeOf(row: StatementRow): number
}

function recurringList(): RecurringList {
  const list: Recurring[] = []
  const known = new Map<string, number>()
  /** By what was read of several rows at once: places of what the table made of it. */
  const made = new Map<Recurring, number[]>()
  const placeByKey = (row: StatementRow): number => {
    const key = recurringKey(row)
    let place = known.get(key)
    if (place === undefined) {
      place = list.push(recurringOf(row)) - 1
      known.set(key, place)
    }
    return place
  }
  return {
    list,
    placeOf(row) {
      const read = readTogether(row)
      if (read === null) return placeByKey(row)
      let places = made.get(read)
      if (places === undefined) made.set(read, (places = []))
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] as number
        const { direction, reversal, balanceProof, kind } = list[place] as Recurring
        if (direction === row.direction && kind === row.kind && reversal === row.reversal && balanceProof === row.balanceProof) return place
      }
      const place = placeByKey(row)
      places.push(place)
      return place
    },
  }
}

/** Gives the rows of the batches of one statement, which have to come in their order; each row looks into its batch when it is asked for something. */
export function rowUnpacker(): (pack: PackedRows) => StatementRow[] {
  let recurring: Recurring[] = []
  return ({ partsBefore, newParts, ...pack }) => {
    if (partsBefore === 0) recurring = []
    if (partsBefore !== recurring.length) throw new Error('a batch of rows came out of its order')
    recurring.push(...newParts)
    const batch: PackedBatch = { ...pack, recurring }
    return Array.from({ length: batch.count }, (_, index) => new PackedRow(batch, index))
  }
}

/** A class, because a million closures would weigh as much as the rows they replace. */
class PackedRow extends RecurringRow implements CompactRow {
  readonly batch: PackedBatch
  readonly index: number
  constructor(batch: PackedBatch, index: number) {
    super()
    this.batch = batch
    this.index = index
  }

  private text(field: RecordField): string {
    return fieldsOf(this).text(field) ?? ''
  }
  private fen(field: RecordField): Fen | null {
    const digits = fieldsOf(this).digits(field)
    return digits === null ? null : fen(BigInt(digits))
  }

  get recurring(): Recurring {
    return this.batch.recurring[this.batch.recurringAt[this.index] ?? 0] as Recurring
  }
  get line(): number {
    return Number(fieldsOf(this).digits('line'))
  }
  get page(): number | undefined {
    const digits = fieldsOf(this).digits('page')
    return digits === null ? undefined : Number(digits)
  }
  get at(): Moment {
    return { day: this.text('day') as Day, time: fieldsOf(this).text('time') }
  }
  get amount(): Fen {
    return this.fen('amount') ?? ZERO
  }
  get balance(): Fen | null {
    return this.fen('balance')
  }
  get expectedBalance(): Fen | null {
    return this.fen('expected_balance')
  }
  get refunded(): Fen {
    return this.fen('refunded') ?? ZERO
  }
  get counterparty(): CounterpartyText {
    return { name: this.text('counterparty_name'), number: this.text('counterparty_number'), document: this.text('counterparty_document'), bank: this.recurring.counterpartyBank }
  }
  get memo(): string {
    return this.text('memo')
  }
  get merchant(): string {
    return this.text('merchant')
  }
  get serial(): string | null {
    return fieldsOf(this).text('serial')
  }
  get orderNumber(): string | null {
    return fieldsOf(this).text('order_number')
  }
  get cellText(): string {
    return this.text('cells')
  }
  get cells(): readonly string[] {
    return splitCells(this.cellText)
  }
}

/** Where in its record each field of one row stands: whoever asks a row for one thing asks it for more. */
const read = { batch: null as PackedBatch | null, index: -1, bytes: Buffer.alloc(0) as Buffer, places: new Uint32Array(RECORD_FIELDS.length) }
const FIELD_AT = Object.fromEntries(RECORD_FIELDS.map((field, at) => [field, at])) as Readonly<Record<RecordField, number>>

function fieldsOf({ batch, index }: PackedRow): typeof fields {
  if (read.batch !== batch || read.index !== index) {
    const { records, recordEnds } = batch
    if (read.batch !== batch) read.bytes = Buffer.from(records.buffer, records.byteOffset, records.byteLength)
    read.batch = batch
    read.index = index
    let at = index === 0 ? 0 : (recordEnds[index - 1] as number)
    at += headerOf(records, at)
    for (let field = 0; field < RECORD_FIELDS.length; field += 1) {
      read.places[field] = at
      at += headerOf(records, at) + sizeOf(records, at)
    }
  }
  return fields
}

const fields = {
  text: (field: RecordField): string | null => valueOf(field, TEXT, 'utf8'),
  digits: (field: RecordField): string | null => valueOf(field, INTEGER, 'latin1'),
}

/** Null where nothing stands there. */
function valueOf(field: RecordField, kind: number, encoding: 'utf8' | 'latin1'): string | null {
  const { bytes, places } = read
  const at = places[FIELD_AT[field]] as number
  if (((bytes[at] as number) & 0x0f) !== kind) return null
  const from = at + headerOf(bytes, at)
  return bytes.toString(encoding, from, from + sizeOf(bytes, at))
}

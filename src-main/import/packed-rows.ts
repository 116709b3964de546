import { splitCells } from '../domain/ledger/cell-text.ts'
import { recurringKey, recurringOf, type Recurring } from '../domain/ledger/recurring.ts'
import { RecurringRow } from '../domain/ledger/recurring-row.ts'
import type { CompactRow, CounterpartyText, PackedBatch, StatementRow } from '../domain/ledger/transaction.ts'
import type { Day, Moment } from '../domain/values/day.ts'
import { fen, type Fen } from '../domain/values/money.ts'
import { PackedText } from './packed-text.ts'
import { readTogether } from './statements/quick-row-fields.ts'

/**
 * Rows of a statement as they cross from a worker: numbers in typed arrays, all texts in one, what recurs once.
 * A million rows as objects cost more to copy between threads than to read from the file.
 */
export interface PackedRows {
  readonly count: number
  readonly recurring: readonly Recurring[]
  /** Row -> index in `recurring`. */
  readonly recurringAt: Uint32Array
  readonly lines: Uint32Array
  /** 0 where the original has no pages. */
  readonly pages: Uint32Array
  /** Amount, balance, expected balance and refunded part of each row, in fen. */
  readonly money: BigInt64Array
  /** Of each row which of its fields hold nothing: bits of {@link NOTHING}. */
  readonly nothing: Uint8Array
  /** Where each text of each row ends in `text`, in UTF-16 units. */
  readonly ends: Uint32Array
  /** UTF-8: half of what the text takes in the memory of JavaScript. */
  readonly text: Uint8Array
  /** The same of what is hardly ever Chinese, apart from the rest: it comes as a text of one byte a character, which SQLite takes over much faster. */
  readonly figureEnds: Uint32Array
  readonly figures: Uint8Array
  /** Where the cells of each row end in `cells`, in bytes: they go into the case file as they are, and become a string for those alone who ask. */
  readonly cellEnds: Uint32Array
  readonly cells: Uint8Array
  /** What every row is found by, as the index of words takes it: UTF-8, a line a row. */
  readonly words: Uint8Array
}

/** Texts of a row in the order in which they are packed. */
const NAME = 0
const MEMO = 1
const MERCHANT = 2
const TEXTS = 3
const DAY = 0
const TIME = 1
const NUMBER = 2
const DOCUMENT = 3
const SERIAL = 4
const ORDER = 5
const FIGURES = 6
/** Between the words of rows; stands in no words. */
export const BETWEEN_WORDS = '\n'
const MONEYS = 4
const NOTHING = { time: 1, serial: 2, order: 4, balance: 8, expected: 16 } as const

const isWithin64Bits = (value: bigint | null): boolean => value === null || BigInt.asIntN(64, value) === value

/** Packs rows; null where an amount is beyond 64 bits, which the receiver has to refuse by name and not by a wrapped number, or a text has half a character that UTF-8 cannot hold. */
export function packRows(rows: readonly StatementRow[]): PackedRows | null {
  const count = rows.length
  const recurring = recurringList()
  const recurringAt = new Uint32Array(count)
  const lines = new Uint32Array(count)
  const pages = new Uint32Array(count)
  const money = new BigInt64Array(count * MONEYS)
  const nothing = new Uint8Array(count)
  const ends = new Uint32Array(count * TEXTS)
  const figureEnds = new Uint32Array(count * FIGURES)
  const cellEnds = new Uint32Array(count)
  const [texts, figures, cells, words] = [new PackedText(), new PackedText(), new PackedText(), new PackedText()]
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as StatementRow
    const { counterparty, balance, expectedBalance, serial, orderNumber, page } = row
    const { day, time } = row.at
    if (!isWithin64Bits(row.amount) || !isWithin64Bits(balance) || !isWithin64Bits(expectedBalance) || !isWithin64Bits(row.refunded)) return null
    recurringAt[at] = recurring.placeOf(row)
    lines[at] = row.line
    pages[at] = page ?? 0
    const firstMoney = at * MONEYS
    money[firstMoney] = row.amount
    money[firstMoney + 1] = balance ?? 0n
    money[firstMoney + 2] = expectedBalance ?? 0n
    money[firstMoney + 3] = row.refunded
    nothing[at] =
      (time === null ? NOTHING.time : 0) | (serial === null ? NOTHING.serial : 0) | (orderNumber === null ? NOTHING.order : 0) |
      (balance === null ? NOTHING.balance : 0) | (expectedBalance === null ? NOTHING.expected : 0)
    const first = at * TEXTS
    ends[first + NAME] = texts.add(counterparty.name)
    ends[first + MEMO] = texts.add(row.memo)
    ends[first + MERCHANT] = texts.add(row.merchant)
    const joined = cells.addCells(row)
    cellEnds[at] = cells.size
    const firstFigure = at * FIGURES
    figureEnds[firstFigure + DAY] = figures.add(day)
    figureEnds[firstFigure + TIME] = figures.add(time ?? '')
    figureEnds[firstFigure + NUMBER] = figures.add(counterparty.number)
    figureEnds[firstFigure + DOCUMENT] = figures.add(counterparty.document)
    figureEnds[firstFigure + SERIAL] = figures.add(serial ?? '')
    figureEnds[firstFigure + ORDER] = figures.add(orderNumber ?? '')
    words.addWords(row, joined)
    words.add(BETWEEN_WORDS)
  }
  const [text, figure, cell, word] = [texts.encoded(), figures.encoded(), cells.encoded(), words.encoded()]
  if (text === null || figure === null || cell === null || word === null) return null
  return { count, recurring: recurring.list, recurringAt, lines, pages, money, nothing, ends, text, figureEnds, figures: figure, cellEnds, cells: cell, words: word }
}

/** What recurs in rows, each combination once. */
function recurringList(): { readonly list: readonly Recurring[]; placeOf(row: StatementRow): number } {
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

const decoded = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** Rows of a pack, in order; each looks into it when it is asked for something. */
export function unpackRows(pack: PackedRows): StatementRow[] {
  const halves = new Int32Array(pack.money.buffer, pack.money.byteOffset, pack.money.length * 2)
  const open = { ...pack, text: decoded(pack.text), figures: decoded(pack.figures), halves }
  return Array.from({ length: pack.count }, (_, at) => new PackedRow(open, at))
}

interface OpenPack extends Omit<PackedRows, 'text' | 'figures'> {
  readonly text: string
  readonly figures: string
  /** The halves of the amounts: a big integer is an object, and a million rows have four of them each. */
  readonly halves: Int32Array
}

/** Where the lower half of 64 bits stands in memory. */
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1
/** Upper halves of what a double holds exactly. */
const MOST_HIGH = 2 ** 21

/** A class, because a million closures would weigh as much as the rows they replace. */
class PackedRow extends RecurringRow implements CompactRow {
  private readonly pack: OpenPack
  private readonly index: number
  constructor(pack: OpenPack, index: number) {
    super()
    this.pack = pack
    this.index = index
  }

  private text(column: number): string {
    const at = this.index * TEXTS + column
    return this.pack.text.slice(at === 0 ? 0 : this.pack.ends[at - 1], this.pack.ends[at])
  }
  private figure(column: number): string {
    const at = this.index * FIGURES + column
    return this.pack.figures.slice(at === 0 ? 0 : this.pack.figureEnds[at - 1], this.pack.figureEnds[at])
  }
  private money(column: number): Fen {
    return fen(this.pack.money[this.index * MONEYS + column] ?? 0n)
  }
  private amountOf(column: number): number | bigint {
    const at = (this.index * MONEYS + column) * 2
    const high = this.pack.halves[at + 1 - LOW] as number
    return high < MOST_HIGH && high > -MOST_HIGH ? high * 2 ** 32 + ((this.pack.halves[at + LOW] as number) >>> 0) : (this.pack.money[this.index * MONEYS + column] as bigint)
  }
  private lacks(mark: number): boolean {
    return ((this.pack.nothing[this.index] ?? 0) & mark) !== 0
  }

  get recurring(): Recurring {
    return this.pack.recurring[this.pack.recurringAt[this.index] ?? 0] as Recurring
  }
  get line(): number {
    return this.pack.lines[this.index] ?? 0
  }
  get page(): number | undefined {
    return this.pack.pages[this.index] || undefined
  }
  get at(): Moment {
    return { day: this.day, time: this.time }
  }
  get day(): Day {
    return this.figure(DAY) as Day
  }
  get time(): string | null {
    return this.lacks(NOTHING.time) ? null : this.figure(TIME)
  }
  get amount(): Fen {
    return this.money(0)
  }
  get balance(): Fen | null {
    return this.lacks(NOTHING.balance) ? null : this.money(1)
  }
  get expectedBalance(): Fen | null {
    return this.lacks(NOTHING.expected) ? null : this.money(2)
  }
  get refunded(): Fen {
    return this.money(3)
  }
  get counterparty(): CounterpartyText {
    return { name: this.counterpartyName, number: this.counterpartyNumber, document: this.counterpartyDocument, bank: this.recurring.counterpartyBank }
  }
  get counterpartyName(): string {
    return this.text(NAME)
  }
  get counterpartyNumber(): string {
    return this.figure(NUMBER)
  }
  get counterpartyDocument(): string {
    return this.figure(DOCUMENT)
  }
  get memo(): string {
    return this.text(MEMO)
  }
  get merchant(): string {
    return this.text(MERCHANT)
  }
  get serial(): string | null {
    return this.lacks(NOTHING.serial) ? null : this.figure(SERIAL)
  }
  get orderNumber(): string | null {
    return this.lacks(NOTHING.order) ? null : this.figure(ORDER)
  }
  get exactAmount(): number | bigint {
    return this.amountOf(0)
  }
  get exactBalance(): number | bigint | null {
    return this.lacks(NOTHING.balance) ? null : this.amountOf(1)
  }
  get exactExpectedBalance(): number | bigint | null {
    return this.lacks(NOTHING.expected) ? null : this.amountOf(2)
  }
  get exactRefunded(): number | bigint {
    return this.amountOf(3)
  }
  get cellText(): string {
    return decoded(this.pack.cells.subarray(this.cellsFrom, this.cellsTo))
  }
  get cellsFrom(): number {
    return this.index === 0 ? 0 : (this.pack.cellEnds[this.index - 1] ?? 0)
  }
  get cellsTo(): number {
    return this.pack.cellEnds[this.index] ?? 0
  }
  get batch(): PackedBatch {
    return this.pack
  }
  get cells(): readonly string[] {
    return splitCells(this.cellText)
  }
}

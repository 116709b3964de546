import { ledgerOf } from '../domain/ledger/column-ledger.ts'
import type { Ledger, LedgerColumns, RowPlace } from '../domain/ledger/ledger.ts'
import { RecurringRow } from '../domain/ledger/recurring-row.ts'
import type { Recurring } from '../domain/ledger/recurring.ts'
import type { CounterpartyText, Transaction } from '../domain/ledger/transaction.ts'
import type { Moment } from '../domain/values/day.ts'
import { asId, type AccountId, type FileId, type StatementId, type TransactionId } from '../domain/values/ids.ts'
import { fen, type Fen } from '../domain/values/money.ts'
import type { SeldomColumns } from './seldom-columns.ts'

/** The ledger over columns that were read from the case file. */
export function storedLedger(columns: LedgerColumns, seldom: SeldomColumns): Ledger {
  const ledger: Ledger = ledgerOf(columns, {
    make: (number) => new StoredRow(ledger, seldom, number),
    numberOf: (row) => (row instanceof StoredRow && row.ledger === ledger ? row.number : -1),
    pageOf: seldom.pageOf,
    serialOf: seldom.serialOf,
    orderNumberOf: seldom.orderNumberOf,
    refundedOf: (number) => fen(seldom.refundedOf(number)),
  })
  return ledger
}

/**
 * A kept row that looks into the columns when it is asked for something. A class, because a million objects with all
 * fields, of which the rules ask for a few, take most of the time and memory of reading a ledger.
 */
class StoredRow extends RecurringRow implements Transaction {
  readonly ledger: Ledger
  readonly number: number
  readonly #seldom: SeldomColumns
  constructor(ledger: Ledger, seldom: SeldomColumns, number: number) {
    super()
    this.ledger = ledger
    this.#seldom = seldom
    this.number = number
  }

  get recurring(): Recurring {
    return this.ledger.parts[this.ledger.part[this.number] as number] as Recurring
  }
  get #place(): RowPlace {
    return this.ledger.places[this.ledger.place[this.number] as number] as RowPlace
  }
  get id(): TransactionId {
    return asId(`${this.#place.statement}:${this.line}`)
  }
  get statement(): StatementId {
    return this.#place.statement
  }
  get file(): FileId {
    return this.#place.file
  }
  get path(): string {
    return this.#place.path
  }
  get line(): number {
    return this.ledger.line[this.number] as number
  }
  get page(): number | undefined {
    return this.ledger.pageOf(this.number)
  }
  get account(): AccountId {
    return this.ledger.accounts[this.ledger.account[this.number] as number] as AccountId
  }
  get at(): Moment {
    const clock = this.ledger.clock[this.number] as number
    return { day: this.ledger.dayOf(this.number), time: clock < 0 ? null : timeOfClock(clock) }
  }
  get amount(): Fen {
    return this.ledger.amountOf(this.number)
  }
  get balance(): Fen | null {
    return this.ledger.balanceOf(this.number)
  }
  get expectedBalance(): Fen | null {
    const expected = this.#seldom.expectedBalanceOf(this.number)
    return expected === null ? null : fen(expected)
  }
  get refunded(): Fen {
    return fen(this.#seldom.refundedOf(this.number))
  }
  get counterparty(): CounterpartyText {
    return { name: this.#text(this.ledger.name), number: this.#text(this.ledger.number), document: this.#seldom.documentOf(this.number), bank: this.recurring.counterpartyBank }
  }
  get memo(): string {
    return this.#text(this.ledger.memo)
  }
  get merchant(): string {
    return this.#text(this.ledger.merchant)
  }
  get serial(): string | null {
    return this.#seldom.serialOf(this.number)
  }
  get orderNumber(): string | null {
    return this.#seldom.orderNumberOf(this.number)
  }

  #text(column: Int32Array): string {
    return this.ledger.texts.textOf(column[this.number] as number)
  }
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
const timeOfClock = (clock: number): string => `${two(Math.floor(clock / 3600))}:${two(Math.floor(clock / 60) % 60)}:${two(clock % 60)}`

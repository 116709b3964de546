import type { Recurring } from '../../domain/ledger/recurring.ts'
import type { CounterpartyText, StatementRow } from '../../domain/ledger/transaction.ts'
import type { Moment } from '../../domain/values/day.ts'
import { ZERO, type Fen } from '../../domain/values/money.ts'
import type { DraftRow } from './row.ts'

/** A row whose recurring part was read before. It remembers which, so that rows of one part need not be compared to be packed together. */
export class QuickRow implements DraftRow {
  line: number
  at: Moment
  direction: DraftRow['direction']
  amount: Fen
  reversal: boolean
  balance: Fen | null
  balanceProof: DraftRow['balanceProof']
  expectedBalance: Fen | null = null
  currency: string
  outcome: DraftRow['outcome']
  kind: DraftRow['kind']
  refunded: Fen = ZERO
  ownNumbers: readonly string[]
  ownName: string | null
  ownDocument: string | null
  counterparty: CounterpartyText
  memo: string
  merchant: string
  channel: string
  typeText: string
  statusText: string
  cash: boolean
  serial: string | null
  orderNumber: string | null
  cells: readonly string[]
  readonly #recurring: Recurring
  /** The cells with one character between each two, where the line says so. */
  readonly #text: string | null

  constructor(recurring: Recurring, line: number, at: Moment, amount: Fen, balance: Fen | null, counterparty: CounterpartyText, memo: string, merchant: string, serial: string | null, orderNumber: string | null, cells: readonly string[], text: string | null) {
    this.line = line
    this.at = at
    this.direction = recurring.direction
    this.amount = amount
    this.reversal = recurring.reversal
    this.balance = balance
    this.balanceProof = recurring.balanceProof
    this.currency = recurring.currency
    this.outcome = recurring.outcome
    this.kind = recurring.kind
    this.ownNumbers = recurring.ownNumbers
    this.ownName = recurring.ownName
    this.ownDocument = recurring.ownDocument
    this.counterparty = counterparty
    this.memo = memo
    this.merchant = merchant
    this.channel = recurring.channel
    this.typeText = recurring.typeText
    this.statusText = recurring.statusText
    this.cash = recurring.cash
    this.serial = serial
    this.orderNumber = orderNumber
    this.cells = cells
    this.#recurring = recurring
    this.#text = text
  }

  static textOf(row: QuickRow): string | null {
    return row.#text
  }

  /** What was read of this row together with others, for which it still stands but for what the whole table told of it (direction, reversal, kind, proof); null where more was changed. */
  static partOf(row: QuickRow): Recurring | null {
    const part = row.#recurring
    // Numbers of another head may have been put into the row; the bank may stand in brackets behind the name.
    return row.ownNumbers === part.ownNumbers && row.counterparty.bank === part.counterpartyBank ? part : null
  }
}

/** The part that a row was read with together with others; null where it was read by itself. Rows of one part differ at most in direction, reversal, kind and proof of the balance. */
export const readTogether = (row: StatementRow): Recurring | null => (row instanceof QuickRow ? QuickRow.partOf(row) : null)

/** The cells of a row with one character, whichever, between each two; null where they have to be joined. */
export const textOfCells = (row: StatementRow): string | null => (row instanceof QuickRow ? QuickRow.textOf(row) : null)

import type { CounterpartyText, Direction, Outcome, StatementRow } from '../../domain/ledger/transaction.ts'
import type { Moment } from '../../domain/values/day.ts'
import { ZERO, type Fen } from '../../domain/values/money.ts'
import { isCash, kindOf } from '../statements/kind.ts'
import type { Rejection } from '../table.ts'

/** What an exchange format says of one booking; everything that it cannot say is left to {@link rowOf}. */
export interface BookingFacts {
  /** Physical line where the entry starts. */
  readonly line: number
  readonly at: Moment
  readonly direction: Exclude<Direction, 'neutral'>
  /** Never negative, in hundredths of the currency. */
  readonly amount: Fen
  readonly currency: string
  readonly reversal: boolean
  readonly outcome: Outcome
  readonly counterparty: Partial<CounterpartyText>
  readonly memo: string
  readonly typeText: string
  readonly statusText: string
  /** The format itself marks the booking as cash. */
  readonly cash: boolean
  readonly serial: string | null
  readonly orderNumber: string | null
  readonly cells: readonly string[]
}

/** One entry of the original in its place: a row, or the reason why it is none. */
export type Entry = { readonly kept: true; readonly row: StatementRow } | { readonly kept: false; readonly rejection: Rejection }

export const rejectedEntry = (line: number, code: Rejection['code'], value: string, cells: readonly string[]): Entry => ({
  kept: false,
  rejection: { line, code, value, cells },
})

/** A booking as a row of a bank statement, its balance not yet known. */
export function rowOf(facts: BookingFacts): StatementRow {
  const { typeText, memo } = facts
  return {
    line: facts.line,
    at: facts.at,
    direction: facts.direction,
    amount: facts.amount,
    reversal: facts.reversal,
    balance: null,
    balanceProof: 'none',
    expectedBalance: null,
    currency: facts.currency,
    outcome: facts.outcome,
    kind: kindOf({ channel: 'bank', direction: facts.direction, type: typeText, memo }),
    refunded: ZERO,
    ownNumbers: [],
    ownName: null,
    ownDocument: null,
    counterparty: { name: '', number: '', document: '', bank: '', ...facts.counterparty },
    memo,
    merchant: '',
    channel: '',
    typeText,
    statusText: facts.statusText,
    cash: facts.cash || isCash('', 'bank', [typeText, memo]),
    serial: facts.serial,
    orderNumber: facts.orderNumber,
    cells: facts.cells,
  }
}

/** Text of a field on one line, control characters and doubled blanks taken out. */
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u00a0\s]+/gu, ' ').trim()

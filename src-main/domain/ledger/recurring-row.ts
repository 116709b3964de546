import type { Recurring } from './recurring.ts'

/** Answers what recurs in a row from the one object that many rows point to. A class, because rows are made a million times. */
export abstract class RecurringRow {
  abstract readonly recurring: Recurring

  get direction(): Recurring['direction'] {
    return this.recurring.direction
  }
  get reversal(): boolean {
    return this.recurring.reversal
  }
  get balanceProof(): Recurring['balanceProof'] {
    return this.recurring.balanceProof
  }
  get currency(): string {
    return this.recurring.currency
  }
  get outcome(): Recurring['outcome'] {
    return this.recurring.outcome
  }
  get kind(): Recurring['kind'] {
    return this.recurring.kind
  }
  get ownNumbers(): readonly string[] {
    return this.recurring.ownNumbers
  }
  get ownName(): string | null {
    return this.recurring.ownName
  }
  get ownDocument(): string | null {
    return this.recurring.ownDocument
  }
  get channel(): string {
    return this.recurring.channel
  }
  get typeText(): string {
    return this.recurring.typeText
  }
  get statusText(): string {
    return this.recurring.statusText
  }
  get cash(): boolean {
    return this.recurring.cash
  }
}

import type { LedgerRow } from './ledger.ts'
import type { Review } from './review.ts'

/** Records of what the reviewer says of the ledger, as they cross to the window. Amounts are decimal yuan text. */

/** What two rows are to one another: one movement seen twice, a wallet's neutral row and its card's row, or the two ends of a transfer between own accounts. */
export type PairNature = 'mirrored' | 'carried' | 'own'

export interface RowPair {
  readonly nature: PairNature
  readonly origin: 'rule' | 'hand'
  /** The other row of the pair; both are kept. */
  readonly other: LedgerRow
  /** Which of the two is counted where a sum runs over several accounts; null where they are two ends and not the same movement twice. */
  readonly counted: 'this' | 'other' | null
  readonly secondsApart: number
  /** The reviewer's reason, where the pair was made by hand. */
  readonly word: { readonly reason: string; readonly reviewer: string; readonly at: string } | null
}

export interface PairOfRow {
  readonly pair: RowPair | null
  /** The reviewer said that this row and the other are no pair. */
  readonly apart: { readonly other: LedgerRow; readonly nature: PairNature; readonly reason: string; readonly reviewer: string; readonly at: string } | null
}

export interface FindingFigures {
  readonly count: number
  readonly total: string | null
}

/** A group of a finding before and after; null where it was not or is no more. */
export interface GroupChange {
  readonly key: string
  readonly label: string
  readonly before: FindingFigures | null
  readonly after: FindingFigures | null
}

/** How a finding stands after a word on the ledger, beside how it stood before; null where it was not or is no more. */
export interface FindingChange {
  readonly id: string
  readonly title: string
  readonly before: FindingFigures | null
  readonly after: FindingFigures | null
  /** It was accepted or rejected before, and the decision now waits to be looked at again. */
  readonly decided: boolean
  /** Its groups that changed; none where the finding came or went whole. */
  readonly groups: readonly GroupChange[]
}

/** Somebody whom money came from or went to. Amounts are what the file's statements show, each movement once. */
export interface CounterpartyEnd {
  /** `number:<digits>`, `name:<text>`, `party:<id>`, or `group:<id>` where the reviewer made several one. */
  readonly id: string
  readonly name: string
  readonly number: string | null
  readonly party: { readonly id: string; readonly name: string } | null
  /** What this end paid and received. */
  readonly paid: string
  readonly received: string
  readonly count: number
  readonly group: {
    readonly id: string
    readonly members: readonly { readonly id: string; readonly name: string; readonly number: string | null }[]
    readonly reason: string
    readonly reviewer: string
    readonly at: string
  } | null
}

/** Two counterparties that may be one, and by what they look so. */
export interface CounterpartyProposal {
  readonly how: 'name' | 'number' | 'sound' | 'look'
  readonly members: readonly [string, string]
}

export interface CounterpartyList {
  /** Largest sums first. */
  readonly ends: readonly CounterpartyEnd[]
  readonly notListed: number
  readonly proposals: readonly CounterpartyProposal[]
}

export interface LedgerWordAnswer {
  readonly review: Review
  readonly changes: readonly FindingChange[]
}

import type { AssertionEvidenceView, EvidenceReference } from './assertions.ts'

/** Which of the two the reviewer speaks of: who holds the account, or who uses it. */
export const ACCOUNT_SIDES = ['holder', 'usedBy'] as const
export type AccountSide = (typeof ACCOUNT_SIDES)[number]

/** The reviewer's word on an account, with the evidence that it rests on. It counts as what case.json says does. */
export interface AccountWord {
  /** Party of the case; null says that it is nobody of the case. */
  readonly party: string | null
  readonly evidence: readonly { readonly reference: EvidenceReference; readonly why: string }[]
  readonly reason: string
  readonly reviewer: string
  readonly at: string
}

/** A word as the review carries it. */
export interface AccountWordRecord extends AccountWord {
  readonly account: string
  readonly side: AccountSide
  /** Findings that count a row of the account, or are about it. */
  readonly findings: readonly string[]
}

/** A word with its evidence looked up in the originals. */
export interface AccountWordView extends Omit<AccountWordRecord, 'evidence'> {
  readonly evidence: readonly (AccountWord['evidence'][number] & Pick<AssertionEvidenceView, 'place' | 'quote' | 'state'>)[]
  /** What the case or the statement says without the word; a party of the case, or null. */
  readonly stated: string | null
}

import type { LedgerRow } from './ledger.ts'
import type { FindingChange, LedgerWordAnswer } from './ledger-words.ts'

/** Records of the spending words and categories of a case, as they cross to the window. Amounts are decimal yuan text. */

/** A list of words. `category` alone is not enough: rail stands under two banned kinds. */
export interface LexiconListName {
  /** XF-1 to XF-9; null for exchanges and remitters. */
  readonly banned: string | null
  readonly category: string
  /** What the case calls a category of its own; null for the delivered ones, which the catalogues name. */
  readonly name: string | null
}

export interface LexiconList extends LexiconListName {
  readonly words: readonly { readonly word: string; readonly state: 'delivered' | 'added' | 'removed' }[]
}

/** The word lists as they count in this case. */
export interface CaseLexicon {
  /** With `+n.<fingerprint>` where the case differs by n words and categories from what was delivered. */
  readonly version: string
  /** Titles of the banned kinds, XF-1 to XF-9. */
  readonly kinds: readonly { readonly id: string; readonly title: string }[]
  /** In the order in which they are looked for; the case's own categories first. */
  readonly lists: readonly LexiconList[]
}

/** Rows that came into a list or fell out of it. */
export interface MovedRows {
  readonly count: number
  /** Sums of those that moved yuan. */
  readonly in: string
  readonly out: string
  /** The first of them by time, each with the list on the other side of the move; null where it is in none. */
  readonly rows: readonly { readonly row: LedgerRow; readonly other: LexiconListName | null }[]
}

export interface CategoryChange extends LexiconListName {
  readonly cameIn: MovedRows
  readonly fellOut: MovedRows
}

/** What a change of words or categories did: to the findings, and row by row to the categories. */
export interface LexiconAnswer extends LedgerWordAnswer {
  readonly categories: readonly CategoryChange[]
}

/** What counts in this case beside what would count by the words as delivered. */
export interface LexiconComparison {
  readonly delivered: string
  readonly version: string
  readonly changes: readonly FindingChange[]
  readonly categories: readonly CategoryChange[]
}

/** What the case says otherwise than the delivered words, as a review carries it: whoever reads `own-1` in a finding finds its name and words here. */
export interface LexiconDifferences {
  readonly version: string
  readonly categories: readonly { readonly id: string; readonly name: string; readonly banned: string }[]
  readonly words: readonly { readonly banned: string | null; readonly category: string; readonly word: string; readonly state: 'added' | 'removed' }[]
}

/** Records of the proof that the statements of an account are whole. Amounts are decimal yuan text. */

/** Why an account does not tie out; the catalogues make a whole sentence of each. */
export type ProofReason =
  | { readonly kind: 'no-rows' }
  | { readonly kind: 'no-balance' }
  | { readonly kind: 'difference'; readonly amount: string }
  | { readonly kind: 'breaks'; readonly count: number }
  | { readonly kind: 'missing'; readonly months: readonly string[] }
  | { readonly kind: 'rejected'; readonly count: number }
  | { readonly kind: 'neutral'; readonly count: number; readonly amount: string }
  | { readonly kind: 'foreign'; readonly count: number }

/** Opening + in − out = closing, in yuan. A balance that no row shows is null, and nothing is proved. */
export interface ProofFigures {
  readonly opening: string | null
  readonly in: string
  readonly out: string
  readonly closing: string | null
  /** Closing less what opening, in and out make; null where a balance is missing. */
  readonly difference: string | null
}

/** Where a row stands in its original: 1-based line, and the page of a paged original (PDF). */
export interface RowPlace {
  readonly line: number
  readonly page?: number
}

/** One table of one file, as it shows the account; its repeated rows included. */
export interface TableProof extends ProofFigures {
  readonly table: number
  readonly path: string
  readonly sheet: string | null
  readonly from: string
  readonly to: string
  readonly rows: number
  /** Rows that another file has too: kept there, linked here. */
  readonly repeated: number
  readonly breaks: number
  /** Rows whose balances the opening and the closing rest on; null where no row shows a balance. */
  readonly openingAt: RowPlace | null
  readonly closingAt: RowPlace | null
}

/** Two tables that cover the same days. */
export interface TableOverlap {
  readonly tables: readonly [number, number]
  readonly from: string
  readonly to: string
  /** Rows that stand in both, counted once. */
  readonly rows: number
}

export interface StatementProof extends ProofFigures {
  readonly account: string
  /** Every figure is there, follows, and none of the reasons below speaks against it. */
  readonly ties: boolean
  readonly reasons: readonly ProofReason[]
  readonly tables: readonly TableProof[]
  readonly overlaps: readonly TableOverlap[]
}

/** The proof of one account with its rows in and out: what the checklist prints and review.json carries of it. */
export interface AccountProof extends StatementProof {
  /** Rows of the account; a rejected row counts for the first account of its table. */
  readonly rows: { readonly kept: number; readonly duplicate: number; readonly rejected: number }
  /** Kept rows whose balance does not follow from the row before. */
  readonly breaks: number
  /** Whole calendar months (YYYY-MM) that lie between statements and of which there is none. */
  readonly missingMonths: readonly string[]
}

/** A row with the balance that it should leave, in the order of the file from old to new. */
export interface ProofRow {
  readonly path: string
  readonly line: number
  readonly page?: number
  readonly day: string
  readonly time: string | null
  readonly direction: 'in' | 'out' | 'neutral'
  readonly amount: string
  readonly balance: string | null
  /** What the balance should be, where it is not. */
  readonly expected: string | null
  readonly proof: 'first' | 'follows' | 'break' | 'none'
  readonly repeated: boolean
}

export interface ProofRows {
  readonly total: number
  readonly offset: number
  readonly rows: readonly ProofRow[]
}

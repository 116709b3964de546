import type { PropertyReport, ReportedRow, ReportLineProposal, TypedMention } from './property-report.ts'
import type { ReviewCitation } from './review.ts'

/** A debtor that a sheet can be made for. */
export interface DebtorChoice {
  readonly id: string
  readonly name: string
}

/**
 * What the file shows that a debtor had on one day, against what was owed: never a verdict. Amounts are decimal yuan.
 * At hand = opening balances of the month + income of the month up to the day + assets free to be disposed of
 * - prior claims on these - protected living costs of one month.
 */
export interface AbilitySheet {
  readonly party: DebtorChoice
  readonly day: string
  /** Was the judgment in force on that day? Null where its day is not known. */
  readonly effective: boolean | null
  readonly owed: { readonly amount: string | null; readonly paid: string; readonly unpaid: string | null; readonly payments: readonly ReviewCitation[] }
  readonly balances: readonly {
    readonly account: string
    readonly name: string
    readonly side: 'own' | 'used'
    /** Last known before the first day of the month; null where no row shows one: it counts as nothing. */
    readonly balance: string | null
    readonly knownOn: string | null
    readonly frozen: boolean
    readonly citation: ReviewCitation | null
  }[]
  readonly opening: string
  /** At most 500 rows are cited; `count` tells all. */
  readonly income: { readonly total: string; readonly count: number; readonly rows: readonly ReviewCitation[] }
  readonly assets: readonly {
    readonly id: string
    readonly title: string
    readonly valuation: string | null
    /** Seized things are the court's to realise: they stand beside and are not in the sum. */
    readonly state: 'free' | 'seized' | 'disposed'
    readonly citation: ReviewCitation
  }[]
  readonly free: string
  readonly seized: string
  /** Mortgages on free assets, each at most the valuation of its asset; null = amount not stated, counts as nothing. */
  readonly claims: readonly { readonly id: string; readonly title: string; readonly amount: string | null; readonly citation: ReviewCitation }[]
  readonly prior: string
  readonly living: { readonly amount: string; readonly entered: boolean }
  readonly atHand: string
  readonly ability: 'full' | 'partial' | 'none' | 'not-examined'
}

export interface AbilityView {
  readonly debtors: readonly DebtorChoice[]
  /** Days of the procedure that are certain, oldest first. */
  readonly days: readonly { readonly day: string; readonly milestone: string }[]
  readonly sheet: AbilitySheet | null
}

/** One thing that the file shows, beside what the report says of it. */
export interface DeclaredRow {
  readonly kind: 'account' | 'asset'
  readonly id: string
  readonly name: string
  readonly side: 'own' | 'used' | 'asset'
  /** As stated by the reviewer or in case.json; true where a typed report names it. */
  readonly declared: boolean | null
  /** What the case itself states, whatever typed reports name. */
  readonly stated: boolean | null
  /** Where typed reports name it. */
  readonly typed: readonly TypedMention[]
  /** Place in a report document that names its number or title: read by the program, decided by nobody. */
  readonly named: ReviewCitation | null
  readonly found: string | null
  readonly foundAs: 'balance' | 'turnover' | 'valuation' | null
  /** Movements in the report window; null for assets. */
  readonly movements: number | null
  readonly citation: ReviewCitation | null
}

export interface DeclaredView {
  readonly debtors: readonly DebtorChoice[]
  readonly party: DebtorChoice | null
  readonly window: { readonly from: string; readonly to: string | null } | null
  readonly report: { readonly state: 'filed' | 'overdue' | 'open' | 'not-ordered'; readonly due: string | null; readonly filed: string | null; readonly documents: readonly ReviewCitation[] }
  readonly rows: readonly DeclaredRow[]
  readonly dealings: readonly { readonly id: string; readonly kind: string; readonly title: string; readonly date: string; readonly price: string | null; readonly citation: ReviewCitation; readonly typed: readonly TypedMention[] }[]
  readonly outflows: readonly { readonly day: string; readonly amount: string; readonly name: string; readonly citation: ReviewCitation; readonly row: ReportedRow; readonly typed: readonly TypedMention[] }[]
  /** Reports of the party as typed in, by their dates. */
  readonly typed: readonly PropertyReport[]
  /** Lines that the report documents seem to hold and that were not taken yet. */
  readonly proposals: readonly ReportLineProposal[]
  /** Account numbers that a report document names and that no account of the case has. */
  readonly unknownNumbers: readonly { readonly number: string; readonly citation: ReviewCitation }[]
}

import type {
  BundleAccount, BundleAsset, BundleCase, BundleFile, BundleMilestone, BundleObligation, BundleParty,
} from '../../contract/case-bundle.ts'
import type { Day, PartialDay } from '../values/day.ts'
import type { Fen } from '../values/money.ts'

/** Where a document says it. Offsets are UTF-16 units of the page's text (of the path where `page` is null), `end` not included. */
export interface ProposalPlace {
  readonly path: string
  /** 1-based; null where the name of the file or a folder says it. */
  readonly page: number | null
  readonly start: number
  readonly end: number
  /** The passage as it stands, nothing normalised. */
  readonly quote: string
}

/** The entry of case.json that a proposal would state; `id` null = the case file gives the next free one. */
export type StatedEntry =
  | { readonly kind: 'case'; readonly id: 'case'; readonly body: BundleCase }
  | { readonly kind: 'party'; readonly id: string; readonly body: BundleParty }
  | { readonly kind: 'account'; readonly id: string; readonly body: BundleAccount }
  | { readonly kind: 'obligation'; readonly id: 'obligation'; readonly body: BundleObligation }
  | { readonly kind: 'asset'; readonly id: string; readonly body: BundleAsset }
  | { readonly kind: 'milestone'; readonly id: string | null; readonly body: BundleMilestone }
  | { readonly kind: 'file'; readonly id: string; readonly body: BundleFile }

/** `new`: the case says nothing of it; `stated`: the case says the same; `differs`: the case says something else. */
export type Standing = 'new' | 'stated' | 'differs'

/** What a date is the date of. */
export type DateRole = 'birth' | 'made' | 'served' | 'effective' | 'filed' | 'applied' | 'signed' | 'paid' | 'mentioned'

/** What was read out of the passage, by kind. */
export type ProposalContent =
  | { readonly kind: 'document-kind'; readonly documentKind: string }
  | { readonly kind: 'case-number'; readonly number: string }
  | { readonly kind: 'party'; readonly name: string; readonly label: string }
  | { readonly kind: 'document-number'; readonly number: string; /** Null where the number is masked or has no check digit. */ readonly checkDigit: boolean | null; readonly name: string | null }
  | { readonly kind: 'account-number'; readonly number: string; /** As the passage names him, whatever the case states. */ readonly holder: string | null }
  | { readonly kind: 'amount'; readonly amount: Fen; /** 73万余元: more or less than the figure. */ readonly approximate: boolean }
  | { readonly kind: 'vehicle-plate'; readonly plate: string }
  | { readonly kind: 'date'; readonly date: PartialDay; readonly role: DateRole }
  | { readonly kind: 'milestone'; readonly date: PartialDay; /** Set where the day was counted and does not stand in the text. */ readonly counted: { readonly from: Day; readonly days: number } | null }
  | { readonly kind: 'asset'; readonly title: string }
  | { readonly kind: 'obligation'; readonly amount: Fen }
  | { readonly kind: 'query-source'; readonly source: string }

export type ProposalKind = ProposalContent['kind']

/** Something that a document says and that the reviewer may take over; nothing is ever taken over by itself. */
export interface Proposal {
  /** Stable as long as file, page, passage and pattern are. */
  readonly id: string
  readonly content: ProposalContent
  readonly place: ProposalPlace
  /** Pattern of `resources/proposals` that made it. */
  readonly pattern: string
  /** Null: for reading only (an amount, a date, a number of nobody named). */
  readonly states: StatedEntry | null
  /** Ids of parties that have to be stated first. */
  readonly needs: readonly string[]
  readonly standing: Standing
}

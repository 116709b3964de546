import type { PeriodKind } from './review.ts'

/** Why a search cannot be read; the sentences are in the catalogues (`search.unreadable.<fault>`). */
export const QUERY_FAULTS = ['empty', 'quote-open', 'bracket-open', 'bracket-close', 'word-missing', 'only-excluded', 'near-words', 'nothing-searchable', 'too-long'] as const
export type QueryFault = (typeof QUERY_FAULTS)[number]

/** What is searched. Pages, scans, rows, journeys and names of files stand in originals; the others in the work on them. */
export const HIT_KINDS = ['page', 'scan', 'row', 'journey', 'file', 'mark', 'assertion', 'party', 'finding', 'reason', 'request'] as const
export type HitKind = (typeof HIT_KINDS)[number]

/** What a search is narrowed to; everything given must hold. Days are inclusive, `YYYY-MM-DD`. */
export interface SearchFilter {
  readonly kinds?: readonly HitKind[] | undefined
  /** Passages that name the party, and rows of its accounts. */
  readonly party?: string | undefined
  /** Rows and journeys whose day lies in a period of this kind. */
  readonly period?: PeriodKind | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly file?: string | undefined
}

/** One line of text with the words marked that were looked for; offsets of UTF-16. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly { readonly start: number; readonly end: number }[]
}

export interface PassageHit {
  readonly kind: 'page' | 'scan' | 'row' | 'journey' | 'file'
  readonly page: number | null
  readonly line: number | null
  /** Of rows and journeys, `YYYY-MM-DD`. */
  readonly day: string | null
  readonly snippet: MarkedText
  /** The first words that answer, as they stand in the original. */
  readonly quote: string | null
}
export interface DocumentHits {
  readonly file: string
  readonly path: string
  readonly title: string
  readonly passages: readonly PassageHit[]
}

/** A mark, assertion, party, finding, reason or request that answers. */
export interface WorkHit {
  readonly kind: 'mark' | 'assertion' | 'party' | 'finding' | 'reason' | 'request'
  /** Of the mark, assertion, party or finding; of a reason or request the element, circumstance, finding or slot it is about. */
  readonly id: string
  /** What the reason is about. */
  readonly about: 'element' | 'circumstance' | 'finding' | 'evidence' | null
  readonly title: string
  readonly snippet: MarkedText
  /** Where a mark stands. */
  readonly place: { readonly path: string; readonly page: number | null; readonly line: number | null; readonly quote: string | null } | null
}
export interface AlikeParty {
  readonly id: string
  readonly names: readonly string[]
  readonly how: 'exact' | 'sound' | 'look'
}

/** The first hits: by document, the best of each first, documents in the order of their best. */
export interface SearchAnswer {
  readonly documents: readonly DocumentHits[]
  readonly work: readonly WorkHit[]
  readonly alike: readonly AlikeParty[]
  /** There are no more passages than these. */
  readonly complete: boolean
  /** The rules are still running: findings and what is written about them are not searched yet. */
  readonly rulesPending: boolean
}

/** How many passages answer, over the whole case. */
export interface SearchCounts {
  readonly total: number
  readonly documents: number
  readonly kinds: readonly { readonly kind: HitKind; readonly count: number }[]
  readonly parties: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  readonly periods: readonly { readonly kind: PeriodKind; readonly count: number }[]
  readonly years: readonly { readonly year: string; readonly count: number }[]
}

/** Names by documents: in how many pages, rows and journeys of each document a name stands. */
export interface NamesTable {
  readonly files: readonly { readonly file: string; readonly path: string; readonly title: string }[]
  readonly names: readonly { readonly name: string; readonly total: number; readonly counts: readonly number[] }[]
}

export interface SavedSearch {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly filter: SearchFilter
  readonly reviewer: string
  /** ISO 8601 with offset, Asia/Shanghai. */
  readonly at: string
}

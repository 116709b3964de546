import type { Json } from './codec.ts'

/** Records of the case's facts and of what documents propose. Plain JSON. */

export const STATED_KINDS = ['case', 'party', 'account', 'obligation', 'asset', 'dealing', 'milestone', 'file'] as const
/** Kinds of entries in case.json. A file's entry belongs to the file; the others have revisions. */
export type StatedKind = (typeof STATED_KINDS)[number]

export type FactBody = { readonly [key: string]: Json }

export interface FactRecord {
  readonly kind: StatedKind
  /** For a file its path. */
  readonly id: string
  readonly body: FactBody
  /** Path of the document (with `#page=`) that was accepted, path of case.json, or `reviewer`. Empty for a file. */
  readonly source: string
  readonly at: string
  readonly revisions: number
}

/** An account that only a statement names: it waits to be stated with its holder. */
export interface DiscoveredAccountRecord {
  readonly id: string
  readonly institution: string
  readonly number: string | null
  readonly holderName: string | null
  /** Paths of the files that hold its rows. */
  readonly files: readonly string[]
}

export interface FactList {
  readonly entries: readonly FactRecord[]
  readonly discovered: readonly DiscoveredAccountRecord[]
  /** Files of the case as stated: title, kind of evidence, source, account and party. */
  readonly files: readonly FactRecord[]
}

export interface FactRevisionRecord {
  readonly number: number
  /** Null = removed. */
  readonly body: FactBody | null
  readonly source: string
  readonly at: string
  /** Who stated it; empty where a case.json did. */
  readonly reviewer: string
}

export interface FactChange {
  readonly kind: StatedKind
  readonly id: string
  readonly changed: boolean
  /** Rows of statements that went to another account by it. */
  readonly rowsMoved: number
}

export interface ProposalPlaceRecord {
  readonly path: string
  readonly page: number | null
  readonly start: number
  readonly end: number
  readonly quote: string
}

export interface ProposalRecord {
  readonly id: string
  readonly kind: 'document-kind' | 'case-number' | 'party' | 'document-number' | 'account-number' | 'amount' | 'vehicle-plate' | 'date' | 'milestone' | 'asset' | 'obligation' | 'query-source'
  /** What was read, by kind; amounts as decimal yuan. */
  readonly content: FactBody
  readonly place: ProposalPlaceRecord
  readonly alsoAt: readonly ProposalPlaceRecord[]
  readonly pattern: string
  /** Entry that accepting would state; null = for reading only. */
  readonly states: { readonly kind: StatedKind; readonly id: string | null; readonly body: FactBody } | null
  /** Ids of parties that have to be stated first. */
  readonly needs: readonly string[]
  readonly standing: 'new' | 'stated' | 'differs'
  /** The stated entry that it differs from; accepting changes that one. */
  readonly against: { readonly id: string; readonly body: FactBody } | null
  readonly dismissed: boolean
}

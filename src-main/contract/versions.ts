import type { Language } from './review.ts'

/**
 * Which version of the law governs, act by act: additive keys of `threshold-review/1`. Nothing here decides between
 * opinions; where they differ each is given with what it rests on.
 */
export type AppliesCode = 'yes' | 'no' | 'only-if-favourable' | 'human-decision'

/** Acts between two lines of the law, or one continuing act. Days are counted acts' days, both ends included. */
export interface ReviewVersionBand {
  readonly from: string
  readonly to: string
  /** Days on which something was done; 1 for a continuing act. */
  readonly days: number
  readonly continuing: boolean
  readonly applies: AppliesCode
  readonly reason: string
}

/** One opinion on which version governs. */
export interface ReviewVersionView {
  readonly id: string
  readonly title: string
  readonly applies: AppliesCode
  readonly reason: string
  readonly source: string
  readonly verified: boolean
}

/** An act whose day the reviewer entered because no rule counts it (refusal to vacate, obstruction of officers …). */
export interface EnteredAct {
  readonly id: string
  readonly from: string
  /** Last day of an act that went on; equal to `from` for an act of one day. */
  readonly to: string
  /** Party that acted; null = not stated. */
  readonly party: string | null
  readonly note: string
  /** Evidence ids (`E3`) in which it stands. */
  readonly evidence: readonly string[]
  readonly reviewer: string
  readonly decidedAt: string
}

export interface ReviewCircumstanceVersion {
  readonly bands: readonly ReviewVersionBand[]
  /** Opinions side by side, the program's own first; empty where all answer alike. */
  readonly views: readonly ReviewVersionView[]
  readonly acts: readonly EnteredAct[]
  /** Acts entered for the equal or kinder item on the same conduct in the other version; they count here as well. */
  readonly kindredActs: readonly (EnteredAct & { readonly circumstance: string })[]
  /** What the item covers that its predecessor was silent on. */
  readonly newTopics: string | null
  readonly predecessor: { readonly id: string; readonly title: string; readonly compared: 'kinder' | 'harsher' | 'equal' | 'human' | null } | null
  /** Facts that have to follow each other, in words. */
  readonly chain: readonly string[]
}

/** An entry that is no circumstance and changes with the day of the act: the aggravated tier, unit crime, ability … */
export interface ReviewEntryVersion {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly former: string
  readonly verified: boolean
  readonly applies: AppliesCode
  readonly reason: string
  readonly bands: readonly ReviewVersionBand[]
}

/** A day on which the rules change, as the pack gives it. */
export interface ReviewVersionLine {
  readonly id: 'interpretation2015' | 'aggravatedTier' | 'interpretation2024'
  readonly day: string
}

/** The rule pack of the case and what was decided under a former one. */
export interface ReviewPackPin {
  readonly id: string
  readonly version: string
  /** SHA-256 of the pack as kept in the case file; absent in a review without a case file. */
  readonly sha256?: string
  readonly pinnedAt?: string
  readonly pinnedBy?: string
  /** Decisions that were taken under another version and not since. */
  readonly former?: readonly { readonly kind: string; readonly target: string; readonly version: string }[]
}

/** One difference between two packs. `field` is a path inside the entry (`text.zh-CN`); values are texts or canonical JSON. */
export interface PackDifference {
  readonly id: string
  readonly title: string
  readonly change: 'added' | 'removed' | 'changed'
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[]
}

/** A key by which packs are signed. */
export interface SigningKey {
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string
  /** SHA-256 of the raw key, in groups of four hex digits. */
  readonly fingerprint: string
  readonly name: string
}
export interface TrustedKey extends SigningKey {
  readonly addedAt: string
  readonly addedBy: string
}

export interface InstalledPack {
  readonly sha256: string
  readonly id: string
  readonly version: string
  readonly title: string
  /** Null for the pack that comes with the program. */
  readonly signedBy: SigningKey | null
  readonly signedAt: string | null
  readonly installedAt: string | null
  readonly installedBy: string | null
}

/** A pack file that was looked at and not yet installed. */
export interface PackFileView {
  readonly pack: InstalledPack
  readonly trusted: boolean
  readonly installed: boolean
}

export interface OfficialTextSet {
  readonly sha256: string
  readonly name: string
  readonly importedAt: string
  readonly importedBy: string
  readonly texts: number
  /** Entries of the file that the pack does not know. */
  readonly unknown: readonly string[]
}

/** Everything about packs on this machine and in the open case. */
export interface RulesState {
  readonly language: Language
  readonly installed: readonly InstalledPack[]
  readonly keys: readonly TrustedKey[]
  readonly officialTexts: readonly OfficialTextSet[]
  /** Null where no case is open. */
  readonly pin: (ReviewPackPin & { readonly title: string }) | null
  /** Newest installed pack of the same id where it is newer than the pinned one. */
  readonly newer: InstalledPack | null
  /** Steps by which the case came to its present pack, oldest first. */
  readonly pins: readonly { readonly version: string; readonly at: string; readonly by: string }[]
}

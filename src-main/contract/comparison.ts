import type { Written } from './opinion.ts'
import type { ReviewCitation } from './review.ts'

/**
 * Evidence held against evidence: additive keys `checksums` and `contradictions` of `threshold-review/1`. Comparisons are
 * worked out; what they mean is the reviewer's word.
 */

export type ChecksumAlgorithm = 'sha256' | 'sm3' | 'md5' | 'sha1'
/** `waiting`: the original's own digest was not worked out yet. */
export type ChecksumResult = 'same' | 'differs' | 'not-in-case' | 'waiting'

export interface ReviewChecksums {
  readonly lists: readonly ReviewChecksumList[]
  /** Files that should stand on a list and stand on none. */
  readonly unlisted: readonly { readonly path: string; readonly evidence: string | null }[]
  /** Originals whose digests have still to be worked out for these lists. */
  readonly waiting: number
}

/** A list of digests: read out of a document or table of the case, or typed in. */
export interface ReviewChecksumList {
  /** Path of the file, or the id of a list that was typed in. */
  readonly id: string
  readonly title: string
  readonly path: string | null
  /** Who typed it in, and when; null where it was read. */
  readonly entered: { readonly reviewer: string; readonly at: string } | null
  readonly entries: readonly ReviewChecksumEntry[]
}
export interface ReviewChecksumEntry {
  /** As the list writes it. */
  readonly name: string
  readonly result: ChecksumResult
  readonly algorithm: ChecksumAlgorithm | null
  /** Lower-case hex. */
  readonly listed: string
  readonly ours: string | null
  /** File of the case that was held against it. */
  readonly path: string | null
  readonly evidence: string | null
  /** Was it found by its digest, under another name? */
  readonly otherName: boolean
  /** Bytes; `ours` where the list states another size. */
  readonly size: { readonly listed: number | null; readonly ours: number | null }
  /** The line of the list; null where it was typed in. */
  readonly citation: ReviewCitation | null
}

/** One line of a list that was typed in. */
export interface EnteredChecksum {
  readonly name: string
  readonly algorithm: ChecksumAlgorithm | null
  readonly value: string
  readonly size: number | null
}

export type ContradictionState = 'open' | 'explained' | 'left-open'
export interface ReviewContradiction {
  readonly id: string
  readonly rule: string
  readonly aspect: 'date' | 'amount' | 'holder' | 'statement'
  /** What disagrees, in words. */
  readonly title: string
  /** What the rule looked at, and what may explain it innocently. */
  readonly about: string
  readonly sides: readonly [ContradictionSide, ContradictionSide]
  readonly state: ContradictionState
  /** Why it is explained or left open; null where nothing was said. */
  readonly word: Written | null
}
export interface ContradictionSide {
  readonly source: 'entered' | 'document' | 'rows' | 'assertion'
  readonly sourceTitle: string
  readonly says: string
  readonly citations: readonly ReviewCitation[]
}

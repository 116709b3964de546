import type { ElementStatus, ReviewCitation } from './review.ts'
import type { RecoveryOpinion } from './workspace.ts'

/**
 * The opinion of a review: additive key `opinion` of `threshold-review/1`. Everything here is the reviewer's word or a
 * count; nothing recommends an outcome.
 */
export interface ReviewOpinion {
  /** Every element, and every circumstance of the pack, in the order of the pack. */
  readonly subjects: readonly OpinionSubject[]
  readonly clocks: readonly ReviewClock[]
  readonly leniency: ReviewLeniency
  readonly recovery: readonly RecoveryItem[]
  /** Null where no second reviewer was named. */
  readonly second: SecondReview | null
}

/** Who wrote something, and when (ISO 8601, Asia/Shanghai). */
export interface Written {
  readonly text: string
  readonly reviewer: string
  readonly at: string
}

/** What was still without an answer when the reviewer decided all the same, and why. */
export interface OpenRemark {
  /** Ids of the items without an answer at that time. */
  readonly items: readonly string[]
  readonly reason: string
}

/** One thing for or against: a finding that was accepted with a stance, a marked passage, or a piece of evidence that was assigned. */
export interface OpinionItem {
  readonly id: string
  readonly kind: 'finding' | 'annotation' | 'evidence'
  readonly title: string
  readonly count: number | null
  /** Decimal yuan. */
  readonly total: string | null
  readonly citation: ReviewCitation | null
  readonly answer: Written | null
  /** Why assigned evidence bears on it, in the reviewer's words. */
  readonly why?: string | null
  readonly proof?: 'direct' | 'indirect' | null
}

/** A question that the accused's side may put; it may be answered, it need not be. */
export interface OpinionQuestion {
  readonly id: string
  readonly text: string
  readonly answer: Written | null
}

export interface OpinionSubject {
  readonly id: string
  readonly kind: 'element' | 'circumstance'
  readonly title: string
  readonly source: string
  /** What the law asks, in the words of the pack. */
  readonly text: string
  readonly status: ElementStatus
  readonly reasoning: string | null
  readonly reviewer: string | null
  readonly decidedAt: string | null
  readonly open: OpenRemark | null
  readonly for: readonly OpinionItem[]
  readonly against: readonly OpinionItem[]
  /** Findings that bear on it and on which no stance was taken. */
  readonly unplaced: readonly string[]
  /** Evidence ids of files that fill its slots; a slot has no stance. */
  readonly evidence: readonly string[]
  readonly questions: readonly OpinionQuestion[]
}

/** `ended-late`: what ends it came after the last day; `unclear`: a date that is known in part decides. */
export type ClockState = 'not-started' | 'running' | 'past' | 'ended-in-time' | 'ended-late' | 'unclear'
export interface ReviewClock {
  /** Id of the clock rule; a second start of the same rule has `#2`. */
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly source: string
  readonly verified: boolean
  /** Day from which it is counted, that day itself not included; may be known in part. */
  readonly from: string | null
  /** What starts it, in words. */
  readonly starts: string
  readonly due: string | null
  readonly ended: string | null
  readonly state: ClockState
  /** Days left until the last day; negative once it is past. Null where it does not run. */
  readonly daysLeft: number | null
  /** Are start and end entered by the reviewer, because no milestone tells them? */
  readonly entered: boolean
  readonly note: string | null
}

export interface ReviewLeniency {
  readonly payments: readonly PaymentsOfDebtor[]
  readonly obligation: { readonly kind: string | null; readonly nature: string | null; readonly amount: string | null }
  /** Does the nature of the obligation fall under heavier punishment? Null where nobody stated it. */
  readonly heavier: boolean | null
  readonly rules: readonly { readonly id: string; readonly title: string; readonly source: string; readonly text: string; readonly verified: boolean }[]
}
export interface PaymentsOfDebtor {
  readonly finding: string
  readonly party: string
  readonly count: number
  readonly total: string | null
  readonly stages: readonly { readonly key: string; readonly label: string; readonly count: number; readonly total: string | null; readonly rule: string | null }[]
}

/** A finding on property disposed of, as far as the reviewer did not reject it. */
export interface RecoveryItem {
  readonly finding: string
  readonly title: string
  readonly subject: string
  readonly count: number
  readonly total: string | null
  readonly status: 'proposed' | 'accepted'
  /** The party that disposed of it; null where that cannot be told. */
  readonly person?: string | null
  /** What the reviewer thinks should happen to it; null where nothing was said. */
  readonly opinion?: RecoveryOpinion | null
  readonly citation: ReviewCitation | null
}

export type Seat = 'first' | 'second'
export interface SeatState {
  readonly name: string
  readonly decided: number
  readonly signedAt: string | null
  /** SHA-256 of the signed view; it stands in the log as well. */
  readonly seal: string | null
}
export interface SecondReview {
  /** Whose view the elements and circumstances show now. */
  readonly seat: Seat
  readonly total: number
  readonly first: SeatState
  readonly second: SeatState
  /** Null until both have signed. */
  readonly differences: readonly ViewDifference[] | null
  /** How many subjects both see alike; null until both have signed. */
  readonly alike: number | null
}
export interface SeenAs {
  readonly status: ElementStatus
  readonly reasoning: string | null
}
export interface ViewDifference {
  readonly id: string
  readonly title: string
  readonly first: SeenAs
  readonly second: SeenAs
}

export type GapState = 'requested' | 'answered' | 'not-needed'
/** A document that was asked for; the number stays when gaps before it are closed. */
export interface ReviewRequest {
  readonly number: number
  readonly slot: string
  readonly document: string
  readonly askUnit: string
  /** Unit to which it is addressed; null where it goes to whoever the slot names. */
  readonly unit?: string | null
  readonly unitTitle?: string
  /** Why it is asked for: the elements that call for it. */
  readonly why?: string
  readonly state: GapState
  readonly dueDate: string | null
  /** Evidence ids. */
  readonly answeredBy: readonly string[]
  readonly note: string | null
  readonly reviewer: string
  readonly at: string
}

export type CheckState = 'unchecked' | 'found' | 'missing' | 'curable'
/** One formal check of a piece of evidence, by its statutory kind. */
export interface EvidenceCheck {
  readonly id: string
  readonly property: 'authenticity' | 'legality' | 'relevance'
  readonly title: string
  readonly source: string
  /** May a defect be cured or explained, as the pack says? */
  readonly curable: boolean
  readonly verified: boolean
  readonly state: CheckState
  readonly note: string | null
}

/** The reviewer's word on a precondition; it goes before what the program worked out. */
export interface PreconditionWord {
  readonly met: 'yes' | 'no' | 'unknown'
  readonly reason: string
  readonly findings: readonly string[]
  /** Evidence ids that the reviewer cited. */
  readonly evidence?: readonly string[]
  readonly reviewer: string
  readonly decidedAt: string
}

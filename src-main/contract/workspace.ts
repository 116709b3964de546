import type { OpinionSubject, RecoveryItem, ReviewLeniency, Written } from './opinion.ts'
import type { ReviewCircumstance, ReviewCitation, ReviewElement, Stance } from './review.ts'

/**
 * The workspace of a review: additive keys `persons`, `placements`, `sanctions`, `causation` and `office` of
 * `threshold-review/1`. Everything in it is the reviewer's word or a count; nothing recommends an outcome.
 *
 * Ids of elements and circumstances: the plain id of the pack is the principal debtor's (the first debtor that was stated,
 * or nobody's while none is); for anybody else it is followed by `@` and the id of the party, percent-encoded.
 */

/** As what somebody is reviewed. The first three follow from the role that was stated; the others are named by the reviewer. */
export const CAPACITIES = ['debtor', 'guarantor', 'assisting-obligor', 'accomplice', 'responsible-manager', 'responsible-other'] as const
export type Capacity = (typeof CAPACITIES)[number]

/** One person or unit under review: the body of evidence is common, the tree is their own. */
export interface ReviewPerson {
  /** Id of the party; null where no debtor was stated. */
  readonly id: string | null
  readonly name: string
  readonly kind: 'person' | 'unit'
  readonly capacity: Capacity
  readonly capacityTitle: string
  /** What the law asks of this capacity, in the words of the pack. */
  readonly text: string
  readonly source: string
  readonly verified: boolean
  /** Whose decisions stand under the plain ids? */
  readonly principal: boolean
  /** The debtor who was helped, or the unit that the person is responsible for. */
  readonly of: { readonly id: string; readonly name: string } | null
  /** Why the reviewer named them; null where the stated role says so. */
  readonly named: Written | null
  readonly elements: readonly ReviewElement[]
  readonly circumstances: readonly ReviewCircumstance[]
  readonly subjects: readonly OpinionSubject[]
  readonly leniency: ReviewLeniency
  readonly recovery: readonly RecoveryItem[]
  readonly proceeding: Proceeding | null
}

/** Does a piece of evidence prove the fact by itself (direct) or only together with others (indirect)? The reviewer's word. */
export type ProofKind = 'direct' | 'indirect'

/** A piece of evidence that the reviewer assigned to an element or circumstance. */
export interface Placement {
  /** Id of the element or circumstance, with the person where it is not the principal's. */
  readonly subject: string
  readonly evidence: string
  readonly stance: Stance
  readonly proof: ProofKind | null
  readonly why: string
  readonly reviewer: string
  readonly at: string
}

/** A fine or detention with the act that it was for. */
export interface ReviewSanction {
  /** Kind, day and party of the milestone. */
  readonly id: string
  readonly kind: 'fine-served' | 'detention-served'
  readonly date: string
  readonly party: string | null
  readonly citation: ReviewCitation | null
  /** Which act it punished, as the reviewer stated it; null where nobody did. */
  readonly act: SanctionedAct | null
  /** The earlier sanction for the same act: both count once. */
  readonly sameAs: string | null
}
export interface SanctionedAct {
  readonly text: string
  readonly findings: readonly string[]
  /** Id of another sanction for the same act. */
  readonly sameAs: string | null
  readonly reviewer: string
  readonly at: string
}

export type FailureKind = 'unable-whole' | 'unable-part' | 'work-stopped' | 'victim-harm' | 'creditor-harm'

/** A link from an act to the failure of execution, made by the reviewer: which act, which failure, on what evidence, why. */
export interface CausationLink {
  readonly id: string
  /** Circumstance under which it is claimed, with the person where it is not the principal's. */
  readonly subject: string
  readonly act: string
  /** Findings that count the act. */
  readonly findings: readonly string[]
  readonly failure: FailureKind
  readonly failureText: string
  /** Evidence ids that show the failure or the link. */
  readonly evidence: readonly string[]
  readonly reason: string
  readonly reviewer: string
  readonly at: string
}

/** How the reviewer lets the case go on against one person; what was open then, and why it goes on all the same. */
export interface Proceeding {
  /** Id of a course of the office (`indict`, `transfer` …). */
  readonly course: string
  readonly courseTitle: string
  readonly reasoning: string
  readonly open: { readonly elements: number; readonly circumstances: number; readonly gaps: number; readonly reason: string } | null
  readonly reviewer: string
  readonly at: string
}

/** What the reviewer thinks should happen to property that was disposed of. */
export interface RecoveryOpinion {
  readonly outcome: 'recover' | 'compensate' | 'none'
  readonly text: string
  readonly reviewer: string
  readonly at: string
}

export const OFFICES = ['transfer', 'prosecutor', 'judge', 'private'] as const
export type OfficeId = (typeof OFFICES)[number]

/** What an office sees first, and the lists it works by. */
export interface ReviewOffice {
  readonly id: OfficeId
  readonly title: string
  readonly first: 'list' | 'matrix' | 'circumstances'
  /** Groups of elements in the order of this office. */
  readonly groups: readonly string[]
  readonly lists: readonly OfficeList[]
  readonly courses: readonly { readonly id: string; readonly title: string; readonly source: string }[]
}
export interface OfficeList {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly verified: boolean
  readonly items: readonly OfficeItem[]
}
export interface OfficeItem {
  readonly id: string
  readonly title: string
  /** Documents it calls for: those in the file with the evidence that fills them, those missing. */
  readonly documents: readonly { readonly slot: string; readonly title: string; readonly evidence: readonly string[] }[]
  /** Elements and circumstances on which it turns. */
  readonly subjects: readonly string[]
}

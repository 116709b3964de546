import type { Assertion } from '../../contract/assertions.ts'
import type { ContradictionState, EnteredChecksum } from '../../contract/comparison.ts'
import type { MarkStance } from '../../contract/marks.ts'
import type { CheckState, GapState, OpenRemark, PreconditionWord, Seat, Written } from '../../contract/opinion.ts'
import type { EnteredAct } from '../../contract/versions.ts'
import type { ElementStatus, EvidenceProperty, FindingStatus, PreconditionId, ReviewCitation, Stance } from '../../contract/review.ts'
import type { CausationLink, Placement, Proceeding, RecoveryOpinion, SanctionedAct } from '../../contract/workspace.ts'
import type { Finding, RuleId, Subject } from '../findings/finding.ts'
import type { EnteredClock } from '../law/clocks.ts'
import type { ParameterSet } from '../findings/parameters.ts'
import { FNV_BASIS, fnv1a } from '../values/fingerprint.ts'
import { formatYuan } from '../values/money.ts'
import { actCitation, actKey, keptActs } from './finding-difference.ts'

/** Everything the reviewer decided, as plain data: it is stored in the case file and handed to the review. */
export interface Decisions {
  /** By finding id. */
  readonly findings: Readonly<Record<string, FindingDecisionRecord>>
  /** By element id. */
  readonly elements: Readonly<Record<string, ElementAssessment>>
  /** By evidence id (`E3`). */
  readonly evidence: Readonly<Record<string, EvidenceAssessment>>
  /** Rule parameters changed in this case. */
  readonly parameters: Readonly<Partial<Record<RuleId, ParameterSet>>>
  readonly annotations?: readonly AnnotationRecord[]
  readonly assertions?: readonly Assertion[]
  /** By circumstance id. */
  readonly circumstances?: Readonly<Record<string, ElementAssessment>>
  /** By circumstance id, then precondition. */
  readonly preconditions?: Readonly<Record<string, Readonly<Partial<Record<PreconditionId, PreconditionWord>>>>>
  /** Written answers: by element or circumstance id, then item id. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, Written>>>>
  /** By evidence slot, with `@` and the unit where it is asked of one of several. */
  readonly gaps?: Readonly<Record<string, GapRequest>>
  /** By evidence id, then formal check. */
  readonly checks?: Readonly<Record<string, Readonly<Record<string, CheckRecord>>>>
  /** By clock rule. */
  readonly clocks?: Readonly<Record<string, EnteredClock>>
  /** Acts entered by hand, by circumstance id. */
  readonly acts?: Readonly<Record<string, readonly EnteredAct[]>>
  readonly second?: SecondRecord
  /** Whom the reviewer named, by party id. */
  readonly persons?: Readonly<Record<string, NamedPerson>>
  readonly placements?: readonly Placement[]
  /** By id of the sanction. */
  readonly sanctionActs?: Readonly<Record<string, SanctionedAct>>
  readonly causation?: readonly CausationLink[]
  /** By finding id. */
  readonly recovery?: Readonly<Record<string, RecoveryOpinion>>
  /** By {@link PROCEEDING} in the tree of the person. */
  readonly proceedings?: Readonly<Record<string, ProceedingRecord>>
  /** Lists of digests that were typed in, by their id. */
  readonly checksumLists?: Readonly<Record<string, ChecksumListRecord>>
  /** The word on a contradiction, by its id. */
  readonly contradictions?: Readonly<Record<string, ContradictionWord>>
}

/** Somebody whom no stated role puts under review. */
export interface NamedPerson extends Written {
  readonly capacity: 'accomplice' | 'responsible-manager' | 'responsible-other'
  readonly of: string | null
}

/** Stands for the case as a whole where an id of an element would stand. */
export const PROCEEDING = 'proceeding'
export type ProceedingRecord = Omit<Proceeding, 'courseTitle'>

/** A document asked for; `number` is given once and stays. */
export interface GapRequest {
  readonly number: number
  readonly state: GapState
  readonly dueDate: string | null
  readonly answeredBy: readonly string[]
  readonly note: string | null
  readonly reviewer: string
  readonly at: string
}

export interface ChecksumListRecord {
  readonly title: string
  readonly entries: readonly EnteredChecksum[]
  readonly reviewer: string
  readonly at: string
}

export interface ContradictionWord {
  readonly state: Exclude<ContradictionState, 'open'>
  readonly text: string
  readonly reviewer: string
  readonly at: string
}

export interface CheckRecord {
  readonly state: Exclude<CheckState, 'unchecked'>
  readonly note: string | null
}

/** What one reviewer sees in the elements and circumstances: status and reasons by id. */
export type View = Readonly<Record<string, ElementAssessment>>

/** The second reviewer: who, whose view is shown now, what was signed. */
export interface SecondRecord {
  readonly seat: Seat
  readonly names: Readonly<Record<Seat, string>>
  readonly decided: Readonly<Record<Seat, number>>
  readonly signatures: Readonly<Record<Seat, Signature | null>>
  /** Both views; null until both have signed, so that nothing above can show one to the other. */
  readonly views: Readonly<Record<Seat, View>> | null
}
export interface Signature {
  readonly reviewer: string
  readonly signedAt: string
  readonly seal: string
}

export interface FindingDecisionRecord {
  readonly status: FindingStatus
  readonly reason: string
  readonly reviewer: string
  /** ISO 8601 with offset, Asia/Shanghai. */
  readonly decidedAt: string
  /** Stance per element id; elements left out are not assessed. */
  readonly stances: Readonly<Record<string, Stance>>
  /** What was decided on. */
  readonly snapshot: FindingSnapshot
}

/** A finding as it stood when it was decided on: enough to see a change, and to show one that is counted no more. */
export interface FindingSnapshot {
  readonly rule: RuleId
  readonly subject: Subject
  readonly count: number
  /** Decimal yuan. */
  readonly total: string | null
  readonly parameters: Readonly<Record<string, string | number>>
  /** Fingerprint of the counted acts: the same count and sum from other rows is a change, too. */
  readonly acts: string
  /** The counted acts themselves, so that a change can be told row by row; not in decisions of older versions, nor of very many rows. */
  readonly rows?: readonly ReviewCitation[]
}

export interface ElementAssessment {
  readonly status: ElementStatus
  readonly reasoning: string
  readonly reviewer: string
  readonly decidedAt: string
  /** Set where it was decided while an opposing item had no answer. */
  readonly open?: OpenRemark
}

export type EvidenceAssessment = Readonly<Partial<Record<'authenticity' | 'legality' | 'relevance', EvidenceProperty>>>

/** A marked passage with the elements it speaks for or against. `document` is the W3C Web Annotation. */
export interface AnnotationRecord {
  readonly id: string
  readonly document: Readonly<Record<string, unknown>>
  /** By element id; `context` counts for neither side. */
  readonly stances: Readonly<Record<string, MarkStance>>
}

export const NO_DECISIONS: Decisions = { findings: {}, elements: {}, evidence: {}, parameters: {} }

export function snapshotOf(finding: Finding): FindingSnapshot {
  return {
    rule: finding.rule,
    subject: finding.subject,
    count: finding.count,
    total: finding.total === null ? null : formatYuan(finding.total),
    parameters: finding.parameters,
    acts: actsFingerprint(finding),
    ...keptActs(finding),
  }
}

/** Did rows or parameters change since the decision? Order of rows and of parameter keys does not matter. */
export function isStale(finding: Finding, snapshot: FindingSnapshot): boolean {
  const total = finding.total === null ? null : formatYuan(finding.total)
  return finding.count !== snapshot.count || total !== snapshot.total || !sameParameters(finding.parameters, snapshot.parameters) || actsFingerprint(finding) !== snapshot.acts
}

function sameParameters(left: FindingSnapshot['parameters'], right: FindingSnapshot['parameters']): boolean {
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key])
}

/** Fingerprint of the counted acts. It guards against silent change: the log and the originals are sealed by SHA-256 elsewhere. */
function actsFingerprint(finding: Finding): string {
  const lines = finding.acts.map((act) => actKey(actCitation(act)))
  const text = lines.toSorted().join('\n')
  return `${text.length.toString(16)}-${fnv1a(text)}${fnv1a(text, FNV_BASIS ^ text.length)}`
}

import type { LexiconDifferences } from './lexicon.ts'
import type { AccountWordRecord } from './account-words.ts'
import type { Assertion } from './assertions.ts'
import type { CausationLink, Placement, ReviewOffice, ReviewPerson, ReviewSanction } from './workspace.ts'
import type { PropertyReport } from './property-report.ts'
import type { AbilitySheet } from './property.ts'
import type { AccountProof } from './statement-proof.ts'
import type { ReviewChecksums, ReviewContradiction } from './comparison.ts'
import type { CitationLabel, CitationView } from './citations.ts'
import type { ReviewCircumstanceVersion, ReviewEntryVersion, ReviewPackPin, ReviewVersionLine } from './versions.ts'
import type { EvidenceCheck, PreconditionWord, ReviewOpinion, ReviewRequest } from './opinion.ts'

/**
 * The review of one case as data: contract `threshold-review/1` (resources/contracts/review.schema.json);
 * what stands beside the agreed members is in review-additions.schema.json.
 * Every output and most screens are rendered from it. Plain JSON: amounts are decimal yuan text,
 * days and times ISO 8601 in Asia/Shanghai, ids stable across exports of one case file.
 */
export interface Review {
  readonly schema: 'threshold-review/1'
  readonly generatedAt: string
  readonly language: Language
  readonly application: { readonly name: string; readonly version: string }
  readonly rulePack: ReviewPackPin
  readonly case: ReviewCase
  readonly intake: { readonly files: readonly ReviewFile[]; readonly totals: IntakeTotals }
  readonly evidence: readonly EvidenceItem[]
  readonly periods: readonly ReviewPeriod[]
  readonly findings: readonly ReviewFinding[]
  readonly annotations: readonly unknown[]
  /** What the reviewer wants proved, with the evidence for and against. */
  readonly assertions?: readonly Assertion[]
  /** What the reviewer says of who holds and who uses accounts, with the evidence. */
  readonly accountWords?: readonly AccountWordRecord[]
  /** Spending words and categories in which the case differs from what was delivered; left out where it does not. */
  readonly lexicon?: LexiconDifferences
  /** Property reports as the reviewer typed them in; what they name counts as declared. */
  readonly propertyReports?: readonly PropertyReport[]
  /** Files with a short name or a place in the paper file of their own. */
  readonly citationLabels?: readonly (CitationLabel & { readonly path: string })[]
  /** What the citations typed into notes and reasons point at; in exports only. */
  readonly citations?: readonly CitationView[]
  readonly elements: readonly ReviewElement[]
  readonly circumstances: readonly ReviewCircumstance[]
  /** Aggravated tier, unit crime and other entries that change with the day of the act. */
  readonly versions?: readonly ReviewEntryVersion[]
  /** Days on which the rules change, in order. */
  readonly versionLines?: readonly ReviewVersionLine[]
  readonly gaps: readonly ReviewGap[]
  /** Documents asked for, those answered included. */
  readonly requests?: readonly ReviewRequest[]
  readonly opinion?: ReviewOpinion
  readonly persons?: readonly ReviewPerson[]
  readonly placements?: readonly Placement[]
  readonly sanctions?: readonly ReviewSanction[]
  readonly causation?: readonly CausationLink[]
  readonly office?: ReviewOffice | null
  /** Lists of digests held against the originals. */
  readonly checksums?: ReviewChecksums
  /** What disagrees between pieces of evidence, with the reviewer's word. */
  readonly contradictions?: readonly ReviewContradiction[]
  /** What the file shows at hand on the days of the procedure, by debtor; see {@link AbilitySheet}. */
  readonly ability?: readonly (AbilitySheet & { readonly milestones: readonly string[] })[]
  /** The proof of every account in figures; in exports only, because it reads every row. */
  readonly statementProofs?: readonly AccountProof[]
  readonly timeline: readonly TimelineEntry[]
  readonly audit: { readonly entries: number; readonly head: string; readonly verified: boolean }
}

export type Language = 'zh-CN' | 'en'

/** Shape of case.json without `files`; see case-bundle.ts for the schema. */
export type ReviewCase = Readonly<Record<string, unknown>>

export type FileKind = 'document' | 'bank-statement' | 'travel-record' | 'image' | 'audio-video' | 'archive' | 'manifest' | 'other'
export type FileStatus = 'imported' | 'duplicate' | 'needs-attention' | 'rejected'

export interface ReviewFile {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly sha256: string
  readonly size: number
  readonly kind: FileKind
  readonly format: string
  /** Detected text encoding, where the file is text. */
  readonly encoding: string | null
  readonly status: FileStatus
  readonly reason: string | null
  readonly reasonCode: string | null
  readonly pages?: number
  readonly pagesWithoutText?: number
  readonly pagesRecognised?: number
  readonly rows?: RowConservation
  readonly totals?: { readonly in: string; readonly out: string }
  readonly balance?: { readonly checked: number; readonly breaks: readonly BalanceBreak[] }
  readonly account?: string
  readonly party?: string
  readonly source?: string
}

/** read = kept + duplicate + rejected, always. */
export interface RowConservation {
  readonly read: number
  readonly kept: number
  readonly duplicate: number
  readonly rejected: number
  readonly rejections: readonly RowRejection[]
}
export interface RowRejection {
  readonly line: number
  /** Page of a paged original (PDF); left out elsewhere. */
  readonly page?: number
  readonly reason: string
  readonly reasonCode: string
  /** The row as it stands in the original, cells joined by ` | `. */
  readonly text: string
}
export interface BalanceBreak {
  readonly line: number
  /** As in {@link RowRejection}. */
  readonly page?: number
  readonly expected: string
  readonly found: string
}
export interface IntakeTotals {
  readonly files: number
  readonly imported: number
  readonly duplicate: number
  readonly needsAttention: number
  readonly rejected: number
  readonly pages: number
  /** Kept rows of statements. */
  readonly transactions: number
  /** Kept rows of travel records. */
  readonly journeys: number
}

export type EvidenceKindCode = 'physical' | 'documentary' | 'testimony' | 'victim-statement' | 'accused-statement' | 'expert-opinion' | 'inspection-record' | 'audio-visual-electronic'
export interface EvidenceProperty {
  readonly status: 'unreviewed' | 'accepted' | 'doubted' | 'rejected'
  readonly note: string | null
}
export interface EvidenceItem {
  readonly id: string
  readonly title: string
  readonly path: string
  readonly sha256: string
  readonly evidenceKind: EvidenceKindCode
  readonly source: string | null
  /** Evidence slots of the rule pack (EV-…) that the file seems to fill, with the passage that says so. */
  readonly slots: readonly { readonly slot: string; readonly page: number | null; readonly quote: string | null }[]
  readonly properties: { readonly authenticity: EvidenceProperty; readonly legality: EvidenceProperty; readonly relevance: EvidenceProperty }
  /** Formal checks of its kind. */
  readonly checks?: readonly EvidenceCheck[]
}

export type PeriodKind = 'lookback' | 'after-effective' | 'after-notice' | 'report-window' | 'restriction' | 'seizure' | 'freeze' | 'after-sanction'
export interface ReviewPeriod {
  readonly kind: PeriodKind
  readonly from: string
  readonly to: string | null
  readonly party: string | null
  readonly asset: string | null
  readonly account: string | null
}

export type FindingStatus = 'proposed' | 'accepted' | 'rejected'
export type Stance = 'for' | 'against' | 'not-assessed'

export interface ReviewFinding {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly status: FindingStatus
  readonly count: number
  readonly total: string | null
  readonly from: string | null
  readonly to: string | null
  readonly subject: { readonly kind: 'party' | 'account' | 'asset' | 'dealing'; readonly id: string; readonly name: string } | null
  readonly groups: readonly { readonly key: string; readonly label: string; readonly count: number; readonly total: string | null }[]
  /** What it shows, in a sentence or two. */
  readonly shows: string
  readonly innocentReading: string | null
  readonly parameters: Readonly<Record<string, string | number>>
  /** Element, circumstance and consumption ids it bears on. */
  readonly elements: readonly string[]
  /** True where it speaks for the accused (performance). */
  readonly favoursAccused: boolean
  readonly citations: readonly ReviewCitation[]
  readonly context: readonly ReviewCitation[]
  readonly decision: FindingDecision | null
  /** Set where rows or parameters changed after it was accepted: never altered silently. */
  readonly stale: { readonly count: number; readonly total: string | null; readonly difference?: FindingDifference } | null
}
/** What changed in an accepted finding since it was accepted. */
export interface FindingDifference {
  /** Counted rows that came in and that went; null where the decision does not hold them one by one (older, or very many). */
  readonly rows: { readonly added: readonly ReviewCitation[]; readonly gone: readonly ReviewCitation[] } | null
  readonly parameters: readonly { readonly name: string; readonly before: string | number | null; readonly now: string | number | null }[]
}
export interface FindingDecision {
  readonly reason: string
  readonly reviewer: string
  readonly decidedAt: string
  /** Stance per element id; elements left out are not assessed. */
  readonly stances: Readonly<Record<string, Stance>>
}
export interface ReviewCitation {
  readonly path: string
  /** Row of a table; in a paged original (PDF) counted through the whole of it, and `page` says where it stands. */
  readonly line?: number
  readonly page?: number
  readonly quote?: string
  readonly day?: string
  readonly amount?: string
}

export type ElementStatus = 'unassessed' | 'established' | 'disputed' | 'not-established' | 'not-applicable'
export interface ReviewElement {
  readonly id: string
  /** Group id of the rule pack (one of the five evidence groups, or a review-only group). */
  readonly group: string
  readonly groupTitle: string
  readonly title: string
  /** Article numbers as the pack gives them. */
  readonly source: string
  readonly status: ElementStatus
  readonly for: number
  readonly against: number
  /** Names of documents that the pack calls for and the file lacks. */
  readonly missing: readonly string[]
  /** Finding ids by stance taken by the reviewer. */
  readonly forFindings: readonly string[]
  readonly againstFindings: readonly string[]
  /** Findings that bear on it and that nobody assessed yet. */
  readonly openFindings: readonly string[]
  /** Files that fill its evidence slots. */
  readonly evidence: readonly string[]
  /** Evidence that the reviewer assigned to it. */
  readonly placements?: readonly Placement[]
  /** What the accused's side may say or show here: questions the reviewer has to answer. */
  readonly defence: readonly string[]
  readonly verified: boolean
  readonly reasoning: string | null
  readonly reviewer: string | null
  readonly decidedAt: string | null
}

export type PreconditionId = 'duty' | 'ability' | 'prior-sanction' | 'persistence-after-sanction' | 'result-unable-to-execute' | 'result-work-stopped' | 'egregious' | 'victim-harm' | 'creditor-harm' | 'notice-received'
export interface ReviewPrecondition {
  readonly id: PreconditionId
  readonly title: string
  readonly met: 'yes' | 'no' | 'unknown'
  readonly reason: string
  /** What the program worked out, where the reviewer's word stands before it. */
  readonly computed?: { readonly met: 'yes' | 'no' | 'unknown'; readonly reason: string }
  readonly assessed?: PreconditionWord | null
  /** What shows it: documents and rows behind the answer, and what the reviewer cited. */
  readonly support?: readonly ReviewCitation[]
  /** Documents that would show it and that the file lacks. */
  readonly lacking?: readonly string[]
}
export interface ReviewCircumstance {
  readonly id: string
  readonly tier: 'serious' | 'especially-serious'
  readonly title: string
  readonly source: string
  readonly appliesByDate: 'yes' | 'no' | 'only-if-favourable' | 'human-decision'
  readonly appliesReason: string
  readonly preconditions: readonly ReviewPrecondition[]
  readonly findings: readonly string[]
  readonly missing: readonly string[]
  readonly verified: boolean
  /** Act by act, and the opinions where they differ. */
  readonly version?: ReviewCircumstanceVersion
}

export interface ReviewGap {
  readonly number: number
  readonly element: string
  readonly elementTitle: string
  readonly slot: string
  readonly document: string
  readonly askUnit: string
  readonly why: string
  readonly request?: ReviewRequest | null
  /** Every request for it: one document may be asked of several units. */
  readonly requests?: readonly ReviewRequest[]
  /** Units that may be asked, by their ids. */
  readonly units?: readonly { readonly id: string; readonly title: string }[]
}

export interface TimelineEntry {
  readonly date: string
  readonly kind: 'milestone' | 'dealing' | 'journey' | 'payment' | 'freeze' | 'seizure' | 'finding'
  /** Line on which it is drawn, where that is not its kind: a sanction among the milestones, money that a finding counts. */
  readonly lane?: 'sanction' | 'money'
  readonly title: string
  readonly citation: ReviewCitation | null
}

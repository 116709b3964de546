import type { Journey } from '../journeys/journey.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Statement } from '../ledger/transaction.ts'
import type { Day } from '../values/day.ts'
import type { FileId } from '../values/ids.ts'
import type { CaseFacts } from './facts.ts'

/** Everything the rules may look at: read from the case file, never changed by them. */
export interface CaseView {
  /** `accounts` holds stated and discovered accounts alike. */
  readonly facts: CaseFacts
  readonly files: readonly CaseDocument[]
  readonly statements: readonly Statement[]
  /** Kept rows only, grouped by account, statements in order of their first day, rows from old to new in file order. */
  readonly ledger: Ledger
  readonly journeys: readonly Journey[]
  /** Day on which the review is made (Asia/Shanghai). */
  readonly today: Day
}

/** A file of the bundle with what is known of its text. */
export interface CaseDocument {
  readonly id: FileId
  readonly path: string
  readonly title: string
  readonly kind: 'document' | 'bank-statement' | 'travel-record' | 'image' | 'audio-video' | 'archive' | 'manifest' | 'other'
  readonly evidenceKind: EvidenceKind | null
  readonly sha256: string
  /** Text by page (1-based in citations); empty for images without recognised text. */
  readonly pages: readonly string[]
}

/** CPL Art. 50, in the order of the article. */
export type EvidenceKind = 'physical' | 'documentary' | 'testimony' | 'victim-statement' | 'accused-statement' | 'expert-opinion' | 'inspection-record' | 'audio-visual-electronic'

import type { LexiconDifferences } from '../../contract/lexicon.ts'
import type { AccountWordRecord } from '../../contract/account-words.ts'
import type { CitationLabel } from '../../contract/citations.ts'
import type { ReviewPackPin } from '../../contract/versions.ts'
import type { Language, Review, ReviewFile } from '../../contract/review.ts'
import type { OfficeId } from '../../contract/workspace.ts'
import type { CaseView } from '../case/case-view.ts'
import type { Digests } from '../checksums/digest.ts'
import type { ListedFile } from '../checksums/read-list.ts'
import type { Contradiction } from '../contradictions/contradiction.ts'
import type { Finding } from '../findings/finding.ts'
import type { RulePack } from '../law/rule-pack.ts'
import type { Period } from '../periods/period.ts'
import type { Decisions } from './decisions.ts'

/** Words of the catalogues: a key (`milestone.judgment`) with its values. Gives back the key where it has no words. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Everything a review is made from. The same input gives the same review, byte for byte. */
export interface ReviewInput {
  readonly view: CaseView
  readonly findings: readonly Finding[]
  readonly pack: RulePack
  /** How the case is bound to the pack; absent where there is no case file. */
  readonly pin?: Omit<ReviewPackPin, 'id' | 'version'>
  readonly decisions: Decisions
  /** Files as intake lists them, reasons already in words of the language. */
  readonly files: readonly ReviewFile[]
  readonly periods: readonly Period[]
  /** Lists of digests found in documents, by path. */
  readonly lists?: ReadonlyMap<string, readonly ListedFile[]>
  /** Digests beside SHA-256 that were worked out, by SHA-256. */
  readonly digests?: ReadonlyMap<string, Digests>
  /** Originals whose digests the lists ask for and that were not worked out yet. */
  readonly undigested?: number
  readonly contradictions?: readonly Contradiction[]
  readonly ability?: NonNullable<Review['ability']>
  /** By path; files without one are cited by their title. */
  readonly accountWords?: readonly AccountWordRecord[]
  /** Where the words of the case differ from the delivered ones. */
  readonly lexicon?: LexiconDifferences
  readonly citationLabels?: readonly (CitationLabel & { readonly path: string })[]
  readonly audit: { readonly entries: number; readonly head: string; readonly verified: boolean }
  readonly application: { readonly name: string; readonly version: string }
  readonly language: Language
  readonly translate: Translate
  /** Whose lists and order are shown; by the stage of the case where nobody chose. */
  readonly office?: OfficeId
  /** ISO 8601 with offset, Asia/Shanghai. */
  readonly generatedAt: string
}

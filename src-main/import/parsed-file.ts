import type { FileKind } from '../contract/review.ts'
import type { TravelRow } from '../domain/journeys/journey.ts'
import type { StatementRow } from '../domain/ledger/transaction.ts'
import type { ReadTable } from './table.ts'

/** Why a file was not plainly taken in. Stable codes of review.json; the words are in the catalogues (`reason.<code>`). */
export const REASON_CODES = [
  'unsupported-format', 'damaged', 'password-protected', 'unsafe-path', 'too-large', 'too-many-files',
  'suspicious-ratio', 'nested-too-deep', 'unknown-columns', 'checksum-mismatch', 'empty-file', 'link-refused',
  'parse-timeout', 'rows-rejected', 'needs-conversion', 'unreadable-encoding', 'case-json-invalid', 'extension-mismatch',
  'pages-without-text', 'unreadable-file', 'nearly-empty',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** A table read as a statement. */
export interface RecognisedStatement extends ReadTable<StatementRow> {
  readonly channel: 'bank' | 'wallet'
  readonly order: 'oldest-first' | 'newest-first'
  /** Own numbers, holder and institution named above the table or in the file (card number of a preamble, nickname of a wallet). */
  readonly hints: StatementHints
  /** Rows whose balance could be tied to the row before. */
  readonly balanceChecked: number
}
export interface StatementHints {
  readonly numbers: readonly string[]
  readonly holderName: string | null
  readonly holderDocument: string | null
  readonly institution: string | null
}

/** A table read as a travel record. */
export type RecognisedTravel = ReadTable<TravelRow>

/** What became of one file's content. Plain data: it crosses from the parse worker. */
export interface ParsedFile {
  readonly kind: FileKind
  /** `pdf`, `docx`, `wechat-pay-csv`, `judicial-return-a-xlsx`, `border-crossing-csv`, `png`, `unknown` … */
  readonly format: string
  readonly mediaType: string
  readonly encoding: string | null
  readonly status: 'imported' | 'needs-attention' | 'rejected'
  readonly reasonCode: ReasonCode | null
  /** What the reason is about: sheet, extension, page numbers … goes into the sentence. */
  readonly reasonDetail: string | null
  /** Text by page of a document (one page for text and DOCX); one empty page for an image; empty for tables. */
  readonly pages: readonly string[]
  readonly pagesWithoutText: number
  readonly statements: readonly RecognisedStatement[]
  readonly travel: readonly RecognisedTravel[]
  /** The password that opened a protected document; null where none was needed. */
  readonly password: string | null
}

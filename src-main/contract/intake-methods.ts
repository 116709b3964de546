import { z } from 'zod'
import { command, id, language, query } from './method.ts'
import type { Review } from './review.ts'

/** Encodings that a text file may be read in. Chosen by strict decoding; the reviewer may choose another. */
export const TEXT_ENCODINGS = ['UTF-8', 'UTF-8 BOM', 'UTF-16LE', 'UTF-16BE', 'GB18030', 'Big5'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** A password of a document, as the sender told it. */
export const documentPassword = z.string().min(1).max(1000)

/** What reading a file anew changed. */
export interface Rereading {
  readonly file: string
  readonly encoding: string | null
  readonly rows: { readonly before: number; readonly after: number }
  readonly pages: { readonly before: number; readonly after: number }
  /** Marks in this file whose passage the new reading no longer has; they are kept with their quote. */
  readonly orphaned: number
  readonly review: Review
}

/** What the list of files has no room for. Times are wall-clock text in Asia/Shanghai. */
export interface FileFacts {
  readonly file: string
  readonly mediaType: string
  readonly sm3: string | null
  readonly modified: string | null
  readonly importedAt: string
  /** Path of the file with the same bytes that came first. */
  readonly sameAs: string | null
  /** True where the reviewer may choose in which encoding the text is read. */
  readonly takesEncoding: boolean
  /** Chosen by hand; null where the content decides. */
  readonly chosenEncoding: TextEncoding | null
  /** True where a password opens it, and none that was told did. */
  readonly wantsPassword: boolean
  /** True where reading it anew as it is may bring more: it needs attention, and a later version of the program may read it. */
  readonly mayReadAgain: boolean
}

/** How files come in and are read: intake beyond the import itself. */
export const INTAKE_METHODS = {
  /**
   * Reads an original anew in an encoding chosen by hand (null: chosen by content again), with its password, or as it is.
   * Rows and pages of the former reading give way to those of the new one; the original stays as it is.
   */
  'intake.reread': command<Rereading>()(
    z.strictObject({ file: id, encoding: z.enum(TEXT_ENCODINGS).nullable().optional(), password: documentPassword.optional(), language }),
  ),
  'intake.fileFacts': query<FileFacts>()(z.strictObject({ file: id })),
  /** Notes who handed files over: these files, or all that name nobody (`files` null). */
  'intake.setSource': command<{ readonly changed: number; readonly review: Review }>()(
    z.strictObject({ files: z.array(id).min(1).max(100_000).nullable(), source: z.string().trim().min(1).max(500), language }),
  ),
  /** The intake report with a receipt for both organs. */
  'intake.writeReport': command<{ readonly path: string }>()(z.strictObject({ format: z.enum(['html', 'docx', 'csv']), token: id, language })),
} as const

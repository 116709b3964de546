import { z } from 'zod'
import { id, query } from './method.ts'
import type { CleanHtml, FixedPage, PagesFound } from './reader.ts'

/** What the reader asks for beside the bytes of an original and the text of its pages. */
export const READER_METHODS = {
  /** Pages of one file whose text holds the words, in order; blanks, width and case do not count. Ends after `most` pages. */
  'reader.find': query<PagesFound>()(z.strictObject({ file: id, words: z.string().min(1).max(1000), most: z.int().min(1).max(100_000) })),
  /** A document of words (DOCX, RTF) as clean HTML. `not-found` where it has no such form or cannot be read. */
  'reader.html': query<CleanHtml>()(z.strictObject({ file: id })),
  /** A page of a fixed-layout document (OFD), ready to be drawn. */
  'reader.fixedPage': query<FixedPage>()(z.strictObject({ file: id, page: z.int().min(1) })),
} as const

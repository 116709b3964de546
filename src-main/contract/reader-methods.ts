import { z } from 'zod'
import { id, query } from './method.ts'
import type { PagesFound } from './reader.ts'

/** What the reader asks for beside the bytes of an original and the text of its pages. */
export const READER_METHODS = {
  /** Pages of one file whose text holds the words, in order; blanks, width and case do not count. Ends after `most` pages. */
  'reader.find': query<PagesFound>()(z.strictObject({ file: id, words: z.string().min(1).max(1000), most: z.int().min(1).max(100_000) })),
} as const

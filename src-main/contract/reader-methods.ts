import { z } from 'zod'
import { command, id, none, query } from './method.ts'
import type { CleanHtml, FixedPage, PagesFound, ReadingPlace, Readings } from './reader.ts'

const share = z.number().min(0).max(1)
const page = z.int().min(1).max(1_000_000)

/** What the reader asks for beside the bytes of an original and the text of its pages. */
export const READER_METHODS = {
  /** Pages of one file whose text holds the words, in order; blanks, width and case do not count. Ends after `most` pages. */
  'reader.find': query<PagesFound>()(z.strictObject({ file: id, words: z.string().min(1).max(1000), most: z.int().min(1).max(100_000) })),
  /** A document of words (DOCX, RTF) as clean HTML. `not-found` where it has no such form or cannot be read. */
  'reader.html': query<CleanHtml>()(z.strictObject({ file: id })),
  /** A page of a fixed-layout document (OFD), ready to be drawn. */
  'reader.fixedPage': query<FixedPage>()(z.strictObject({ file: id, page: z.int().min(1) })),

  /** What was read, is to be come back to, or was pinned. */
  'reader.readings': query<Readings>()(none),
  'reader.setState': command<Readings>()(z.strictObject({ file: id, state: z.enum(['unread', 'read', 'later']) })),
  'reader.pin': command<Readings>()(z.strictObject({ file: id, page: page.nullable(), line: z.int().min(1).nullable(), quote: z.string().min(1).max(2000).nullable() })),
  'reader.unpin': command<Readings>()(z.strictObject({ id })),
  /** Where reading stopped in a file; null where it was never opened. */
  'reader.place': query<ReadingPlace | null>()(z.strictObject({ file: id })),
  'reader.keepPlace': command<null>()(z.strictObject({
    file: id,
    place: z.strictObject({
      page, down: share, zoom: z.union([z.number().min(0.01).max(64), z.literal('fit'), z.literal('page')]),
      turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]), columns: z.union([z.literal(1), z.literal(2)]),
    }),
  })),
} as const

import { z } from 'zod'
import { command, id, language, text } from './method.ts'
import type { Review } from './review.ts'

const entered = z.strictObject({
  name: z.string().trim().min(1).max(500),
  algorithm: z.enum(['sha256', 'sm3', 'md5', 'sha1']).nullable(),
  value: z.string().regex(/^(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})$/u),
  size: z.int().min(0).nullable(),
})

/** Evidence held against evidence: lists of digests, and what disagrees. */
export const COMPARISON_METHODS = {
  /** Keeps a list of digests that was typed in; without an id a new one, without entries it is taken away. */
  'checksums.setList': command<Review>()(z.strictObject({ id: id.nullable(), title: z.string().trim().max(200), entries: z.array(entered).max(10_000), language })),
  /** Works out digests that the lists ask for, for about a second; call again while `done` is below `total`. What was worked out stays. */
  'checksums.compute': command<{ readonly done: number; readonly total: number; readonly review: Review }>()(z.strictObject({ language })),
  /** The reviewer explains a contradiction or leaves it open on purpose; `open` takes the word back. */
  'contradictions.set': command<Review>()(z.strictObject({ id, state: z.enum(['open', 'explained', 'left-open']), text, language })),
} as const

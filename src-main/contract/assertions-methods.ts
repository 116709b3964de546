import { z } from 'zod'
import { assertionChange, assertionDraft, type AssertionView } from './assertions.ts'
import { command, id, language, query } from './method.ts'

/** Assertions (待证事实) of the reviewer. Every command is one act: one undo takes it back. */
export const ASSERTIONS_METHODS = {
  /** In the order in which they were first written. `language` words the titles of findings. */
  'assertions.list': query<readonly AssertionView[]>()(z.strictObject({ language })),
  'assertions.create': command<AssertionView>()(z.strictObject({ draft: assertionDraft, language })),
  'assertions.change': command<readonly AssertionView[]>()(z.strictObject({ ids: z.array(id).min(1).max(1000), change: assertionChange, language })),
  'assertions.remove': command<null>()(z.strictObject({ ids: z.array(id).min(1).max(1000) })),
} as const

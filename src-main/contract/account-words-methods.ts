import { z } from 'zod'
import { ACCOUNT_SIDES, type AccountWordView } from './account-words.ts'
import { evidenceRequest } from './assertions.ts'
import type { LedgerWordAnswer } from './ledger-words.ts'
import { command, id, language, query, text } from './method.ts'

/** Who holds and who uses an account, as the reviewer says it. */
export const ACCOUNT_WORDS_METHODS = {
  'accounts.words': query<readonly AccountWordView[]>()(z.strictObject({ language })),
  /** Says who holds or uses an account; needs evidence and a reason. Null takes the word back. One act that undo takes back. */
  'accounts.say': command<LedgerWordAnswer>()(
    z.strictObject({
      account: id,
      side: z.enum(ACCOUNT_SIDES),
      word: z.strictObject({ party: id.nullable(), evidence: z.array(z.strictObject({ reference: evidenceRequest, why: text })).max(500), reason: text }).nullable(),
      language,
    }),
  ),
} as const

import { z } from 'zod'
import type { LedgerWordAnswer, PairOfRow } from './ledger-words.ts'
import { command, id, language, query, text } from './method.ts'

/** The reviewer's words on the ledger. Each is one act that undo takes back, and answers which findings it changed. */
export const LEDGER_WORDS_METHODS = {
  /** The other row of the movement that a row shows, as the rules or the reviewer paired them. */
  'pairs.of': query<PairOfRow>()(z.strictObject({ row: id })),
  /** Pairs two rows, says that they are no pair, or takes the word back and leaves them to the rules. A word needs a reason. */
  'pairs.set': command<LedgerWordAnswer>()(z.strictObject({ rows: z.tuple([id, id]), word: z.enum(['paired', 'apart', 'left-to-rules']), reason: text, language })),
} as const

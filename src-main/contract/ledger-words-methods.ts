import { z } from 'zod'
import type { CounterpartyList, LedgerWordAnswer, PairOfRow } from './ledger-words.ts'
import { command, id, language, none, query, text } from './method.ts'

/** The reviewer's words on the ledger. Each is one act that undo takes back, and answers which findings it changed. */
export const LEDGER_WORDS_METHODS = {
  /** The other row of the movement that a row shows, as the rules or the reviewer paired them. */
  'pairs.of': query<PairOfRow>()(z.strictObject({ row: id })),
  /** Pairs two rows, says that they are no pair, or takes the word back and leaves them to the rules. A word needs a reason. */
  'pairs.set': command<LedgerWordAnswer>()(z.strictObject({ rows: z.tuple([id, id]), word: z.enum(['paired', 'apart', 'left-to-rules']), reason: text, language })),
  'counterparties.list': query<CounterpartyList>()(none),
  /** Makes counterparties one under a name, or says that they are not one although they look alike. A word needs a reason. */
  'counterparties.merge': command<LedgerWordAnswer>()(z.strictObject({ members: z.array(z.string().min(1).max(2000)).min(2).max(200), word: z.enum(['one', 'apart']), name: z.string().max(500), reason: text, language })),
  /** Takes one name or number out of what was made one; null takes the whole apart. */
  'counterparties.split': command<LedgerWordAnswer>()(z.strictObject({ group: id, member: z.string().min(1).max(2000).nullable(), reason: text, language })),
} as const

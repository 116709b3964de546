import { z } from 'zod'
import { GROUPED_BY } from './ledger-groups.ts'
import { id, text } from './method.ts'

/** Which rows of the ledger are meant; everything given must hold. Amounts are decimal yuan, days `YYYY-MM-DD`. */
export const ledgerFilter = z.strictObject({
  accounts: z.array(id).optional(),
  /** Party of the case at the other side. */
  party: id.optional(),
  /** Text in the name or number of the other side, or in the merchant that stands for a missing name. */
  counterparty: text.optional(),
  period: id.optional(),
  from: id.optional(),
  to: id.optional(),
  least: id.optional(),
  most: id.optional(),
  direction: z.enum(['in', 'out', 'neutral']).optional(),
  words: text.optional(),
  finding: id.optional(),
  cashOnly: z.boolean().optional(),
  /** Text in the channel or kind of transaction. */
  channel: text.optional(),
  /** Category of the spending lexicon that the row's words fall in. */
  category: id.optional(),
  /** Only rows that some finding counts. */
  flagged: z.boolean().optional(),
  /** Only the rows of one group, as `money.groups` names it. */
  group: z.strictObject({ by: z.enum(GROUPED_BY), key: z.string().max(2000) }).optional(),
})

import { z } from 'zod'
import { command, day, id, language, query, text } from './method.ts'
import type { Review } from './review.ts'
import type { PackDifference, PackFileView, RulesState } from './versions.ts'

/** Rule packs, the keys by which they are signed, official texts, and acts whose day a person enters. */
export const RULES_METHODS = {
  'rules.state': query<RulesState>()(z.strictObject({ language })),
  /** Looks at a pack file: whose key, is the key trusted, does it hold. Refuses a file that was altered. */
  'rules.inspect': query<PackFileView>()(z.strictObject({ token: id, language })),
  /** Installs a pack file. `trust` is the fingerprint that the person compared, where the key is not yet known. */
  'rules.install': command<RulesState>()(z.strictObject({ token: id, trust: id.nullable(), keyName: z.string().max(200).optional(), language })),
  'rules.remove': command<RulesState>()(z.strictObject({ sha256: id, language })),
  'rules.removeKey': command<RulesState>()(z.strictObject({ publicKey: id, language })),
  /** What changes for this case if it goes over to an installed pack, entry by entry and field by field. */
  'rules.difference': query<{ readonly from: string; readonly to: string; readonly differences: readonly PackDifference[] }>()(z.strictObject({ sha256: id, language })),
  /** Binds the case to another installed pack; a decision that can be undone. */
  'rules.raise': command<Review>()(z.strictObject({ sha256: id, reason: text, language })),
  'rules.importTexts': command<RulesState>()(z.strictObject({ token: id, language })),
  'rules.removeTexts': command<RulesState>()(z.strictObject({ sha256: id, language })),

  /** Enters or changes an act of a circumstance by its days; `to` null = an act of one day. */
  'acts.enter': command<Review>()(
    z.strictObject({ circumstance: id, id: id.nullable(), from: day, to: day.nullable(), party: id.nullable(), note: text, evidence: z.array(id).max(1000), language }),
  ),
  'acts.remove': command<Review>()(z.strictObject({ circumstance: id, id, language })),
} as const

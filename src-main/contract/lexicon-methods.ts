import { z } from 'zod'
import type { CaseLexicon, LexiconAnswer, LexiconComparison } from './lexicon.ts'
import { command, id, language, query } from './method.ts'

const name = z.string().max(60)
const word = z.string().max(100)

/** Spending words and categories of the case. Each change is one act that undo takes back, and answers what it changed. */
export const LEXICON_METHODS = {
  'lexicon.list': query<CaseLexicon>()(z.strictObject({ language })),
  /** Whether a word counts for a list in this case: adds it, takes it out, or puts back what was delivered. */
  'lexicon.set': command<LexiconAnswer>()(z.strictObject({ banned: id.nullable(), category: id, word, counts: z.boolean(), language })),
  /** Makes a category of the case's own under a banned kind of the rule pack, with its first words. */
  'lexicon.addCategory': command<LexiconAnswer>()(z.strictObject({ name, banned: id, words: z.array(word).max(200), language })),
  /** Gives a category of the case's own another name; no row counts otherwise. */
  'lexicon.renameCategory': command<LexiconAnswer>()(z.strictObject({ category: id, name, language })),
  /** Takes a category of the case's own away together with its words. */
  'lexicon.removeCategory': command<LexiconAnswer>()(z.strictObject({ category: id, language })),
  /** What counts in this case beside what the delivered words alone would count. */
  'lexicon.compare': query<LexiconComparison>()(z.strictObject({ language })),
} as const

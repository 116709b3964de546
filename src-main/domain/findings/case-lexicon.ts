import type { Lexicon, LexiconWord } from './rule.ts'

/** Category under which the words of exchanges and remitters stand beside the spending categories. */
export const VIRTUAL = 'virtual'

/** A word that the reviewer added to a category for this case, or took out of it. */
export interface CaseWord {
  readonly category: string
  readonly word: string
  readonly state: 'added' | 'removed'
}

/** The lists as delivered with the words of the case: the version says how many words it differs by, so that a finding names what it was counted with. */
export function withCaseWords(lexicon: Lexicon, words: readonly CaseWord[]): Lexicon {
  if (words.length === 0) return lexicon
  const changed = (category: string, list: readonly LexiconWord[]): readonly LexiconWord[] => {
    const own = words.filter((each) => each.category === category)
    const removed = new Set(own.filter((each) => each.state === 'removed').map((each) => each.word))
    const known = new Set(list.map((each) => each.word))
    return [...list.filter((each) => !removed.has(each.word)), ...own.filter((each) => each.state === 'added' && !known.has(each.word)).map(({ word }) => ({ word }))]
  }
  return {
    ...lexicon,
    version: `${lexicon.version}+${words.length}`,
    spending: lexicon.spending.map((entry) => ({ ...entry, words: changed(entry.category, entry.words) })),
    virtualAssets: changed(VIRTUAL, lexicon.virtualAssets),
  }
}

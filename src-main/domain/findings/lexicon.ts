import channels from '../../../resources/lexicon/channels.json' with { type: 'json' }
import spending from '../../../resources/lexicon/spending.json' with { type: 'json' }
import virtual from '../../../resources/lexicon/virtual.json' with { type: 'json' }
import type { Lexicon, LexiconWord, SpendingEntry } from './rule.ts'

/** A word list as it stands in `resources/lexicon`: a word is text, or text with words that cancel it. */
type WordSource = string | { readonly word: string; readonly unless?: readonly string[] }

/** The word lists delivered with the program. Throws on an empty or doubled list: a defect of the data files. */
export function deliveredLexicon(): Lexicon {
  const entries = spending.entries.map((entry): SpendingEntry => {
    if (!/^XF-[1-9]$/u.test(entry.banned)) throw new RangeError(`spending lexicon: no banned kind: ${entry.banned}`)
    return { banned: entry.banned, category: entry.category, words: wordsOf(entry.words, `spending ${entry.category}`) }
  })
  return {
    id: spending.id,
    version: [spending.version, virtual.version, channels.version].toSorted().at(-1) ?? spending.version,
    spending: entries,
    virtualAssets: wordsOf(virtual.words, 'virtual'),
    walletOperators: plain(channels.walletOperators, 'walletOperators'),
    cashWords: plain(channels.cashWords, 'cashWords'),
  }
}

function wordsOf(source: readonly WordSource[], list: string): readonly LexiconWord[] {
  const words = source.map((each): LexiconWord => (typeof each === 'string' ? { word: each } : each))
  plain(words.map((each) => each.word), list)
  return words
}

function plain(words: readonly string[], list: string): readonly string[] {
  if (words.length === 0) throw new RangeError(`lexicon list is empty: ${list}`)
  for (const word of words) if (word.trim() === '') throw new RangeError(`empty word in lexicon list: ${list}`)
  if (new Set(words).size !== words.length) throw new RangeError(`doubled word in lexicon list: ${list}`)
  return words
}

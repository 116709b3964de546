import { fnv1a } from '../values/fingerprint.ts'
import type { Lexicon, LexiconWord, SpendingEntry } from './rule.ts'

/** Category under which the words of exchanges and remitters stand beside the spending categories. */
export const VIRTUAL = 'virtual'

/** Which list is meant: rail stands under two banned kinds, and a word belongs to one of them. `banned` is null for exchanges and remitters. */
export interface ListKey {
  readonly banned: string | null
  readonly category: string
}

/** A category that the reviewer made for this case. Its words are kept apart from it, like those of every other list. */
export interface CaseCategory {
  /** `own-1`, `own-2` …: given once, so that another name makes no other category of it. */
  readonly id: string
  readonly name: string
  /** XF-1 to XF-9. It stays: another kind is another category, and a decision on a finding rests on the kind. */
  readonly banned: string
}

/** A word that the reviewer added to a list for this case, or took out of it. */
export interface CaseWord {
  readonly category: string
  /** Left out in words of former versions, which named the category alone. */
  readonly banned?: string | null
  readonly word: string
  readonly state: 'added' | 'removed'
}

/** What the case says otherwise than the delivered lists. */
export interface CaseVocabulary {
  readonly categories: readonly CaseCategory[]
  readonly words: readonly CaseWord[]
}

export const sameList = (one: ListKey, other: ListKey): boolean => one.category === other.category && one.banned === other.banned

/** Every list by its key, own categories first: their words are looked for first. */
export const listsOf = (lexicon: Lexicon, categories: readonly CaseCategory[]): readonly (ListKey & { readonly name: string | null; readonly words: readonly string[] })[] => [
  ...categories.map(({ id, name, banned }) => ({ banned, category: id, name, words: [] })),
  ...lexicon.spending.map(({ banned, category, words }) => ({ banned, category, name: null, words: words.map((each) => each.word) })),
  { banned: null, category: VIRTUAL, name: null, words: lexicon.virtualAssets.map((each) => each.word) },
]

/**
 * The list that a word of the case belongs to; null where there is none (any more). A word that names the category alone
 * belongs to the list of that category that was delivered with it, else to the first, which is where it counted.
 */
export function listOfWord(word: CaseWord, lexicon: Lexicon, categories: readonly CaseCategory[]): ListKey | null {
  const lists = listsOf(lexicon, categories).filter((each) => each.category === word.category)
  const { banned } = word
  if (banned !== undefined) return lists.find((each) => each.banned === banned) ?? null
  return lists.find((each) => each.words.includes(word.word)) ?? lists[0] ?? null
}

/**
 * The lists as delivered with the words and categories of the case. The reviewer's word goes first: what was added for the
 * case is looked for before anything delivered, own categories before words added to a delivered list. The version says by
 * how much the case differs and by what, so that a finding names what it was counted with.
 */
export function withCaseVocabulary(lexicon: Lexicon, { categories, words }: CaseVocabulary): Lexicon {
  if (words.length === 0 && categories.length === 0) return lexicon
  const placed = words.flatMap((each) => {
    const list = listOfWord(each, lexicon, categories)
    return list === null ? [] : [{ ...each, list }]
  })
  // A word that is delivered in the list counts as delivered: a second time, without its false friends, it would count more than it did.
  const added = (list: ListKey, delivered: readonly LexiconWord[] = []): readonly LexiconWord[] =>
    placed.filter((each) => each.state === 'added' && sameList(each.list, list) && !delivered.some(({ word }) => word === each.word)).map(({ word }) => ({ word }))
  const left = (list: ListKey, delivered: readonly LexiconWord[]): readonly LexiconWord[] => {
    const removed = new Set(placed.filter((each) => each.state === 'removed' && sameList(each.list, list)).map((each) => each.word))
    return delivered.filter((each) => !removed.has(each.word))
  }
  const virtual: ListKey = { banned: null, category: VIRTUAL }
  return {
    ...lexicon,
    version: `${lexicon.version}+${words.length + categories.length}.${fingerprint({ categories, words })}`,
    spending: [
      ...categories.map(({ id, name, banned }): SpendingEntry => ({ banned, category: id, name, words: added({ banned, category: id }) })),
      ...lexicon.spending.map((entry): SpendingEntry => ({ ...entry, words: added(entry, entry.words) })),
      ...lexicon.spending.map((entry): SpendingEntry => ({ ...entry, words: left(entry, entry.words) })),
    ],
    virtualAssets: [...left(virtual, lexicon.virtualAssets), ...added(virtual, lexicon.virtualAssets)],
  }
}

/**
 * Tells two vocabularies of one size apart: two words put in for two others must not leave an accepted finding looking
 * unchanged. The name of a category is not in it, because another name counts no row otherwise.
 */
const fingerprint = ({ categories, words }: CaseVocabulary): string =>
  fnv1a([...categories.map(({ id, banned }) => `${banned} ${id}`), ...words.map(({ banned, category, word, state }) => `${banned ?? ''} ${category} ${state} ${word}`)].toSorted().join('\n'))

import type { Transaction } from '../ledger/transaction.ts'
import { wordMatcher } from '../ledger/words.ts'
import { VIRTUAL, type ListKey } from './case-lexicon.ts'
import type { Lexicon, LexiconWord } from './rule.ts'

/** A row that two vocabularies put into different lists; null where it is in none. */
export interface MovedRow {
  readonly row: Transaction
  readonly before: ListKey | null
  readonly after: ListKey | null
}

/** A list with the rows that came into it and those that fell out of it. */
export interface CategoryMoves {
  readonly list: ListKey
  readonly cameIn: readonly MovedRow[]
  readonly fellOut: readonly MovedRow[]
}

/**
 * Which rows of the ledger stand in another list by the second lexicon than by the first, by list. Every kept row is looked
 * at, whatever its day and direction, as the filter and the groups of the ledger do: a finding counts only some of them.
 * Spending and exchanges are two questions, so that a row may move in both.
 */
export function categoryMoves(rows: readonly Transaction[], before: Lexicon, after: Lexicon): readonly CategoryMoves[] {
  const differing = wordsThatDiffer(before, after)
  if (differing.length === 0) return []
  // Only a row with one of the words that differ can stand elsewhere: over a million rows all other words need not be looked for.
  const touched = wordMatcher([differing])
  const placed = [spendingOf(before), spendingOf(after), virtualOf(before), virtualOf(after)] as const
  const lists = new Map<string, { list: ListKey; cameIn: MovedRow[]; fellOut: MovedRow[] }>()
  const at = (list: ListKey) => {
    const moves = lists.get(keyOf(list)) ?? { list, cameIn: [], fellOut: [] }
    lists.set(keyOf(list), moves)
    return moves
  }
  for (const row of rows) {
    if (touched(row) === -1) continue
    for (const [was, is] of [[placed[0](row), placed[1](row)], [placed[2](row), placed[3](row)]] as const) {
      if ((was === null ? '' : keyOf(was)) === (is === null ? '' : keyOf(is))) continue
      const moved: MovedRow = { row, before: was, after: is }
      if (was !== null) at(was).fellOut.push(moved)
      if (is !== null) at(is).cameIn.push(moved)
    }
  }
  return [...lists.values()]
}

const keyOf = ({ banned, category }: ListKey): string => `${banned ?? ''}/${category}`

type Place = (row: Transaction) => ListKey | null

function spendingOf({ spending }: Lexicon): Place {
  const match = wordMatcher(spending.map((entry) => entry.words))
  return (row) => {
    const entry = spending[match(row)]
    return entry === undefined ? null : { banned: entry.banned, category: entry.category }
  }
}

function virtualOf({ virtualAssets }: Lexicon): Place {
  const match = wordMatcher([virtualAssets])
  return (row) => (match(row) === 0 ? { banned: null, category: VIRTUAL } : null)
}

/** Words that stand in one of the lexicons only, or in other lists there. */
function wordsThatDiffer(before: Lexicon, after: Lexicon): readonly LexiconWord[] {
  const [was, is] = [wordsByList(before), wordsByList(after)]
  return [...[...was].filter(([key]) => !is.has(key)), ...[...is].filter(([key]) => !was.has(key))].map(([, { word }]) => ({ word }))
}

const wordsByList = ({ spending, virtualAssets }: Lexicon): ReadonlyMap<string, LexiconWord> =>
  new Map([...spending, { banned: null, category: VIRTUAL, words: virtualAssets }].flatMap((list) => list.words.map((each) => [`${keyOf(list)}/${each.word}`, each] as const)))

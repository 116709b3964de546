import type { Params } from '../../contract/api.ts'
import { asJson } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { CaseLexicon, LexiconAnswer } from '../../contract/lexicon.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import type { LogEntry } from '../../contract/screens.ts'
import { decideTogether } from '../../db/decisions.ts'
import { LEXICON, SPENDING_CATEGORY, targetsEverSpokenOn } from '../../db/ledger-words.ts'
import { listOfWord, listsOf, sameList, withCaseVocabulary, type CaseCategory, type CaseVocabulary, type CaseWord, type ListKey } from '../../domain/findings/case-lexicon.ts'
import { categoryMoves, type CategoryMoves } from '../../domain/findings/category-moves.ts'
import { deliveredLexicon } from '../../domain/findings/lexicon.ts'
import { foldText } from '../../domain/search/fold-text.ts'
import { derive } from '../case/derive.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'
import { shanghaiNow } from '../clock.ts'
import { findingChanges } from '../opinion/finding-changes.ts'
import { reviewOf } from '../opinion/review.ts'
import { packOf } from '../rules/pack-of.ts'
import { categoryChanges } from './lexicon-changes.ts'
import { caseVocabulary, lexiconWords, ownCategories } from './spoken-words.ts'

type Answer = Result<LexiconAnswer, CallError>

/** The word lists as they count in this case, with what was added or taken out. */
export function caseLexicon(session: Session, language: Language): CaseLexicon {
  const { categories, words } = caseVocabulary(session)
  const delivered = deliveredLexicon()
  const placed = words.map((each) => ({ ...each, list: listOfWord(each, delivered, categories) }))
  return {
    version: withCaseVocabulary(delivered, { categories, words }).version,
    kinds: packOf(session).consumption.filter(({ id }) => /^XF-[1-9]$/u.test(id)).map(({ id, title }) => ({ id, title: title[language] })),
    lists: listsOf(delivered, categories).map((list) => {
      const own = placed.filter((each) => each.list !== null && sameList(each.list, list))
      return {
        banned: list.banned,
        category: list.category,
        name: list.name,
        words: [
          ...own.filter((each) => each.state === 'added').map(({ word }) => ({ word, state: 'added' as const })),
          ...list.words.map((word) => ({ word, state: own.some((each) => each.word === word && each.state === 'removed') ? ('removed' as const) : ('delivered' as const) })),
        ],
      }
    }),
  }
}

/** Adds a word to a list for this case, takes one out of it, or puts back what was delivered. */
export function setLexiconWord(session: Session, { banned, category, word: typed, counts, language }: Params<'lexicon.set'>): Answer {
  const word = typed.trim()
  const { categories, words } = caseVocabulary(session)
  const delivered = deliveredLexicon()
  const key: ListKey = { banned, category }
  const list = listsOf(delivered, categories).find((each) => sameList(each, key))
  if (list === undefined) return fail(callError('not-found', { id: category }))
  if (word === '') return fail(callError('bad-request', { field: 'word' }))
  const isIt = (each: CaseWord): boolean => {
    const of = listOfWord(each, delivered, categories)
    return each.word === word && of !== null && sameList(of, key)
  }
  // A word counts by being delivered or added: only where that is not what is wanted does the case have a word of its own.
  const body: CaseWord | null = counts === list.words.includes(word) ? null : { category, banned, word, state: counts ? 'added' : 'removed' }
  const target = lexiconWords(session).find(isIt)?.target ?? targetOf(key, word)
  return change(session, language, {
    action: counts ? 'lexicon.added' : 'lexicon.removed', target: word,
    details: { category: list.name ?? category, ...(banned === null ? {} : { banned }) },
    after: { categories, words: [...words.filter((each) => !isIt(each)), ...(body === null ? [] : [body])] },
    steps: [{ kind: LEXICON, target, body }],
  })
}

/** Makes a category of the case's own, with its first words, in one act. */
export function addCategory(session: Session, { name: typed, banned, words: given, language }: Params<'lexicon.addCategory'>): Answer {
  const { categories, words } = caseVocabulary(session)
  const name = freeName(typed, categories)
  if (!name.ok) return name
  if (!packOf(session).consumption.some((each) => each.id === banned)) return fail(callError('not-found', { id: banned }))
  const category: CaseCategory = { id: `own-${targetsEverSpokenOn(session.file.database, SPENDING_CATEGORY) + 1}`, name: name.value, banned }
  const first = [...new Set(given.map((each) => each.trim()).filter((each) => each !== ''))].map((word): CaseWord => ({ category: category.id, banned, word, state: 'added' }))
  return change(session, language, {
    action: 'lexicon.category-added', target: category.name,
    details: { banned, ...(first.length === 0 ? {} : { lexiconWords: first.map(({ word }) => word).join('; ') }) },
    after: { categories: [...categories, category], words: [...words, ...first] },
    steps: [
      { kind: SPENDING_CATEGORY, target: category.id, body: { name: category.name, banned } },
      ...first.map((body): Step => ({ kind: LEXICON, target: targetOf({ banned, category: category.id }, body.word), body })),
    ],
  })
}

/** Gives a category of the case's own another name. Its id stays, so that what was counted and decided stays with it. */
export function renameCategory(session: Session, { category: id, name: typed, language }: Params<'lexicon.renameCategory'>): Answer {
  const { categories, words } = caseVocabulary(session)
  const category = categories.find((each) => each.id === id)
  if (category === undefined) return fail(callError('not-found', { id }))
  const name = freeName(typed, categories.filter((each) => each !== category))
  if (!name.ok) return name
  return change(session, language, {
    action: 'lexicon.category-renamed', target: name.value, details: { banned: category.banned, before: category.name, after: name.value },
    after: { categories: categories.map((each) => (each === category ? { ...each, name: name.value } : each)), words },
    steps: [{ kind: SPENDING_CATEGORY, target: id, body: { name: name.value, banned: category.banned } }],
  })
}

/** Takes a category of the case's own away together with its words; one undo brings back all of it. */
export function removeCategory(session: Session, { category: id, language }: Params<'lexicon.removeCategory'>): Answer {
  const categories = ownCategories(session)
  const words = lexiconWords(session)
  const category = categories.find((each) => each.id === id)
  if (category === undefined) return fail(callError('not-found', { id }))
  const own = words.filter((each) => each.category === id)
  return change(session, language, {
    action: 'lexicon.category-removed', target: category.name,
    details: { banned: category.banned, ...(own.length === 0 ? {} : { lexiconWords: own.map(({ word }) => word).join('; ') }) },
    after: { categories: categories.filter((each) => each !== category), words: words.filter((each) => each.category !== id) },
    steps: [{ kind: SPENDING_CATEGORY, target: id, body: null }, ...own.map(({ target }): Step => ({ kind: LEXICON, target, body: null }))],
  })
}

interface Step {
  readonly kind: typeof LEXICON | typeof SPENDING_CATEGORY
  readonly target: string
  readonly body: CaseWord | Pick<CaseCategory, 'name' | 'banned'> | null
}

interface Change {
  readonly action: string
  readonly target: string
  readonly details: LogEntry['details']
  /** The words and categories of the case once the steps are kept. */
  readonly after: CaseVocabulary
  readonly steps: readonly Step[]
}

const targetOf = ({ banned, category }: ListKey, word: string): string => [...(banned === null ? [] : [banned]), category, word].join('/')

/** As it is read: width, case and blanks make no other name. */
const alike = (name: string): string => foldText(name).replaceAll(/\s/gu, '')

/** Two categories of one name could not be told apart in a finding. */
function freeName(typed: string, others: readonly CaseCategory[]): Result<string, CallError> {
  const name = typed.trim()
  if (name === '') return fail(callError('bad-request', { field: 'name' }))
  return others.some((each) => alike(each.name) === alike(name)) ? fail(callError('name-taken', { name })) : ok(name)
}

/** Keeps the steps as one act and says what they changed: which findings, and which rows of the ledger in which category. */
function change(session: Session, language: Language, { action, target, details, after, steps }: Change): Answer {
  const { view, context } = derive(session)
  const named = [...after.categories, ...ownCategories(session)]
  const moves = categoryMoves(view.ledger.transactions, context.lexicon, withCaseVocabulary(deliveredLexicon(), after))
  const reviewer = reviewerOf(session)
  const at = shanghaiNow()
  const changes = findingChanges(session, language, () =>
    changeCase(session, () => {
      decideTogether(session.file.database, steps.map((step) => ({ kind: step.kind, target: step.target, body: step.body === null ? null : asJson(step.body), reviewer, at })))
      logIn(session, action, target, { ...details, ...movedCounts(moves) })
    }, 'rules'))
  return ok({ review: reviewOf(session, language), changes, categories: categoryChanges(session, moves, named) })
}

/** For the log: how many rows came into a list from none, fell out into none, and went from one to another. */
function movedCounts(moves: readonly CategoryMoves[]): Readonly<Record<string, number>> {
  const counts = {
    rowsIn: moves.flatMap(({ cameIn }) => cameIn).filter((each) => each.before === null).length,
    rowsOut: moves.flatMap(({ fellOut }) => fellOut).filter((each) => each.after === null).length,
    rowsBetween: moves.flatMap(({ cameIn }) => cameIn).filter((each) => each.before !== null).length,
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

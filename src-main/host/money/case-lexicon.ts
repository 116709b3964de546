import type { Params } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { CaseLexicon, LedgerWordAnswer } from '../../contract/ledger-words.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { decide } from '../../db/decisions.ts'
import { LEXICON } from '../../db/ledger-words.ts'
import { VIRTUAL, withCaseWords } from '../../domain/findings/case-lexicon.ts'
import { deliveredLexicon } from '../../domain/findings/lexicon.ts'
import { shanghaiNow } from '../clock.ts'
import { findingChanges } from '../opinion/finding-changes.ts'
import { reviewOf } from '../opinion/review.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'
import { lexiconWords } from './spoken-words.ts'

interface DeliveredList {
  readonly banned: string | null
  readonly category: string
  readonly words: readonly string[]
}

function deliveredLists(): readonly DeliveredList[] {
  const { spending, virtualAssets } = deliveredLexicon()
  return [
    ...spending.map(({ banned, category, words }) => ({ banned, category, words: words.map((each) => each.word) })),
    { banned: null, category: VIRTUAL, words: virtualAssets.map((each) => each.word) },
  ]
}

/** The word lists as they count in this case, with what was added or taken out. */
export function caseLexicon(session: Session): CaseLexicon {
  const own = lexiconWords(session)
  const { version } = withCaseWords(deliveredLexicon(), own)
  return {
    version,
    lists: deliveredLists().map(({ banned, category, words }) => ({
      banned,
      category,
      words: [
        ...own.filter((each) => each.category === category && each.state === 'added').map(({ word }) => ({ word, state: 'added' as const })),
        ...words.map((word) => ({ word, state: own.some((each) => each.category === category && each.word === word && each.state === 'removed') ? ('removed' as const) : ('delivered' as const) })),
      ],
    })),
  }
}

/** Adds a word to a category for this case, takes one out of it, or puts back what was delivered. */
export function setLexiconWord(session: Session, { category, word: typed, counts, language }: Params<'lexicon.set'>): Result<LedgerWordAnswer, CallError> {
  const word = typed.trim()
  const list = deliveredLists().find((each) => each.category === category)
  if (list === undefined) return fail(callError('not-found', { id: category }))
  if (word === '') return fail(callError('bad-request', { field: 'word' }))
  // A word counts by being delivered or added: only where that is not what is wanted does the case have a word of its own.
  const delivered = list.words.includes(word)
  const state = counts === delivered ? null : counts ? 'added' : 'removed'
  const reviewer = reviewerOf(session)
  const changes = findingChanges(session, language, () =>
    changeCase(session, () => {
      decide(session.file.database, { kind: LEXICON, target: `${category}/${word}`, body: state === null ? null : { category, word, state }, reviewer, at: shanghaiNow() })
      logIn(session, counts ? 'lexicon.added' : 'lexicon.removed', word, { category, ...(list.banned === null ? {} : { banned: list.banned }) })
    }, 'rules'))
  return ok({ review: reviewOf(session, language), changes })
}

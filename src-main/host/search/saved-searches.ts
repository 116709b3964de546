import { randomUUID } from 'node:crypto'
import type { Params } from '../../contract/api.ts'
import { asJson, type Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { SavedSearch } from '../../contract/search.ts'
import { decide } from '../../db/decisions.ts'
import { currentSavedSearches, SAVED_SEARCH } from '../../db/saved-searches.ts'
import { shanghaiNow } from '../clock.ts'
import { askedFor } from './search.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** Keeps a search in the case file; one that cannot be read is not kept. */
export function saveSearch(session: Session, { name, words, filter }: Params<'search.save'>): Result<SavedSearch, CallError> {
  const query = askedFor(words)
  if (!query.ok) return query
  const saved: SavedSearch = { id: `urn:uuid:${randomUUID()}`, name: name.trim(), words, filter, reviewer: reviewerOf(session), at: shanghaiNow() }
  keep(session, saved.id, asJson(saved), 'search.saved', saved)
  return ok(saved)
}

export function forgetSearch(session: Session, id: string): Result<null, CallError> {
  const saved = currentSavedSearches(session.file.database).find((each) => each.id === id)
  if (!saved) return fail(callError('not-found', { id }))
  keep(session, id, null, 'search.forgotten', saved)
  return ok(null)
}

function keep(session: Session, id: string, body: Json | null, action: string, saved: SavedSearch): void {
  changeCase(session, () => {
    decide(session.file.database, { kind: SAVED_SEARCH, target: id, body, reviewer: reviewerOf(session), at: shanghaiNow() })
    logIn(session, action, saved.name, { words: saved.words })
  }, 'decisions')
}

import type { SEARCH_METHODS } from '../../contract/search-methods.ts'
import { ok } from '../../contract/result.ts'
import { currentSavedSearches } from '../../db/saved-searches.ts'
import { onCase, type Handler } from '../handler.ts'
import { forgetSearch, saveSearch } from './saved-searches.ts'
import { countPassagesFor, findPassagesFor } from './search-find.ts'
import { tableOfNames } from './search-table.ts'

export const SEARCH_HANDLERS: { readonly [M in keyof typeof SEARCH_METHODS]: Handler<M> } = {
  'search.find': onCase((session, params) => findPassagesFor(session, params)),
  'search.counts': onCase((session, params) => countPassagesFor(session, params)),
  'search.names': onCase((session, params) => tableOfNames(session, params)),
  'search.saved': onCase((session) => ok(currentSavedSearches(session.file.database))),
  'search.save': onCase((session, params) => saveSearch(session, params)),
  'search.forget': onCase((session, params) => forgetSearch(session, params.id)),
}

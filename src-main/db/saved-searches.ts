import type { Database } from 'better-sqlite3'
import type { SavedSearch } from '../contract/search.ts'
import { addRecordRevision, currentRecordBody, currentRecords } from './revisions.ts'

/** Kind of the steps in the history that keep or forget a search; its target is the id of the search. */
export const SAVED_SEARCH = 'saved-search'

const TABLE = 'saved_search_revision'

/** Searches as they stand, in the order they were first kept. */
export const currentSavedSearches = (database: Database): SavedSearch[] => currentRecords(database, TABLE)

/** The newest body of a search as JSON; null where it was forgotten or never kept. */
export const currentSavedSearchBody = (database: Database, id: string): string | null => currentRecordBody(database, TABLE, id)

/** Adds a revision; null forgets the search. */
export const addSavedSearchRevision = (database: Database, id: string, body: string | null, reviewer: string, at: string): void =>
  addRecordRevision(database, TABLE, id, body, reviewer, at)

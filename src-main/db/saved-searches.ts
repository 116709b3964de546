import type { Database } from 'better-sqlite3'
import type { SavedSearch } from '../contract/search.ts'

/** Kind of the steps in the history that keep or forget a search; its target is the id of the search. */
export const SAVED_SEARCH = 'saved-search'

/** Searches as they stand, in the order they were first kept. */
export function currentSavedSearches(database: Database): SavedSearch[] {
  const rows = database
    .prepare(
      `SELECT newest.body
         FROM saved_search_revision AS newest
         JOIN (SELECT id, min(number) AS first, max(number) AS last FROM saved_search_revision GROUP BY id) AS span ON newest.number = span.last
        WHERE newest.body IS NOT NULL
        ORDER BY span.first`,
    )
    .all() as { body: string }[]
  return rows.map((row) => JSON.parse(row.body) as SavedSearch)
}

/** The newest body of a search as JSON; null where it was forgotten or never kept. */
export function currentSavedSearchBody(database: Database, id: string): string | null {
  const row = database.prepare('SELECT body FROM saved_search_revision WHERE id = ? ORDER BY number DESC LIMIT 1').get(id) as { body: string | null } | undefined
  return row?.body ?? null
}

/** Adds a revision; null forgets the search. Called in the transaction of its step in the history. */
export function addSavedSearchRevision(database: Database, id: string, body: string | null, reviewer: string, at: string): void {
  database.prepare('INSERT INTO saved_search_revision (id, body, reviewer, at) VALUES (?, ?, ?, ?)').run(id, body, reviewer, at)
}

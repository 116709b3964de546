import type { Database } from 'better-sqlite3'
import type { Assertion } from '../contract/assertions.ts'

/** Kind of the steps in the history that change an assertion; its target is the id of the assertion. */
export const ASSERTION = 'assertion'

/** Assertions as they stand, in the order they were first written. Bodies were checked when they were kept. */
export function currentAssertions(database: Database): Assertion[] {
  const rows = database
    .prepare(
      `SELECT newest.body
         FROM assertion_revision AS newest
         JOIN (SELECT id, min(number) AS first, max(number) AS last FROM assertion_revision GROUP BY id) AS span ON newest.number = span.last
        WHERE newest.body IS NOT NULL
        ORDER BY span.first`,
    )
    .all() as { body: string }[]
  return rows.map((row) => JSON.parse(row.body) as Assertion)
}

/** The newest body of an assertion as JSON; null where it was taken away or never written. */
export function currentAssertionBody(database: Database, id: string): string | null {
  const row = database.prepare('SELECT body FROM assertion_revision WHERE id = ? ORDER BY number DESC LIMIT 1').get(id) as { body: string | null } | undefined
  return row?.body ?? null
}

/** Adds a revision; null takes the assertion away. Called in the transaction of its step in the history. */
export function addAssertionRevision(database: Database, id: string, body: string | null, reviewer: string, at: string): void {
  database.prepare('INSERT INTO assertion_revision (id, body, reviewer, at) VALUES (?, ?, ?, ?)').run(id, body, reviewer, at)
}

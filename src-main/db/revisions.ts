import type { Database } from 'better-sqlite3'

/** Tables in which every word on a record stands as a revision under the record's id, and the newest counts. */
type RevisionTable = 'assertion_revision' | 'saved_search_revision' | 'property_report_revision' | 'property_report_line_revision'

/** Records as they stand, in the order they were first written. Bodies were checked when they were kept. */
export function currentRecords<Body>(database: Database, table: RevisionTable): Body[] {
  const rows = database
    .prepare(
      `SELECT newest.body
         FROM ${table} AS newest
         JOIN (SELECT id, min(number) AS first, max(number) AS last FROM ${table} GROUP BY id) AS span ON newest.number = span.last
        WHERE newest.body IS NOT NULL
        ORDER BY span.first`,
    )
    .all() as { body: string }[]
  return rows.map((row) => JSON.parse(row.body) as Body)
}

/** The newest body of a record as JSON; null where it was taken away or never written. */
export function currentRecordBody(database: Database, table: RevisionTable, id: string): string | null {
  const row = database.prepare(`SELECT body FROM ${table} WHERE id = ? ORDER BY number DESC LIMIT 1`).get(id) as { body: string | null } | undefined
  return row?.body ?? null
}

/** Adds a revision; null takes the record away. Called in the transaction of its step in the history. */
export function addRecordRevision(database: Database, table: RevisionTable, id: string, body: string | null, reviewer: string, at: string): void {
  database.prepare(`INSERT INTO ${table} (id, body, reviewer, at) VALUES (?, ?, ?, ?)`).run(id, body, reviewer, at)
}

import type { Database } from 'better-sqlite3'
import type { Annotation } from '../domain/annotations/annotation.ts'

/** Kind of the steps in the history that change a mark; its target is the id of the mark. */
export const ANNOTATION = 'annotation'

/** Marks as they stand, in the order they were first made. Bodies were checked when they were kept. */
export function currentAnnotations(database: Database): Annotation[] {
  const rows = database
    .prepare(
      `SELECT body FROM annotation_revision AS newest
        WHERE number = (SELECT max(number) FROM annotation_revision WHERE id = newest.id) AND body IS NOT NULL
        ORDER BY (SELECT min(number) FROM annotation_revision WHERE id = newest.id)`,
    )
    .all() as { body: string }[]
  return rows.map((row) => JSON.parse(row.body) as Annotation)
}

/** The newest body of a mark as JSON; null where it was taken away or never made. */
export function currentAnnotationBody(database: Database, id: string): string | null {
  const row = database.prepare('SELECT body FROM annotation_revision WHERE id = ? ORDER BY number DESC LIMIT 1').get(id) as { body: string | null } | undefined
  return row?.body ?? null
}

/** Adds a revision; null takes the mark away. Called in the transaction of its step in the history. */
export function addAnnotationRevision(database: Database, id: string, body: string | null, reviewer: string, at: string): void {
  database.prepare('INSERT INTO annotation_revision (id, body, reviewer, at) VALUES (?, ?, ?, ?)').run(id, body, reviewer, at)
}

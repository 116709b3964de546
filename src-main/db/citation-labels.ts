import type { Database } from 'better-sqlite3'
import type { CitationLabel } from '../contract/citations.ts'

/** Kind of the steps in the history that change how a file is cited; its target is the number of the file. */
export const CITATION_LABEL = 'citation-label'

/** How files are cited, by the number of the file; files without an entry are cited by their title. */
export function currentCitationLabels(database: Database): Map<number, CitationLabel> {
  const rows = database
    .prepare('SELECT file, body FROM citation_label_revision WHERE number IN (SELECT max(number) FROM citation_label_revision GROUP BY file) AND body IS NOT NULL ORDER BY file')
    .all() as { file: number; body: string }[]
  return new Map(rows.map(({ file, body }) => [file, JSON.parse(body) as CitationLabel]))
}

export function currentCitationLabelBody(database: Database, file: string): string | null {
  const row = database.prepare('SELECT body FROM citation_label_revision WHERE file = ? ORDER BY number DESC LIMIT 1').get(Number(file)) as { body: string | null } | undefined
  return row?.body ?? null
}

/** Adds a revision; null takes the label away. Called in the transaction of its step in the history. */
export function addCitationLabelRevision(database: Database, file: string, body: string | null, reviewer: string, at: string): void {
  database.prepare('INSERT INTO citation_label_revision (file, body, reviewer, at) VALUES (?, ?, ?, ?)').run(Number(file), body, reviewer, at)
}

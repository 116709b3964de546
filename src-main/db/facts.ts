import type { Database } from 'better-sqlite3'
import type { Json } from '../contract/codec.ts'
import { canonicalJson } from '../domain/audit/canonical-json.ts'

export const FACT_KINDS = ['case', 'party', 'account', 'obligation', 'asset', 'dealing', 'milestone'] as const
export type FactKind = (typeof FACT_KINDS)[number]
export const isFactKind = (text: string): text is FactKind => (FACT_KINDS as readonly string[]).includes(text)
export interface FactEntry {
  readonly kind: FactKind
  readonly id: string
  readonly body: Json
}

/** Current facts, in the order in which they were first stated. */
export function currentFacts(database: Database): FactEntry[] {
  const rows = database
    .prepare(
      `SELECT newest.kind, newest.id, newest.body
         FROM fact_revision AS newest
         JOIN (SELECT kind, id, min(number) AS first, max(number) AS last FROM fact_revision GROUP BY kind, id) AS span
           ON newest.number = span.last
        WHERE newest.body IS NOT NULL
        ORDER BY span.first`,
    )
    .all() as { kind: FactKind; id: string; body: string }[]
  return rows.map((row) => ({ kind: row.kind, id: row.id, body: JSON.parse(row.body) as Json }))
}

/** Adds a revision where the body differs from the newest one. Returns whether anything changed. `reviewer` is empty where a case.json states it. */
export function stateFact(database: Database, kind: FactKind, id: string, body: Json | null, source: string, at: string, reviewer = ''): boolean {
  const newest = database.prepare('SELECT body FROM fact_revision WHERE kind = ? AND id = ? ORDER BY number DESC LIMIT 1').get(kind, id) as { body: string | null } | undefined
  const text = body === null ? null : canonicalJson(body)
  if (newest ? newest.body === text : text === null) return false
  database.prepare('INSERT INTO fact_revision (kind, id, body, source, at, reviewer) VALUES (?, ?, ?, ?, ?, ?)').run(kind, id, text, source, at, reviewer)
  return true
}

/** One revision of a fact; `body` null = removed. */
export interface FactRevision {
  readonly number: number
  readonly body: Json | null
  readonly source: string
  readonly at: string
  /** Empty where a case.json stated it. */
  readonly reviewer: string
}

/** Every revision of a fact, oldest first. */
export function factRevisions(database: Database, kind: FactKind, id: string): FactRevision[] {
  const rows = database.prepare('SELECT number, body, source, at, reviewer FROM fact_revision WHERE kind = ? AND id = ? ORDER BY number').all(kind, id) as { number: number; body: string | null; source: string; at: string; reviewer: string }[]
  return rows.map((row) => ({ ...row, body: row.body === null ? null : (JSON.parse(row.body) as Json) }))
}

/** By `<kind>/<id>`: where the current body came from, when, and how many revisions there are. */
export function factOrigins(database: Database): Map<string, { readonly source: string; readonly at: string; readonly revisions: number }> {
  const rows = database
    .prepare(
      `SELECT newest.kind, newest.id, newest.source, newest.at, span.revisions
         FROM fact_revision AS newest
         JOIN (SELECT max(number) AS last, count(*) AS revisions FROM fact_revision GROUP BY kind, id) AS span ON newest.number = span.last`,
    )
    .all() as { kind: string; id: string; source: string; at: string; revisions: number }[]
  return new Map(rows.map(({ kind, id, ...origin }) => [`${kind}/${id}`, origin]))
}

/** Was this id ever given, even to a fact that was removed since? */
/** Ids of a kind in the order in which each was first stated, those taken away included. */
export const firstStated = (database: Database, kind: FactKind): readonly string[] =>
  (database.prepare('SELECT id FROM fact_revision WHERE kind = ? GROUP BY id ORDER BY min(number)').all(kind) as { id: string }[]).map((row) => row.id)

export const factIdTaken = (database: Database, kind: FactKind, id: string): boolean =>
  database.prepare('SELECT 1 FROM fact_revision WHERE kind = ? AND id = ? LIMIT 1').get(kind, id) !== undefined

import type { Database } from 'better-sqlite3'
import type { PinnedPassage, ReadingPlace, ReadingState } from '../contract/reader.ts'

/** Kinds of the steps in the history that change what is read and what is pinned. */
export const READING_STATE = 'reading-state'
export const PIN = 'pin'
export type ReadingKind = typeof READING_STATE | typeof PIN

/** A pin as it is kept. */
export interface PinBody extends PinnedPassage {
  readonly sha256: string
}

const current = (database: Database, kind: ReadingKind): { target: string; body: string; at: string }[] =>
  database
    .prepare(
      `SELECT target, body, at FROM reader_revision AS newest
        WHERE kind = ? AND number = (SELECT max(number) FROM reader_revision WHERE kind = newest.kind AND target = newest.target) AND body IS NOT NULL
        ORDER BY (SELECT min(number) FROM reader_revision WHERE kind = newest.kind AND target = newest.target)`,
    )
    .all(kind) as { target: string; body: string; at: string }[]

/** What became of each original, by its SHA-256; originals that are not here are unread. */
export const readingStates = (database: Database): Map<string, ReadingState> => new Map(current(database, READING_STATE).map(({ target, body }) => [target, JSON.parse(body) as ReadingState]))

/** Pinned passages in the order they were pinned. */
export const currentPins = (database: Database): { readonly id: string; readonly body: PinBody; readonly at: string }[] => current(database, PIN).map(({ target, body, at }) => ({ id: target, body: JSON.parse(body) as PinBody, at }))

export function currentReaderBody(database: Database, kind: ReadingKind, target: string): string | null {
  const row = database.prepare('SELECT body FROM reader_revision WHERE kind = ? AND target = ? ORDER BY number DESC LIMIT 1').get(kind, target) as { body: string | null } | undefined
  return row?.body ?? null
}

/** Adds a revision; null takes it back. Called in the transaction of its step in the history. */
export function addReaderRevision(database: Database, kind: ReadingKind, target: string, body: string | null, reviewer: string, at: string): void {
  database.prepare('INSERT INTO reader_revision (kind, target, body, reviewer, at) VALUES (?, ?, ?, ?, ?)').run(kind, target, body, reviewer, at)
}

/** Where reading stopped in an original; null where it was never opened. */
export function readingPlace(database: Database, sha256: string): ReadingPlace | null {
  const row = database.prepare('SELECT body FROM reader_place WHERE sha256 = ?').get(sha256) as { body: string } | undefined
  return row === undefined ? null : (JSON.parse(row.body) as ReadingPlace)
}

export function keepReadingPlace(database: Database, sha256: string, place: ReadingPlace, at: string): void {
  database.prepare('INSERT INTO reader_place (sha256, body, at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET body = excluded.body, at = excluded.at').run(sha256, JSON.stringify(place), at)
}

/** The original that was read last; null where none was. */
export function lastRead(database: Database): string | null {
  const row = database.prepare('SELECT sha256 FROM reader_place ORDER BY at DESC, rowid DESC LIMIT 1').get() as { sha256: string } | undefined
  return row?.sha256 ?? null
}

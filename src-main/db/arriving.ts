import type { Database } from 'better-sqlite3'
import { CHUNK } from './chunk.ts'
import { inTransaction } from './transaction.ts'

/** An original whose pieces are to follow; its digests are known from reading it once. */
export interface ArrivingOriginal {
  readonly sha256: string
  readonly sm3: string
  readonly size: number
}

/**
 * Begins an original that is written piece by piece, or goes on with one that an ended run began. It is no original
 * of the case until {@link settleOriginal}. Returns how many pieces are there already; null where the case has all of it.
 */
export function beginOriginal(database: Database, original: ArrivingOriginal): number | null {
  return inTransaction(database, () => {
    if (isArriving(database, original.sha256)) return arrived(database, original.sha256)
    if (database.prepare('SELECT 1 FROM original WHERE sha256 = ?').get(original.sha256) !== undefined) return null
    database.prepare('INSERT INTO original_arriving (sha256) VALUES (?)').run(original.sha256)
    database.prepare('INSERT INTO original (sha256, sm3, size) VALUES (?, ?, ?)').run(original.sha256, original.sm3, original.size)
    return 0
  })
}

/** Keeps the next bytes of an original: whole pieces, only the last may be shorter. */
export function keepPieces(database: Database, sha256: string, bytes: Uint8Array): void {
  inTransaction(database, () => {
    const insert = database.prepare('INSERT INTO original_chunk (sha256, number, bytes) VALUES (?, ?, ?)')
    let number = arrived(database, sha256)
    for (let start = 0; start < bytes.byteLength; start += CHUNK, number += 1) {
      insert.run(sha256, number, Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(CHUNK, bytes.byteLength - start)))
    }
  })
}

/** Pieces of an original that are there. */
export const arrived = (database: Database, sha256: string): number =>
  database.prepare('SELECT coalesce(max(number) + 1, 0) FROM original_chunk WHERE sha256 = ?').pluck().get(sha256) as number

export const isArriving = (database: Database, sha256: string): boolean => database.prepare('SELECT 1 FROM original_arriving WHERE sha256 = ?').get(sha256) !== undefined

/** From here on it is an original of the case. Throws where bytes are missing; called in the transaction that lists its file. */
export function settleOriginal(database: Database, sha256: string): void {
  if (!isArriving(database, sha256)) return
  const { size, kept } = database
    .prepare('SELECT size, (SELECT coalesce(sum(length(bytes)), 0) FROM original_chunk WHERE original_chunk.sha256 = original.sha256) AS kept FROM original WHERE sha256 = ?')
    .get(sha256) as { size: number; kept: number }
  if (kept !== size) throw new Error(`an original of ${size} bytes has ${kept}`)
  database.prepare('DELETE FROM original_arriving WHERE sha256 = ?').run(sha256)
}

/** Takes away what began to come in and that no file names: a run that was cancelled must leave nothing unlisted. */
export function dropArriving(database: Database): void {
  for (const sha256 of database.prepare('SELECT sha256 FROM original_arriving').pluck().all() as string[]) dropOriginal(database, sha256)
}

const PIECES_AT_ONCE = 64

/** Takes one away that is still coming in. */
export function dropOriginal(database: Database, sha256: string): void {
  // Some pieces at a time: the journal of one deletion of a gigabyte would be a gigabyte.
  for (let left = arrived(database, sha256); left > 0; left -= PIECES_AT_ONCE) {
    database.prepare('DELETE FROM original_chunk WHERE sha256 = ? AND number >= ?').run(sha256, left - PIECES_AT_ONCE)
  }
  inTransaction(database, () => {
    database.prepare('DELETE FROM original WHERE sha256 = ?').run(sha256)
    database.prepare('DELETE FROM original_arriving WHERE sha256 = ?').run(sha256)
  })
}

import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { arrived, isArriving, keepPieces, settleOriginal } from './arriving.ts'
import { CHUNK } from './chunk.ts'

/**
 * Keeps the bytes of an original under their SHA-256. Bytes that are there already are not stored twice.
 * Returns the SHA-256 in hex.
 */
export function storeOriginal(database: Database, bytes: Uint8Array, sm3: string | null): { sha256: string; added: boolean } {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // Left behind by a run that was killed: whole once its last pieces are there.
  if (isArriving(database, sha256)) {
    keepPieces(database, sha256, bytes.subarray(arrived(database, sha256) * CHUNK))
    settleOriginal(database, sha256)
    return { sha256, added: true }
  }
  if (hasOriginal(database, sha256)) return { sha256, added: false }
  database.prepare('INSERT INTO original (sha256, sm3, size) VALUES (?, ?, ?)').run(sha256, sm3, bytes.byteLength)
  keepPieces(database, sha256, bytes)
  return { sha256, added: true }
}

export function hasOriginal(database: Database, sha256: string): boolean {
  return database.prepare('SELECT 1 FROM original WHERE sha256 = ?').get(sha256) !== undefined
}

/** SM3 by SHA-256. Originals from before SM3 was worked out at intake have none. */
export const nationalHashes = (database: Database): Map<string, string> =>
  new Map((database.prepare('SELECT sha256, sm3 FROM original WHERE sm3 IS NOT NULL').all() as { sha256: string; sm3: string }[]).map((row) => [row.sha256, row.sm3]))

export const nationalHashOf = (database: Database, sha256: string): string | null =>
  (database.prepare('SELECT sm3 FROM original WHERE sha256 = ?').pluck().get(sha256) as string | null | undefined) ?? null

export function originalSize(database: Database, sha256: string): number | null {
  const row = database.prepare('SELECT size FROM original WHERE sha256 = ?').get(sha256) as { size: number } | undefined
  return row?.size ?? null
}

/** Bytes `start` to `end` (both counted, 0-based) of an original. */
export function readOriginal(database: Database, sha256: string, start: number, end: number): Buffer {
  const pieces = database
    .prepare('SELECT number, bytes FROM original_chunk WHERE sha256 = ? AND number BETWEEN ? AND ? ORDER BY number')
    .all(sha256, Math.floor(start / CHUNK), Math.floor(end / CHUNK)) as { number: number; bytes: Buffer }[]
  const parts = pieces.map(({ number, bytes }) => bytes.subarray(Math.max(0, start - number * CHUNK), Math.min(bytes.length, end + 1 - number * CHUNK)))
  return Buffer.concat(parts)
}

export function readWholeOriginal(database: Database, sha256: string): Buffer | null {
  const size = originalSize(database, sha256)
  if (size === null) return null
  return size === 0 ? Buffer.alloc(0) : readOriginal(database, sha256, 0, size - 1)
}

export interface OriginalDifference {
  readonly sha256: string
  readonly found: string
}

/** Hashes every original again, piece by piece, and names those whose bytes are not what they were. */
export function rehashOriginals(database: Database): { files: number; bytes: number; differences: OriginalDifference[] } {
  const differences: OriginalDifference[] = []
  let files = 0
  let bytes = 0
  const pieces = database.prepare('SELECT bytes FROM original_chunk WHERE sha256 = ? ORDER BY number')
  const originals = database.prepare('SELECT sha256, size FROM original WHERE sha256 NOT IN (SELECT sha256 FROM original_arriving) ORDER BY sha256').all() as { sha256: string; size: number }[]
  for (const original of originals) {
    const hash = createHash('sha256')
    let size = 0
    for (const piece of pieces.iterate(original.sha256) as IterableIterator<{ bytes: Buffer }>) {
      hash.update(piece.bytes)
      size += piece.bytes.length
    }
    const found = hash.digest('hex')
    files += 1
    bytes += size
    if (found !== original.sha256 || size !== original.size) differences.push({ sha256: original.sha256, found })
  }
  return { files, bytes, differences }
}

import type { Database } from 'better-sqlite3'
import type { DigestAlgorithm, Digests } from '../domain/checksums/digest.ts'

type KeptAlgorithm = Exclude<DigestAlgorithm, 'sha256'>

/** Digests worked out so far, by the SHA-256 of the original: its SM3 at intake, the others when a list asked for them. */
export function knownDigests(database: Database): ReadonlyMap<string, Digests> {
  const rows = database
    .prepare("SELECT sha256, 'sm3' AS algorithm, sm3 AS value FROM original WHERE sm3 IS NOT NULL UNION ALL SELECT sha256, algorithm, value FROM original_digest")
    .all() as { sha256: string; algorithm: KeptAlgorithm; value: string }[]
  const digests = new Map<string, Digests>()
  for (const row of rows) digests.set(row.sha256, { ...digests.get(row.sha256), [row.algorithm]: row.value })
  return digests
}

/** Originals that lack one of these digests, small ones first. */
export function originalsWithout(database: Database, algorithms: readonly KeptAlgorithm[]): readonly { readonly sha256: string; readonly size: number }[] {
  if (algorithms.length === 0) return []
  return database
    .prepare(
      `SELECT sha256, size FROM original
        WHERE sha256 NOT IN (SELECT sha256 FROM original_arriving)
          AND (SELECT count(*) FROM original_digest WHERE original_digest.sha256 = original.sha256 AND algorithm IN (${algorithms.map(() => '?').join(', ')}))
              + (original.sm3 IS NOT NULL AND ${algorithms.includes('sm3') ? 'NOT EXISTS (SELECT 1 FROM original_digest WHERE original_digest.sha256 = original.sha256 AND algorithm = \'sm3\')' : '0'}) < ${algorithms.length}
        ORDER BY size, sha256`,
    )
    .all(...algorithms) as { sha256: string; size: number }[]
}

export const originalCount = (database: Database): number => database.prepare('SELECT count(*) FROM original WHERE sha256 NOT IN (SELECT sha256 FROM original_arriving)').pluck().get() as number

/** The bytes of an original in pieces, so that it is read once however large it is. */
export function* originalPieces(database: Database, sha256: string): Generator<Uint8Array> {
  const pieces = database.prepare('SELECT bytes FROM original_chunk WHERE sha256 = ? ORDER BY number')
  for (const piece of pieces.iterate(sha256) as IterableIterator<{ bytes: Buffer }>) yield piece.bytes
}

/** Keeps what was worked out of an original; what is kept already stays. */
export function keepDigests(database: Database, sha256: string, digests: Digests): void {
  const insert = database.prepare('INSERT OR IGNORE INTO original_digest (sha256, algorithm, value) VALUES (?, ?, ?)')
  for (const [algorithm, value] of Object.entries(digests)) if (algorithm !== 'sha256') insert.run(sha256, algorithm, value)
}

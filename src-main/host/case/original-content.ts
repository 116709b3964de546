import type { Database } from 'better-sqlite3'
import { CHUNK } from '../../db/chunk.ts'
import { bufferMeter } from '../../files/release-memory.ts'
import { originalSize, readOriginal } from '../../db/originals.ts'
import type { Content } from '../../import/content.ts'

/** Pieces of an original that are kept at hand: who reads a file asks for its neighbourhood next. */
const KEPT = 4

/** The bytes of an original where they lie, read by ranges; null where the case has none of that SHA-256. */
export function originalContent(database: Database, sha256: string): Content | null {
  const size = originalSize(database, sha256)
  if (size === null) return null
  const kept = new Map<number, Buffer>()
  const used = bufferMeter()
  const piece = (number: number): Buffer => {
    const known = kept.get(number)
    if (known === undefined) used(CHUNK)
    const bytes = known ?? readOriginal(database, sha256, number * CHUNK, Math.min(size, (number + 1) * CHUNK) - 1)
    kept.delete(number)
    kept.set(number, bytes)
    const oldest = kept.keys().next().value
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return bytes
  }
  return {
    size,
    // The case file may be closed while a reader is at work.
    read: async (start, end) => {
      if (!database.open) throw new Error('the case file is closed')
      const parts: Buffer[] = []
      for (let at = start; at < end; ) {
        const number = Math.floor(at / CHUNK)
        const bytes = piece(number).subarray(at - number * CHUNK, Math.min(end, (number + 1) * CHUNK) - number * CHUNK)
        if (bytes.length === 0) throw new Error('the original is shorter than it was')
        parts.push(bytes)
        at += bytes.length
      }
      used(2 * (end - start))
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    },
  }
}

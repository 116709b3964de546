import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { createParsePool, type ParsePool } from '../../import/parse-pool.ts'

/** Reads the content of files away from the owner of the case file: a pool of workers, or in-process in tests. */
export type ParseService = ParsePool

/** Longest time for one file: a scan of hundreds of pages takes a minute, a hostile file takes for ever. */
const PATIENCE_MS = 300_000

/** Workers on the built entry; in a checkout without a build on the source, which Node runs as it is. */
export function workerParser(): ParseService {
  const places = ['./parse-worker.js', '../parse-worker.js', '../../import/parse-worker.ts'].map((place) => new URL(place, import.meta.url))
  const workerUrl = places.find((url) => existsSync(url))
  if (!workerUrl) throw new Error('the entry of the parse worker is not beside the program')
  return createParsePool({ workerUrl, size: Math.max(1, Math.min(4, availableParallelism() - 1)), timeoutMs: PATIENCE_MS, maxOldGenerationSizeMb: 4096 })
}

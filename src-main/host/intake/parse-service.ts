import { availableParallelism } from 'node:os'
import { entryBeside } from '../../files/entry-beside.ts'
import { createParsePool, type ParsePool } from '../../import/parse-pool.ts'

/** Reads the content of files away from the owner of the case file: a pool of workers, or in-process in tests. */
export type ParseService = ParsePool

/** Longest time for one file: a scan of hundreds of pages takes a minute, a hostile file takes for ever. */
const PATIENCE_MS = 300_000

/** Workers of the program as it was built, or on the source. */
export function workerParser(): ParseService {
  const workerUrl = entryBeside(import.meta.url, 'parse-worker.js', '../../import/parse-worker.ts')
  return createParsePool({ workerUrl, size: Math.max(1, Math.min(4, availableParallelism() - 1)), timeoutMs: PATIENCE_MS, maxOldGenerationSizeMb: 4096 })
}

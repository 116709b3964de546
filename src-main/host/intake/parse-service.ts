import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Bytes } from '../../import/content.ts'
import type { ArrivingFile } from '../../import/arriving-file.ts'
import type { ParsedFile } from '../../import/parsed-file.ts'
import { createParsePool, type ReadOptions } from '../../import/parse-pool.ts'
import type { Shown, ShowRequest } from '../../import/show-document.ts'
import type { SourceTable } from '../../import/table.ts'

/** Reads the content of files away from the owner of the case file: a pool of workers, or in-process in tests. */
export interface ParseService {
  parse(bytes: Bytes, path: string, options?: ReadOptions): Promise<ParsedFile>
  /** As parse, with the rows of statements following while they are stored. */
  open(bytes: Bytes, path: string, options?: ReadOptions): Promise<ArrivingFile>
  /** The tables of a file as they stand in it, for showing an original. Empty where it has none or they cannot be read. */
  tables(bytes: Bytes, path: string, options?: ReadOptions): Promise<readonly SourceTable[]>
  /** An original made ready for the screen; null where it has no such form or cannot be read. */
  show(bytes: Bytes, path: string, request: ShowRequest, options?: ReadOptions): Promise<Shown>
  /** Waits until no bytes of a file are on their way to a reader any more. */
  handedOver(): Promise<void>
  close(): Promise<void>
}

/** Longest time for one file: a scan of hundreds of pages takes a minute, a hostile file takes for ever. */
const PATIENCE_MS = 300_000

/** Workers on the built entry; in a checkout without a build on the source, which Node runs as it is. */
export function workerParser(): ParseService {
  const places = ['./parse-worker.js', '../parse-worker.js', '../../import/parse-worker.ts'].map((place) => new URL(place, import.meta.url))
  const workerUrl = places.find((url) => existsSync(url))
  if (!workerUrl) throw new Error('the entry of the parse worker is not beside the program')
  return createParsePool({ workerUrl, size: Math.max(1, Math.min(4, availableParallelism() - 1)), timeoutMs: PATIENCE_MS, maxOldGenerationSizeMb: 4096 })
}

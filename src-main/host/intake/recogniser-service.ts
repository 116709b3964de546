import { availableParallelism } from 'node:os'
import type { Capabilities } from '../../contract/shell-port.ts'
import { entryBeside } from '../../files/entry-beside.ts'
import { createRecogniserClient, type RecogniserClient } from '../../import/recognise-text/recogniser-client.ts'

/** Longest time for one page, and for loading the models: a dense page takes seconds, a hostile picture for ever. */
const PATIENCE_MS = 180_000

/**
 * Recognition in a process of its own, on the built entry or in a checkout on the source. Half of the threads that
 * the machine offers: the runtime's threads wait for each other in loops, and on busy cores two take twice the time of one.
 */
export function recogniserProcess(shell: Capabilities['shell']): RecogniserClient {
  const entry = entryBeside(import.meta.url, 'recogniser.js', '../../import/recognise-text/recogniser-process.ts')
  const threads = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)))
  return createRecogniserClient({ entry, timeoutMs: PATIENCE_MS, threads, background: shell !== 'command-line' })
}

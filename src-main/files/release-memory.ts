import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** So many bytes of buffers that were used up may wait to be given back. */
const WAITING = 24 * 1024 * 1024

let collect: ((options?: { type: 'minor' }) => void) | null = null

function collector(): (options?: { type: 'minor' }) => void {
  if (collect === null) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as typeof collect
  }
  return collect ?? (() => undefined)
}

/**
 * Gives buffers that were used up back while a big file goes through. V8 sees only the small objects that hold them, so
 * that by itself it lets hundreds of megabytes gather before it looks. Returns what is to be told of every buffer used.
 */
export function bufferMeter(): (bytes: number) => void {
  let waiting = 0
  return (bytes) => {
    waiting += bytes
    if (waiting < WAITING) return
    waiting = 0
    collector()({ type: 'minor' })
  }
}

/** Gives everything back that nothing refers to any more: for the moment after something big was let go. */
export const releaseMemory = (): void => collector()()

import { Worker } from 'node:worker_threads'
import { entryBeside } from './entry-beside.ts'
import type { Fingerprints } from './hash.ts'

/** Pieces that may be with the thread at a time. */
const MOST_AWAY = 4

/** The thread could not be started, or is gone: the stream has to be read once more and hashed without it. */
export class HashThreadLost extends Error {}

/**
 * Both fingerprints of a big stream, worked out by a thread beside: the owner of the case file, who reads the stream, stores
 * the rows of another file meanwhile. Rejects with what the stream fails with, or {@link HashThreadLost}.
 */
export async function fingerprintsAside(chunks: AsyncIterable<Uint8Array>, entry: URL = entryBeside(import.meta.url, 'hash-thread.js', './hash-thread.ts')): Promise<Fingerprints> {
  const thread = hashThread(entry)
  try {
    for await (const chunk of chunks) await thread.take(chunk)
    return await thread.end()
  } finally {
    await thread.close()
  }
}

interface HashThread {
  /** Resolves once the bytes were taken over; they may be changed then. */
  take(bytes: Uint8Array): Promise<void>
  end(): Promise<Fingerprints>
  close(): Promise<void>
}

function hashThread(entry: URL): HashThread {
  const thread = new Worker(entry)
  const free: Uint8Array<ArrayBuffer>[] = []
  let away = 0
  let lost = false
  const { promise: found, resolve: tell, reject: fail } = Promise.withResolvers<Fingerprints>()
  /** Set while somebody waits for a piece to come back. */
  let goOn: (() => void) | null = null
  thread.on('message', (message: Uint8Array<ArrayBuffer> | Fingerprints) => {
    if (!(message instanceof Uint8Array)) return tell(message)
    away -= 1
    free.push(message)
    goOn?.()
  })
  const lose = (why: string): void => {
    lost = true
    fail(new HashThreadLost(why))
    goOn?.()
  }
  thread.on('error', (error) => lose(error.message))
  thread.on('exit', () => lose('the thread that hashes is gone'))
  // Whoever stops before the end does not ask for it.
  found.catch(() => undefined)
  return {
    async take(bytes) {
      if (away >= MOST_AWAY && !lost) await new Promise<void>((resolve) => (goOn = resolve))
      if (lost) throw new HashThreadLost('the thread that hashes is gone')
      const returned = free.pop()
      const room = returned !== undefined && returned.length >= bytes.length ? returned : new Uint8Array(bytes.length)
      room.set(bytes)
      away += 1
      thread.postMessage({ room, length: bytes.length }, [room.buffer])
    },
    end() {
      thread.postMessage(null)
      return found
    },
    async close() {
      await thread.terminate()
    },
  }
}

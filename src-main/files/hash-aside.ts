import { entryBeside } from './entry-beside.ts'
import type { Fingerprints } from './hash.ts'
import { threadBeside } from './thread-beside.ts'

/** Pieces that may be with the thread at a time. */
const MOST_AWAY = 4

/** The thread could not be started, or is gone: the stream has to be read once more and hashed without it. */
export class HashThreadLost extends Error {}

/**
 * Both fingerprints of a big stream, worked out by a thread beside: the owner of the case file, who reads the stream, stores
 * the rows of another file meanwhile. Rejects with what the stream fails with, or {@link HashThreadLost}.
 */
export async function fingerprintsAside(chunks: AsyncIterable<Uint8Array>, entry: URL = entryBeside(import.meta.url, 'hash-thread.js', './hash-thread.ts')): Promise<Fingerprints> {
  const free: Uint8Array<ArrayBuffer>[] = []
  const found: Fingerprints[] = []
  let away = 0
  const thread = threadBeside<Uint8Array<ArrayBuffer> | Fingerprints>(entry, null, (answer) => {
    if (!(answer instanceof Uint8Array)) return void found.push(answer)
    away -= 1
    free.push(answer)
  })
  try {
    for await (const bytes of chunks) {
      await thread.until(() => away < MOST_AWAY)
      if (thread.isLost()) break
      const returned = free.pop()
      // Copied: the bytes may be changed once the next are asked for.
      const room = returned !== undefined && returned.length >= bytes.length ? returned : new Uint8Array(bytes.length)
      room.set(bytes)
      away += 1
      thread.post({ room, length: bytes.length }, [room.buffer])
    }
    thread.post(null)
    await thread.until(() => found.length > 0)
    if (found[0] === undefined) throw new HashThreadLost('the thread that hashes is gone')
    return found[0]
  } finally {
    await thread.close()
  }
}

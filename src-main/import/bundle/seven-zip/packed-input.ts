import { readAt, type ByteSource } from '../byte-source.ts'
import { EntryFailure } from '../entry.ts'

/** A packed stream of an archive, taken from its beginning to its end. */
export interface PackedInput {
  readonly left: number
  /** The next bytes, all of them. Rejects with {@link EntryFailure} `damaged` where the stream ends before. */
  take(length: number): Promise<Uint8Array>
}

/** Read from the archive at once; LZMA2 asks for some bytes at a time. */
const WINDOW = 1024 * 1024

export function packedInput(source: ByteSource, start: number, size: number): PackedInput {
  let window: Uint8Array = new Uint8Array(0)
  let at = 0
  let done = 0
  return {
    get left() {
      return size - done
    },
    async take(length) {
      if (length > size - done) throw new EntryFailure('damaged', 'fewer-bytes-than-stated')
      if (at + length > window.length) {
        window = await readAt(source, start + done, Math.min(Math.max(WINDOW, length), size - done))
        at = 0
        if (window.length < length) throw new EntryFailure('damaged', 'beyond-end')
      }
      const bytes = window.subarray(at, at + length)
      at += length
      done += length
      return bytes
    },
  }
}

/**
 * The bytes of a file where they lie: an original in the case file, a file on the disk, the other side of a pipe.
 * A scan of a gigabyte is read through this by the ranges that are needed, so that it is in nobody's memory whole.
 */
export interface Content {
  readonly size: number
  /** Bytes `start` to before `end`, all of them. Rejects where they cannot be had. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** Content at hand, or where it lies. */
export type Bytes = Uint8Array | Content

/** Asked for at once where the whole is wanted. */
const PIECE = 4 * 1024 * 1024

export const sizeOf = (bytes: Bytes): number => (bytes instanceof Uint8Array ? bytes.length : bytes.size)

export const asContent = (bytes: Bytes): Content =>
  bytes instanceof Uint8Array ? { size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) } : bytes

/** The first bytes, for telling what a file is. */
export const headOf = (bytes: Bytes, length: number): Promise<Uint8Array> => asContent(bytes).read(0, Math.min(length, sizeOf(bytes)))

/** All bytes as one array, for readers that need them so. */
export async function wholeOf(bytes: Bytes): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes
  const whole = new Uint8Array(bytes.size)
  for (let at = 0; at < bytes.size; at += PIECE) {
    const end = Math.min(at + PIECE, bytes.size)
    const piece = await bytes.read(at, end)
    if (piece.length !== end - at) throw new Error('the content ended before its size')
    whole.set(piece, at)
  }
  return whole
}

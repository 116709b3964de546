/**
 * SQLite's binary JSON (https://sqlite.org/jsonb.html): every value is a header (lower four bits its kind, upper four its
 * size, or in how many bytes behind the header the size follows) and what it holds. Many values go over to SQLite as one
 * piece of bytes, which it takes apart by itself. Nothing is kept in this form.
 */
export const NOTHING = 0x00
export const INTEGER = 0x03
/** Text as it is, nothing escaped. */
export const TEXT = 0x0a
export const ARRAY = 0x0b

/** Sizes up to this one stand in the header itself. */
export const SMALLEST = 11
const ONE_BYTE = 12
const TWO_BYTES = 13
const FOUR_BYTES = 14

/** Bytes of a header with any size that we write; a size need not stand in as few bytes as it could. */
export const WIDE_HEADER = 5
/** Bytes of a header of up to 255 bytes. */
export const NARROW_HEADER = 2

export function putWideHeader(bytes: Uint8Array, at: number, kind: number, size: number): void {
  bytes[at] = (FOUR_BYTES << 4) | kind
  bytes[at + 1] = size >>> 24
  bytes[at + 2] = (size >>> 16) & 0xff
  bytes[at + 3] = (size >>> 8) & 0xff
  bytes[at + 4] = size & 0xff
}

export function putNarrowHeader(bytes: Uint8Array, at: number, kind: number, size: number): void {
  bytes[at] = (ONE_BYTE << 4) | kind
  bytes[at + 1] = size
}

/** Values that stand one behind the other, as one array. */
export function arrayOf(pieces: readonly Uint8Array[]): Buffer {
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const whole = Buffer.allocUnsafe(WIDE_HEADER + size)
  putWideHeader(whole, 0, ARRAY, size)
  let to = WIDE_HEADER
  for (const piece of pieces) {
    whole.set(piece, to)
    to += piece.length
  }
  return whole
}

/** Bytes of the header of the value that begins there. */
export function headerOf(bytes: Uint8Array, at: number): number {
  const size = (bytes[at] as number) >> 4
  return size <= SMALLEST ? 1 : size === ONE_BYTE ? 2 : size === TWO_BYTES ? 3 : size === FOUR_BYTES ? 5 : 9
}

/** Bytes behind the header of the value that begins there. */
export function sizeOf(bytes: Uint8Array, at: number): number {
  const size = (bytes[at] as number) >> 4
  if (size <= SMALLEST) return size
  let behind = 0
  const last = headerOf(bytes, at) - 1
  for (let each = 1; each <= last; each += 1) behind = behind * 0x100 + (bytes[at + each] as number)
  return behind
}

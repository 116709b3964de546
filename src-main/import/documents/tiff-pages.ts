import { asContent, type Bytes } from '../content.ts'

/** More pages than any scanner puts into one file. */
const MAX_PAGES = 20_000

/**
 * Number of pages of a TIFF: fax servers and copiers put a whole document into one file, and a viewer that shows
 * the first picture hides the rest. Zero where it names no page at all; null for bytes that are no TIFF, or whose
 * chain of pages leaves the file or bites its own tail. Reads the directory heads only, no picture.
 */
export async function tiffPages(bytes: Bytes): Promise<number | null> {
  const { size, read } = asContent(bytes)
  if (size < 8) return null
  const viewOf = async (at: number, length: number): Promise<DataView> => {
    const piece = await read(at, at + length)
    return new DataView(piece.buffer, piece.byteOffset, piece.length)
  }
  const head = await viewOf(0, 8)
  const mark = head.getUint16(0)
  const little = mark === 0x4949
  if ((!little && mark !== 0x4d4d) || head.getUint16(2, little) !== 42) return null
  const seen = new Set<number>()
  let at = head.getUint32(4, little)
  while (at !== 0) {
    if (seen.has(at) || seen.size >= MAX_PAGES || at + 2 > size) return null
    seen.add(at)
    const next = at + 2 + (await viewOf(at, 2)).getUint16(0, little) * 12
    if (next + 4 > size) return null
    at = (await viewOf(next, 4)).getUint32(0, little)
  }
  return seen.size
}

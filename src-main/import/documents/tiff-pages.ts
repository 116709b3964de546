/** More pages than any scanner puts into one file. */
const MAX_PAGES = 20_000

/**
 * Number of pages of a TIFF: fax servers and copiers put a whole document into one file, and a viewer that shows
 * the first picture hides the rest. Zero where it names no page at all; null for bytes that are no TIFF, or whose
 * chain of pages leaves the file or bites its own tail. Reads the directory heads only, no picture.
 */
export function tiffPages(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 8) return null
  const mark = view.getUint16(0)
  const little = mark === 0x4949
  if ((!little && mark !== 0x4d4d) || view.getUint16(2, little) !== 42) return null
  const seen = new Set<number>()
  let at = view.getUint32(4, little)
  while (at !== 0) {
    if (seen.has(at) || seen.size >= MAX_PAGES || at + 2 > bytes.length) return null
    seen.add(at)
    const next = at + 2 + view.getUint16(at, little) * 12
    if (next + 4 > bytes.length) return null
    at = view.getUint32(next, little)
  }
  return seen.size
}

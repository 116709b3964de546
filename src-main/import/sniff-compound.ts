import type { SniffedFormat } from './sniff.ts'

const DIRECTORY_ENTRY = 128

/** Stream that tells the kind of a compound file -> the kind. `EncryptedPackage` first: it hides everything else. */
const STREAMS: readonly (readonly [string, SniffedFormat])[] = [
  ['EncryptedPackage', 'encrypted-office'],
  ['EncryptionInfo', 'encrypted-office'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
  ['__nameid_version1.0', 'msg'],
  ['__properties_version1.0', 'msg'],
]

/**
 * Tells Word, Excel, PowerPoint, Outlook and encrypted documents in a compound file by the names of their
 * streams. The directory may lie anywhere in the file, so where it is beyond the given bytes the names are
 * searched in all of them; a file whose directory is not in them stays `ole`.
 */
export function sniffCompoundFile(bytes: Uint8Array): SniffedFormat {
  const names = directoryNames(bytes)
  const found = STREAMS.find(([stream]) => names.has(stream))
  if (found) return found[1]
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return STREAMS.find(([stream]) => stream.length > 4 && all.includes(Buffer.from(`${stream}\0`, 'utf16le')))?.[1] ?? 'ole'
}

/** Names in the first directory sector; its entries are 128 bytes with the name in UTF-16. */
function directoryNames(bytes: Uint8Array): ReadonlySet<string> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const names = new Set<string>()
  if (view.length < 512) return names
  const sectorSize = view.readUInt16LE(30) === 12 ? 4096 : 512
  const start = (view.readUInt32LE(48) + 1) * sectorSize
  for (let at = start; at + DIRECTORY_ENTRY <= Math.min(view.length, start + sectorSize); at += DIRECTORY_ENTRY) {
    const length = view.readUInt16LE(at + 64)
    if (length >= 2 && length <= 64) names.add(view.toString('utf16le', at, at + length - 2))
  }
  return names
}

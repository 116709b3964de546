/** Streams of a compound file (MS-CFB), the container of Word, Excel and Outlook files before 2007. */
export interface CompoundFile {
  /** Content of the stream of this name at any level; null where there is none. */
  stream(name: string): Uint8Array | null
  /** Names of the storages at the top level, in the order of the directory. */
  storages(): readonly string[]
  /** Content of a stream right below the top level, or right below one of its storages; null where there is none. */
  streamIn(storage: string | null, name: string): Uint8Array | null
}

const END_OF_CHAIN = 0xfffffffe
const HEADER_BYTES = 512
const HEADER_FAT_ENTRIES = 109
const ENTRY_BYTES = 128
const STORAGE = 1
const STREAM = 2
const ROOT = 5

interface Entry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly size: number
  /** Numbers of entries: the neighbours in the tree of the same storage, and the first of what is in it. */
  readonly left: number
  readonly right: number
  readonly child: number
}

/**
 * Opens a compound file; null where its header or tables cannot be followed. Chains of sectors are followed
 * at most as far as the file has sectors, so that one that bites its tail ends.
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.length < HEADER_BYTES || view.readUInt32BE(0) !== 0xd0cf11e0) return null
  const sectorShift = view.readUInt16LE(30)
  if (sectorShift !== 9 && sectorShift !== 12) return null
  const sectorSize = 1 << sectorShift
  const sectors = Math.floor(view.length / sectorSize)
  const sector = (index: number): Buffer => view.subarray((index + 1) * sectorSize, (index + 2) * sectorSize)

  const fat = readFat(view, sectorSize, sectors, sector)
  const chain = (start: number, table: Uint32Array, limit: number): number[] => {
    const found: number[] = []
    for (let at = start; at < END_OF_CHAIN && found.length < limit && at < table.length; at = table[at] ?? END_OF_CHAIN) found.push(at)
    return found
  }
  const read = (start: number): Buffer => Buffer.concat(chain(start, fat, sectors).map(sector))

  const entries = readDirectory(read(view.readUInt32LE(48)))
  const root = entries.find((entry) => entry.type === ROOT)
  const miniFat = toTable(read(view.readUInt32LE(60)))
  const miniStream = root === undefined ? Buffer.alloc(0) : read(root.start)
  const miniLimit = view.readUInt32LE(56)
  const readMini = (start: number): Buffer =>
    Buffer.concat(chain(start, miniFat, miniFat.length).map((index) => miniStream.subarray(index * 64, index * 64 + 64)))

  const content = (entry: Entry | undefined): Uint8Array | null => {
    if (entry === undefined || entry.size > view.length) return null
    return (entry.size < miniLimit ? readMini(entry.start) : read(entry.start)).subarray(0, entry.size)
  }
  const inside = (storage: Entry | undefined): readonly Entry[] => {
    const found = new Set<Entry>()
    const waiting = storage === undefined ? [] : [storage.child]
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      const entry = entries[number]
      // A tree that leads back into itself ends here.
      if (entry === undefined || found.has(entry) || entry.type === ROOT || entry.type === 0) continue
      found.add(entry)
      waiting.push(entry.left, entry.right)
    }
    return entries.filter((entry) => found.has(entry))
  }
  return {
    stream: (name) => content(entries.find((each) => each.type === STREAM && each.name === name)),
    storages: () => inside(root).filter((entry) => entry.type === STORAGE).map((entry) => entry.name),
    streamIn(storage, name) {
      const from = storage === null ? root : inside(root).find((entry) => entry.type === STORAGE && entry.name === storage)
      return content(inside(from).find((entry) => entry.type === STREAM && entry.name === name))
    },
  }
}

/** The table of all sectors: its own sectors are listed in the header, then in a chain of further lists. */
function readFat(view: Buffer, sectorSize: number, sectors: number, sector: (index: number) => Buffer): Uint32Array {
  const places: number[] = []
  for (let index = 0; index < HEADER_FAT_ENTRIES; index += 1) places.push(view.readUInt32LE(76 + index * 4))
  let next = view.readUInt32LE(68)
  for (let seen = 0; next < END_OF_CHAIN && seen < sectors; seen += 1) {
    const list = toTable(sector(next))
    places.push(...list.subarray(0, sectorSize / 4 - 1))
    next = list[sectorSize / 4 - 1] ?? END_OF_CHAIN
  }
  const known = places.filter((place) => place < sectors).slice(0, sectors)
  return toTable(Buffer.concat(known.map(sector)))
}

const toTable = (bytes: Buffer): Uint32Array => Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4))

function readDirectory(bytes: Buffer): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const nameBytes = bytes.readUInt16LE(at + 64)
    // An unused entry keeps its place: the others are named by their number.
    const isUsed = nameBytes >= 2 && nameBytes <= 64
    entries.push({
      name: isUsed ? bytes.toString('utf16le', at, at + nameBytes - 2) : '',
      type: isUsed ? bytes.readUInt8(at + 66) : 0,
      left: bytes.readUInt32LE(at + 68),
      right: bytes.readUInt32LE(at + 72),
      child: bytes.readUInt32LE(at + 76),
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    })
  }
  return entries
}

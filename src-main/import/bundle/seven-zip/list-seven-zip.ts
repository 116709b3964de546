import { crc32 } from 'node:zlib'
import { innerPath, showableName } from '../../../files/safe-path.ts'
import { readAt, readSpan, type ByteSource, type UnpackedArchive } from '../byte-source.ts'
import { ArchiveFailure, collect, EntryFailure, readableEntry, refusedEntry, shanghaiText, type BundleEntry } from '../entry.ts'
import { isSuspicious, type Budget } from '../limits.ts'
import { createNameRegister } from '../names.ts'
import { HeaderReader } from './header-reader.ts'
import { readHeader, readStreams, type Folder, type StoredFile } from './header.ts'
import { folderFault, unpackFolder } from './unpack-folder.ts'

/** Signature, version, and where the header lies. */
const START_BYTES = 32
const HEADER = 0x01
const PACKED_HEADER = 0x17

/**
 * Members of a 7z archive, in its order, folders left out. Members share packed streams, so that what can be unpacked is
 * unpacked once and put aside. Members that must never be taken out, or cannot be, are listed with the reason.
 * Throws {@link ArchiveFailure} where the header cannot be read.
 */
export async function listSevenZip(source: ByteSource, budget: Budget, unpacked: UnpackedArchive): Promise<BundleEntry[]> {
  const { streams, files } = readHeader(await headerOf(source, budget))
  if (!budget.takeEntries(files.length)) throw new ArchiveFailure('too-many-files', String(files.length))
  const places = placesOf(streams.contents)
  if (files.filter((file) => file.hasContent).length !== places.length) throw new ArchiveFailure('damaged', '7z-header')

  const faults = streams.folders.map((folder) => faultOf(folder, source, budget))
  const total = streams.folders.reduce((sum, folder, at) => sum + (faults[at] === null ? folder.size : 0), 0)
  if (total > budget.limits.maxUnpackedArchiveBytes) throw new ArchiveFailure('too-large', null)
  /** Folder -> where its content stands in what is unpacked, and how far it could be unpacked. */
  const starts: number[] = []
  for (let at = 0, start = 0; at < streams.folders.length; at += 1) {
    starts.push(start)
    if (faults[at] === null) start += streams.folders[at]?.size ?? 0
  }
  const broken = new Map<number, { readonly from: number; readonly failure: EntryFailure }>()
  const content =
    total === 0
      ? null
      : await unpacked.source(() => unpackAll(source, streams.folders.map((folder, at) => ({ folder, at })).filter(({ at }) => faults[at] === null), broken))

  const uniqueName = createNameRegister()
  let next = 0
  return files.flatMap((file) => {
    const place = file.hasContent ? places[next++] : undefined
    if (file.isFolder || (!file.hasContent && (file.attributes & DIRECTORY) !== 0)) return []
    const checked = innerPath(file.name)
    const facts = { path: uniqueName(checked.ok ? checked.value : showableName(file.name)), size: place?.size ?? 0, modified: modifiedOf(file) }
    if (!checked.ok) return [refusedEntry(facts, 'unsafe-path', checked.error)]
    const fault = linkFault(file) ?? (place === undefined ? null : (faults[place.folder] ?? null))
    if (fault !== null) return [refusedEntry(facts, fault.reason, fault.detail)]
    const overBudget = budget.takeBytes(facts.size)
    if (overBudget !== null) return [refusedEntry(facts, overBudget, null)]
    if (place === undefined || content === null) return [readableEntry(facts, () => nothing())]
    const start = (starts[place.folder] ?? 0) + place.start
    return [readableEntry(facts, () => streamMember(content, start, place, broken))]
  })
}

interface Place {
  readonly folder: number
  /** In the content of the folder. */
  readonly start: number
  readonly size: number
  readonly crc: number | null
}

/** Places of the files with content, in the order in which the header names them. */
const placesOf = (contents: readonly (readonly { readonly size: number; readonly crc: number | null }[])[]): Place[] =>
  contents.flatMap((files, folder) => {
    let start = 0
    return files.map(({ size, crc }) => {
      const place = { folder, start, size, crc }
      start += size
      return place
    })
  })

async function headerOf(source: ByteSource, budget: Budget): Promise<HeaderReader> {
  const start = new HeaderReader(await readAt(source, 0, START_BYTES))
  start.take(8)
  start.take(4)
  const place = { offset: Number(start.uint64()), size: Number(start.uint64()), crc: start.uint32() }
  // An archive without files has no header at all.
  if (place.size === 0) return new HeaderReader(Uint8Array.of(0))
  let header = await checkedHeader(source, place, budget)
  // A packed header may be packed again; nobody does it more than once.
  for (let turn = 0; turn < 2; turn += 1) {
    const id = header.byte()
    if (id === HEADER) return header
    if (id !== PACKED_HEADER) break
    const [folder] = readStreams(header).folders
    if (folder === undefined) return new HeaderReader(Uint8Array.of(0))
    const fault = faultOf(folder, source, budget)
    if (fault !== null) throw new ArchiveFailure(fault.reason, fault.detail)
    if (folder.size > budget.limits.maxManifestBytes) throw new ArchiveFailure('too-large', '7z-header')
    const bytes = await collect(unpackFolder(source, folder, START_BYTES), folder.size)
    if (folder.crc !== null && crc32(bytes) !== folder.crc) throw new ArchiveFailure('damaged', 'checksum')
    header = new HeaderReader(bytes)
  }
  throw new ArchiveFailure('damaged', '7z-header')
}

async function checkedHeader(source: ByteSource, place: { readonly offset: number; readonly size: number; readonly crc: number }, budget: Budget): Promise<HeaderReader> {
  if (START_BYTES + place.offset + place.size > source.size) throw new ArchiveFailure('damaged', 'beyond-end')
  if (place.size > budget.limits.maxManifestBytes) throw new ArchiveFailure('too-large', '7z-header')
  const bytes = await readAt(source, START_BYTES + place.offset, place.size)
  if (crc32(bytes) !== place.crc) throw new ArchiveFailure('damaged', 'checksum')
  return new HeaderReader(bytes)
}

function faultOf(folder: Folder, source: ByteSource, { limits }: Budget): EntryFailure | null {
  if (START_BYTES + folder.start + folder.packedSize > source.size) return new EntryFailure('damaged', 'beyond-end')
  if (isSuspicious(folder.packedSize, folder.size, limits)) return new EntryFailure('suspicious-ratio')
  return folderFault(folder)
}

/** The content of all folders, one after the other. One that is damaged is filled with zeros from there on, and marked. */
async function* unpackAll(source: ByteSource, folders: readonly { readonly folder: Folder; readonly at: number }[], broken: Map<number, { from: number; failure: EntryFailure }>): AsyncGenerator<Uint8Array> {
  for (const { folder, at } of folders) {
    let done = 0
    try {
      for await (const piece of unpackFolder(source, folder, START_BYTES)) {
        done += piece.length
        yield piece
      }
    } catch (error) {
      if (!(error instanceof EntryFailure)) throw error
      broken.set(at, { from: done, failure: error })
      for (; done < folder.size; done += Math.min(PIECE, folder.size - done)) yield new Uint8Array(Math.min(PIECE, folder.size - done))
    }
  }
}

const PIECE = 256 * 1024

async function* streamMember(content: ByteSource, start: number, place: Place, broken: ReadonlyMap<number, { readonly from: number; readonly failure: EntryFailure }>): AsyncGenerator<Uint8Array> {
  let sum = 0
  for await (const piece of readSpan(content, start, start + place.size)) {
    const fault = broken.get(place.folder)
    if (fault !== undefined && place.start + place.size > fault.from) throw fault.failure
    sum = crc32(piece, sum)
    yield piece
  }
  if (place.crc !== null && sum !== place.crc) throw new EntryFailure('damaged', 'checksum')
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A file without content.
}

const DIRECTORY = 0x10
const REPARSE_POINT = 0x400
const HAS_UNIX_MODE = 0x8000

/** Links and devices: their content is a path, and may lead anywhere. */
function linkFault({ attributes, isAnti }: StoredFile): EntryFailure | null {
  if (isAnti) return new EntryFailure('unsupported-format', '7z-anti-item')
  const type = (attributes & HAS_UNIX_MODE) === 0 ? 0 : (attributes >>> 16) & 0xf000
  if (type === 0xa000 || (attributes & REPARSE_POINT) !== 0) return new EntryFailure('link-refused', 'symbolic-link')
  return [0x1000, 0x2000, 0x6000, 0xc000].includes(type) ? new EntryFailure('link-refused', 'device') : null
}

/** 100 ns from 1601 to 1970. */
const EPOCH = 116_444_736_000_000_000n
const modifiedOf = ({ modified }: StoredFile): string | null => (modified === null ? null : shanghaiText(Number((modified - EPOCH) / 10_000n)))

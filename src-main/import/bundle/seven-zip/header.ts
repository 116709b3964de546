import { ArchiveFailure } from '../entry.ts'
import { HeaderReader } from './header-reader.ts'

/** A step of unpacking: its method as hex, and its parameters. */
export interface Coder {
  readonly method: string
  readonly properties: Uint8Array
}

/** A packed stream and the steps that unpack it; the content of one or many files, one after the other. */
export interface Folder {
  /** From the packed bytes to the content; empty where the steps are no simple row. */
  readonly coders: readonly Coder[]
  /** Sizes after each step of `coders`. */
  readonly sizes: readonly number[]
  /** Methods in the order of the archive, for naming what is not known. */
  readonly methods: readonly string[]
  readonly start: number
  readonly packedSize: number
  readonly size: number
  readonly crc: number | null
}

export interface Streams {
  readonly folders: readonly Folder[]
  /** Of each folder the files that lie in it. */
  readonly contents: readonly (readonly { readonly size: number; readonly crc: number | null }[])[]
}

export interface StoredFile {
  readonly name: string
  readonly hasContent: boolean
  readonly isFolder: boolean
  /** Marks a file to be removed on unpacking; only in archives of differences. */
  readonly isAnti: boolean
  /** Attributes of Windows; with the mode of Unix in the upper half where bit 15 is set. */
  readonly attributes: number
  /** 100 ns since 1601. */
  readonly modified: bigint | null
}

const END = 0x00
const ARCHIVE_PROPERTIES = 0x02
const MAIN_STREAMS = 0x04
const FILES = 0x05
const PACKED = 0x06
const FOLDERS = 0x07
const CONTENTS = 0x08
const SIZES = 0x09
const CRCS = 0x0a
const FOLDER_LIST = 0x0b
const UNPACKED_SIZES = 0x0c
const FILES_IN_FOLDERS = 0x0d
const EMPTY_STREAMS = 0x0e
const EMPTY_FILES = 0x0f
const ANTI = 0x10
const NAMES = 0x11
const MODIFIED = 0x14
const ATTRIBUTES = 0x15

const damaged = (): ArchiveFailure => new ArchiveFailure('damaged', '7z-header')

/** Reads a plain header (format of 7-Zip, `7zFormat.txt`): streams and files. The mark of the header was taken already. */
export function readHeader(header: HeaderReader): { readonly streams: Streams; readonly files: readonly StoredFile[] } {
  let streams: Streams = { folders: [], contents: [] }
  let files: readonly StoredFile[] = []
  for (let id = header.byte(); id !== END; id = header.byte()) {
    if (id === MAIN_STREAMS) streams = readStreams(header)
    else if (id === FILES) files = readFiles(header)
    else if (id === ARCHIVE_PROPERTIES) for (let type = header.byte(); type !== END; type = header.byte()) header.take(header.number())
    else throw damaged()
  }
  return { streams, files }
}

/** Where packed streams lie, how they are unpacked, and what is in them. Places count from behind the 32 bytes of the start. */
export function readStreams(header: HeaderReader): Streams {
  let packed: readonly { readonly start: number; readonly size: number }[] = []
  let drafts: readonly FolderDraft[] = []
  let contents: Streams['contents'] | null = null
  for (let id = header.byte(); id !== END; id = header.byte()) {
    if (id === PACKED) packed = readPacked(header)
    else if (id === FOLDERS) drafts = readFolders(header)
    else if (id === CONTENTS) contents = readContents(header, drafts)
    else throw damaged()
  }
  let stream = 0
  const folders = drafts.map(({ streams, ...folder }): Folder => {
    const first = packed[stream]
    stream += streams
    if (first === undefined || stream > packed.length) throw damaged()
    return { ...folder, start: first.start, packedSize: first.size }
  })
  return { folders, contents: contents ?? folders.map(({ size, crc }) => [{ size, crc }]) }
}

function readPacked(header: HeaderReader): { start: number; size: number }[] {
  let start = header.number()
  const count = header.count()
  let sizes: number[] = []
  for (let id = header.byte(); id !== END; id = header.byte()) {
    if (id === SIZES) sizes = Array.from({ length: count }, () => header.number())
    else if (id === CRCS) readCrcs(header, count)
    else throw damaged()
  }
  return sizes.map((size) => {
    const at = start
    start += size
    return { start: at, size }
  })
}

function readCrcs(header: HeaderReader, count: number): (number | null)[] {
  return header.bitsOrAll(count).map((isThere) => (isThere ? header.uint32() : null))
}

type FolderDraft = Omit<Folder, 'start' | 'packedSize'> & { readonly streams: number }

function readFolders(header: HeaderReader): FolderDraft[] {
  if (header.byte() !== FOLDER_LIST) throw damaged()
  const count = header.count()
  // Lists that lie elsewhere in the archive are written by no program.
  if (header.byte() !== 0) throw new ArchiveFailure('unsupported-format', '7z-external')
  const chains = Array.from({ length: count }, () => readChain(header))
  if (header.byte() !== UNPACKED_SIZES) throw damaged()
  const sizes = chains.map((chain) => Array.from({ length: chain.outputs }, () => header.number()))
  let crcs: (number | null)[] = []
  for (let id = header.byte(); id !== END; id = header.byte()) {
    if (id !== CRCS) throw damaged()
    crcs = readCrcs(header, count)
  }
  return chains.map((chain, index) => {
    const own = sizes[index] ?? []
    return {
      streams: chain.streams,
      methods: chain.all.map((coder) => coder.method),
      coders: chain.order.map((at) => chain.all[at]).filter((coder) => coder !== undefined),
      sizes: chain.order.map((at) => own[at] ?? 0),
      size: own[chain.main] ?? 0,
      crc: crcs[index] ?? null,
    }
  })
}

interface Chain {
  readonly all: readonly Coder[]
  /** Places in `all` from the packed bytes to the content; empty where it is no simple row. */
  readonly order: readonly number[]
  /** The output that is the content. */
  readonly main: number
  readonly outputs: number
  readonly streams: number
}

const MOST_CODERS = 32

function readChain(header: HeaderReader): Chain {
  const count = header.number()
  if (count < 1 || count > MOST_CODERS) throw damaged()
  let inputs = 0
  let outputs = 0
  const all = Array.from({ length: count }, (): Coder => {
    const flags = header.byte()
    if ((flags & 0xc0) !== 0) throw new ArchiveFailure('unsupported-format', '7z-coder')
    const method = Buffer.from(header.take(flags & 0x0f)).toString('hex')
    const isComplex = (flags & 0x10) !== 0
    inputs += isComplex ? header.number() : 1
    outputs += isComplex ? header.number() : 1
    return { method, properties: (flags & 0x20) === 0 ? new Uint8Array() : header.take(header.number()) }
  })
  if (inputs > MOST_CODERS || outputs > MOST_CODERS || outputs < 1 || inputs < outputs - 1) throw damaged()
  /** Input of a coder -> output that feeds it. */
  const feeds = new Map(Array.from({ length: outputs - 1 }, () => [header.number(), header.number()] as const))
  const streams = inputs - feeds.size
  const packed = streams === 1 ? Array.from({ length: inputs }, (_, at) => at).find((at) => !feeds.has(at)) : Array.from({ length: streams }, () => header.number())[0]
  const bound = new Set(feeds.values())
  const main = Array.from({ length: outputs }, (_, at) => at).find((at) => !bound.has(at)) ?? 0
  const order: number[] = []
  if (inputs === count && outputs === count && packed !== undefined) {
    const next = new Map([...feeds].map(([input, output]) => [output, input]))
    for (let at: number | undefined = packed; at !== undefined && order.length < count; at = next.get(at)) order.push(at)
  }
  return { all, order: order.length === count && order.at(-1) === main ? order : [], main, outputs, streams }
}

function readContents(header: HeaderReader, folders: readonly FolderDraft[]): Streams['contents'] {
  let counts = folders.map(() => 1)
  let sizes: number[][] = []
  let crcs: (number | null)[] | null = null
  const unknown = (): number => folders.reduce((sum, folder, at) => sum + (counts[at] === 1 && folder.crc !== null ? 0 : (counts[at] ?? 0)), 0)
  const lastSizes = (): number[][] => folders.map((folder, at) => ((counts[at] ?? 0) === 1 ? [folder.size] : []))
  for (let id = header.byte(); id !== END; id = header.byte()) {
    if (id === FILES_IN_FOLDERS) counts = folders.map(() => header.count(0))
    else if (id === SIZES) {
      sizes = folders.map((folder, at) => {
        const own = Array.from({ length: bounded(header, Math.max(0, (counts[at] ?? 0) - 1)) }, () => header.number())
        const rest = folder.size - own.reduce((sum, size) => sum + size, 0)
        if (rest < 0) throw damaged()
        return (counts[at] ?? 0) === 0 ? [] : [...own, rest]
      })
    } else if (id === CRCS) crcs = readCrcs(header, bounded(header, unknown(), 0))
    else throw damaged()
  }
  const all = sizes.length > 0 ? sizes : lastSizes()
  let next = 0
  return folders.map((folder, at) => {
    const own = all[at] ?? []
    if (own.length !== (counts[at] ?? 0)) throw damaged()
    return own.map((size) => ({ size, crc: own.length === 1 && folder.crc !== null ? folder.crc : (crcs?.[next++] ?? null) }))
  })
}

/** A count that the header itself gave: it may not be more than the header could hold. */
function bounded(header: HeaderReader, count: number, bytesEach = 1): number {
  if (count * bytesEach > header.left || count > 8 * (header.left + 1)) throw damaged()
  return count
}

function readFiles(header: HeaderReader): StoredFile[] {
  const count = header.count()
  let names: string[] = []
  let empty: boolean[] = []
  let emptyFiles: boolean[] = []
  let anti: boolean[] = []
  let modified: (bigint | null)[] = []
  let attributes: (number | null)[] = []
  for (let id = header.byte(); id !== END; id = header.byte()) {
    const part = new HeaderReader(header.take(header.number()))
    const empties = empty.filter(Boolean).length
    const notElsewhere = (): void => {
      if (part.byte() !== 0) throw new ArchiveFailure('unsupported-format', '7z-external')
    }
    if (id === NAMES) {
      notElsewhere()
      names = Buffer.from(part.take(part.left)).toString('utf16le').split('\0').slice(0, -1)
    } else if (id === EMPTY_STREAMS) empty = part.bits(count)
    else if (id === EMPTY_FILES) emptyFiles = part.bits(empties)
    else if (id === ANTI) anti = part.bits(empties)
    else if (id === MODIFIED) {
      const there = part.bitsOrAll(count)
      notElsewhere()
      modified = there.map((isThere) => (isThere ? part.uint64() : null))
    } else if (id === ATTRIBUTES) {
      const there = part.bitsOrAll(count)
      notElsewhere()
      attributes = there.map((isThere) => (isThere ? part.uint32() : null))
    }
  }
  if (names.length !== count) throw damaged()
  let nextEmpty = 0
  return names.map((name, at) => {
    const isEmpty = empty[at] === true
    const place = isEmpty ? nextEmpty++ : -1
    return {
      name,
      hasContent: !isEmpty,
      isFolder: isEmpty && emptyFiles[place] !== true,
      isAnti: isEmpty && anti[place] === true,
      attributes: attributes[at] ?? 0,
      modified: modified[at] ?? null,
    }
  })
}

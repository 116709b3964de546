import { createInflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ByteSource } from '../byte-source.ts'
import { EntryFailure } from '../entry.ts'
import { deltaFilter } from './filters.ts'
import type { Coder, Folder } from './header.ts'
import { LzmaFault } from './lzma.ts'
import { packedInput, type PackedInput } from './packed-input.ts'
import { dictionarySize, unpackLzma, unpackLzma2 } from './unpack-lzma.ts'

/** Methods by their number in the archive. */
const COPY = '00'
const DELTA = '03'
const LZMA2 = '21'
const LZMA = '030101'
const DEFLATE = '040108'
const ENCRYPTED = '06f10701'
const NAMES: Readonly<Record<string, string>> = { '03030103': 'BCJ', '0303011b': 'BCJ2', '030401': 'PPMd', '040202': 'BZip2', '040109': 'Deflate64', '04f71101': 'Zstandard' }

/** More than any of the usual settings; the window is in memory while a folder is unpacked. */
const LARGEST_WINDOW = 256 * 1024 * 1024

/** Why a folder cannot be unpacked here; null where it can. */
export function folderFault(folder: Folder): EntryFailure | null {
  if (folder.methods.includes(ENCRYPTED)) return new EntryFailure('password-protected')
  const unknown = folder.methods.find((method) => ![COPY, DELTA, LZMA, LZMA2, DEFLATE].includes(method))
  if (unknown !== undefined) return new EntryFailure('unsupported-format', `7z-method-${NAMES[unknown] ?? unknown}`)
  if (folder.coders.length === 0) return new EntryFailure('unsupported-format', '7z-coder')
  return folder.coders.some((coder, at) => Math.min(windowOf(coder), folder.sizes[at] ?? 0) > LARGEST_WINDOW) ? new EntryFailure('too-large', '7z-dictionary') : null
}

function windowOf({ method, properties }: Coder): number {
  if (method === LZMA2) return dictionarySize(Math.min(properties[0] ?? 0, 40))
  return method === LZMA && properties.length >= 5 ? new DataView(properties.buffer, properties.byteOffset).getUint32(1, true) : 0
}

/** The content of a folder in pieces. Fails with {@link EntryFailure} where it is damaged; never gives more than the archive states. */
export async function* unpackFolder(source: ByteSource, folder: Folder, base: number): AsyncGenerator<Uint8Array> {
  const input = packedInput(source, base + folder.start, folder.packedSize)
  let content: AsyncIterable<Uint8Array> | null = null
  for (const [at, coder] of folder.coders.entries()) content = step(coder, content, input, folder.sizes[at] ?? 0)
  let done = 0
  try {
    for await (const piece of content ?? []) {
      const wanted = piece.subarray(0, folder.size - done)
      done += wanted.length
      yield wanted
      // Unpacking fills the processor; whoever waits for an answer comes first.
      await nextTurn()
      if (done === folder.size) return
    }
  } catch (error) {
    throw error instanceof EntryFailure ? error : new EntryFailure('damaged', error instanceof LzmaFault ? `lzma-${error.message}` : error instanceof Error ? error.message.slice(0, 200) : null)
  }
  if (done !== folder.size) throw new EntryFailure('damaged', 'fewer-bytes-than-stated')
}

function step(coder: Coder, before: AsyncIterable<Uint8Array> | null, input: PackedInput, size: number): AsyncIterable<Uint8Array> {
  if (coder.method === DELTA) return filtered(before ?? copied(input), (coder.properties[0] ?? 0) + 1)
  // Packed twice over: no program writes that.
  if (before !== null) return coder.method === COPY ? before : failing(new EntryFailure('unsupported-format', '7z-coder'))
  switch (coder.method) {
    case LZMA:
      return unpackLzma(input, coder.properties, size)
    case LZMA2:
      return unpackLzma2(input, coder.properties, size)
    case DEFLATE:
      return inflated(input)
    default:
      return copied(input)
  }
}

const PIECE = 256 * 1024

async function* copied(input: PackedInput): AsyncGenerator<Uint8Array> {
  while (input.left > 0) yield await input.take(Math.min(PIECE, input.left))
}

async function* inflated(input: PackedInput): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(copied(input), { objectMode: false })
  const inflate = createInflateRaw()
  packed.on('error', (error) => inflate.destroy(error))
  packed.pipe(inflate)
  try {
    yield* inflate as AsyncIterable<Buffer>
  } finally {
    packed.destroy()
    inflate.destroy()
  }
}

async function* filtered(content: AsyncIterable<Uint8Array>, distance: number): AsyncGenerator<Uint8Array> {
  const filter = deltaFilter(distance)
  for await (const piece of content) yield filter.next(piece)
  yield filter.end()
}

async function* failing(failure: EntryFailure): AsyncGenerator<Uint8Array> {
  await Promise.reject(failure)
  yield new Uint8Array()
}

import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import type { Spool, Spooled } from '../../files/spool.ts'
import { collect, EntryFailure } from './entry.ts'

/** Path on the disk: bytes where the name is no valid UTF-8 (older Chinese archives unpacked on Linux). */
export type DiskPath = string | Buffer

/** Where the bytes of an archive or file are: on the disk, or in memory, to be unpacked anew where they were let go. */
export type ByteSource =
  | { readonly kind: 'file'; readonly path: DiskPath; readonly size: number }
  | { readonly kind: 'memory'; readonly bytes: () => Promise<Uint8Array>; readonly size: number }
  | { readonly kind: 'spool'; readonly spooled: Spooled; readonly size: number }

export const memorySource = (bytes: Uint8Array): ByteSource => ({ kind: 'memory', bytes: () => Promise.resolve(bytes), size: bytes.length })

/**
 * Keeps the archive that was unpacked last. Entries are listed first and read later, in the same order; if each
 * kept its archive alive, all archives of a bundle would be in memory together. Big ones are put aside.
 */
export interface UnpackedArchive {
  /** A source whose bytes `unpack` gives, now and whenever they are needed after another archive took the place. */
  source(unpack: () => AsyncIterable<Uint8Array>): Promise<ByteSource>
}

/** Up to this size an unpacked archive is kept in memory. */
const KEPT_BYTES = 32 * 1024 * 1024

/** Without a spool all archives are kept in memory. */
export function createUnpackedArchive(spool: Spool | null = null): UnpackedArchive {
  let last: { readonly unpack: () => AsyncIterable<Uint8Array>; readonly bytes: Promise<Uint8Array> } | null = null
  const bytesOf = (unpack: () => AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
    if (last?.unpack !== unpack) last = { unpack, bytes: collect(unpack(), 0) }
    return last.bytes
  }
  return {
    async source(unpack) {
      const unpacking = unpack()[Symbol.asyncIterator]()
      const begun: Uint8Array[] = []
      let size = 0
      const most = spool === null ? Number.POSITIVE_INFINITY : KEPT_BYTES
      while (size <= most) {
        const next = await unpacking.next()
        if (next.done === true) {
          const bytes = Buffer.concat(begun)
          last = { unpack, bytes: Promise.resolve(bytes) }
          return { kind: 'memory', bytes: () => bytesOf(unpack), size }
        }
        begun.push(next.value.slice())
        size += next.value.length
      }
      const spooled = await (spool as Spool).keep(goOn(begun, unpacking))
      return { kind: 'spool', spooled, size: spooled.size }
    },
  }
}

async function* goOn(begun: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* begun
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

const PIECE = 1024 * 1024

/** Opens without following a link: the name may have been exchanged for one since it was listed. */
export async function openRegular(path: DiskPath): Promise<FileHandle> {
  let handle: FileHandle
  try {
    // O_NONBLOCK: opening a pipe that took the place of the file would otherwise wait for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw new EntryFailure('unreadable-file', errorCode(error))
  }
  const facts = await handle.stat()
  if (facts.isFile()) return handle
  await handle.close()
  throw new EntryFailure('link-refused', 'not-a-regular-file')
}

/** Bytes `start` to before `end`, in pieces of at most 1 MiB; fewer where the file ends before. */
export async function* readSpan(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (source.kind === 'memory') {
    const bytes = await source.bytes()
    for (let at = start; at < Math.min(end, source.size); at += PIECE) yield bytes.subarray(at, Math.min(at + PIECE, end, source.size))
    return
  }
  if (source.kind === 'spool') {
    for (let at = start; at < Math.min(end, source.size); at += PIECE) yield await source.spooled.read(at, Math.min(at + PIECE, end, source.size))
    return
  }
  const handle = await openRegular(source.path)
  try {
    yield* readHandle(handle, start, end)
  } catch (error) {
    throw error instanceof EntryFailure ? error : new EntryFailure('unreadable-file', errorCode(error))
  } finally {
    await handle.close()
  }
}

/** As {@link readSpan} from a file that is open already; it stays open. */
export async function* readHandle(handle: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const piece = new Uint8Array(Math.min(PIECE, end - at))
    const { bytesRead } = await handle.read(piece, 0, piece.length, at)
    if (bytesRead === 0) return
    yield piece.subarray(0, bytesRead)
    at += bytesRead
  }
}

/** Up to `length` bytes from `start` as one array. */
export async function readAt(source: ByteSource, start: number, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const piece of readSpan(source, start, start + length)) parts.push(piece)
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}

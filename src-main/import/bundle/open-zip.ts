import { fromBufferPromise, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import type { Spooled } from '../../files/spool.ts'
import { openRegular, readAt, type ByteSource } from './byte-source.ts'
import { ArchiveFailure } from './entry.ts'

const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false } as const

/** Last record of an archive: 22 bytes and a comment of at most 65,535. */
const END_RECORD = Buffer.from('PK\x05\x06', 'latin1')
const END_RECORD_BYTES = 22
const MAX_TAIL = END_RECORD_BYTES + 0xffff

/** An open directory; the caller closes it. Strings are decoded here, since yauzl knows no GB18030. */
export async function openZip(source: ByteSource): Promise<ZipFile> {
  const size = await lengthWithoutTail(source)
  if (source.kind === 'memory') {
    const bytes = await source.bytes()
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, size), OPTIONS).catch(asArchiveFailure)
  }
  const reader = new WindowReader(source.kind === 'file' ? await openRegular(source.path) : handleOf(source.spooled))
  return await fromRandomAccessReaderPromise(reader, size, OPTIONS).catch((error: unknown) => {
    reader.close(() => undefined)
    return asArchiveFailure(error)
  })
}

/**
 * Length up to the end of the archive's last record. Mail gateways and old word processors leave bytes behind
 * it; the reader takes those for damage, and a document that every other program opens would be refused.
 */
async function lengthWithoutTail(source: ByteSource): Promise<number> {
  const start = Math.max(0, source.size - MAX_TAIL)
  const tail = Buffer.from(await readAt(source, start, source.size - start))
  for (let at = tail.lastIndexOf(END_RECORD); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END_RECORD, at - 1)) {
    if (at + END_RECORD_BYTES > tail.length) continue
    const end = at + END_RECORD_BYTES + tail.readUInt16LE(at + 20)
    if (end <= tail.length) return start + end
  }
  return source.size
}

/** As much of a file handle as reading takes. */
interface Handle {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>
  close(): Promise<void>
}

/** What was put aside, as a handle; it stays with its spool. */
const handleOf = (spooled: Spooled): Handle => ({
  async read(buffer, offset, length, position) {
    const bytes = await spooled.read(position, Math.max(position, Math.min(position + length, spooled.size)))
    buffer.set(bytes, offset)
    return { bytesRead: bytes.length }
  },
  close: () => Promise.resolve(),
})

const WINDOW_BYTES = 1024 * 1024

/**
 * Lets yauzl read through a handle that was opened without following a link. Entries of a directory are read
 * one by one, two reads each; a window over them spares a hundred thousand calls. Members are not read by it.
 */
class WindowReader extends RandomAccessReader {
  readonly handle: Handle
  window: Buffer = Buffer.alloc(0)
  windowStart = 0
  constructor(handle: Handle) {
    super()
    this.handle = handle
  }
  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    void answer(() => this.readThroughWindow(buffer, offset, length, position), callback)
  }
  async readThroughWindow(buffer: Buffer, offset: number, length: number, position: number): Promise<void> {
    const isInside = position >= this.windowStart && position + length <= this.windowStart + this.window.length
    if (!isInside) {
      const window = Buffer.alloc(Math.max(length, WINDOW_BYTES))
      const { bytesRead } = await this.handle.read(window, 0, window.length, position)
      this.window = window.subarray(0, bytesRead)
      this.windowStart = position
    }
    const from = position - this.windowStart
    if (this.window.copy(buffer, offset, from, from + length) < length) throw new Error('unexpected end of file')
  }
  override close(callback: (error: Error | null) => void): void {
    void answer(() => this.handle.close(), callback)
  }
}

async function answer(work: () => Promise<void>, callback: (error: Error | null) => void): Promise<void> {
  let failure: Error | null = null
  try {
    await work()
  } catch (error) {
    failure = error instanceof Error ? error : new Error('unreadable')
  }
  callback(failure)
}

/** What the reader says of a broken directory, as the fault of the archive. */
export function asArchiveFailure(error: unknown): never {
  throw new ArchiveFailure('damaged', error instanceof Error ? error.message.slice(0, 200) : null)
}

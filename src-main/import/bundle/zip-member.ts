import { Readable } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { readAt, readSpan, type ByteSource } from './byte-source.ts'
import { EntryFailure } from './entry.ts'

/** Fixed part of the header before the bytes of a member. */
export const LOCAL_HEADER_BYTES = 30
const LOCAL_HEADER_MARK = 0x04034b50

/** Where a member lies and what the directory says of it. */
export interface ZipMember {
  readonly offset: number
  readonly deflated: boolean
  readonly packedSize: number
  readonly size: number
  readonly crc32: number
}

/** Members up to this size, packed and unpacked, are read with one call and unpacked at once: a bundle has ten thousands of them. */
const SMALL_BYTES = 256 * 1024
/** Room for the name and extra field of the local header; a member with longer ones takes a second call. */
const HEADER_ROOM = 512

/**
 * Unpacks one member. The sizes and the CRC of the directory are held against the real bytes as they come, so a
 * lying header ends early. Fails with {@link EntryFailure} `damaged`.
 */
export async function* streamMember(source: ByteSource, member: ZipMember): AsyncGenerator<Uint8Array> {
  const isSmall = member.packedSize <= SMALL_BYTES && member.size <= SMALL_BYTES
  const head = Buffer.from(await readAt(source, member.offset, LOCAL_HEADER_BYTES + HEADER_ROOM + (isSmall ? member.packedSize : 0)))
  const start = dataStart(head, member)
  if (member.offset + start + member.packedSize > source.size) throw new EntryFailure('damaged', 'beyond-end')
  let size = 0
  let sum = 0
  try {
    for await (const chunk of isSmall ? smallMember(source, member, head, start) : largeMember(source, member, start)) {
      size += chunk.length
      if (size > member.size) throw new EntryFailure('damaged', 'more-bytes-than-stated')
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    throw error instanceof EntryFailure ? error : new EntryFailure('damaged', faultOf(error))
  }
  if (size !== member.size) throw new EntryFailure('damaged', 'fewer-bytes-than-stated')
  if (sum !== member.crc32) throw new EntryFailure('damaged', 'checksum')
}

/** Length of the local header. Its own CRC, where it states one, has to agree with that of the directory. */
function dataStart(head: Buffer, member: ZipMember): number {
  if (head.length < LOCAL_HEADER_BYTES || head.readUInt32LE(0) !== LOCAL_HEADER_MARK) throw new EntryFailure('damaged', 'local-header')
  const stated = head.readUInt32LE(14)
  // Zero stands for "follows the data".
  if (stated !== 0 && stated !== member.crc32) throw new EntryFailure('damaged', 'checksums-disagree')
  return LOCAL_HEADER_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28)
}

async function* smallMember(source: ByteSource, member: ZipMember, head: Buffer, start: number): AsyncGenerator<Uint8Array> {
  const isInHead = start + member.packedSize <= head.length
  const packed = isInHead ? head.subarray(start, start + member.packedSize) : await readAt(source, member.offset + start, member.packedSize)
  // One byte more than stated is enough to see that the statement is wrong.
  yield member.deflated ? inflateRawSync(packed, { maxOutputLength: member.size + 1 }) : packed
}

async function* largeMember(source: ByteSource, member: ZipMember, start: number): AsyncGenerator<Uint8Array> {
  const span = readSpan(source, member.offset + start, member.offset + start + member.packedSize)
  if (!member.deflated) {
    yield* span
    return
  }
  const packed = Readable.from(span, { objectMode: false })
  const inflated = createInflateRaw()
  packed.on('error', (error) => inflated.destroy(error))
  packed.pipe(inflated)
  try {
    yield* inflated as AsyncIterable<Buffer>
  } finally {
    packed.destroy()
    inflated.destroy()
  }
}

function faultOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'more-bytes-than-stated' : error.message.slice(0, 200)
}

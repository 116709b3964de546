import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { readSpan, type ByteSource } from './byte-source.ts'
import { ArchiveFailure } from './entry.ts'
import { isSuspicious, type BundleLimits } from './limits.ts'

/**
 * Inflates a gzip file. The real bytes are counted as they come: the size at the end of the file is only modulo 4 GiB
 * and written by whoever made it. Throws {@link ArchiveFailure}.
 */
export async function* gunzip(source: ByteSource, limits: BundleLimits): AsyncGenerator<Uint8Array> {
  let size = 0
  const packed = Readable.from(readSpan(source, 0, source.size), { objectMode: false })
  const inflated = createGunzip()
  packed.on('error', (error) => inflated.destroy(error))
  packed.pipe(inflated)
  try {
    for await (const chunk of inflated as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limits.maxUnpackedArchiveBytes) throw new ArchiveFailure('too-large', null)
      if (isSuspicious(source.size, size, limits)) throw new ArchiveFailure('suspicious-ratio', null)
      yield chunk
    }
  } catch (error) {
    throw error instanceof ArchiveFailure ? error : new ArchiveFailure('damaged', error instanceof Error ? error.message.slice(0, 200) : null)
  } finally {
    packed.destroy()
    inflated.destroy()
  }
}

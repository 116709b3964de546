import { createCipheriv, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

/** What was put aside: read by ranges, `end` not counted, as long as the spool is open. */
export interface Spooled {
  readonly size: number
  read(start: number, end: number): Promise<Uint8Array>
}

/**
 * Puts bytes aside that do not fit into memory, such as a big archive out of another one. No plain copy may be left on
 * the disk, so they stand there encrypted with a key that is in memory alone: after a crash nobody can read them.
 */
export interface Spool {
  /** Takes all pieces. Rejects where the disk is full or a piece cannot be had. */
  keep(pieces: AsyncIterable<Uint8Array>): Promise<Spooled>
  close(): Promise<void>
}

const BLOCK = 16

/** A spool in a file of the folder, made when it is first needed and gone when it is closed. */
export function createSpool(folder: string): Spool {
  const key = randomBytes(32)
  const path = join(folder, `.threshold-${randomBytes(8).toString('hex')}.unpacking`)
  let opening: Promise<FileHandle> | null = null
  let end = 0
  const file = (): Promise<FileHandle> => (opening ??= openHidden(path))
  /** The key stream at a place of the file, which is the place in the counter. */
  const crypt = (bytes: Uint8Array, at: number): Buffer => {
    const counter = Buffer.alloc(BLOCK)
    counter.writeBigUInt64BE(BigInt(Math.floor(at / BLOCK)), 8)
    const cipher = createCipheriv('aes-256-ctr', key, counter)
    cipher.update(Buffer.alloc(at % BLOCK))
    return cipher.update(bytes)
  }
  return {
    async keep(pieces) {
      const handle = await file()
      const start = end
      for await (const piece of pieces) {
        const place = end
        end += piece.length
        await handle.write(crypt(piece, place), 0, piece.length, place)
      }
      return {
        size: end - start,
        async read(from, to) {
          const bytes = Buffer.alloc(to - from)
          let filled = 0
          while (filled < bytes.length) {
            const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + from + filled)
            if (bytesRead === 0) throw new Error('what was put aside is gone')
            filled += bytesRead
          }
          return crypt(bytes, start + from)
        },
      }
    },
    async close() {
      if (opening === null) return
      await (await opening).close().catch(() => undefined)
      rmSync(path, { force: true })
    },
  }
}

async function openHidden(path: string): Promise<FileHandle> {
  const handle = await open(path, 'wx+', 0o600)
  try {
    // Where the system allows it the name goes at once, and the bytes with the process, however it ends.
    if (process.platform !== 'win32') rmSync(path)
  } catch {
    // It then goes when the spool is closed.
  }
  return handle
}

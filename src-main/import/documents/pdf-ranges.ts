import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { bufferMeter } from '../../files/release-memory.ts'
import { type Bytes, sizeOf } from '../content.ts'

/**
 * Least bytes that pdf.js asks for at once. Looking a page up costs one such piece wherever its object stands, and
 * pdf.js keeps every piece that it was given: small pieces keep what a page costs near what it is.
 */
const RANGE_CHUNK = 8192

/**
 * So many bytes may pdf.js keep of a file. It drops none of them while a document is open, so that the pictures of all
 * pages would be in memory at the end; whoever reads page after page opens the document anew after this.
 */
export const MOST_KEPT = 128 * 1024 * 1024

/** Up to here a file is given whole: one message instead of hundreds. */
const SMALL = 16 * 1024 * 1024

/** What `getDocument` is to read from, and how much of it was taken so far. */
export interface PdfInput {
  readonly parameters: Pick<Parameters<typeof Pdfjs.getDocument>[0] & object, 'data' | 'range' | 'rangeChunkSize' | 'disableAutoFetch' | 'disableStream'>
  /** Bytes that pdf.js holds because it asked for them. */
  taken(): number
  /** Rejects where a range cannot be had: pdf.js would wait for it for ever, and does not end while it waits. */
  readonly lost: Promise<never>
}

/** Lets pdf.js read a document by ranges where it is big. */
export async function pdfInput(pdfjs: Pick<typeof Pdfjs, 'PDFDataRangeTransport'>, bytes: Bytes): Promise<PdfInput> {
  const lost = Promise.withResolvers<never>()
  lost.promise.catch(() => undefined)
  if (bytes instanceof Uint8Array || bytes.size <= SMALL) {
    // pdf.js takes the buffer over; the caller still needs its bytes.
    const data = Uint8Array.from(bytes instanceof Uint8Array ? bytes : await bytes.read(0, bytes.size))
    return { parameters: { data }, taken: () => 0, lost: lost.promise }
  }
  const used = bufferMeter()
  let taken = 0
  class Ranges extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      const stop = Math.min(end, sizeOf(bytes))
      ;(bytes as Exclude<Bytes, Uint8Array>).read(begin, stop).then(
        (piece) => {
          taken += piece.length
          // pdf.js takes a buffer over where the piece is all of it; somebody may still hold that one.
          this.onDataRange(begin, piece.byteLength === piece.buffer.byteLength ? piece.slice() : piece)
          used(3 * piece.length)
        },
        (error: unknown) => lost.reject(error instanceof Error ? error : new Error('a range could not be read')),
      )
    }
  }
  return {
    parameters: { range: new Ranges(bytes.size, null), rangeChunkSize: RANGE_CHUNK, disableAutoFetch: true, disableStream: true },
    taken: () => taken,
    lost: lost.promise,
  }
}

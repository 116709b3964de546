import type { TextEncoding } from '../../contract/intake-methods.ts'
import type { Content } from '../content.ts'
import { looksSimplified } from '../text/encoding.ts'

/** Bytes read at once, and the first of them also decoded at once: what a table is shows in its beginning. */
export const PIECE = 1024 * 1024

/**
 * In so many parts a piece is decoded behind the first. The rows of a short text are done with before V8 takes it for one
 * that stays, which only a full collection gives back; and rows leave their reader only between two parts.
 */
const PARTS = 32

/** Encodings in which a long text is read piece by piece. */
export type LongEncoding = Extract<TextEncoding, 'UTF-8' | 'UTF-8 BOM' | 'GB18030'>
const LABELS: Readonly<Record<LongEncoding, string>> = { 'UTF-8': 'utf-8', 'UTF-8 BOM': 'utf-8', GB18030: 'gb18030' }

/** Pieces of a text in their order. Throws where a byte is not valid in the encoding. */
export async function* textPieces(content: Content, encoding: LongEncoding, size: number): AsyncGenerator<string> {
  const decoder = new TextDecoder(LABELS[encoding], { fatal: true })
  let next = pieceAt(content, 0, size)
  for (let at = 0; at < content.size; at += size) {
    const end = Math.min(at + size, content.size)
    const bytes = await next
    // It comes while this one is read: whoever has it is busy storing rows, and answers when he comes to it.
    next = pieceAt(content, end, size)
    const step = at === 0 ? size : Math.ceil(size / PARTS)
    for (let from = 0; from < bytes.length; from += step) yield decoder.decode(bytes.subarray(from, from + step), { stream: end < content.size || from + step < bytes.length })
  }
}

/** The piece that begins here; one that nobody waits for any more may fail unheard. */
function pieceAt(content: Content, at: number, size: number): Promise<Uint8Array> {
  if (at >= content.size) return Promise.resolve(new Uint8Array())
  const piece = content.read(at, Math.min(at + size, content.size))
  piece.catch(() => undefined)
  return piece
}

/**
 * Encodings that a long text may be in, the first that every byte is valid in being it, as `decodeText` tells it of a
 * whole text; none for one that is rare in long tables (UTF-16, Big5) or binary, which is for the reader of whole texts.
 */
async function possibleEncodings(content: Content): Promise<readonly LongEncoding[]> {
  const head = await content.read(0, Math.min(content.size, PIECE))
  if (head.subarray(0, 65_536).includes(0)) return []
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return ['UTF-8 BOM']
  return looksSimplified(beginning(head)) ? ['UTF-8', 'GB18030'] : ['UTF-8']
}

/** What `read` makes of a text in the first encoding that it may be in and that no byte so far contradicts; null where there is none. */
export async function inFittingEncoding<Read>(content: Content, read: (encoding: LongEncoding) => Promise<Read | null>): Promise<Read | null> {
  for (const encoding of await possibleEncodings(content)) {
    try {
      return await read(encoding)
    } catch (error) {
      // A byte that is not valid in this encoding; the next one is tried.
      if (!(error instanceof TypeError)) throw error
    }
  }
  return null
}

/** A piece may end in the middle of a character. */
const beginning = (bytes: Uint8Array): string => new TextDecoder('gb18030').decode(bytes)

import { fail, ok, type Result } from '../../contract/result.ts'
import { openCompoundFile } from './compound-file.ts'
import { onePage, tidyLines, type DocumentFault, type DocumentText } from './document-text.ts'

/** Places in the file information block (MS-DOC 2.5). */
const FIB = { version: 2, flags: 10, lengths: 0x4c, pieceTable: 0x1a2, pieceTableBytes: 0x1a6 } as const
const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
const WORD_97 = 0xc1

/**
 * Text of a Word 97 to 2003 document (also as written by WPS) as one page: body, notes and text boxes, without
 * headers. Courts hold most of their older papers in this form. Fails with `password-protected`, with
 * `needs-conversion` for older versions, and with `damaged`.
 */
export function readDoc(bytes: Uint8Array): Result<DocumentText, DocumentFault> {
  const file = openCompoundFile(bytes)
  const main = toBuffer(file?.stream('WordDocument') ?? null)
  if (file === null || main === null || main.length < FIB.pieceTableBytes + 4) return fail({ reason: 'damaged', detail: 'word-document' })
  const flags = main.readUInt16LE(FIB.flags)
  if ((flags & ENCRYPTED) !== 0) return fail({ reason: 'password-protected', detail: null })
  if (main.readUInt16LE(0) !== 0xa5ec || main.readUInt16LE(FIB.version) < WORD_97) return fail({ reason: 'needs-conversion', detail: 'doc' })
  const table = toBuffer(file.stream((flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table'))
  const text = table === null ? null : readPieces(main, table)
  return text === null ? fail({ reason: 'damaged', detail: 'word-pieces' }) : ok(onePage(toLines(withoutHeaders(text, main))))
}

const toBuffer = (bytes: Uint8Array | null): Buffer | null => (bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))

/** Puts the pieces of the text together; each is in UTF-16 or, where the top bits say so, in one byte per character. */
function readPieces(main: Buffer, table: Buffer): string | null {
  const start = main.readUInt32LE(FIB.pieceTable)
  const end = start + main.readUInt32LE(FIB.pieceTableBytes)
  if (end > table.length) return null
  let at = start
  // Property lists may stand before the table of pieces.
  while (at + 3 <= end && table[at] === 1) at += 3 + table.readUInt16LE(at + 1)
  if (at + 5 > end || table[at] !== 2) return null
  const length = table.readUInt32LE(at + 1)
  const pieces = table.subarray(at + 5, at + 5 + length)
  const count = Math.floor((pieces.length - 4) / 12)
  const single = new TextDecoder('windows-1252')
  let text = ''
  let total = 0
  for (let index = 0; index < count; index += 1) {
    const characters = pieces.readUInt32LE((index + 1) * 4) - pieces.readUInt32LE(index * 4)
    const place = pieces.readUInt32LE((count + 1) * 4 + index * 8 + 2)
    const isSingle = (place & 0x4000_0000) !== 0
    const from = isSingle ? (place & 0x3fff_ffff) >>> 1 : place & 0x3fff_ffff
    total += Math.max(0, characters)
    // Pieces never overlap; a table that repeats one of them a hundred thousand times is made to fill memory.
    if (characters < 0 || total > main.length || from + (isSingle ? characters : characters * 2) > main.length) return null
    text += isSingle ? single.decode(main.subarray(from, from + characters)) : main.toString('utf16le', from, from + characters * 2)
  }
  return text
}

/** Parts follow each other as body, footnotes, headers, and more; headers would stand in the middle of the text. */
function withoutHeaders(text: string, main: Buffer): string {
  const [body, footnotes, headers] = [0, 4, 8].map((offset) => main.readUInt32LE(FIB.lengths + offset)) as [number, number, number]
  return text.slice(0, body + footnotes) + text.slice(body + footnotes + headers)
}

/** Turns the marks of Word into lines and tabs: 13 ends a paragraph, 7 a cell, two in a row a table row; 19 to 20 is the code of a field. */
function toLines(text: string): string {
  const plain = text
    // A field inside the code of another leaves its own marks behind, which the last replacement drops.
    .replace(/\u0013[^\u0013\u0014\u0015]*\u0014/gu, '')
    .replace(/\u0013[^\u0013\u0014\u0015]*\u0015/gu, '')
    .replace(/\u0007\u0007/gu, '\n')
    .replace(/\u0007/gu, '\t')
    .replace(/\u001e/gu, '-')
    .replace(/[\r\v\f]/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
  return tidyLines(plain)
}

import { onePage } from '../documents/document-text.ts'
import { documentOf } from '../parsed.ts'
import type { ParsedFile } from '../parsed-file.ts'
import { readExchange } from './read-exchange.ts'

/** Text of an exchange format as a statement with its text as the one page, so that cited lines can be read; null for other text. */
export function parseExchange(text: string, encoding: string): ParsedFile | null {
  const file = readExchange(text)
  if (file === null) return null
  const page = { ...onePage(file.text.replace(/\r\n?/gu, '\n')), fault: file.fault }
  return documentOf('bank-statement', { format: file.format, mediaType: file.mediaType }, page, { encoding, statements: file.statements })
}

/**
 * An exchange file in the Western character set of its standard, which nothing else in a bundle is written in and
 * which would be taken for Chinese or refused. Null for other bytes, also for such files that hold UTF-8 or GBK
 * all the same: in these the bytes above 127 stand in pairs and threes, in Western text alone between letters.
 */
export function parseWesternExchange(bytes: Uint8Array): ParsedFile | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  if (!/^\s*OFXHEADER:|^\s*(?:\{1:F|-?:20:)|\n-?:20:/u.test(head)) return null
  const { high, paired } = highBytes(bytes)
  return high > 0 && paired * 2 < high ? parseExchange(new TextDecoder('windows-1252').decode(bytes), 'windows-1252') : null
}

/** Bytes above 127, and how many of them stand beside another. */
function highBytes(bytes: Uint8Array): { readonly high: number; readonly paired: number } {
  let high = 0
  let paired = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high += 1
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) paired += 1
  }
  return { high, paired }
}

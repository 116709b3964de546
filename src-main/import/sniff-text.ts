import type { SniffedFormat } from './sniff.ts'

/**
 * Tells plain text by its bytes, then its kind by how it begins. Encodings of one and several bytes (UTF-8,
 * GB18030, Big5) use no control characters but tab, line ends and form feed; UTF-16 is known by its mark or
 * by zeros in every other place. What looks like none of them is `unknown`.
 */
export function sniffText(head: Uint8Array, extension: string): SniffedFormat {
  const text = asText(head)
  if (text === null) return 'unknown'
  const start = text.slice(0, 8192).trimStart().slice(0, 4096)
  if (/^<(?:!doctype\s+html|html|head|body|table|meta|div|style)\b/iu.test(start)) return 'html'
  if (start.startsWith('<?xml') || /^<[a-z][\w:.-]*[\s>]/iu.test(start)) return sniffMarkup(start)
  if (/^[[{]/u.test(start) && (extension === 'json' || isJson(text))) return 'json'
  if (isMail(start)) return 'eml'
  return extension === 'csv' || extension === 'tsv' ? 'csv' : 'text'
}

/** The head as characters, the byte order mark left out; bytes stand for themselves where they are no UTF-16, since only ASCII is looked at. */
function asText(head: Uint8Array): string | null {
  const whole = Buffer.from(head.buffer, head.byteOffset, head.length)
  const bytes = whole.length >= 3 && whole.readUIntBE(0, 3) === 0xefbbbf ? whole.subarray(3) : whole
  const even = bytes.subarray(0, bytes.length & ~1)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return even.toString('utf16le').slice(1)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(even).swap16().toString('utf16le').slice(1)
  if (zeroShare(bytes, 1) > 0.3) return wideText(even.toString('utf16le'))
  if (zeroShare(bytes, 0) > 0.3) return wideText(Buffer.from(even).swap16().toString('utf16le'))
  // A stray control character is a fault of one row, not of the file; many of them are no text.
  let controls = 0
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a) controls += 1
  }
  return controls > 2 && controls * 200 > bytes.length ? null : bytes.toString('latin1')
}

/** Zeros in every other place are also a mark of small numbers in a binary file; those are control characters or unassigned as text. */
const wideText = (text: string): string | null => ((text.match(/(?!\s)[\p{Cc}\p{Cn}\p{Cs}]/gu)?.length ?? 0) * 50 > text.length ? null : text)

/** Share of zeros at the even or odd places, where the other places hold next to none. */
function zeroShare(bytes: Buffer, parity: 0 | 1): number {
  const length = Math.min(bytes.length, 4096)
  if (length < 8) return 0
  let zeros = 0
  let others = 0
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] !== 0) continue
    if (at % 2 === parity) zeros += 1
    else others += 1
  }
  return others > length / 100 ? 0 : zeros / (length / 2)
}

function sniffMarkup(start: string): SniffedFormat {
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheetml'
  if (/<html\b/iu.test(start)) return 'html'
  return start.startsWith('<?xml') || /<\/|\/>|xmlns/u.test(start) ? 'xml' : 'text'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // The head of a longer file is cut off: accept what begins as an object or array of JSON and says nothing else.
    return text.length >= 60_000 && /^\s*(?:\{\s*"|\[\s*[[{"\d])/u.test(text)
  }
}

/** Mail begins with header lines, two of the usual ones among the first; so does a page that a spreadsheet saved as one file (MHTML, RFC 2557). */
function isMail(start: string): boolean {
  if (!/^[A-Za-z][A-Za-z-]*:[ \t]/u.test(start)) return false
  const fields = start.split(/\r?\n\r?\n/u, 1)[0] ?? ''
  return (fields.match(/^(?:From|To|Subject|Date|Received|Message-ID|MIME-Version|Content-Type|Return-Path):/gimu) ?? []).length >= 2
}

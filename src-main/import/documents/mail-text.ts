import type { Attachment } from './mail-attachments.ts'
import { onePage, tidyLines, type DocumentText } from './document-text.ts'
import { htmlToText } from './html-text.ts'
import { decodeText } from '../text/encoding.ts'

/** Lines of the head that are shown before the text. */
const SHOWN = ['from', 'to', 'cc', 'date', 'subject'] as const
/** Parts in parts in parts: deeper than any mail that people forward. */
const MAX_DEPTH = 20

interface Part {
  readonly headers: ReadonlyMap<string, string>
  /** Bytes of the body as latin1 text. */
  readonly body: string
}

/**
 * Text of a mail (RFC 5322 with MIME) as one page: the usual head lines, then its text, that in HTML where there is
 * no plain one, and the names of its attachments, which intake takes in as files of their own ({@link attachmentsOfMail}).
 */
export function readMail(bytes: Uint8Array): DocumentText {
  const mail = splitPart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))
  const head = SHOWN.flatMap((name) => {
    const value = mail.headers.get(name)
    return value === undefined ? [] : [`${name[0]?.toUpperCase() ?? ''}${name.slice(1)}: ${decodeWords(value)}`]
  })
  const attachments: AttachedPart[] = []
  const text = textOf(mail, attachments, 0)
  if (attachments.length > 0) head.push(`Attachments: ${attachments.map(({ name }) => name).join(', ')}`)
  return onePage(tidyLines(`${head.join('\n')}\n\n${text}`))
}

/** The files that came with a mail; a mail inside it is one of them, whole. */
export function attachmentsOfMail(bytes: Uint8Array): Attachment[] {
  const attachments: AttachedPart[] = []
  textOf(splitPart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')), attachments, 0)
  return attachments.map(({ name, part }) => ({ name, bytes: bodyBytes(part) }))
}

/** A part that is no text of the mail. */
interface AttachedPart {
  readonly name: string
  readonly part: Part
}

function splitPart(source: string): Part {
  const end = /\r?\n\r?\n/u.exec(source)
  const head = (end === null ? source : source.slice(0, end.index)).replace(/\r?\n[ \t]+/gu, ' ')
  const headers = new Map<string, string>()
  for (const line of head.split(/\r?\n/u)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return { headers, body: end === null ? '' : source.slice(end.index + end[0].length) }
}

function textOf(part: Part, attachments: AttachedPart[], depth: number): string {
  const type = (part.headers.get('content-type') ?? 'text/plain').toLowerCase()
  const disposition = part.headers.get('content-disposition') ?? ''
  const name = fileName(disposition, 'filename') ?? fileName(part.headers.get('content-type') ?? '', 'name')
  if (type.startsWith('multipart/') && depth < MAX_DEPTH) {
    const parts = splitMultipart(part)
    const plain = type.startsWith('multipart/alternative') ? parts.find((each) => (each.headers.get('content-type') ?? 'text/plain').startsWith('text/plain')) : undefined
    return (plain === undefined ? parts : [plain]).map((each) => textOf(each, attachments, depth + 1)).join('\n')
  }
  if (/^attachment/iu.test(disposition) || !type.startsWith('text/')) {
    const [plainType = 'attachment'] = type.split(';', 1)
    attachments.push({ name: name ?? (plainType === 'message/rfc822' ? 'message.eml' : plainType.replaceAll('/', '-')), part })
    return ''
  }
  const text = decodeBytes(bodyBytes(part), parameter(part.headers.get('content-type') ?? '', 'charset'))
  return type.startsWith('text/html') ? htmlToText(text) : text
}

function splitMultipart(part: Part): Part[] {
  const boundary = parameter(part.headers.get('content-type') ?? '', 'boundary')
  if (boundary === null || boundary === '') return []
  // The mark ends with its line: that of a message inside may begin with the same letters.
  const pieces = `\n${part.body}`.split(new RegExp(`\\n--${boundary.replace(/[\^$.*+?()[\]{}|\\/]/gu, '\\$&')}(?=--|[ \\t]*\\r?\\n|[ \\t]*\\r?$)`, 'u'))
  // Before the first mark stands a note for old programs, behind the mark with two hyphens nothing more.
  return pieces.slice(1).flatMap((piece) => (piece.startsWith('--') ? [] : [splitPart(piece.replace(/^[^\n]*\n/u, '').replace(/\r$/u, ''))]))
}

function parameter(header: string, name: string): string | null {
  const match = new RegExp(`[;\\s]${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'iu').exec(`;${header}`)
  return match ? (match[1] ?? match[2] ?? '') : null
}

/** A name as encoded words, or in the later form with its character set in front (RFC 2231). */
function fileName(header: string, name: string): string | null {
  const plain = parameter(header, name)
  if (plain !== null) return decodeWords(plain)
  const extended = new RegExp(`[;\\s]${name}\\*\\s*=\\s*([\\w-]*)'[^']*'([^\\s;]+)`, 'iu').exec(`;${header}`)
  return extended ? decodeBytes(percentBytes(extended[2] ?? ''), extended[1] ?? '') : null
}

const percentBytes = (text: string): Buffer => Buffer.from(text.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')

function bodyBytes(part: Part): Buffer {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase()
  if (encoding === 'base64') return Buffer.from(part.body, 'base64')
  return encoding === 'quoted-printable' ? quotedBytes(part.body) : Buffer.from(part.body, 'latin1')
}

const quotedBytes = (text: string): Buffer =>
  Buffer.from(text.replace(/[ \t]*=\r?\n/gu, '').replace(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')

/** The stated character set where it is known; else by the bytes. GB2312 is read as GB18030, which it is a part of. */
function decodeBytes(bytes: Uint8Array, charset: string | null): string {
  try {
    if (charset !== null && charset !== '') return new TextDecoder(/^gb/iu.test(charset) ? 'gb18030' : charset).decode(bytes)
  } catch {
    // A set that nobody knows: the bytes tell more than its name.
  }
  const decoded = decodeText(bytes)
  return decoded.ok ? decoded.value.text : Buffer.from(bytes).toString('latin1')
}

/** Encoded words of head lines (RFC 2047); blanks between two of them do not count. Lines without any may hold raw bytes. */
function decodeWords(value: string): string {
  if (!/=\?[^?]+\?[bq]\?/iu.test(value)) return decodeBytes(Buffer.from(value, 'latin1'), null)
  return value
    .replace(/\?=\s+=\?/gu, '?==?')
    .replace(/=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/giu, (_, charset: string, kind: string, text: string) =>
      decodeBytes(kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedBytes(text.replaceAll('_', ' ')), charset),
    )
}

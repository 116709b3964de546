import mammoth from 'mammoth'
import { fail, ok, type Result } from '../../contract/result.ts'
import { memorySource } from '../bundle/byte-source.ts'
import { EntryFailure, type BundleEntry } from '../bundle/entry.ts'
import { createBudget, DEFAULT_LIMITS, type BundleLimits } from '../bundle/limits.ts'
import { listZip } from '../bundle/zip.ts'
import { onePage, type DocumentFault, type DocumentText } from './document-text.ts'
import { escapeHtml } from './escape-html.ts'
import { htmlToText } from './html-text.ts'
import { htmlTokens } from './html-tokens.ts'

const MIB = 1024 * 1024
/** A document of words; larger parts are made to fill memory. */
const DOCX_LIMITS: BundleLimits = { ...DEFAULT_LIMITS, maxEntries: 20_000, maxTotalBytes: 512 * MIB, maxEntryBytes: 256 * MIB }
/** XML parts are built into a tree of about twenty times their size. */
const MAX_XML_BYTES = 64 * MIB

/** Text of a DOCX as one page: paragraphs, lists, notes, text boxes, table rows with cells parted by tabs. */
export async function readDocx(bytes: Uint8Array): Promise<Result<DocumentText, DocumentFault>> {
  const html = await convert(bytes, mammoth.images.imgElement(() => Promise.resolve({ src: '' })))
  return html.ok ? ok(onePage(htmlToText(html.value))) : html
}

/** The document as HTML for the reader: only the elements and attributes of a short list, pictures of the document itself inlined. */
export async function docxToHtml(bytes: Uint8Array): Promise<Result<string, DocumentFault>> {
  const html = await convert(bytes, mammoth.images.dataUri)
  return html.ok ? ok(allowListed(html.value)) : html
}

async function convert(bytes: Uint8Array, convertImage: typeof mammoth.images.dataUri): Promise<Result<string, DocumentFault>> {
  try {
    const fault = await packageFault(bytes)
    if (fault !== null) return fail(fault)
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, externalFileAccess: false })
    return ok(value)
  } catch (error) {
    if (error instanceof EntryFailure) return fail({ reason: error.reason, detail: error.detail })
    return fail({ reason: 'damaged', detail: error instanceof Error ? error.message.slice(0, 200) : null })
  }
}

/**
 * Looks through the package before the library sees it: the library unpacks whatever it is given and checks
 * neither sizes nor sums. A document type declaration has no place in OOXML (ECMA-376 part 2); entities that
 * multiply or name files come in by it, so a part that has one is refused.
 */
async function packageFault(bytes: Uint8Array): Promise<DocumentFault | null> {
  const parts = await listZip(memorySource(bytes), createBudget(DOCX_LIMITS))
  const refused = parts.find((part) => part.problem !== null)
  if (refused?.problem) return { reason: refused.problem, detail: refused.path }
  for (const part of parts) {
    if (!/\.(?:xml|rels)$/iu.test(part.path)) continue
    if (part.size > MAX_XML_BYTES) return { reason: 'too-large', detail: part.path }
    if (await declaresEntities(part)) return { reason: 'damaged', detail: `${part.path}: DOCTYPE` }
  }
  return null
}

async function declaresEntities(part: BundleEntry): Promise<boolean> {
  const bytes = Buffer.from(await part.read())
  return bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY') || bytes.includes(Buffer.from('<!DOCTYPE', 'utf16le')) || bytes.includes('\0<\0!\0D\0O\0C')
}

const ALLOWED = new Set([
  'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tr', 'td', 'th',
  'strong', 'em', 'u', 's', 'sup', 'sub', 'br', 'img', 'blockquote',
])
const EMPTY_ELEMENTS = new Set(['br', 'img'])
const PICTURE = /^data:image\/(?:png|jpeg|gif|bmp|webp);base64,[A-Za-z0-9+/=]+$/u

/**
 * Writes HTML anew from allowed elements. Attributes are left out but spans of cells and pictures inside the
 * document: no link, style or handler of the original reaches the window.
 */
export function allowListed(html: string): string {
  let clean = ''
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') clean += escapeHtml(token.text)
    else if (!ALLOWED.has(token.name)) continue
    else if (token.kind === 'close') clean += EMPTY_ELEMENTS.has(token.name) ? '' : `</${token.name}>`
    else clean += `<${token.name}${allowedAttributes(token.name, token.attributes)}>`
  }
  return clean
}

function allowedAttributes(name: string, attributes: ReadonlyMap<string, string>): string {
  let text = ''
  for (const key of name === 'td' || name === 'th' ? ['colspan', 'rowspan'] : []) {
    const span = attributes.get(key) ?? ''
    if (/^[1-9]\d{0,2}$/u.test(span)) text += ` ${key}="${span}"`
  }
  const source = attributes.get('src') ?? ''
  if (name === 'img' && PICTURE.test(source)) text += ` src="${source}" alt="${escapeHtml(attributes.get('alt') ?? '')}"`
  return text
}

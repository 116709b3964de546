import { constants } from 'node:buffer'
import { unreachable, type Result } from '../contract/result.ts'
import { baseName, extensionOf } from '../files/safe-path.ts'
import { asContent, headOf, sizeOf, wholeOf, type Bytes, type Content } from './content.ts'
import { readDoc } from './documents/doc-text.ts'
import { readDocx } from './documents/docx-text.ts'
import { onePage, type DocumentFault, type DocumentText } from './documents/document-text.ts'
import { htmlTables, htmlToText } from './documents/html-text.ts'
import { imageSize } from './documents/image-size.ts'
import { readMail } from './documents/mail-text.ts'
import { readMsg } from './documents/msg-text.ts'
import { readOfd } from './documents/ofd-text.ts'
import { withOwnLayouts, type LayoutFile, type Layouts } from './layouts.ts'
import { openProtectedOffice } from './documents/protected-office.ts'
import { installedPdfResources, type PdfResources } from './documents/pdf-text.ts'
import { readRtf } from './documents/rtf-text.ts'
import { tiffPages } from './documents/tiff-pages.ts'
import { parseExchange, parseWesternExchange } from './exchange-formats/parse-exchange.ts'
import { documentOf, imported, needsAttention, type FileType } from './parsed.ts'
import { EARLY, readEarly, type EarlyRows, type EarlyStatement } from './long-statements/early-rows.ts'
import { LONG, readLongStatement, type LongStatement } from './long-statements/read-long-statement.ts'
import type { ParsedFile } from './parsed-file.ts'
import { fillsTheText, hasTableShape, parseKnownTables, unknownTables } from './parse-tables.ts'
import { parsePrintedText, withRowsInText } from './parse-printed-text.ts'
import { parsePdf } from './pdf-tables/parse-pdf.ts'
import { containerOf, readTablesOf } from './read-tables.ts'
import { BY_CONTENT, type ReadingChoice } from './reading-choice.ts'
import { sniff, type Sniffed, type SniffedFormat } from './sniff.ts'
import { readDelimited } from './tables/delimited.ts'
import { readDirectory } from './tables/package-guard.ts'
import { decodeText, type TextEncoding } from './text/encoding.ts'
import { withTickets } from './travel/tickets.ts'

export interface ParseOptions {
  /** Data folders of pdf.js; those of the installed package where left out. */
  readonly pdf?: PdfResources
  /** Layouts of the site and of the case, before those of the program. */
  readonly layouts?: readonly LayoutFile[]
  /** Encoding and passwords, where somebody chose or told them. */
  readonly choice?: ReadingChoice
}

const HEAD_BYTES = 64 * 1024

/**
 * Reads one file of a bundle: tells what it is by its content and takes out pages or rows. Never throws: a file
 * that cannot be read is a file that needs attention, with the reason. `path` is the path inside the bundle.
 */
export async function parseFile(bytes: Bytes, path: string, options: ParseOptions = {}): Promise<ParsedFile> {
  const type = sniff(await headOf(bytes, HEAD_BYTES), path)
  if (isSystemFile(path)) return imported('other', { format: 'system-file', mediaType: type.mediaType })
  try {
    const parsed = await parseContent(bytes, path, type, options)
    return withNotes(parsed, type, path)
  } catch (error) {
    // A fault of a reader on one file must not stop the rest of the bundle.
    return needsAttention('other', { format: type.format, mediaType: type.mediaType }, 'damaged', error instanceof Error ? error.message.slice(0, 200) : null)
  }
}

const withNotes = (parsed: ParsedFile, type: Sniffed, path: string): ParsedFile =>
  isManifest(path) && parsed.status === 'imported' ? { ...parsed, kind: 'manifest' } : withEmptyNote(withExtensionNote(parsed, type, path))

/**
 * A long delimited statement, its rows to come piece by piece; null for every other file, which {@link parseFile} reads.
 * Never throws because of the file.
 */
export const openLong = (bytes: Bytes, path: string, options: ParseOptions = {}, sizes: LongSizes = { from: LONG }): Promise<LongStatement | null> =>
  openWith(readLongStatement, bytes, path, options, sizes)

/** As {@link openLong}, its rows to come on a guess that may fail; null too where the guess fails at once. */
export const openEarly = (bytes: Bytes, path: string, early: EarlyRows, options: ParseOptions = {}, sizes: LongSizes = { from: EARLY }): Promise<EarlyStatement | null> =>
  openWith((content, layouts, mustFill, size) => readEarly(content, layouts, mustFill, early, size), bytes, path, options, sizes)

/** Bytes from which a file is long, and of a piece. */
interface LongSizes {
  readonly from: number
  readonly piece?: number
}

async function openWith<Long extends { readonly file: ParsedFile }>(read: (content: Content, layouts: Layouts, mustFill: boolean, size?: number) => Promise<Long | null>, bytes: Bytes, path: string, options: ParseOptions, sizes: LongSizes): Promise<Long | null> {
  if (sizeOf(bytes) < sizes.from || (options.choice?.encoding ?? null) !== null) return null
  const head = await headOf(bytes, HEAD_BYTES)
  const type = sniff(head, path)
  if ((type.format !== 'csv' && type.format !== 'text') || isSystemFile(path) || parseWesternExchange(head) !== null) return null
  try {
    const long = await read(asContent(bytes), withOwnLayouts(options.layouts ?? []), !isNamedTable(path), sizes.piece)
    return long && { ...long, file: withNotes(long.file, type, path) }
  } catch {
    // What is wrong with it, the reader of whole files tells.
    return null
  }
}

const isNamedTable = (path: string): boolean => ['csv', 'tsv', 'xls', 'xlsx'].includes(extensionOf(path))

/** Formats that are decoded into one text. */
const TEXT_FORMATS: ReadonlySet<Sniffed['format']> = new Set(['html', 'csv', 'text', 'json', 'xml', 'eml', 'rtf', 'spreadsheetml'])

/** More than any table or text of people has; pictures, recordings, archives and PDFs are not read whole. */
const LARGEST_WHOLE = 1024 * 1024 * 1024

/** Kinds that are read by ranges or not at all, so that their size does not matter. */
const IN_PLACE = ['pdf', 'png', 'jpeg', 'gif', 'bmp', 'webp', 'tiff', 'mp3', 'wav', 'm4a', 'mp4', 'avi', 'mov', 'amr', 'tar', 'gz', '7z', 'rar', 'bz2', 'xz'] as const
type InPlace = (typeof IN_PLACE)[number]
const isReadInPlace = (format: SniffedFormat): format is InPlace => (IN_PLACE as readonly string[]).includes(format)

async function parseInPlace(bytes: Bytes, type: FileType, format: InPlace, layouts: Layouts, options: ParseOptions): Promise<ParsedFile> {
  switch (format) {
    case 'pdf':
      return parsePdf(bytes, type, options.pdf ?? installedPdfResources(), layouts, options.choice?.passwords ?? [], options.choice?.corrections ?? [])
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'bmp':
      return imageSize(await headOf(bytes, IMAGE_HEAD)) === null ? needsAttention('image', type, 'damaged', 'image-header') : image(type)
    case 'webp':
      return image(type)
    case 'tiff':
      return parseTiff(type, await tiffPages(bytes))
    case 'mp3':
    case 'wav':
    case 'm4a':
    case 'mp4':
    case 'avi':
    case 'mov':
    case 'amr':
      return imported('audio-video', type)
    case 'tar':
    case 'gz':
    case '7z':
      return imported('archive', type)
    case 'rar':
    case 'bz2':
    case 'xz':
      return needsAttention('archive', type, 'unsupported-format', format)
  }
}

/** The size of a picture stands behind its EXIF data and colour profile, which a camera fills with a picture of its own. */
const IMAGE_HEAD = 4 * 1024 * 1024

async function parseContent(given: Bytes, path: string, type: Sniffed, options: ParseOptions): Promise<ParsedFile> {
  const layouts = withOwnLayouts(options.layouts ?? [])
  const { format } = type
  if (isReadInPlace(format)) return parseInPlace(given, type, format, layouts, options)
  if (format === 'zip' && !type.extensionMismatch) return imported('archive', type)
  if (sizeOf(given) > LARGEST_WHOLE) return needsAttention('other', type, 'too-large', null)
  return parseWhole(await wholeOf(given), path, { ...type, format }, layouts, options)
}

type SniffedWhole = Sniffed & { readonly format: Exclude<SniffedFormat, InPlace> }

async function parseWhole(bytes: Uint8Array, path: string, type: SniffedWhole, layouts: Layouts, options: ParseOptions): Promise<ParsedFile> {
  const { encoding } = options.choice ?? BY_CONTENT
  if (TEXT_FORMATS.has(type.format) && bytes.length > constants.MAX_STRING_LENGTH) return needsAttention('other', type, 'too-large', null)
  switch (type.format) {
    case 'empty':
      return needsAttention('other', type, 'empty-file', null)
    case 'docx':
      return withRowsInText(fromDocument(type, await readDocx(bytes)), type.format, layouts)
    case 'rtf':
      return withRowsInText(fromDocument(type, readRtf(bytes)), type.format, layouts)
    case 'xlsx':
    case 'xlsm':
    case 'xlsb':
    case 'xls':
    case 'biff':
    case 'spreadsheetml':
    case 'ods':
      return parseWorkbook(bytes, type, layouts)
    case 'html':
      return parseHtml(bytes, type, layouts, encoding)
    case 'eml':
      return withRowsInText(documentOf('document', type, readMail(bytes)), type.format, layouts)
    case 'csv':
    case 'text':
      return parseText(bytes, path, type, layouts, encoding)
    case 'json':
    case 'xml':
      return parseAsText(bytes, type, encoding)
    case 'heic':
      return needsAttention('image', type, 'needs-conversion', type.format)
    case 'zip':
      return parseArchive(bytes, type)
    case 'encrypted-office':
      return parseProtected(bytes, path, type, layouts, options)
    case 'doc':
      return fromDocument(type, readDoc(bytes))
    case 'msg':
      return withRowsInText(fromDocument(type, readMsg(bytes)), type.format, layouts)
    case 'ofd':
      return withTickets(fromDocument(type, await readOfd(bytes)))
    case 'ppt':
    case 'pptx':
    case 'odt':
      return needsAttention('document', type, 'needs-conversion', type.format)
    case 'unknown':
      // Bytes in which no encoding was recognised may still be text to whoever knows in which.
      if (encoding !== null) return parseText(bytes, path, { format: 'text', mediaType: 'text/plain' }, layouts, encoding)
      return needsAttention('other', type, 'unsupported-format', extensionOf(path))
    case 'ole':
      return needsAttention('other', type, 'unsupported-format', extensionOf(path))
    default:
      return unreachable(type.format)
  }
}

const image = (type: FileType): ParsedFile => imported('image', type, { pages: [''], pagesWithoutText: 1 })

/** A protected document is read as what is in it, where a password opens it. */
async function parseProtected(bytes: Uint8Array, path: string, type: FileType, layouts: Layouts, options: ParseOptions): Promise<ParsedFile> {
  const kind = /^(?:xls|et)/u.test(extensionOf(path)) ? 'other' : 'document'
  const opened = openProtectedOffice(bytes, options.choice?.passwords ?? [])
  if (!opened.ok) return opened.error === 'damaged' ? needsAttention(kind, type, 'damaged', null) : needsAttention(kind, type, 'password-protected', opened.error === 'password' ? null : opened.error)
  const inner = sniff(opened.value.bytes.subarray(0, HEAD_BYTES), path)
  const { format } = inner
  if (format !== 'docx' && format !== 'xlsx' && format !== 'xlsm' && format !== 'xlsb' && format !== 'pptx') return needsAttention(kind, type, 'damaged', 'encrypted-package')
  return { ...(await parseWhole(opened.value.bytes, path, { ...inner, format }, layouts, options)), password: opened.value.password }
}

/** A TIFF is drawn and recognised page by page like a scan; its pages are counted here, so that none is overlooked. */
function parseTiff(type: FileType, count: number | null): ParsedFile {
  if (count === null || count === 0) return needsAttention('image', type, 'damaged', 'tiff-pages')
  return imported('image', type, { pages: Array<string>(count).fill(''), pagesWithoutText: count })
}

/** Archives are opened with the bundle. One named as something else is not: where its directory is gone, it is that file, cut off. */
function parseArchive(bytes: Uint8Array, type: Sniffed): ParsedFile {
  const directory = type.extensionMismatch ? readDirectory(bytes) : null
  return directory !== null && !directory.ok ? needsAttention('archive', type, directory.error, null) : imported('archive', type)
}

const fromDocument = (type: FileType, read: Result<DocumentText, DocumentFault>): ParsedFile =>
  read.ok ? documentOf('document', type, read.value) : needsAttention('document', type, read.error.reason, read.error.detail)

function parseWorkbook(bytes: Uint8Array, type: Sniffed, layouts: Layouts): ParsedFile {
  const tables = readTablesOf(bytes, type.format)
  const container = containerOf(type.format) ?? type.format
  if (!tables.ok) return needsAttention('other', { ...type, format: container }, tables.error, null)
  return parseKnownTables(tables.value, container, type.mediaType, null, layouts) ?? unknownTables(tables.value, { ...type, format: container }, null)
}

function parseHtml(bytes: Uint8Array, type: FileType, layouts: Layouts, chosen: TextEncoding | null): ParsedFile {
  const decoded = decodeText(bytes, chosen)
  if (!decoded.ok) return needsAttention('document', type, decoded.error, null)
  const { text, encoding } = decoded.value
  return parseKnownTables(htmlTables(text), 'html-table', type.mediaType, encoding, layouts) ?? documentOf('document', type, onePage(htmlToText(text)), { encoding })
}

/** Text is offered as a table first, whatever its extension: statements come as `.txt` and as `.xls` that is none. */
function parseText(bytes: Uint8Array, path: string, type: FileType, layouts: Layouts, chosen: TextEncoding | null): ParsedFile {
  const western = chosen === null ? parseWesternExchange(bytes) : null
  if (western !== null) return western
  const decoded = decodeText(bytes, chosen)
  if (!decoded.ok) return needsAttention('other', type, decoded.error, null)
  const { text, encoding } = decoded.value
  if (text.trim() === '') return needsAttention('other', type, 'empty-file', null, { encoding })
  const exchanged = parseExchange(text, encoding)
  if (exchanged !== null) return exchanged
  const table = readDelimited(text)
  const known = parseKnownTables([table], 'csv', 'text/csv', encoding, layouts)
  if (known !== null && (isNamedTable(path) || fillsTheText(known, table))) return known
  if (isNamedTable(path) && hasTableShape(table)) return unknownTables([table], { format: 'csv', mediaType: 'text/csv' }, encoding)
  const document = documentOf('document', { format: 'text', mediaType: 'text/plain' }, onePage(withPlainLineEnds(text)), { encoding })
  return parsePrintedText(text, document, layouts) ?? withTickets(document)
}

function parseAsText(bytes: Uint8Array, type: FileType, chosen: TextEncoding | null): ParsedFile {
  const decoded = decodeText(bytes, chosen)
  if (!decoded.ok) return needsAttention('document', type, decoded.error, null)
  const { text, encoding } = decoded.value
  return parseExchange(text, encoding) ?? documentOf('document', type, onePage(withPlainLineEnds(text)), { encoding })
}

const withPlainLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text)

/** The case description and what a BagIt bag says of itself, at the root of the bundle (in a bag the payload's root too). */
const isManifest = (path: string): boolean => /^(?:data\/)?case\.json$|^(?:bagit|bag-info|fetch|(?:tag)?manifest-[a-z0-9]+)\.txt$/u.test(path)

/** What systems and office programs leave beside people's files. Listed like every file, but nobody has to look at it. */
function isSystemFile(path: string): boolean {
  const name = baseName(path)
  return /(?:^|\/)__MACOSX\//u.test(path) || /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|\.~lock\..*#|~\$.*\.(?:docx?|xlsx?|pptx?))$/iu.test(name)
}

/** Formats whose text is all there is: a PDF, or a Word file with a picture pasted in, may be a scan. */
const NOTHING_BUT_TEXT: ReadonlySet<string> = new Set(['text', 'html', 'eml'])
const LEAST_CHARACTERS = 3

/** A document of one or two characters was most likely cut off or saved by mistake: somebody has to look at it. */
function withEmptyNote(parsed: ParsedFile): ParsedFile {
  if (parsed.status !== 'imported' || parsed.reasonCode !== null || parsed.kind !== 'document' || !NOTHING_BUT_TEXT.has(parsed.format)) return parsed
  const text = parsed.pages.join('')
  const characters = text.slice(0, 10_000).match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return characters >= LEAST_CHARACTERS ? parsed : { ...parsed, status: 'needs-attention', reasonCode: 'nearly-empty', reasonDetail: text.trim().slice(0, 50) }
}

/** An extension that names another kind of content is worth a word, but no reason to leave the file out. */
function withExtensionNote(parsed: ParsedFile, type: Sniffed, path: string): ParsedFile {
  if (!type.extensionMismatch || parsed.status !== 'imported' || parsed.reasonCode !== null) return parsed
  const noted = { ...parsed, reasonCode: 'extension-mismatch' as const, reasonDetail: `.${extensionOf(path)} / ${type.format}` }
  // A disguised archive was not opened, so what is in it has not come in.
  return parsed.kind === 'archive' ? { ...noted, status: 'needs-attention' } : noted
}

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fail, ok, type Result } from '../../contract/result.ts'
import { releaseMemory } from '../../files/release-memory.ts'
import type { Bytes } from '../content.ts'
import { placeTexts, type PlacedPage } from '../pdf-tables/placed-text.ts'
import { hasReadableText, tidyLines, type DocumentFault, type DocumentText } from './document-text.ts'
import { MOST_KEPT, pdfInput } from './pdf-ranges.ts'

/** Folders of pdf.js data, each with a separator at the end. Without the character maps, Chinese text comes out silently empty. */
export interface PdfResources {
  readonly cMaps: string
  readonly standardFonts: string
}

/** Where the data lies in a checkout; the built application passes its own. */
export function installedPdfResources(): PdfResources {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return { cMaps: join(root, 'cmaps') + sep, standardFonts: join(root, 'standard_fonts') + sep }
}

/** More pages than any volume has: a damaged page tree may state billions. */
const MAX_PAGES = 20_000
/** After so many broken pages in a row, the rest of the tree is taken for broken as well. */
const MAX_BROKEN_IN_A_ROW = 100

/**
 * Text of a PDF by page, lines in the order of the page's content, which in files of word processors and
 * text recognition is the order of reading. The same library shows the page, so a passage found here is found there.
 * Scripts, forms and attachments are not touched. Fails with `password-protected` or `damaged`; where only some
 * pages are broken the rest is read and `fault` names the pages. `onPage` is given the texts of each page with their places.
 * On a protected file the `passwords` are tried in turn.
 */
export async function readPdf(bytes: Bytes, resources: PdfResources, onPage?: (page: PlacedPage) => void, passwords: readonly string[] = []): Promise<Result<DocumentText, DocumentFault>> {
  const read = await readWith(null, bytes, resources, onPage)
  if (read.ok || read.error.reason !== 'password-protected') return read
  for (const password of passwords) {
    const opened = await readWith(password, bytes, resources, onPage)
    if (opened.ok) return ok({ ...opened.value, password })
    if (opened.error.reason !== 'password-protected') return opened
  }
  return read
}

async function readWith(password: string | null, bytes: Bytes, resources: PdfResources, onPage: PageTaker): Promise<Result<DocumentText, DocumentFault>> {
  const pages: string[] = []
  const broken: number[] = []
  // A big document is opened several times over, each time for as many pages as fit into memory.
  for (;;) {
    const { task, taken, lost } = await openPdf(password, bytes, resources)
    try {
      const document = await Promise.race([task.promise, lost])
      const read = await Promise.race([readPages(document, { pages, broken }, onPage, () => taken() < MOST_KEPT), lost])
      const { numPages } = document
      await task.destroy()
      if (taken() > 0) releaseMemory()
      if (read === 'all') return ok(finished(pages, broken, numPages))
    } catch (error) {
      // One that waits for bytes that never come cannot be ended.
      const waits = await Promise.race([lost, null]).catch(() => 'for ever')
      if (waits === null) await task.destroy().catch(() => undefined)
      return fail(faultOf(error))
    }
  }
}

async function openPdf(password: string | null, bytes: Bytes, resources: PdfResources): Promise<{ readonly task: Pdfjs.PDFDocumentLoadingTask; taken(): number; readonly lost: Promise<never> }> {
  const { getDocument, ...pdfjs } = await loadPdfjs()
  const { parameters, taken, lost } = await pdfInput(pdfjs, bytes)
  const task = getDocument({
    ...(password === null ? {} : { password }),
    ...parameters,
    cMapUrl: withSlash(resources.cMaps),
    cMapPacked: true,
    standardFontDataUrl: withSlash(resources.standardFonts),
    BinaryDataFactory: DiskDataFactory,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  return { task, taken, lost }
}

/** Reads on where `read` ends, at least one page, until all are read or `mayGoOn` says that the memory is used. */
async function readPages(document: Pdfjs.PDFDocumentProxy, read: { readonly pages: string[]; readonly broken: number[] }, onPage: PageTaker, mayGoOn: () => boolean): Promise<'all' | 'some'> {
  const { pages, broken } = read
  const count = Math.min(document.numPages, MAX_PAGES)
  const first = pages.length
  while (pages.length < count && brokenAtTheEnd(pages, broken) < MAX_BROKEN_IN_A_ROW) {
    if (pages.length > first && !mayGoOn()) return 'some'
    const number = pages.length + 1
    try {
      pages.push(await pageText(document, number, onPage))
    } catch {
      pages.push('')
      broken.push(number)
    }
  }
  return 'all'
}

/** How many of the pages read last were broken, one after the other. */
function brokenAtTheEnd(pages: readonly string[], broken: readonly number[]): number {
  let count = 0
  while (count < broken.length && broken[broken.length - 1 - count] === pages.length - count) count += 1
  return count
}

function finished(pages: string[], broken: readonly number[], stated: number): DocumentText {
  // Pages that exist only in the word of a damaged tree are no pages of the file.
  const inARow = brokenAtTheEnd(pages, broken)
  if (inARow >= MAX_BROKEN_IN_A_ROW) pages.length -= inARow
  const pagesWithoutText = pages.filter((text) => !hasReadableText(text) || isPageNumber(text)).length
  return { pages, pagesWithoutText, fault: pageFault(broken, stated) }
}

/** Systems for electronic files stamp a page number on every scan; such a page has no text of its own all the same. */
const isPageNumber = (text: string): boolean => text.length <= 30 && /^[\s\d第页頁共./／\-–—]*$/u.test(text)

function pageFault(broken: readonly number[], stated: number): DocumentFault | null {
  if (stated > MAX_PAGES) return { reason: 'too-large', detail: `${stated}` }
  if (broken.length === 0) return null
  const shown = broken.slice(0, 20).join(', ')
  return { reason: 'damaged', detail: broken.length > 20 ? `${shown} …` : shown }
}

type PageTaker = ((page: PlacedPage) => void) | undefined

async function pageText(document: Pdfjs.PDFDocumentProxy, number: number, onPage: PageTaker): Promise<string> {
  const page = await document.getPage(number)
  try {
    const { items } = await page.getTextContent()
    onPage?.({ page: number, texts: placeTexts(items, page.getViewport({ scale: 1 }).transform) })
    let text = ''
    for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str
    return tidyLines(text)
  } finally {
    page.cleanup()
  }
}

function faultOf(error: unknown): DocumentFault {
  const name = error instanceof Error ? error.name : ''
  const detail = error instanceof Error ? error.message.slice(0, 200) : null
  return name === 'PasswordException' ? { reason: 'password-protected', detail: null } : { reason: 'damaged', detail }
}

const withSlash = (folder: string): string => (folder.endsWith('/') ? folder : `${folder.endsWith('\\') ? folder.slice(0, -1) : folder}/`)

/** Own reader of the data files, so that pdf.js never looks for a network or a document, whatever process it takes itself to be in. */
class DiskDataFactory {
  readonly folders: Readonly<Record<string, string | null | undefined>>
  constructor(folders: { readonly cMapUrl?: string | null; readonly standardFontDataUrl?: string | null }) {
    this.folders = { ...folders }
  }
  async fetch(request: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const folder = this.folders[request.kind]
    if (!folder || !/^[\w.-]+$/u.test(request.filename)) throw new Error(`no data file ${request.filename}`)
    return new Uint8Array(await readFile(`${folder}${request.filename}`))
  }
}

let loading: Promise<typeof Pdfjs> | null = null

/** The worker half is put where pdf.js looks for it first: it then runs in this thread and starts no worker of its own. */
function loadPdfjs(): Promise<typeof Pdfjs> {
  loading ??= withoutNativeCanvas(async () => {
    const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    Object.assign(globalThis, { pdfjsWorker: worker })
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  })
  return loading
}

/**
 * While it loads, pdf.js asks for a native canvas package, which drawing needs and text does not. Native code
 * must not come into a thread that may be ended at any moment, so it is given empty objects.
 */
async function withoutNativeCanvas<T>(load: () => Promise<T>): Promise<T> {
  const getBuiltinModule = process.getBuiltinModule
  const canvas = { DOMMatrix: Object, Path2D: Object }
  const noPackages = { createRequire: () => () => canvas }
  process.getBuiltinModule = ((id: string) => (id === 'module' ? noPackages : getBuiltinModule(id))) as typeof getBuiltinModule
  try {
    return await load()
  } finally {
    process.getBuiltinModule = getBuiltinModule
  }
}

import { posix } from 'node:path'
import { fail, ok, type Result } from '../../contract/result.ts'
import { memorySource } from '../bundle/byte-source.ts'
import { EntryFailure, type BundleEntry } from '../bundle/entry.ts'
import { createBudget, DEFAULT_LIMITS, type BundleLimits } from '../bundle/limits.ts'
import { listZip } from '../bundle/zip.ts'
import { hasReadableText, tidyLines, type DocumentFault, type DocumentText } from './document-text.ts'
import { htmlTokens } from './html-tokens.ts'

const MIB = 1024 * 1024
const OFD_LIMITS: BundleLimits = { ...DEFAULT_LIMITS, maxEntries: 20_000, maxTotalBytes: 512 * MIB, maxEntryBytes: 32 * MIB }
/** More pages than any volume has: a hostile document names one page again and again. */
const MAX_PAGES = 20_000
/** Objects whose base lines lie closer than this are on one line (millimetres). */
const SAME_LINE_MM = 1.5

type Parts = ReadonlyMap<string, BundleEntry>

/**
 * Text of an OFD (GB/T 33190-2016) by page, by its text codes: the national fixed-layout form of invoices,
 * tickets and official letters. Objects on one base line make a line. Templates of pages come before the page.
 * Fails with `damaged` where the package or its root cannot be read.
 */
export async function readOfd(bytes: Uint8Array): Promise<Result<DocumentText, DocumentFault>> {
  try {
    const entries = await listZip(memorySource(bytes), createBudget(OFD_LIMITS))
    const refused = entries.find((entry) => entry.problem !== null)
    if (refused?.problem) return fail({ reason: refused.problem, detail: refused.path })
    const parts: Parts = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]))
    const pages: string[] = []
    for (const root of await textsOf(parts, '', 'OFD.xml', 'docroot')) pages.push(...(await documentPages(parts, resolvePart('', root))))
    if (pages.length === 0) return fail({ reason: 'damaged', detail: 'ofd-pages' })
    return ok({ pages, pagesWithoutText: pages.filter((page) => !hasReadableText(page)).length, fault: null })
  } catch (error) {
    return fail(error instanceof EntryFailure ? { reason: error.reason, detail: error.detail } : { reason: 'damaged', detail: 'ofd' })
  }
}

async function documentPages(parts: Parts, path: string): Promise<string[]> {
  const folder = posix.dirname(path)
  const templates = new Map<string, string>()
  const pages: string[] = []
  for (const token of await xmlTokens(parts, path)) {
    if (token.kind !== 'open') continue
    const place = token.attributes.get('baseloc')
    if (place === undefined) continue
    if (localName(token.name) === 'templatepage') templates.set(token.attributes.get('id') ?? '', resolvePart(folder, place))
    if (localName(token.name) === 'page') pages.push(resolvePart(folder, place))
  }
  const texts: string[] = []
  for (const page of pages.slice(0, MAX_PAGES)) texts.push(await pageText(parts, page, templates))
  return texts
}

async function pageText(parts: Parts, path: string, templates: ReadonlyMap<string, string>): Promise<string> {
  const tokens = await xmlTokens(parts, path)
  const lines: string[] = []
  for (const token of tokens) {
    if (token.kind !== 'open' || localName(token.name) !== 'template') continue
    const template = templates.get(token.attributes.get('templateid') ?? '')
    if (template !== undefined) lines.push(linesOf(await xmlTokens(parts, template)))
  }
  return tidyLines([...lines, linesOf(tokens)].join('\n'))
}

type Token = ReturnType<typeof htmlTokens> extends Generator<infer T> ? T : never

/** Text codes in their order; a new line where the base line changes. */
function linesOf(tokens: readonly Token[]): string {
  let text = ''
  let top = 0
  let line: number | null = null
  let inCode = false
  for (const token of tokens) {
    if (token.kind === 'text') {
      if (inCode) text += token.text
      continue
    }
    const name = localName(token.name)
    inCode = token.kind === 'open' && name === 'textcode'
    if (token.kind === 'close') continue
    if (name === 'textobject') top = Number((token.attributes.get('boundary') ?? '').trim().split(/\s+/u)[1] ?? 0) || 0
    if (!inCode) continue
    const base = top + (Number(token.attributes.get('y') ?? 0) || 0)
    if (line !== null && Math.abs(base - line) > SAME_LINE_MM) text += '\n'
    line = base
  }
  return text
}

async function textsOf(parts: Parts, folder: string, path: string, element: string): Promise<string[]> {
  const found: string[] = []
  let inside = false
  for (const token of await xmlTokens(parts, resolvePart(folder, path))) {
    if (token.kind === 'text') {
      if (inside && token.text.trim() !== '') found.push(token.text.trim())
    } else if (localName(token.name) === element) inside = token.kind === 'open'
  }
  return found
}

async function xmlTokens(parts: Parts, path: string): Promise<Token[]> {
  const part = parts.get(path.toLowerCase())
  return part === undefined ? [] : [...htmlTokens(new TextDecoder().decode(await part.read()), { rawElements: false })]
}

/** Places are relative to the part that names them, or absolute in the package. */
const resolvePart = (folder: string, place: string): string =>
  posix.normalize(place.startsWith('/') ? place : posix.join('/', folder, place)).replace(/^\/+/u, '')

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

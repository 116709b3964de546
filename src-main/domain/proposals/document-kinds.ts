import type { BundleFile } from '../../contract/case-bundle.ts'
import { DOCUMENT_KINDS, type DocumentKind } from './patterns.ts'
import { draft, type Draft, type PageReading, type Reading } from './reading.ts'

/** A heading is a short line without the marks of a sentence. */
const LONGEST_HEADING = 30
/** A text without lines names its kind near its top. */
const OPENING = 90
const SENTENCE = /[,;。:!?]/u
/** How many lines of a page are its head. */
const HEAD_LINES = 12
/** A blank form is no document of the kind, and a dispute over a lease no lease. */
const NOT_THE_DOCUMENT = /^(?:纠纷|\(空白|空白)/u

export interface FoundKind {
  readonly kind: DocumentKind
  readonly page: PageReading
  readonly start: number
  readonly end: number
}

/** Kinds that the headings of a document name, first page first, each kind once. */
export function kindsOf(reading: Reading): readonly FoundKind[] {
  const found: FoundKind[] = []
  for (const page of reading.pages) {
    const hit = headingOf(page)
    if (hit && !found.some((each) => each.kind.id === hit.kind.id)) found.push(hit)
  }
  return found
}

function headingOf(page: PageReading): FoundKind | null {
  const { text } = page.folded
  let start = 0
  for (const line of text.split('\n').slice(0, HEAD_LINES)) {
    if (line.length <= LONGEST_HEADING && !SENTENCE.test(line)) {
      const hit = phraseIn(line)
      if (hit) return { kind: hit.kind, page, start: start + hit.start, end: start + hit.end }
    } else if (start < OPENING) {
      const hit = phraseIn(line.slice(0, OPENING - start))
      // Before the kind only names stand: a sentence that mentions a judgment is no judgment.
      if (hit && !SENTENCE.test(line.slice(0, hit.start))) return { kind: hit.kind, page, start: start + hit.start, end: start + hit.end }
    }
    start += line.length + 1
  }
  return null
}

/** The longest phrase; titles are often set with blanks between the characters. */
function phraseIn(line: string): { readonly kind: DocumentKind; readonly start: number; readonly end: number } | null {
  const places: number[] = []
  let plain = ''
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === ' ') continue
    plain += line[at]
    places.push(at)
  }
  let best: { kind: DocumentKind; start: number; length: number } | null = null
  for (const kind of DOCUMENT_KINDS) {
    for (const phrase of kind.phrases) {
      const start = plain.indexOf(phrase)
      if (start < 0 || NOT_THE_DOCUMENT.test(plain.slice(start + phrase.length))) continue
      if (best === null || phrase.length > best.length) best = { kind, start, length: phrase.length }
    }
  }
  if (best === null) return null
  return { kind: best.kind, start: places[best.start] ?? 0, end: (places[best.start + best.length - 1] ?? 0) + 1 }
}

/**
 * Kinds as proposals. What a document as a whole is, its first heading says; a proof of service behind an order is
 * shown beside it and changes nothing of the file.
 */
export function kindProposals(reading: Reading): readonly Draft[] {
  return kindsOf(reading).map((found, index) => {
    const phrase = found.page.folded.text.slice(found.start, found.end).replaceAll(' ', '')
    const { title, path } = reading.document
    const body: BundleFile = {
      path,
      title: title.includes(phrase) || found.kind.phrases.some((each) => title.includes(each)) ? title : `${title}（${phrase}）`,
      evidenceKind: found.kind.evidenceKind,
    }
    return draft(
      reading,
      found,
      `document-kind.${found.kind.id}`,
      { kind: 'document-kind', documentKind: found.kind.id },
      index === 0 ? { kind: 'file', id: path, body } : null,
    )
  })
}

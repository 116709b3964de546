import type { CaseDocument } from '../case/case-view.ts'
import type { CaseFacts, Party } from '../case/facts.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import { foldText, passageAt, type FoldedText } from './folded-text.ts'
import type { Proposal, ProposalContent, ProposalPlace, StatedEntry } from './proposal.ts'

export interface PageReading {
  /** 1-based. */
  readonly number: number
  readonly folded: FoldedText
}

/** One document being read: its pages, what the case knows, and whom the document itself names. */
export interface Reading {
  readonly document: CaseDocument
  readonly pages: readonly PageReading[]
  readonly known: CaseFacts
}

/** A proposal before it is held against the facts. */
export type Draft = Omit<Proposal, 'standing'>

export function openReading(document: CaseDocument, known: CaseFacts): Reading {
  return { document, known, pages: document.pages.map((page, index) => ({ number: index + 1, folded: foldText(page) })) }
}

/** A stretch of folded text on a page. */
export interface Stretch {
  readonly page: PageReading
  readonly start: number
  readonly end: number
}

/** Every match of a pattern with its stretch. */
export function* matchesOn(page: PageReading, expression: RegExp): Generator<{ readonly match: RegExpExecArray; readonly stretch: Stretch }> {
  for (const match of page.folded.text.matchAll(expression)) {
    yield { match, stretch: { page, start: match.index, end: match.index + match[0].length } }
  }
}

/** The stretch of a named group within a match; the group's text is looked up behind `from`. */
export function within(stretch: Stretch, match: RegExpExecArray, text: string): Stretch {
  const at = match[0].indexOf(text)
  return at < 0 ? stretch : { page: stretch.page, start: stretch.start + at, end: stretch.start + at + text.length }
}

/** Makes a draft with the passage as it stands on the page. */
export function draft(reading: Reading, stretch: Stretch, pattern: string, content: ProposalContent, states: StatedEntry | null, needs: readonly string[] = []): Draft {
  const passage = passageAt(stretch.page.folded, stretch.start, stretch.end)
  const place: ProposalPlace = { path: reading.document.path, page: stretch.page.number, ...passage }
  return { id: `${reading.document.id}/${stretch.page.number}/${passage.start}-${passage.end}/${pattern}`, content, place, pattern, states, needs }
}

/** Id that a party of this name has in the case, or would be given. The same name gives the same id in every document. */
export function partyIdOf(known: CaseFacts, name: string): string {
  return partyNamed(known, name)?.id ?? `party-${nameKey(name)}`
}

export const partyNamed = (known: CaseFacts, name: string): Party | null => {
  const key = nameKey(name)
  return known.parties.find((party) => [party.name, ...party.aliases].some((each) => nameKey(each) === key)) ?? null
}

export const partyOfNumber = (known: CaseFacts, number: string): Party | null => {
  const key = numberKey(number)
  return known.parties.find((party) => party.documents.some((each) => numberKey(each.number) === key)) ?? null
}

/** The paragraph around a place: from line to line of the folded text. */
export function paragraphAt(text: string, place: number): { readonly start: number; readonly text: string } {
  const start = text.lastIndexOf('\n', place - 1) + 1
  const end = text.indexOf('\n', place)
  return { start, text: text.slice(start, end < 0 ? text.length : end) }
}

/** How far from its middle a sentence is looked at: a text without a full stop must not be read whole for every number in it. */
const SENTENCE_REACH = 160

/** The sentence around a stretch: what the next one says belongs to something else. */
export function sentenceAt(text: string, start: number, end: number): { readonly start: number; readonly text: string } {
  const before = text.slice(Math.max(0, start - SENTENCE_REACH), start)
  const after = text.slice(end, end + SENTENCE_REACH)
  const from = start - before.length + Math.max(...MARKS.map((mark) => before.lastIndexOf(mark))) + 1
  const stop = after.search(/[\n。;]/u)
  return { start: from, text: text.slice(from, end + (stop < 0 ? after.length : stop)) }
}

const MARKS = ['\n', '。', ';'] as const

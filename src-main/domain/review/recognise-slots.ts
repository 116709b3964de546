import type { CaseDocument } from '../case/case-view.ts'
import type { CaseFacts } from '../case/facts.ts'
import type { EvidenceSlot, RulePack } from '../law/rule-pack.ts'

/** A slot that a file seems to fill, and what says so: page and passage, or neither where title, path, kind or the case facts do. */
export interface FilledSlot {
  readonly slot: string
  readonly page: number | null
  readonly quote: string | null
}

/** How much of a page is its head, in characters without blanks. */
const HEAD = 400
/** In a page without lines a phrase this near to the top, before any sentence ends, names the document. */
const OPENING = 60
/** A heading is a short line without the marks of a sentence. */
const HEADING = 30
const SENTENCE_MARKS = /[,;。!?]/u

/**
 * Slots of the pack that a file seems to fill, best ground first: its title or path, its kind, then the head of each
 * page. A scan that says nothing by itself fills the slot of the milestone that names it; a text that a milestone names
 * need not be the document (a log that mentions the transfer is no transfer letter). In the head of a page a phrase
 * counts in a heading line, or at the top of a text without lines, only: a ruling that says "the enforcement notice was
 * served" must not hide that the notice itself is missing.
 */
export function recogniseSlots(file: CaseDocument, facts: CaseFacts, pack: RulePack): readonly FilledSlot[] {
  const found = new Map<string, FilledSlot>()
  const add = (slot: string, page: number | null, quote: string | null): void => {
    if (!found.has(slot)) found.set(slot, { slot, page, quote })
  }
  for (const hit of hitsIn(squeeze(file.title), pack.slots)) add(hit.slot, null, null)
  for (const hit of hitsIn(squeeze(file.path), pack.slots)) add(hit.slot, null, null)
  for (const slot of pack.slots) {
    if (slot.fileKinds.includes(file.kind) || (file.evidenceKind !== null && slot.fileKinds.includes(file.evidenceKind))) add(slot.id, null, null)
  }
  file.pages.forEach((text, index) => {
    for (const hit of hitsInHead(text, pack.slots)) add(hit.slot, index + 1, hit.quote)
  })
  if (found.size === 0 && file.pages.every((page) => page.trim() === '')) {
    for (const milestone of facts.milestones) {
      if (milestone.evidence !== file.path) continue
      for (const slot of pack.slots) if (slot.milestones?.includes(milestone.kind)) add(slot.id, null, null)
    }
  }
  return [...found.values()]
}

/**
 * After a phrase, these say that it is not the document: a cause of action (借款合同纠纷) stands at the head of every
 * judgment, and the form that a court serves is blank (财产报告表（空白）).
 */
const NOT_THE_DOCUMENT = ['纠纷', '(空白', '空白']
/** Words of a clause: a page wraps its sentences, and a scrap of one (你没有按执行通知) is as short as a heading. */
const CLAUSE_WORDS = /[你我们的了在向按将已未没]|依法|根据|通过/u

interface Squeezed {
  /** Compatibility forms folded, blanks dropped. */
  readonly text: string
  /** Place of each character in the original. */
  readonly places: readonly number[]
  readonly original: string
}

/** Titles of court documents are often set with blanks between the characters: 执 行 通 知 书. */
function squeeze(original: string, limit = Number.POSITIVE_INFINITY): Squeezed {
  let text = ''
  const places: number[] = []
  for (let index = 0; index < original.length && text.length < limit; index += 1) {
    const folded = (original[index] ?? '').normalize('NFKC')
    for (const character of folded) {
      if (/\s/u.test(character)) continue
      text += character
      for (let unit = 0; unit < character.length; unit += 1) places.push(index)
    }
  }
  return { text, places, original }
}

interface Hit {
  readonly slot: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** Stands in place of a slot; a refused phrase still covers the shorter ones inside it. */
const REFUSED = ''

/** Phrases found; one that lies inside a longer one of another slot does not count (执行通知书 in 协助执行通知书). */
function hitsIn(squeezed: Squeezed, slots: readonly EvidenceSlot[]): readonly Hit[] {
  const hits: Hit[] = []
  for (const { slot, phrase } of phrasesOf(slots)) {
    for (let start = squeezed.text.indexOf(phrase); start >= 0; start = squeezed.text.indexOf(phrase, start + 1)) {
      const end = start + phrase.length
      const refused = NOT_THE_DOCUMENT.some((word) => squeezed.text.startsWith(word, end))
      const first = squeezed.places[start] ?? 0
      const last = squeezed.places[end - 1] ?? first
      hits.push({ slot: refused ? REFUSED : slot, start, end, quote: squeezed.original.slice(first, last + 1) })
    }
  }
  return hits.filter((hit) => hit.slot !== REFUSED && !hits.some((other) => other.slot !== hit.slot && covers(other, hit)))
}

interface Phrase {
  readonly slot: string
  readonly phrase: string
}

/** Phrases of a pack folded once: thousands of pages are held against some hundreds of them. */
const foldedPhrases = new WeakMap<readonly EvidenceSlot[], readonly Phrase[]>()
function phrasesOf(slots: readonly EvidenceSlot[]): readonly Phrase[] {
  const known = foldedPhrases.get(slots)
  if (known !== undefined) return known
  const phrases = slots.flatMap((slot) => slot.recognise.map((phrase) => ({ slot: slot.id, phrase: phrase.normalize('NFKC').replace(/\s/gu, '') })))
  foldedPhrases.set(slots, phrases)
  return phrases
}

const covers = (outer: Hit, inner: Hit): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start

function hitsInHead(page: string, slots: readonly EvidenceSlot[]): readonly Hit[] {
  const hits: Hit[] = []
  let seen = 0
  for (const line of page.slice(0, HEAD * 10).split(/\r?\n/u)) {
    if (seen >= HEAD) break
    const squeezed = squeeze(line, HEAD - seen)
    if (squeezed.text.length <= HEADING && !SENTENCE_MARKS.test(squeezed.text)) {
      hits.push(...hitsIn(squeezed, slots).filter((hit) => !CLAUSE_WORDS.test(squeezed.text.slice(0, hit.start) + squeezed.text.slice(hit.end))))
    } else if (seen === 0) {
      hits.push(...hitsIn(squeeze(line, OPENING), slots).filter((hit) => !SENTENCE_MARKS.test(squeezed.text.slice(0, hit.start))))
    }
    seen += squeezed.text.length
  }
  return hits
}

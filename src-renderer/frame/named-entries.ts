import Fuse from 'fuse.js'
import { pinyin } from 'pinyin-pro'
import type { Review } from '../../src-main/contract/review.ts'
import { goTo } from '../state/navigation.ts'

/** Something with a name that the palette goes to. */
interface Named {
  readonly key: string
  readonly text: string
  readonly kind: 'element' | 'circumstance' | 'finding'
  readonly go: () => void
  /** Pinyin of the name, whole and initials. */
  readonly sounds: readonly string[]
}

const MOST = 8
const indexes = new WeakMap<Review, Fuse<Named>>()

/** Elements, circumstances and findings by their names, also by pinyin and written nearly so. */
export function namedEntries(review: Review | null, words: string): readonly Named[] {
  if (review === null || words.trim().length < 2) return []
  const index = indexes.get(review) ?? new Fuse(namesOf(review), { keys: ['text', 'sounds'], threshold: 0.3, ignoreLocation: true })
  indexes.set(review, index)
  return index.search(words.trim(), { limit: MOST }).map(({ item }) => item)
}

function namesOf(review: Review): Named[] {
  const named = (kind: Named['kind'], id: string, text: string, go: () => void): Named => ({
    key: `${kind} ${id}`, text, kind, go,
    sounds: [pinyin(text, { toneType: 'none', type: 'array' }).join(''), pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('')],
  })
  return [
    ...review.elements.map((each) => named('element', each.id, each.title, () => goTo('elements', { element: each.id }))),
    ...review.circumstances.map((each) => named('circumstance', each.id, each.title, () => goTo('elements', { tab: 'circumstances', circumstance: each.id }))),
    ...review.findings.map((each) => named('finding', each.id, each.subject === null ? each.title : `${each.title} · ${each.subject.name}`, () => goTo('findings', { finding: each.id }))),
  ]
}

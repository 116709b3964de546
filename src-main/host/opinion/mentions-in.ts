import type { BrokenCitation } from '../../contract/citations.ts'
import type { Review } from '../../contract/review.ts'
import { hasMention, splitText, type Mention } from '../../domain/citations/mention.ts'

/** A citation with what carries the text in which it was typed. */
export interface PlacedMention extends Pick<BrokenCitation, 'within' | 'title' | 'opens'> {
  readonly mention: Mention
}

type Within = BrokenCitation['within']
type Carrier = Pick<PlacedMention, 'within' | 'title' | 'opens'>

/** Parts of the review whose entries carry notes or reasons, and what to call an entry. */
const PARTS: readonly (readonly [keyof Review, Within, (entry: Readonly<Record<string, unknown>>) => Omit<Carrier, 'within'>])[] = [
  ['annotations', 'mark', (entry) => {
    const path = textOf((entry['target'] as { source?: { path?: unknown } } | undefined)?.source?.path)
    return { title: path, opens: { screen: 'read', target: { path, mark: textOf(entry['id']) } } }
  }],
  ['assertions', 'assertion', (entry) => ({ title: textOf(entry['sentence']), opens: { screen: 'facts', target: { assertion: textOf(entry['id']) } } })],
  ['findings', 'finding', (entry) => ({ title: textOf(entry['title']), opens: { screen: 'findings', target: { finding: textOf(entry['id']) } } })],
  ['elements', 'element', titled],
  ['circumstances', 'circumstance', titled],
  ['evidence', 'evidence', titled],
  ['gaps', 'gap', (entry) => ({ title: textOf(entry['document']), opens: null })],
  ['opinion', 'opinion', () => ({ title: '', opens: null })],
]

/** Every citation typed into the texts of a review, wherever they stand. */
export function mentionsIn(review: Review): readonly PlacedMention[] {
  const placed: PlacedMention[] = []
  const known = new Set<string>(PARTS.map(([part]) => part))
  for (const [part, within, carrierOf] of PARTS) {
    const value: unknown = review[part]
    for (const entry of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (typeof entry !== 'object' || entry === null) continue
      for (const mention of mentionsOf(entry)) placed.push({ mention, within, ...carrierOf(entry as Readonly<Record<string, unknown>>) })
    }
  }
  for (const [part, value] of Object.entries(review)) {
    if (!known.has(part)) for (const mention of mentionsOf(value)) placed.push({ mention, within: 'other', title: '', opens: null })
  }
  return placed
}

function mentionsOf(value: unknown): readonly Mention[] {
  if (typeof value === 'string') return hasMention(value) ? splitText(value).flatMap((piece) => ('mention' in piece ? [piece.mention] : [])) : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(mentionsOf) : []
}

/** The review with every citation in its texts written out, as documents print it. */
export function withCitations<T>(value: T, words: (mention: Mention) => string): T {
  if (typeof value === 'string') return (hasMention(value) ? splitText(value).map((piece) => ('mention' in piece ? words(piece.mention) : piece.words)).join('') : value) as T
  if (Array.isArray(value)) return value.map((each: unknown) => withCitations(each, words)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withCitations(each as unknown, words)])) as T
}

function titled(entry: Readonly<Record<string, unknown>>): Omit<Carrier, 'within'> {
  return { title: textOf(entry['title']), opens: null }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

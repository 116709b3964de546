import type { PageBox } from '../../contract/marks.ts'
import { findAnchor, type TextSelectors } from './find-anchor.ts'
import { foldText, placeOf } from './folded-text.ts'

/** Where the words of a mark stood, when other words stand there now. UTF-16 units of the text of the page. */
export interface RewordedPlace {
  readonly start: number
  readonly end: number
}

/** Neighbouring characters that have to stand on either side; fewer only where the page begins or ends there. */
const NEIGHBOURS = 6
/** Least share of the characters that stayed: a correction changes some, another passage nearly all. */
const STAYED = 0.6

/**
 * Finds a passage whose own words were corrected or recognised otherwise since, by what stands before and behind it and
 * by its place: the neighbours have to stand there as they did, and most of the words too. It is no substitute for
 * the quote, so that it is told apart from a passage that was found by its words. Null where it is not sure, or where
 * two places would do and the position does not tell them apart.
 */
export function findReworded(text: string, selectors: TextSelectors): RewordedPlace | null {
  const folded = foldText([text])
  const exact = foldText([selectors.exact]).text
  const before = foldText([selectors.prefix]).text
  const after = foldText([selectors.suffix]).text
  if (exact === '' || (before.length < NEIGHBOURS && after.length < NEIGHBOURS)) return null
  const prefix = before.slice(-NEIGHBOURS)
  const suffix = after.slice(0, NEIGHBOURS)
  const candidates: { readonly from: number; readonly to: number; readonly stayed: number }[] = []
  for (const from of endsOf(folded.text, prefix)) {
    for (const to of startsOf(folded.text, suffix, from)) {
      const length = to - from
      if (length === 0 || length > 2 * exact.length + 2) continue
      const stayed = similarity(exact, folded.text.slice(from, to))
      if (stayed >= STAYED) candidates.push({ from, to, stayed })
    }
  }
  const distance = (each: { readonly from: number }): number => (selectors.offset === null ? 0 : Math.abs(each.from - selectors.offset))
  const [best, next] = candidates.toSorted((left, right) => right.stayed - left.stayed || distance(left) - distance(right))
  if (best === undefined || (next !== undefined && next.stayed === best.stayed && distance(next) === distance(best))) return null
  const { from, to } = placeOf(folded, best.from, best.to)
  return { start: from.unit, end: to.unit }
}

/** A line of recognised text with its box, in the unit of the page. */
export interface BoxedLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Finds a passage by the box in which it was marked: the recognised lines whose middle lies in it. Recognition anew may
 * read every neighbour otherwise, but a scan does not move. The lines have to hold most of the words.
 */
export function findInBox(text: string, lines: readonly BoxedLine[], box: PageBox, selectors: TextSelectors): RewordedPlace | null {
  const inside = lines.filter(({ x, y, width, height }) => {
    const middle = y + height / 2
    const overlap = Math.min(x + width, box.x + box.width) - Math.max(x, box.x)
    return middle >= box.y && middle <= box.y + box.height && overlap > 0
  })
  const words = inside.map((line) => line.text).join('')
  const exact = foldText([selectors.exact]).text
  const held = foldText([words]).text
  if (exact === '' || held === '' || shared(exact, held) / exact.length < STAYED) return null
  return findAnchor(text, { exact: words, prefix: '', suffix: '', offset: selectors.offset })
}

function endsOf(text: string, prefix: string): readonly number[] {
  if (prefix === '') return [0]
  const ends: number[] = []
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) ends.push(at + prefix.length)
  return ends
}

function startsOf(text: string, suffix: string, from: number): readonly number[] {
  if (suffix === '') return [text.length]
  const at = text.indexOf(suffix, from)
  return at < 0 ? [] : [at]
}

/** 1 for the same text, 0 for nothing in common: characters in common order, of the longer text. */
const similarity = (left: string, right: string): number => shared(left, right) / Math.max(left.length, right.length)

/** Length of the longest common subsequence. */
function shared(left: string, right: string): number {
  let row: number[] = Array.from({ length: right.length + 1 }, () => 0)
  for (const letter of left) {
    const next = [0]
    for (let at = 1; at <= right.length; at += 1) next.push(letter === right[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    row = next
  }
  return row[right.length] ?? 0
}

import { foldText } from '../../src-main/domain/annotations/folded-text.ts'
import type { FoldedText } from '../../src-main/domain/annotations/folded-text.ts'

/** Part of one text item (a text-layer element or a line), in UTF-16 units of its own text. */
export interface MatchPart {
  readonly item: number
  readonly from: number
  readonly to: number
}

/** A quote cut short for display ends or begins with an ellipsis that the original does not have. */
const trimEllipsis = (quote: string): string => quote.replace(/^(?:…|\.{3})+|(?:…|\.{3})+$/gu, '')

/**
 * Finds where a quote stands in the items of a page, across their borders. Returns every place, in
 * order; each place is a list of parts, one per item touched. Empty where the quote is not there:
 * the caller has to say so, a citation that marks nothing must not look as if it had been found.
 */
export function matchQuote(items: readonly string[], quote: string): readonly (readonly MatchPart[])[] {
  const needle = foldText([trimEllipsis(quote.trim())]).text
  if (needle === '') return []
  const page = foldText(items)
  const places: MatchPart[][] = []
  for (let at = page.text.indexOf(needle); at >= 0; at = page.text.indexOf(needle, at + needle.length)) {
    places.push(partsOf(page, at, at + needle.length))
  }
  return places
}

function partsOf(page: FoldedText, from: number, to: number): MatchPart[] {
  const parts: { item: number; from: number; to: number }[] = []
  for (let k = from; k < to; k += 1) {
    const item = page.item[k] ?? 0
    const start = page.unit[k] ?? 0
    const end = start + (page.width[k] ?? 1)
    const last = parts.at(-1)
    if (last && last.item === item) last.to = Math.max(last.to, end)
    else parts.push({ item, from: start, to: end })
  }
  return parts
}

/** A run of text that is or is not part of a match: what a view renders, with or without a mark. */
export interface MarkedRun {
  readonly text: string
  readonly marked: boolean
}

/** Cuts the text of one item at the given parts. Joined, the runs are the text unchanged. */
export function cutRuns(text: string, parts: readonly MatchPart[]): readonly MarkedRun[] {
  const runs: MarkedRun[] = []
  let at = 0
  for (const part of parts) {
    if (part.from > at) runs.push({ text: text.slice(at, part.from), marked: false })
    const from = Math.max(part.from, at)
    if (part.to > from) runs.push({ text: text.slice(from, part.to), marked: true })
    at = Math.max(at, part.to)
  }
  if (at < text.length) runs.push({ text: text.slice(at), marked: false })
  return runs
}

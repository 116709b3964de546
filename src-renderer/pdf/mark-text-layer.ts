import { cutRuns, matchQuote } from './quote-match.ts'
import type { MatchPart } from './quote-match.ts'

/**
 * Marks a quote in a drawn text layer. `elements` and `texts` belong together, as pdf.js gives them.
 * Returns the first mark, to be scrolled to; null where the quote does not stand on this page.
 */
export function markTextLayer(elements: readonly HTMLElement[], texts: readonly string[], quote: string): HTMLElement | null {
  const parts = new Map<number, MatchPart[]>()
  for (const place of matchQuote(texts, quote)) {
    for (const part of place) parts.set(part.item, [...(parts.get(part.item) ?? []), part])
  }
  let first: HTMLElement | null = null
  for (const [item, matched] of [...parts].toSorted(([left], [right]) => left - right)) {
    const element = elements[item]
    const text = texts[item]
    if (element === undefined || text === undefined) continue
    element.replaceChildren(
      ...cutRuns(text, matched).map((run) => {
        if (!run.marked) return document.createTextNode(run.text)
        const mark = document.createElement('mark')
        mark.textContent = run.text
        first ??= mark
        return mark
      }),
    )
  }
  return first
}

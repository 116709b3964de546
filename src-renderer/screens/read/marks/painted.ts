import type { MarkColour, MarkStance } from '../../../../src-main/contract/marks.ts'

/** Name of a highlight in the style sheet; the word always stands beside it in the list of marks. */
type Paint = `mark-${MarkStance}` | `colour-${MarkColour}` | 'mark-chosen'

interface PaintedRange {
  readonly id: string
  readonly range: Range
}

const painted = new Set<PaintedRange>()

/**
 * Paints a passage without touching the text: the CSS Custom Highlight API colours ranges, so the text layer of a
 * PDF stays as pdf.js made it and the text of a page as React made it. Returns the end of the painting.
 */
export function paint(id: string, range: Range, stance: MarkStance, colour: MarkColour | undefined, chosen: boolean): () => void {
  const entry = { id, range }
  painted.add(entry)
  const names: readonly Paint[] = [`mark-${stance}`, ...(colour === undefined ? [] : [`colour-${colour}` as const]), ...(chosen ? ['mark-chosen' as const] : [])]
  for (const name of names) highlightNamed(name).add(range)
  return () => {
    painted.delete(entry)
    for (const name of names) highlightNamed(name).delete(range)
  }
}

function highlightNamed(name: Paint): Highlight {
  const known = CSS.highlights.get(name)
  if (known !== undefined) return known
  const made = new Highlight()
  // A colour of its own lies over that of the stance, whose line stays; the mark that was chosen is drawn over the others.
  made.priority = name === 'mark-chosen' ? 2 : name.startsWith('colour-') ? 1 : 0
  CSS.highlights.set(name, made)
  return made
}

/** The mark under a point of the window; the shortest where several lie over each other. Null where there is none. */
export function paintedAt(x: number, y: number): string | null {
  const hit = [...painted].filter(({ range }) => [...range.getClientRects()].some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom))
  return hit.toSorted((left, right) => left.range.toString().length - right.range.toString().length)[0]?.id ?? null
}

const asked = new WeakSet<object>()

/** Whether this is the first time that an asking to bring a mark into sight is heard: a drawing by itself must not move the page again. */
export function firstAsking(reveal: object | null): boolean {
  if (reveal === null || asked.has(reveal)) return false
  asked.add(reveal)
  return true
}

/** Scrolls the pane around an element, and only it: the browser's own way also moves the frame of the window where something hidden sticks out of it. */
export function bringIntoSight(element: Element): void {
  const pane = element.closest('.pdf-scroll, .desk, .ptext')
  if (pane === null) return
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()]
  pane.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2
}

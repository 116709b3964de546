/** Size of a page in PDF points, as it is turned by the file itself. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** Quarter turns clockwise that the reader added. */
export type Turn = 0 | 90 | 180 | 270

/** CSS pixels for one PDF point at zoom 1. */
export const CSS_PER_POINT = 96 / 72

/** Gap above, between and below the pages, in CSS pixels. */
export const PAGE_GAP = 16

export interface PageBox {
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface PageLayout {
  readonly boxes: readonly PageBox[]
  readonly height: number
  readonly width: number
}

const turned = (size: PageSize, turn: Turn): PageSize => (turn % 180 === 0 ? size : { width: size.height, height: size.width })

/** Places all pages of a document one below the other, so that a placeholder has the right size before its page is read. */
export function layOut(sizes: readonly PageSize[], zoom: number, turn: Turn): PageLayout {
  const boxes: PageBox[] = []
  let top = PAGE_GAP
  let width = 0
  for (const size of sizes) {
    const shown = turned(size, turn)
    const box = { top, width: Math.floor(shown.width * CSS_PER_POINT * zoom), height: Math.floor(shown.height * CSS_PER_POINT * zoom) }
    boxes.push(box)
    top += box.height + PAGE_GAP
    width = Math.max(width, box.width)
  }
  return { boxes, height: top, width }
}

/** Zoom at which the page fills `available` CSS pixels of width. */
export function fitWidth(size: PageSize, turn: Turn, available: number): number {
  const shown = turned(size, turn)
  return Math.min(4, Math.max(0.25, (available - 2 * PAGE_GAP) / (shown.width * CSS_PER_POINT)))
}

/** 1-based page at the given height: the page that covers it, or the one above a gap. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0
  let high = layout.boxes.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((layout.boxes[middle]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low + 1
}

/** 1-based first and last page that touch the window from `top` to `bottom`. */
export function pagesWithin(layout: PageLayout, top: number, bottom: number): { readonly first: number; readonly last: number } {
  return { first: pageAt(layout, Math.max(0, top)), last: pageAt(layout, Math.max(0, bottom)) }
}

const STEPS = [0.25, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4]

/** Next zoom of the fixed steps, larger or smaller than the one in force. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? STEPS : STEPS.toReversed()
  return steps.find((step) => (direction === 1 ? step > zoom + 0.01 : step < zoom - 0.01)) ?? zoom
}

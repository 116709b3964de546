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

/** Pages side by side: one, or two as a book lies open. */
export type Columns = 1 | 2

/** How large the pages are shown: a factor, as wide as the pane, or a page as a whole. */
export type Zoom = number | 'fit' | 'page'

export interface PageBox {
  readonly top: number
  /** Middle of the page from the middle of the stack, in CSS pixels; negative to the left. */
  readonly middle: number
  readonly width: number
  readonly height: number
}

export interface PageLayout {
  readonly boxes: readonly PageBox[]
  readonly height: number
  readonly width: number
}

const turned = (size: PageSize, turn: Turn): PageSize => (turn % 180 === 0 ? size : { width: size.height, height: size.width })

/** Places all pages of a document row by row, so that a placeholder has the right size before its page is read. */
export function layOut(sizes: readonly PageSize[], zoom: number, turn: Turn, columns: Columns = 1): PageLayout {
  const boxes: PageBox[] = []
  let top = PAGE_GAP
  let width = 0
  for (let first = 0; first < sizes.length; first += columns) {
    const row = sizes.slice(first, first + columns).map((size) => {
      const shown = turned(size, turn)
      return { width: Math.floor(shown.width * CSS_PER_POINT * zoom), height: Math.floor(shown.height * CSS_PER_POINT * zoom) }
    })
    for (const [column, box] of row.entries()) {
      const aside = (box.width + PAGE_GAP) / 2
      boxes.push({ top, middle: columns === 1 ? 0 : column === 0 ? -aside : aside, ...box })
    }
    top += Math.max(...row.map((box) => box.height)) + PAGE_GAP
    width = Math.max(width, columns === 1 ? row[0]?.width ?? 0 : 2 * Math.max(...row.map((box) => box.width)) + PAGE_GAP)
  }
  return { boxes, height: top, width }
}

const LEAST_ZOOM = 0.1
const MOST_ZOOM = 8
const within = (zoom: number): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom))

/** Zoom at which the pages side by side fill `available` CSS pixels of width. */
export function fitWidth(size: PageSize, turn: Turn, available: number, columns: Columns = 1): number {
  const shown = turned(size, turn)
  return within((available - (columns + 1) * PAGE_GAP) / (columns * shown.width * CSS_PER_POINT))
}

/** Zoom at which a page is in sight as a whole. */
export function fitPage(size: PageSize, turn: Turn, pane: PageSize, columns: Columns = 1): number {
  const shown = turned(size, turn)
  return Math.min(fitWidth(size, turn, pane.width, columns), within((pane.height - 2 * PAGE_GAP) / (shown.height * CSS_PER_POINT)))
}

/** 1-based page at the given height: the page that covers it, or the one above a gap; of two side by side the left one. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0
  let high = layout.boxes.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((layout.boxes[middle]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  // Two pages of a row begin at one height: the left one is meant.
  while (low > 0 && layout.boxes[low - 1]?.top === layout.boxes[low]?.top) low -= 1
  return low + 1
}

/** 1-based first and last page that touch the window from `top` to `bottom`. */
export function pagesWithin(layout: PageLayout, top: number, bottom: number): { readonly first: number; readonly last: number } {
  let last = pageAt(layout, Math.max(0, bottom))
  while (last < layout.boxes.length && layout.boxes[last]?.top === layout.boxes[last - 1]?.top) last += 1
  return { first: pageAt(layout, Math.max(0, top)), last }
}

const STEPS = [0.1, 0.25, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6, 8]

/** Next zoom of the fixed steps, larger or smaller than the one in force. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? STEPS : STEPS.toReversed()
  return steps.find((step) => (direction === 1 ? step > zoom + 0.01 : step < zoom - 0.01)) ?? zoom
}

import type { PageSize, Turn } from './page-layout.ts'

/** A rectangle from the top left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Turns a box of a page clockwise with the page: into shares (0 to 1) of the page as it is shown. */
export function shownBox(box: Box, size: PageSize, turn: Turn): Box {
  const x = box.x / size.width
  const y = box.y / size.height
  const width = box.width / size.width
  const height = box.height / size.height
  switch (turn) {
    case 0: return { x, y, width, height }
    case 90: return { x: 1 - y - height, y: x, width: height, height: width }
    case 180: return { x: 1 - x - width, y: 1 - y - height, width, height }
    case 270: return { x: y, y: 1 - x - width, width: height, height: width }
  }
}

/** The way back: shares of the page as it is shown into a box of the page, cut to the page. */
export function boxOfShown(shown: Box, size: PageSize, turn: Turn): Box {
  const clamp = (value: number): number => Math.min(1, Math.max(0, value))
  const [left, top] = [clamp(shown.x), clamp(shown.y)]
  const cut = { x: left, y: top, width: clamp(shown.x + shown.width) - left, height: clamp(shown.y + shown.height) - top }
  const back: Record<Turn, Turn> = { 0: 0, 90: 270, 180: 180, 270: 90 }
  const { x, y, width, height } = shownBox(cut, { width: 1, height: 1 }, back[turn])
  return { x: x * size.width, y: y * size.height, width: width * size.width, height: height * size.height }
}

/** The smallest box around all; null where there is none. */
export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  const left = Math.min(...boxes.map((box) => box.x))
  const top = Math.min(...boxes.map((box) => box.y))
  return { x: left, y: top, width: Math.max(...boxes.map((box) => box.x + box.width)) - left, height: Math.max(...boxes.map((box) => box.y + box.height)) - top }
}

import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageViewport } from 'pdfjs-dist'
import type { Box } from '../../src-renderer/pdf/box-geometry.ts'
import { ROOT } from '../rules/import-graph.ts'

type Point = readonly [x: number, y: number]

/** A piece of text with the place of its glyphs, worked out from the file alone, without the window. */
export interface Glyphs {
  readonly page: number
  readonly text: string
  /** Quarter turns of the page by the file itself. */
  readonly rotate: number
  /** From the baseline to the height of the letters, in points from the top left corner of the page as the file turns it. */
  readonly box: Box
  /** Whether the text runs along x on the page as the file turns it. */
  readonly alongX: boolean
  /** Inside the first and the last letter, in shares of the page as it is shown with quarter turns added. */
  readonly drag: (turn: number) => { readonly from: Point; readonly to: Point }
  /** From so many points before the first letter to so many past the last one, at the height of the letters. */
  readonly dragPast: (turn: number, before: number, past: number) => { readonly from: Point; readonly to: Point }
}

/** Letters reach about so far above the baseline, in type sizes, and a third of that is their middle. */
const BODY = 0.75
const MIDDLE = 0.35

/** Every straight run of at least two letters in the text of a PDF, from `item.transform`, width and viewport of pdf.js. */
export async function glyphsOf(bytes: Uint8Array, most = 3): Promise<readonly Glyphs[]> {
  const folder = (name: string): string => `${join(ROOT, 'node_modules/pdfjs-dist', name)}/`
  const task = getDocument({ data: Uint8Array.from(bytes), cMapUrl: folder('cmaps'), cMapPacked: true, standardFontDataUrl: folder('standard_fonts'), useWasm: false, verbosity: 0 })
  try {
    const file = await task.promise
    const found: Glyphs[] = []
    for (let number = 1; number <= Math.min(file.numPages, most); number += 1) {
      const page = await file.getPage(number)
      const { items, styles } = await page.getTextContent()
      const asFiled = page.getViewport({ scale: 1 })
      for (const item of items) {
        if (!('str' in item) || item.str.trim() !== item.str || [...item.str].length < 2 || styles[item.fontName]?.vertical === true) continue
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as readonly number[]
        const [run, rise] = [Math.hypot(a, b), Math.hypot(c, d)]
        if (run === 0 || rise === 0 || item.width <= 0) continue
        /** A point of the run: share of its width, type sizes above the baseline. */
        const at = (view: PageViewport, along: number, above: number): Point => {
          const [x = 0, y = 0] = view.convertToViewportPoint(e + (a / run) * item.width * along + c * above, f + (b / run) * item.width * along + d * above) as number[]
          return [x, y]
        }
        const corners = [at(asFiled, 0, 0), at(asFiled, 1, 0), at(asFiled, 0, BODY), at(asFiled, 1, BODY)]
        const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
        const [start, end, above] = [at(asFiled, 0, 0), at(asFiled, 1, 0), at(asFiled, 0, BODY)]
        const alongX = Math.abs(end[1] - start[1]) < 0.01 && Math.abs(above[0] - start[0]) < 0.01
        const alongY = Math.abs(end[0] - start[0]) < 0.01 && Math.abs(above[1] - start[1]) < 0.01
        if (!alongX && !alongY) continue
        const box = { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }
        if (box.x < 0 || box.y < 0 || box.x + box.width > asFiled.width || box.y + box.height > asFiled.height) continue
        const inside = 0.2 / [...item.str].length
        const between = (turn: number, start: number, end: number): { readonly from: Point; readonly to: Point } => {
          const view = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 })
          const share = ([x, y]: Point): Point => [x / view.width, y / view.height]
          return { from: share(at(view, start, MIDDLE)), to: share(at(view, end, MIDDLE)) }
        }
        found.push({
          page: number, text: item.str, rotate: page.rotate, box, alongX,
          drag: (turn) => between(turn, inside, 1 - inside),
          dragPast: (turn, before, past) => between(turn, -before / item.width, 1 + past / item.width),
        })
      }
    }
    return found
  } finally {
    await task.destroy()
  }
}

/** How far, in points, the ends of a box lie from those of the glyphs, and what share of the height of the letters it covers. */
export function misplaced(box: Box, glyphs: Glyphs): { readonly ends: number; readonly covered: number; readonly thickness: number } {
  const span = (each: Box, alongX: boolean): readonly [number, number] => (alongX ? [each.x, each.x + each.width] : [each.y, each.y + each.height])
  const [from, to] = span(box, glyphs.alongX)
  const [start, end] = span(glyphs.box, glyphs.alongX)
  const [low, high] = span(box, !glyphs.alongX)
  const [foot, head] = span(glyphs.box, !glyphs.alongX)
  return {
    ends: Math.max(Math.abs(from - start), Math.abs(to - end)),
    covered: (Math.min(high, head) - Math.max(low, foot)) / (head - foot),
    thickness: (high - low) / (head - foot),
  }
}

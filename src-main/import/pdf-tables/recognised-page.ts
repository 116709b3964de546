import { tableFinder } from './find-tables.ts'
import { recognisePrinted, type RecognisedPrint } from './parse-pdf.ts'
import type { PlacedPage } from './placed-text.ts'
import { LAYOUTS, type Layouts } from '../layouts.ts'
import { middle } from './visual-lines.ts'

/** A line of text recognised in an image, with its box from the top left corner in any unit. */
export interface RecognisedBox {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * A scanned page as placed text, set straight: paper lies askew on the glass, and over the width of a page half a
 * degree is more than half a line. The slope is the middle one between boxes that stand beside each other.
 */
export function placeRecognised(page: number, boxes: readonly RecognisedBox[]): PlacedPage {
  const slope = slopeOf(boxes)
  const height = middle(boxes.map((box) => box.height))
  return {
    page,
    texts: boxes.map(({ text, x, y, width, height: own }) => ({
      text,
      x,
      // The middle of a box is steadier than its lower edge, which hangs on letters such as g and y.
      y: y + own / 2 - slope * (x + width / 2),
      width,
      height: Math.min(own, height * 1.5),
    })),
  }
}

/** More than this is no page laid askew but another line. */
const MOST_SLOPE = 0.03

function slopeOf(boxes: readonly RecognisedBox[]): number {
  const slopes: number[] = []
  for (const box of boxes) {
    let nearest: RecognisedBox | null = null
    for (const other of boxes) {
      if (other.x < box.x + box.width || Math.abs(centre(other) - centre(box)) > 0.6 * box.height) continue
      if (nearest === null || other.x < nearest.x) nearest = other
    }
    if (nearest === null) continue
    const slope = (centre(nearest) - centre(box)) / (nearest.x + nearest.width / 2 - box.x - box.width / 2)
    if (Math.abs(slope) <= MOST_SLOPE) slopes.push(slope)
  }
  return slopes.length < 5 ? 0 : middle(slopes)
}

const centre = (box: RecognisedBox): number => box.y + box.height / 2

/** Statements and travel records in the recognised pages of one document, given in their order. */
export function readRecognisedPages(pages: readonly { readonly page: number; readonly boxes: readonly RecognisedBox[] }[], layouts: Layouts = LAYOUTS): RecognisedPrint {
  const finder = tableFinder(layouts)
  for (const { page, boxes } of pages) finder.addPage(placeRecognised(page, boxes))
  return recognisePrinted(finder.finish(), layouts)
}

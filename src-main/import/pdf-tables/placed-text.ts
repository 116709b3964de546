/** A piece of text with its place on the page: points, x from the left, y of the base line from the top. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the characters. */
  readonly height: number
}

export interface PlacedPage {
  /** 1-based. */
  readonly page: number
  readonly texts: readonly PlacedText[]
}

/** As pdf.js gives text and the transformations of the page; six numbers each. */
interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
}

/** Slope above which text counts as turned: scans that were set straight lean by less. */
const TURNED = 0.05

/**
 * Texts of a page as a reader sees them, with the page's own rotation applied. Text that stands askew is left
 * out: watermarks run diagonally over statements, and their digits would end up in the cells.
 */
export function placeTexts(items: readonly object[], pageTransform: readonly number[]): readonly PlacedText[] {
  const placed: PlacedText[] = []
  for (const item of items) {
    if (!isTextItem(item) || item.str.trim() === '') continue
    const [a, b, c, d, x, y] = combine(pageTransform, item.transform)
    const run = Math.hypot(a, b)
    const height = Math.hypot(c, d)
    if (run === 0 || height === 0 || a < 0 || Math.abs(b) > TURNED * run) continue
    // Widths come in the units of the page before its own scale, which is one here.
    placed.push({ text: item.str, x, y, width: item.width, height })
  }
  return placed
}

const isTextItem = (item: object): item is TextItem => 'str' in item && 'transform' in item && 'width' in item

function combine(outer: readonly number[], inner: readonly number[]): readonly [number, number, number, number, number, number] {
  const [a1 = 1, b1 = 0, c1 = 0, d1 = 1, e1 = 0, f1 = 0] = outer
  const [a2 = 1, b2 = 0, c2 = 0, d2 = 1, e2 = 0, f2 = 0] = inner
  return [a1 * a2 + c1 * b2, b1 * a2 + d1 * b2, a1 * c2 + c1 * d2, b1 * c2 + d1 * d2, a1 * e2 + c1 * f2 + e1, b1 * e2 + d1 * f2 + f1]
}

import type { FixedPage, PageItem } from '../../contract/reader.ts'
import { tidyLines } from '../documents/document-text.ts'

/** Objects whose base lines lie closer than this are on one line (millimetres). */
const SAME_LINE_MM = 1.5

type TextItem = Extract<PageItem, { kind: 'text' }>

/** Text of a page by its text codes in drawing order; a new line where the base line changes. The window lays the same characters over the page, so marks and index agree. */
export function textOfPage(page: FixedPage): string {
  let text = ''
  let line: number | null = null
  for (const item of page.items) {
    if (item.kind !== 'text') continue
    const base = baseLineOf(item)
    if (line !== null && Math.abs(base - line) > SAME_LINE_MM) text += '\n'
    line = base
    text += item.characters.map((character) => character.text).join('')
  }
  return tidyLines(text)
}

function baseLineOf({ place, characters }: TextItem): number {
  const first = characters[0]
  return first === undefined ? 0 : place[1] * first.x + place[3] * first.y + place[5]
}

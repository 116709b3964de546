import type { Layouts } from '../layouts.ts'
import type { PlacedPage } from '../pdf-tables/placed-text.ts'
import { tableFinder } from '../pdf-tables/find-tables.ts'
import type { SourceTable } from '../table.ts'

/** Points that a half-width character takes, and a line: only their proportion counts. */
const CHARACTER = 6
const LINE = 14

/** A line that begins with a day, with wide gaps behind it, as the rows of a print-out of fixed width do. */
const ROW = /^[ \t│]*(?:\d{1,6}[ \t│]+)?\d{4}(?:-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日|\d{4})(?:\D.*)?\s{2,}\S/u
/** Text of people quotes a row or two; fewer are no table. */
const LEAST_ROWS = 3

/**
 * The tables of a print-out that parts its columns by their place alone, as counters and mainframes write them: blanks
 * between the columns, Chinese characters two places wide, empty cells told by nothing but where they would stand. They
 * are found as in a printed page. Lines are those of the text; none where the text has no such rows.
 */
export function readFixedWidth(text: string, layouts: Layouts): readonly SourceTable[] {
  if (!mayBeFixedWidth(text)) return []
  const finder = tableFinder(layouts)
  const physical: number[] = []
  let line = 0
  text.split('\f').forEach((sheet, page) => {
    const texts: PlacedPage['texts'][number][] = []
    const lines = sheet.split(/\r\n|\n|\r/u)
    lines.forEach((written, index) => {
      const shown = withBlanks(written)
      if (shown.trim() === '') return
      physical.push(line + index + 1)
      texts.push({ text: shown, x: 0, y: (index + 1) * LINE, width: widthOf(shown) * CHARACTER, height: 2 * CHARACTER })
    })
    // A form feed ends no line: what follows it stands on the same one.
    line += lines.length - 1
    finder.addPage({ page: page + 1, texts })
  })
  return finder.finish().tables.map(({ table }) => ({ sheet: null, rows: table.rows.map(({ line: printed, cells }) => ({ line: physical[printed - 1] ?? printed, cells })) }))
}

function mayBeFixedWidth(text: string): boolean {
  let rows = 0
  for (const line of text.split(/\r\n|[\n\r\f]/u)) {
    if (line.length > 400 || !ROW.test(line)) continue
    rows += 1
    if (rows >= LEAST_ROWS) return true
  }
  return false
}

/** Tabs reach to the next eighth place; lines drawn between columns and rows are no text. */
function withBlanks(line: string): string {
  let shown = ''
  for (const character of line.replace(/[\u2500-\u257f]/gu, ' ').replace(/^[\s\-=_+]*$/u, '')) {
    shown += character === '\t' ? ' '.repeat(8 - (widthOf(shown) % 8)) : character
  }
  return shown
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[\u1100-\u115f\u2e80-\uffdf]/u.test(character) ? 2 : 1
  return width
}

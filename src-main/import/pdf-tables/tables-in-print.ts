import { LAYOUTS, type Layouts } from '../layouts.ts'
import type { SourceTable } from '../table.ts'
import { tableFinder } from './find-tables.ts'
import { likelyHeaderLine } from './forced-header.ts'
import type { PlacedPage } from './placed-text.ts'
import { visualLines } from './visual-lines.ts'

/** Pages looked at for a line that may be a header. */
const LOOKED_AT = 5

/**
 * The tables of a printed or scanned document for a person who is to say what their columns are: those whose header is
 * known, else the one below the line that looks most like a header, or below the line that the person names.
 */
export function tablesInPrint(pages: readonly PlacedPage[], layouts: Layouts = LAYOUTS, headerLine: number | null = null): readonly SourceTable[] {
  const found = headerLine === null ? tablesWith(pages, layouts, null) : []
  if (found.length > 0) return found
  const line = headerLine ?? likelyIn(pages)
  return line === null ? [] : tablesWith(pages, layouts, line)
}

function tablesWith(pages: readonly PlacedPage[], layouts: Layouts, headerLine: number | null): readonly SourceTable[] {
  const finder = tableFinder(layouts, headerLine)
  for (const page of pages) finder.addPage(page)
  return finder.finish().tables.map(({ table }) => table)
}

function likelyIn(pages: readonly PlacedPage[]): number | null {
  let before = 0
  for (const page of pages.slice(0, LOOKED_AT)) {
    const lines = visualLines(page, before)
    const line = likelyHeaderLine(lines)
    if (line !== null) return line
    before += lines.length
  }
  return null
}

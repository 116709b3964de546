import type { SourceRow, SourceTable } from '../table.ts'
import { tidyLines } from './document-text.ts'
import { beginsWithDay } from '../tables/sheet-values.ts'
import { htmlTokens } from './html-tokens.ts'

const BLOCKS = new Set([
  'p', 'div', 'section', 'article', 'header', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd',
  'table', 'thead', 'tbody', 'tfoot', 'tr', 'caption', 'blockquote', 'pre', 'hr', 'form', 'fieldset', 'body', 'html', 'title',
])

/** Edge of a block: any number of them in a row end one line. Not among the characters that HTML text can hold. */
const BLOCK_EDGE = '\v'

/** Text of HTML: blocks on lines of their own, cells of a row parted by tabs. Blanks of the source count as one. */
export function htmlToText(html: string): string {
  const parts: string[] = []
  let cellDepth = 0
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      parts.push(token.text.replace(/[ \t\r\n\f]+/gu, ' '))
      continue
    }
    if (token.name === 'td' || token.name === 'th') {
      cellDepth = Math.max(0, cellDepth + (token.kind === 'open' ? 1 : -1))
      if (token.kind === 'close') parts.push('\t')
    } else if (token.name === 'br') parts.push(cellDepth > 0 ? ' ' : '\n')
    // A paragraph inside a cell must not break the row into lines: the row is what people cite.
    else if (BLOCKS.has(token.name)) parts.push(cellDepth > 0 ? ' ' : BLOCK_EDGE)
  }
  const text = parts.join('').replace(/ {2,}/gu, ' ').replace(/ ?\t ?/gu, '\t')
  return tidyLines(text.replace(/ ?(?:\v ?)+/gu, '\n').replace(/^ +/gmu, ''))
}

/** Longest span that is believed: a cell that claims to span a million columns is not padded. */
const MAX_SPAN = 100

function spanOf(attribute: string | undefined): number {
  const stated = Number(attribute ?? 1)
  return Number.isInteger(stated) && stated > 1 && stated <= MAX_SPAN ? stated : 1
}

/**
 * Tables of HTML as text cells, one per outermost `table`: bank exports named `.xls` are often such pages.
 * Amounts stay the text they are. `line` is the number of the row in its table.
 */
export function htmlTables(html: string): SourceTable[] {
  const tables: SourceRow[][] = []
  let depth = 0
  let rows: SourceRow[] = []
  let line = 0
  let cells: string[] | null = null
  let cell: string | null = null
  let span = 1
  let height = 1
  // By column, the cells from above that reach into the row that is read: a day is the day of each of its rows, anything else is said once.
  let reaching: ({ left: number; text: string } | undefined)[] = []
  let own = false
  const takeReaching = (row: string[]): void => {
    for (let from = reaching[row.length]; from !== undefined && from.left > 0; from = reaching[row.length]) {
      from.left -= 1
      row.push(from.text)
    }
  }
  const endCell = (): void => {
    if (cell === null || cells === null) return
    takeReaching(cells)
    const text = cell.replace(/[\s\u00a0]+/gu, ' ').trim()
    if (text !== '') own = true
    for (let extra = 0; extra < span; extra += 1) {
      if (height > 1) reaching[cells.length] = { left: height - 1, text: extra === 0 && beginsWithDay(text) ? text : '' }
      cells.push(extra === 0 ? text : '')
    }
    cell = null
  }
  const endRow = (): void => {
    endCell()
    if (cells !== null) {
      const last = reaching.findLastIndex((from) => (from?.left ?? 0) > 0)
      while (cells.length <= last) {
        takeReaching(cells)
        if (cells.length <= last) cells.push('')
      }
      if (own) rows.push({ line, cells })
    }
    own = false
    cells = null
  }
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      if (cell !== null) cell += token.text
    } else if (token.name === 'table') {
      depth = Math.max(0, depth + (token.kind === 'open' ? 1 : -1))
      if (token.kind === 'open' && depth === 1) {
        rows = []
        line = 0
        reaching = []
      }
      if (token.kind === 'close' && depth === 0) {
        endRow()
        if (rows.length > 0) tables.push(rows)
        rows = []
      }
    } else if (depth === 1 && token.name === 'tr') {
      endRow()
      if (token.kind === 'open') {
        line += 1
        cells = []
      }
    } else if (depth === 1 && (token.name === 'td' || token.name === 'th')) {
      endCell()
      if (token.kind === 'open') {
        cell = ''
        span = spanOf(token.attributes.get('colspan'))
        height = spanOf(token.attributes.get('rowspan'))
      }
    } else if (token.name === 'br' && cell !== null) cell += ' '
  }
  endRow()
  if (rows.length > 0) tables.push(rows)
  return tables.map((table) => ({ sheet: null, rows: table }))
}

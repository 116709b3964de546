import { fail, ok, type Result } from '../../contract/result.ts'
import type { DocumentFault } from './document-text.ts'
import { escapeHtml } from './escape-html.ts'
import { walkRtf, type Emphasis } from './rtf-text.ts'

/** An RTF as HTML for the reader: paragraphs, rows and cells, bold, italic and underlined. The words are those of its text. */
export function rtfToHtml(bytes: Uint8Array): Result<string, DocumentFault> {
  const blocks: string[] = []
  let rows: string[] = []
  let cells: string[] = []
  let inline = ''
  const endTable = (): void => {
    if (rows.length > 0) blocks.push(`<table><tbody>${rows.join('')}</tbody></table>`)
    rows = []
  }
  const endRow = (): void => {
    if (cells.length > 0) rows.push(`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    cells = []
  }
  const fault = walkRtf(bytes, {
    text: (text, emphasis) => void (inline += wrapped(escapeHtml(text), emphasis)),
    mark(word) {
      if (word === 'line') inline += '<br>'
      else if (word === 'cell') {
        cells.push(inline)
        inline = ''
      } else if (word === 'row') endRow()
      // Paragraphs inside a cell stay in it; which cell ends only the cell's own mark says.
      else if (cells.length > 0) inline += '<br>'
      else {
        endTable()
        blocks.push(`<p>${inline}</p>`)
        inline = ''
      }
    },
  })
  if (fault !== null) return fail(fault)
  endRow()
  endTable()
  if (inline !== '') blocks.push(`<p>${inline}</p>`)
  return ok(blocks.join(''))
}

function wrapped(text: string, { bold, italic, underlined }: Emphasis): string {
  let html = text
  if (underlined) html = `<u>${html}</u>`
  if (italic) html = `<em>${html}</em>`
  return bold ? `<strong>${html}</strong>` : html
}

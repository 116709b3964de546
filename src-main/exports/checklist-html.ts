import type { Review } from '../contract/review.ts'
import { unreachable } from '../contract/result.ts'
import { checklistDocument, type ChecklistOptions } from './checklist-content.ts'
import type { Block, ChecklistDocument, Column, Fact, Row, Table } from './checklist-document.ts'
import { escaped } from './escaped.ts'
import { checklistStyle, type EmbeddedFont } from './checklist-style.ts'

/**
 * The checklist as one page that needs nothing else: style and fonts inside, no script, no address to fetch. It reads
 * on screen and prints on A4 with the heads of tables repeated and the pages numbered.
 */
export function checklistHtml(review: Review, options: ChecklistOptions & { readonly fonts: readonly EmbeddedFont[] }): string {
  return documentHtml(checklistDocument(review, options), options.fonts)
}

/** Any document of this model as one page that needs nothing else. */
export function documentHtml(document: ChecklistDocument, fonts: readonly EmbeddedFont[]): string {
  const { language, kicker, title, invented } = document
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped([title, ...document.head.slice(0, 1).map((fact) => fact.text)].join(' '))}</title>
<style>
${checklistStyle(language, document.footer, fonts)}
</style>
</head>
<body>
<main>
<header>
<p class="kicker">${escaped(kicker)}</p>
<h1>${escaped(title)}</h1>${invented === null ? '' : `\n<p class="invented">${escaped(invented)}</p>`}
</header>
${factList(document.head, 'head')}
${document.notice.map((text) => `<p class="body">${escaped(text)}</p>`).join('\n')}
${document.sections.map((section) => `<section${section.ownPage === true ? ' class="ownpage"' : ''}>\n<h2>${escaped(section.title)}</h2>\n${grouped(section.blocks).map(groupOf).join('\n')}\n</section>`).join('\n')}
</main>
</body>
</html>
`
}

/** Longest table, in rows, that is kept on one page with its heading: a longer one may have to go over the page. */
const MOST_KEPT_ROWS = 6

/**
 * Blocks that stay on one page together: a heading with its facts and a short table, and lines to sign on with what
 * introduces them. Rules on the single blocks would contradict each other, and browsers then split a row.
 */
function grouped(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const joins =
      (block.kind === 'facts' && before?.kind === 'heading') ||
      (block.kind === 'table' && block.rows.length <= MOST_KEPT_ROWS && before?.kind === 'facts' && last?.[0]?.kind === 'heading') ||
      (block.kind === 'fill' && before?.kind === 'paragraph')
    if (joins && last !== undefined) last.push(block)
    else groups.push([block])
  }
  return groups
}

function groupOf(blocks: readonly Block[]): string {
  const inside = blocks.map(blockOf).join('\n')
  return blocks.length === 1 ? inside : `<div class="keep">\n${inside}\n</div>`
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? `<h3>${escaped(block.text)}</h3>` : `<h4>${escaped(block.text)}</h4>`
    case 'paragraph':
      return `<p class="${block.tone}">${escaped(block.text)}</p>`
    case 'facts':
      return factList(block.items, 'facts')
    case 'lines':
      return `<div class="sources">\n<p>${escaped(block.label)}</p>\n<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>\n</div>`
    case 'fill':
      return `<div class="fill">\n${block.labels.map((label) => `<p>${escaped(label)}</p>`).join('\n')}\n</div>`
    case 'table':
      return tableOf(block)
    default:
      return unreachable(block)
  }
}

function factList(items: readonly Fact[], name: string): string {
  return `<dl class="${name}">\n${items.map((item) => `<div><dt>${escaped(item.label)}</dt><dd${item.tone === 'good' ? ' class="good"' : ''}>${escaped(item.text)}</dd></div>`).join('\n')}\n</dl>`
}

function tableOf(table: Table): string {
  const { caption, columns, rows } = table
  return `<div class="scroll"><table>${caption === null ? '' : `\n<caption>${escaped(caption)}</caption>`}
<colgroup>${columns.map((column) => `<col style="width:${column.width}%">`).join('')}</colgroup>
<thead><tr>${columns.map((column) => `<th scope="col">${escaped(column.head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, columns)).join('\n')}
</tbody>
</table></div>`
}

function rowOf(row: Row, columns: readonly Column[]): string {
  switch (row.kind) {
    case 'cells':
      return `<tr>${row.cells.map((lines, index) => `<td${classOf(columns[index])}>${cellLines(lines)}</td>`).join('')}</tr>`
    case 'band':
      return `<tr><th class="band" scope="rowgroup" colspan="${columns.length}">${escaped(row.text)}</th></tr>`
    case 'span':
      return `<tr><td class="span" colspan="${columns.length}">${factList(row.items, 'facts')}</td></tr>`
    default:
      return unreachable(row)
  }
}

const cellLines = (lines: readonly string[]): string => (lines.length === 1 ? escaped(lines[0] ?? '') : lines.map((line) => `<div>${escaped(line)}</div>`).join(''))

function classOf(column: Column | undefined): string {
  const names = [...(column === undefined || column.align === 'start' ? [] : [column.align]), ...(column?.face === 'mono' ? ['mono'] : [])]
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`
}

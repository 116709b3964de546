import type { Review } from '../contract/review.ts'
import type { ChecklistOptions } from './checklist-content.ts'
import { checklistStyle, type EmbeddedFont } from './checklist-style.ts'
import { citationText, shortHash, writer as writerOf } from './checklist-writer.ts'
import { escaped } from './escaped.ts'
import { laneOfEntry } from '../domain/timeline/lanes.ts'
import { numberedEntries, timelineStrips } from './timeline-strip.ts'

/**
 * The timeline on landscape A4: the drawing in strips, and every entry under its number with its source. It needs nothing
 * but itself: style and fonts inside, no script, no address to fetch.
 */
export function timelinePage(review: Review, { translate, fonts }: ChecklistOptions & { readonly fonts: readonly EmbeddedFont[] }): string {
  const writer = writerOf(review, translate)
  const { say, facts, day } = writer
  const { dated, undated } = numberedEntries(review)
  const title = say('timeline.title')
  const footer = {
    left: say('footer.left', { id: review.rulePack.id, version: review.rulePack.version }),
    page: say('footer.page', { page: '{{page}}', pages: '{{pages}}' }),
    right: say('footer.right', { head: shortHash(review.audit.head) }),
  }
  const row = (cells: readonly string[]): string => `<tr>${cells.map((cell, index) => `<td${index === 0 ? ' class="center"' : ''}>${escaped(cell)}</td>`).join('')}</tr>`
  const heads = ['number', 'date', 'kind', 'what', 'source'].map((key) => `<th scope="col">${escaped(say(`column.${key}`))}</th>`).join('')
  const rows = [
    ...dated.map(({ number, entry, from, to }) => row([String(number), from === to ? day(entry.date) : say('timeline.range', { date: day(entry.date), from: day(from), to: day(to) }), translate(`timeline.lane.${laneOfEntry(entry)}`), entry.title, entry.citation === null ? say('none') : citationText(entry.citation, writer)])),
    ...undated.map((entry) => row([say('none'), entry.date, translate(`timeline.lane.${laneOfEntry(entry)}`), entry.title, entry.citation === null ? say('none') : citationText(entry.citation, writer)])),
  ]
  return `<!doctype html>
<html lang="${review.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escaped([title, facts.head.number ?? ''].join(' '))}</title>
<style>
${checklistStyle(review.language, footer, fonts)}
@page{size:A4 landscape;margin:16mm 14mm 18mm 14mm}
main{max-width:297mm}
svg.strip{display:block;width:100%;height:auto;margin:0 0 4mm;break-inside:avoid;font-family:var(--hei);color:#000;background:#fff}
h1{font-size:16pt}
</style>
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
<p class="kicker">${escaped([facts.head.number ?? '', facts.head.title ?? ''].filter((part) => part !== '').join(' '))}</p>
</header>
<p class="note">${escaped(say('timeline.lead', { count: dated.length + undated.length, undated: undated.length }))}</p>
${timelineStrips(review, dated, translate).join('\n')}
<div class="scroll"><table>
<colgroup><col style="width:6%"><col style="width:17%"><col style="width:10%"><col style="width:41%"><col style="width:26%"></colgroup>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
</main>
</body>
</html>
`
}

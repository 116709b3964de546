import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { measureSearch, type SearchFigures } from './measure-search.ts'

/**
 * `search.js <resources> [pages rows]`: fills a case file with invented pages and rows, asks it two hundred queries through
 * the host, and the same of ripgrep and recoll over the same texts where they are installed.
 */
const [resources = '', first = '', ...more] = process.argv.slice(2)

if (first === '--one') {
  process.stdout.write(JSON.stringify(await measureSearch(Number(more[0]), Number(more[1]), resources)))
} else {
  const [pages = 100_000, rows = 1_000_000] = [first, ...more].filter((text) => text !== '').map(Number)
  process.stderr.write(`${pages} pages, ${rows} rows …\n`)
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), resources, '--one', String(pages), String(rows)], { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] })
  if (run.status !== 0) throw new Error(run.stdout)
  process.stdout.write(`${tableOf(JSON.parse(run.stdout) as SearchFigures)}\n`)
}

function tableOf(figures: SearchFigures): string {
  const ms = (value: number | null): string => (value === null ? 'not installed' : `${value.toFixed(1)} ms`)
  const times = (name: string, each: SearchFigures['first'] | null): string[] => [name, ...(each === null ? ['not installed', '', ''] : [ms(each.middle), ms(each.p95), ms(each.most)])]
  const lines = [
    [`${figures.pages} pages, ${figures.rows} rows, ${figures.queries} queries`, 'middle', '95th percentile', 'longest'],
    ['---', '---', '---', '---'],
    times('first hits, through the host', figures.first),
    times('· processor time of the same', figures.firstProcessor),
    ...figures.byKind.map((each) => times(`· ${each.kind}`, each.times)),
    times(`ripgrep, files that hold the word (${figures.asked} of the queries)`, figures.ripgrep),
    times(`recoll, first hits (${figures.asked} of the queries)`, figures.recoll),
    ['index of the pages', `${figures.indexPages.toFixed(1)} s`, `${(figures.pageBytes / 1e6).toFixed(0)} MB of text`, ''],
    ['index of the rows', `${figures.indexRows.toFixed(1)} s`, `${((figures.indexRows / figures.rows) * 1e6).toFixed(1)} µs a row`, ''],
    ['· of which cutting and folding', `${figures.cutRows.toFixed(1)} s`, '', ''],
    ['index as it was before (unicode61, sizes, deletions), same words', `${figures.indexRowsBefore.toFixed(1)} s`, '', ''],
    ['recoll, its index', figures.recollIndex === null ? 'not installed' : `${figures.recollIndex.toFixed(1)} s`, '', ''],
    ['size of the index', `${(figures.indexBytes / 1e6).toFixed(0)} MB`, `${(figures.indexBytes / (figures.pageBytes + figures.rowBytes)).toFixed(2)} of the texts`, ''],
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

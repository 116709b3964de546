import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { GROUPED_BY } from '../../src-main/contract/ledger-groups.ts'
import { measureLedger, type LedgerFigures } from './measure-ledger.ts'

/**
 * `ledger.js <resources> [rows …]`: measures every size in a process of its own, so that memory and caches of one
 * do not flatter the next, and prints the table.
 */
const DEFAULT_SIZES = [10_000, 100_000, 1_000_000]
const [resources = '', first = '', ...more] = process.argv.slice(2)

if (first === '--one') {
  process.stdout.write(JSON.stringify(await measureLedger(Number(more[0]), resources)))
} else {
  const sizes = [first, ...more].filter((text) => text !== '').map(Number)
  if (sizes.some((size) => !Number.isSafeInteger(size) || size < 1)) throw new Error('sizes are whole numbers of rows')
  const figures = (sizes.length > 0 ? sizes : DEFAULT_SIZES).map(measureApart)
  process.stdout.write(`${tableOf(figures)}\n`)
}

function measureApart(rows: number): LedgerFigures {
  process.stderr.write(`${rows} rows …\n`)
  const run = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), resources, '--one', String(rows)], { encoding: 'utf8', maxBuffer: 1e8 })
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`)
  return JSON.parse(run.stdout) as LedgerFigures
}

interface Line {
  readonly name: string
  readonly seconds: (figures: LedgerFigures) => number
  readonly against: (figures: LedgerFigures) => readonly [name: string, seconds: number]
}

function tableOf(figures: readonly LedgerFigures[]): string {
  const tool = figures[0]?.yardstick.name ?? ''
  const lines: readonly Line[] = [
    { name: 'import', seconds: (each) => each.import, against: (each) => [`${tool}, same row indexes`, each.yardstick.importing] },
    { name: 'import', seconds: (each) => each.import, against: (each) => [`${tool}, same row indexes and an index of words`, each.yardstick.importingWithWords] },
    { name: 'open to the first grid page', seconds: (each) => each.open, against: (each) => ['plain table, 200 rows by time', each.yardstick.page] },
    { name: 'open and all findings', seconds: (each) => each.findings, against: (each) => ['plain table, every row read', each.yardstick.readingAll] },
    { name: 'grid page', seconds: (each) => each.page, against: (each) => ['plain table, 200 rows by time', each.yardstick.page] },
    { name: 'grid page in the middle', seconds: (each) => each.middlePage, against: (each) => ['plain table, 200 rows by time', each.yardstick.page] },
    { name: 'filter with count, sums and page', seconds: (each) => each.filter, against: (each) => ['plain table, count and sum', each.yardstick.filter] },
    { name: 'filter by a word, just opened', seconds: (each) => each.wordFilterAtOnce, against: (each) => ['plain table, LIKE', each.yardstick.search] },
    { name: 'filter by a word, the rows are read', seconds: (each) => each.wordFilter, against: (each) => ['plain table, LIKE', each.yardstick.search] },
    { name: 'filter by counterparty, just opened', seconds: (each) => each.otherSideAtOnce, against: (each) => ['plain table, LIKE', each.yardstick.search] },
    { name: 'filter by counterparty, the rows are read', seconds: (each) => each.otherSide, against: (each) => ['plain table, LIKE', each.yardstick.search] },
    { name: 'filter by party, the rules have run', seconds: (each) => each.party, against: (each) => ['plain table, count and sum', each.yardstick.filter] },
    { name: 'rows of one counterparty', seconds: (each) => each.groupRows, against: (each) => ['plain table, count and sum', each.yardstick.filter] },
    ...GROUPED_BY.map((by): Line => ({ name: `groups by ${by} with count and sums`, seconds: (each) => each.groups[by], against: (each) => ['plain table, count and sum', each.yardstick.filter] })),
    { name: 'search', seconds: (each) => each.search, against: (each) => ['plain table, LIKE', each.yardstick.search] },
  ]
  const head = ['figure', ...figures.map((each) => `${each.rows} rows`), 'yardstick of the same run', ...figures.map((each) => `ratio at ${each.rows}`)]
  const body = lines.map(({ name, seconds, against }) => [
    name,
    ...figures.map((each) => shown(seconds(each))),
    figures[0] ? against(figures[0])[0] : '',
    ...figures.map((each) => (seconds(each) / against(each)[1]).toFixed(2)),
  ])
  const mib = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MiB`
  const sizes = [
    ['statements', ...figures.map((each) => mib(each.bytes)), '', ...figures.map(() => '')],
    ['case file', ...figures.map((each) => mib(each.caseFile)), 'bytes of the statements', ...figures.map((each) => (each.caseFile / each.bytes).toFixed(2))],
    ['most memory', ...figures.map((each) => mib(each.peakMemory)), 'bytes of the statements', ...figures.map((each) => (each.peakMemory / each.bytes).toFixed(2))],
  ]
  return [head, head.map(() => '---'), ...body, ...sizes].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function shown(seconds: number): string {
  return seconds < 1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`
}

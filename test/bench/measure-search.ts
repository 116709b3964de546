import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CallFailure } from '../../src-main/contract/errors.ts'
import { ok } from '../../src-main/contract/result.ts'
import { insertFile, insertPages } from '../../src-main/db/files.ts'
import { closeCaseFile, openCaseFile } from '../../src-main/db/open.ts'
import { searchIndexer } from '../../src-main/db/search.ts'
import { wordsOfRow } from '../../src-main/domain/search/row-words.ts'
import { indexedWords } from '../../src-main/domain/search/tokens.ts'
import { parseYuan } from '../../src-main/domain/values/money.ts'
import { createHost } from '../../src-main/host/create-host.ts'
import { workerParser } from '../../src-main/host/intake/parse-service.ts'
import type { RecogniserClient } from '../../src-main/import/recognise-text/recogniser-client.ts'
import { generateBundle, randomNumbers, type GeneratedBundle } from './generate.ts'
import { benchQueries, inventedPage } from './invented-pages.ts'
import { secondsOf } from './timing.ts'

/** Milliseconds. */
export interface Times {
  readonly middle: number
  readonly p95: number
  readonly most: number
}
export interface SearchFigures {
  readonly pages: number
  readonly rows: number
  readonly queries: number
  readonly first: Times
  /** The same without what other programs on the machine took meanwhile. */
  readonly firstProcessor: Times
  readonly byKind: readonly { readonly kind: string; readonly times: Times }[]
  /** Null where the tool is not installed. */
  readonly ripgrep: Times | null
  readonly recoll: Times | null
  /** So many of the queries were put to the tools. */
  readonly asked: number
  /** Seconds. */
  readonly indexPages: number
  readonly indexRows: number
  readonly cutRows: number
  readonly indexRowsBefore: number
  readonly recollIndex: number | null
  readonly indexBytes: number
  readonly pageBytes: number
  readonly rowBytes: number
}

const PAGES_A_FILE = 100
const NO_RECOGNISER: RecogniserClient = {
  start: () => Promise.resolve({ ok: false, reason: 'not-measured' }),
  read: () => Promise.reject(new CallFailure('cancelled')),
  close: () => Promise.resolve(),
}
const noPrinting = { capabilities: { shell: 'command-line' as const, canPrint: false, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) }

const timesOf = (list: readonly number[]): Times => {
  const sorted = list.toSorted((left, right) => left - right)
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { middle: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? 0 }
}

/** Pages and rows in one case file, asked through the host as a window asks. */
export async function measureSearch(pages: number, rows: number, resources: string): Promise<SearchFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'threshold-bench-'))
  try {
    const bundle = generateBundle(join(folder, 'bundle'), rows)
    const texts = join(folder, 'texts')
    mkdirSync(texts)
    const casePath = join(folder, 'case.tcase')
    const host = createHost({ resources, data: join(folder, 'data') }, noPrinting, workerParser(), NO_RECOGNISER)
    const must = async (method: 'cases.create' | 'cases.open' | 'cases.close' | 'intake.import', params: object): Promise<void> => {
      const answer = await host.call(method, params as never)
      if (!answer.ok) throw new CallFailure(answer.error.code)
    }
    process.stderr.write('rows are taken in …\n')
    await must('cases.create', { token: (await host.grant(casePath)).token, passphrase: null })
    await must('intake.import', { tokens: [(await host.grant(bundle.folder)).token] })
    await must('cases.close', {})
    process.stderr.write('pages are taken in …\n')
    const { seconds: indexPages, bytes: pageBytes, indexBytes } = addPages(casePath, pages, texts)
    const { cut, index, before, bytes: rowBytes } = rowIndexes(bundle, folder, texts)

    process.stderr.write('queries …\n')
    await must('cases.open', { token: (await host.grant(casePath)).token, passphrase: null })
    const queries = benchQueries()
    const took: number[] = []
    const processor: number[] = []
    for (const { typed } of queries) {
      const before = process.cpuUsage()
      const start = performance.now()
      const answer = await host.call('search.query', { words: typed, limit: 50 })
      took.push(performance.now() - start)
      const used = process.cpuUsage(before)
      processor.push((used.user + used.system) / 1000)
      if (!answer.ok) throw new CallFailure(answer.error.code)
    }
    await host.close()
    const asked = queries.filter((_query, at) => at % 8 === 0).map((query) => query.word)
    const kinds = [...new Set(queries.map((query) => query.kind))]
    const recoll = measureRecoll(folder, texts, asked)
    return {
      pages, rows, queries: queries.length, first: timesOf(took), firstProcessor: timesOf(processor),
      byKind: kinds.map((kind) => ({ kind, times: timesOf(took.filter((_time, at) => queries[at]?.kind === kind)) })),
      ripgrep: measureRipgrep(texts, asked), recoll: recoll?.times ?? null, recollIndex: recoll?.index ?? null, asked: asked.length,
      indexPages, indexRows: cut + index, cutRows: cut, indexRowsBefore: before, indexBytes, pageBytes, rowBytes,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Puts the pages in as intake does, without reading them out of files: what is measured is their index. The same texts go to files for the other tools. */
function addPages(casePath: string, pages: number, texts: string): { seconds: number; bytes: number; indexBytes: number } {
  const opened = openCaseFile(casePath, { passphrase: null })
  if (!opened.ok) throw new Error(opened.error.code)
  const { database } = opened.value
  const random = randomNumbers(7)
  const index = searchIndexer(database)
  let seconds = 0
  let bytes = 0
  for (let first = 0; first < pages; first += PAGES_A_FILE) {
    const list = Array.from({ length: Math.min(PAGES_A_FILE, pages - first) }, () => inventedPage(random))
    const name = `虚构卷宗${String(first / PAGES_A_FILE + 1).padStart(5, '0')}.txt`
    writeFileSync(join(texts, name), list.join('\f\n'))
    bytes += Buffer.byteLength(list.join(''))
    database.exec(first % 10_000 === 0 ? 'BEGIN' : 'SELECT 1')
    const file = insertFile(database, {
      path: `卷宗/${name}`, sha256: null, size: 1, modified: null, source: null, title: name, kind: 'document', evidence_kind: null, format: 'text', media_type: 'text/plain', encoding: null,
      status: 'needs-attention', reason_code: 'measured', reason_detail: null, duplicate_of: null, stated_account: null, stated_party: null, stated_sha256: null, pages: list.length, pages_without_text: 0, imported_at: '2026-01-01T08:00:00+08:00',
    })
    insertPages(database, file, list)
    seconds += secondsOf(() => list.forEach((text, at) => index.passage({ kind: 'page', file, page: at + 1, line: null, text })))
    if ((first + PAGES_A_FILE) % 10_000 === 0 || first + PAGES_A_FILE >= pages) seconds += secondsOf(() => void database.exec('COMMIT'))
  }
  const indexBytes = database.prepare('SELECT sum(length(block)) FROM search_index_data').pluck().get() as number
  closeCaseFile(opened.value)
  return { seconds, bytes, indexBytes }
}

/** The index of the rows alone, as it is and as it was before, each in a file of its own. */
function rowIndexes(bundle: GeneratedBundle, folder: string, texts: string): { cut: number; index: number; before: number; bytes: number } {
  const BEFORE = `CREATE VIRTUAL TABLE search_index USING fts5 (words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2")`
  const NOW = `CREATE VIRTUAL TABLE search_index USING fts5 (words, content = '', columnsize = 0, tokenize = "ascii tokenchars '.'"); INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 4194304); INSERT INTO search_index (search_index, rank) VALUES ('automerge', 16)`
  const open = (name: string, sql: string): Database.Database => {
    const database = new Database(join(folder, name))
    database.exec(`PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; ${sql}`)
    return database
  }
  const now = open('now.db', NOW)
  const before = open('before.db', BEFORE)
  let [cut, indexed, former, bytes, number] = [0, 0, 0, 0, 0]
  for (const file of bundle.files) {
    const text = new TextDecoder('gb18030').decode(readFileSync(file))
    writeFileSync(join(texts, `${file.split('/').at(-1)}`), text)
    bytes += Buffer.byteLength(text)
    const lines = text.split('\r\n').slice(1, -1).map((line) => line.split(','))
    const rows = lines.map((cells) => {
      const amount = parseYuan(cells[5] ?? '')
      return { cells, amount: amount.ok ? amount.value : (0n as never), ownNumbers: [cells[0] ?? ''], ownName: cells[2] ?? '', ownDocument: cells[3] ?? '' }
    })
    let words: string[] = []
    cut += secondsOf(() => { words = rows.map((row) => indexedWords(wordsOfRow(row))) })
    const fill = (database: Database.Database): number =>
      secondsOf(() => {
        database.exec('BEGIN')
        const insert = database.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)')
        words.forEach((each, at) => insert.run(number + at + 1, each))
        database.exec('COMMIT')
      })
    indexed += fill(now)
    former += fill(before)
    number += words.length
  }
  now.close()
  before.close()
  return { cut, index: indexed, before: former, bytes }
}

const isThere = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined

function measureRipgrep(texts: string, words: readonly string[]): Times | null {
  if (!isThere('rg')) return null
  return timesOf(words.map((word) => secondsOf(() => void spawnSync('rg', ['--fixed-strings', '--files-with-matches', '--', word, texts])) * 1000))
}

/** Recoll cuts Chinese into pairs of characters; its own defaults otherwise. */
function measureRecoll(folder: string, texts: string, words: readonly string[]): { readonly times: Times; readonly index: number } | null {
  if (!isThere('recollindex') || !isThere('recollq')) return null
  const settings = join(folder, 'recoll')
  mkdirSync(settings)
  writeFileSync(join(settings, 'recoll.conf'), `topdirs = ${texts}\ntextfilemaxmbs = -1\n`)
  process.stderr.write('recoll indexes …\n')
  const index = secondsOf(() => void spawnSync('recollindex', ['-c', settings]))
  return { index, times: timesOf(words.map((word) => secondsOf(() => void spawnSync('recollq', ['-c', settings, '-n', '50', `"${word}"`])) * 1000)) }
}

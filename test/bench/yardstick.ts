import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { HEAD, type GeneratedBundle } from './generate.ts'
import { median, secondsOf } from './timing.ts'

/** What plain SQLite takes for the same work, in seconds: text columns, nothing checked, typed or decoded. */
export interface Yardstick {
  readonly name: 'sqlite3 .import' | 'better-sqlite3 plain inserts'
  /** Import and indexes by table and line, by account and time, and by time. */
  readonly importing: number
  /** The same with an index of words over the columns that the program searches. */
  readonly importingWithWords: number
  /** Every column of every row, read into arrays. */
  readonly readingAll: number
  readonly page: number
  /** Count and sums of the rows of one account from a day on. */
  readonly filter: number
  /** `LIKE` over the searched columns of every row: the tool keeps the bytes of GB18030 as they are, so that no row matches and none ends it early. */
  readonly search: number
}

const COLUMNS = HEAD.split(',')
const quoted = (name: string): string => `"${name}"`
const INDEXES = `CREATE UNIQUE INDEX by_line ON ledger ("交易流水号");
CREATE INDEX by_account ON ledger ("交易卡号", "交易时间");
CREATE INDEX by_day ON ledger ("交易时间");`
const SEARCHED = ['对手户名', '交易对手账卡号', '摘要说明', '商户名称', '交易类型', '交易流水号'].map(quoted).join(" || ' ' || ")
const WORD_INDEX = `CREATE VIRTUAL TABLE word_index USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 2");
INSERT INTO word_index (rowid, words) SELECT rowid, ${SEARCHED} FROM ledger;`
/** The durability that a case file has: nothing is won by a looser one. */
const PRAGMAS = 'PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;'

export function measureYardstick(bundle: GeneratedBundle, folder: string): Yardstick {
  const path = join(folder, 'yardstick.db')
  rmSync(path, { force: true })
  const hasTool = spawnSync('sqlite3', ['--version']).status === 0
  const importing = hasTool ? byTool(bundle, folder, path) : byStatements(bundle, path)
  const words = secondsOf(() => (hasTool ? runTool(path, WORD_INDEX) : onDatabase(path, (database) => void database.exec(WORD_INDEX))))
  const read = (sql: string): number => onDatabase(path, (database) => median(() => void database.prepare(sql).raw().all()))
  const yardstick: Yardstick = {
    name: hasTool ? 'sqlite3 .import' : 'better-sqlite3 plain inserts',
    importing,
    importingWithWords: importing + words,
    readingAll: onDatabase(path, (database) =>
      secondsOf(() => {
        let rows = 0
        for (const row of database.prepare('SELECT * FROM ledger').raw().iterate()) rows += (row as unknown[]).length > 0 ? 1 : 0
        if (rows !== bundle.rows) throw new Error(`the yardstick holds ${rows} rows, not ${bundle.rows}`)
      }),
    ),
    page: read('SELECT * FROM ledger ORDER BY "交易时间" LIMIT 200'),
    filter: read(`SELECT count(*), sum("交易金额") FROM ledger WHERE "交易卡号" = '6217000000000000008' AND "交易时间" >= '2020-01-01'`),
    search: read(`SELECT rowid FROM ledger WHERE ${SEARCHED} LIKE '%高尔夫%' LIMIT 50`),
  }
  rmSync(path, { force: true })
  return yardstick
}

function runTool(path: string, script: string): void {
  const run = spawnSync('sqlite3', ['-bail', path], { input: `${PRAGMAS}\n${script}`, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`sqlite3: ${run.stderr}`)
}

const TABLE = `CREATE TABLE ledger (${COLUMNS.map((name) => `${quoted(name)} TEXT`).join(', ')});`

function byTool(bundle: GeneratedBundle, folder: string, path: string): number {
  const script = join(folder, 'import.sql')
  const imports = bundle.files.map((file) => `.import --csv --skip 1 '${file}' ledger`).join('\n')
  writeFileSync(script, `${TABLE}\n${imports}\n${INDEXES}`)
  return secondsOf(() => runTool(path, `.read '${script}'`))
}

const linesOf = (bundle: GeneratedBundle): string[][] =>
  bundle.files.flatMap((file) =>
    new TextDecoder('gb18030')
      .decode(readFileSync(file))
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')),
  )

/** Where the command line is missing: the lines, decoded and split beforehand, through one prepared statement in one transaction. */
function byStatements(bundle: GeneratedBundle, path: string): number {
  const lines = linesOf(bundle)
  return onDatabase(path, (database) =>
    secondsOf(() => {
      database.exec(`${TABLE} BEGIN`)
      const insert = database.prepare(`INSERT INTO ledger VALUES (${COLUMNS.map(() => '?').join(', ')})`)
      for (const cells of lines) insert.run(...cells)
      database.exec(`COMMIT; ${INDEXES}`)
    }),
  )
}

function onDatabase<T>(path: string, work: (database: Database.Database) => T): T {
  const database = new Database(path)
  try {
    database.exec(PRAGMAS)
    return work(database)
  } finally {
    database.close()
  }
}

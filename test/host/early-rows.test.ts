import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createParsePool } from '../../src-main/import/parse-pool.ts'
import { LONG } from '../../src-main/import/long-statements/read-long-statement.ts'
import { inProcessParser, startTestHost, type TestHost } from './in-process.ts'

const HEADER = '交易卡号,交易户名,交易时间,交易金额,交易余额,收付标志,对手户名,交易对手账卡号,摘要说明,交易流水号,备注'
const NOTE = `虚构备注${'—'.repeat(720)}`
const ROWS = 8000
const two = (number: number): string => String(number).padStart(2, '0')

/** A statement that is long, of one card, from old to new. */
function statement(card: string, more: (lines: readonly string[]) => readonly string[]): string {
  let balance = 10_000_000
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const fen = 100 + (at % 977)
    balance += at % 3 === 0 ? fen : -fen
    const time = `2023-${two(1 + (Math.floor(at / 670) % 12))}-${two(1 + (Math.floor(at / 25) % 27))} ${two(Math.floor(at / 3600) % 24)}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`
    return `${card},虚构户,${time},${(fen / 100).toFixed(2)},${(balance / 100).toFixed(2)},${at % 3 === 0 ? '进' : '出'},虚构商行${at % 40},6222000000000${two(at % 40)},转账,${card.slice(-3)}XG${at},${NOTE}`
  })
  return `${[HEADER, ...more(lines)].join('\n')}\n`
}

/** Everything that was taken in, but for when. */
async function taken(test: TestHost) {
  const bundle = join(test.folder, 'bundle')
  mkdirSync(bundle)
  const files: Readonly<Record<string, string>> = {
    // The last line stands there twice: what came of this file early is withdrawn, while the next one waits to be read.
    '1.csv': statement('6217000000000000001', (lines) => [...lines, lines.at(-1) ?? '']),
    '2.csv': statement('6217000000000000002', (lines) => lines),
    // The same rows again but for one, and some more: those that the case has are kept once.
    '3.csv': statement('6217000000000000002', (lines) => lines.slice(1).map((line) => `${line}。`)),
    '4.csv': statement('6217000000000000003', (lines) => ['6217000000000000003,虚构户,某日,1.00,,出,虚构甲,,转账,XG0,', ...lines]),
    '5.csv': statement('6217000000000000004', (lines) => lines),
    'case.json': JSON.stringify({
      schema: 'threshold-case/1', case: { number: '（2024）虚构0001执1号', title: '虚构案', court: '虚构法院' },
      parties: [{ id: 'p1', name: '虚构户', role: 'debtor' }], accounts: [{ id: 'a5', number: '6217000000000000004', institution: '虚构银行', holder: 'p1' }],
      files: [{ path: '5.csv', account: 'a5' }],
    }),
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(bundle, name), text)
    if (name.endsWith('.csv')) expect(Buffer.byteLength(text)).toBeGreaterThan(LONG)
  }
  const path = join(test.folder, 'case.tcase')
  await test.ask('cases.create', { token: await test.token(path), passphrase: null })
  await test.ask('intake.import', { tokens: [await test.token(bundle)] })
  const hits = await test.ask('search.query', { words: '002XG7999', limit: 5 })
  await test.ask('cases.close', {})
  const database = new Database(path, { readonly: true })
  const all = (sql: string): unknown[] => database.prepare(sql).raw().all()
  const result = {
    hits: hits.length,
    rows: all('SELECT * FROM ledger ORDER BY id'),
    counts: all('SELECT rows_read, rows_kept, rows_duplicate, rows_rejected FROM source_table ORDER BY id'),
    tables: all('SELECT * FROM source_table ORDER BY id'),
    files: all('SELECT path, status, reason_code, reason_detail, kind, format, encoding, sha256 FROM file ORDER BY id'),
    rejected: all('SELECT * FROM rejected_row'),
    words: all("SELECT count(*) FROM search_index WHERE search_index MATCH 'xg'"),
  }
  database.close()
  return result
}

describe('long statements whose rows are stored while they are read', () => {
  it('leave the case file as those that are read before', { timeout: 240_000 }, async () => {
    const before = startTestHost(inProcessParser)
    const pool = createParsePool({ workerUrl: new URL('../../src-main/import/parse-worker.ts', import.meta.url), size: 1, timeoutMs: 60_000, maxOldGenerationSizeMb: 1024 })
    let begun = 0
    const early = startTestHost({
      ...pool,
      async open(bytes, name, options) {
        const file = await pool.open(bytes, name, options)
        if (file.statements.some(({ facts }) => facts === null)) begun += 1
        return file
      },
    })
    try {
      const expected = await taken(before)
      expect(expected.hits).toBeGreaterThan(0)
      expect(expected.counts).toEqual([[ROWS + 1, ROWS, 1, 0], [ROWS, ROWS, 0, 0], [ROWS - 1, 0, ROWS - 1, 0], [ROWS + 1, ROWS, 0, 1], [ROWS, ROWS, 0, 0]])
      expect(await taken(early)).toEqual(expected)
      expect(begun).toBe(5)
    } finally {
      await before.end()
      await early.end()
      await pool.close()
    }
  })
})

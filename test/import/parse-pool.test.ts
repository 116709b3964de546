import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { StatementRow } from '../../src-main/domain/ledger/transaction.ts'
import { parseFile } from '../../src-main/import/parse-file.ts'
import type { ParsedFile } from '../../src-main/import/parsed-file.ts'
import { answersForFile, createAssembly } from '../../src-main/import/parse-messages.ts'
import { LONG } from '../../src-main/import/long-statements/read-long-statement.ts'
import { createParsePool } from '../../src-main/import/parse-pool.ts'
import { writePdf } from './documents/write-document.ts'

const workerUrl = new URL('../../src-main/import/parse-worker.ts', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEADER = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
const statement = (rows: number): Buffer =>
  Buffer.from([HEADER, ...Array.from({ length: rows }, (_, index) => `2024-03-01 10:00:00,转账,测试乙,/,支出,¥${index}.00,零钱,支付成功,${index},${index},/`)].join('\n'))

/** A worker that behaves as its request says. */
const misbehaving = (): URL => {
  const path = join(folder, 'worker.mjs')
  writeFileSync(
    path,
    `process.on('message', ({ path }) => {
       if (path === 'loop') for (;;);
       if (path === 'memory') { const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length)) }
       if (path === 'one large piece') { let kept = [0]; for (;;) kept = kept.concat(kept) }
       if (path === 'throw') { process.send({ kind: 'broken', detail: 'reader broke' }, () => process.exit(70)); return }
       if (path === 'exit') process.exit(3)
       process.send({ kind: 'file', file: { kind: 'document', format: path, pages: [], statements: [], travel: [] } })
       process.send({ kind: 'end' })
     })
     process.on('disconnect', () => process.exit(0))`,
  )
  return pathToFileURL(path)
}

/** A file that came from a worker with its rows written out, field by field, as far as the same rows read here have them. */
const inFull = (arrived: ParsedFile, read: ParsedFile): ParsedFile => ({
  ...arrived,
  statements: arrived.statements.map((statement, index) => ({
    ...statement,
    rows: statement.rows.map((row, at) => {
      const fields = Object.keys(read.statements[index]?.rows[at] ?? {}) as (keyof StatementRow)[]
      return Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as StatementRow
    }),
  })),
})

describe('createParsePool', () => {
  it('reads files in a real worker as in this process', async () => {
    const pool = createParsePool({ workerUrl, size: 1, timeoutMs: 60_000, maxOldGenerationSizeMb: 1024 })
    try {
      const rows = statement(12_000)
      const [pdf, table, shown] = await Promise.all([pool.parse(writePdf(['判决书']), 'a.pdf'), pool.parse(rows, 'a.csv'), pool.tables(rows, 'a.csv')])
      expect(pdf).toEqual(await parseFile(writePdf(['判决书']), 'a.pdf'))
      const read = await parseFile(rows, 'a.csv')
      expect(inFull(table, read)).toEqual(read)
      expect(table.statements[0]?.rows).toHaveLength(12_000)
      expect(table.statements[0]?.rows[11_999]?.amount).toBe(1_199_900n)
      expect(shown[0]?.rows).toHaveLength(12_001)
    } finally {
      await pool.close()
    }
  })

  it('hands the rows of a long statement over while it reads on, and goes to the next file where nobody wants them', { timeout: 60_000 }, async () => {
    const pool = createParsePool({ workerUrl, size: 1, timeoutMs: 60_000, maxOldGenerationSizeMb: 1024 })
    const memo = '虚构备注'.repeat(60)
    const long = Buffer.from([HEADER, ...Array.from({ length: 26_000 }, (_, index) => `2024-03-01 10:00:00,转账,测试乙,/,支出,¥${index % 100}.00,零钱,支付成功,${10_000 + index},${index},${memo}`)].join('\n'))
    expect(long.length).toBeGreaterThan(LONG)
    try {
      const file = await pool.open(long, '长.csv')
      const [table] = file.statements
      expect(table?.facts?.count).toBe(26_000)
      let taken = 0
      for (let rows = table?.next(); rows !== null; rows = table?.next()) {
        if (rows instanceof Promise) await rows
        else {
          const first = rows?.[0]
          expect([first?.line, first?.direction, first?.memo.includes(memo)]).toEqual([taken + 2, 'out', true])
          taken += rows?.length ?? 0
        }
      }
      expect(taken).toBe(26_000)
      const unwanted = await pool.open(long, '长.csv')
      unwanted.release()
      expect(await pool.parse(statement(3), 'b.csv')).toMatchObject({ statements: [{ read: 3 }] })
    } finally {
      await pool.close()
    }
  })

  it('lists what takes too long, too much memory or breaks, and goes on', async () => {
    const pool = createParsePool({ workerUrl: misbehaving(), size: 2, timeoutMs: 1500, maxOldGenerationSizeMb: 32 })
    try {
      const files = await Promise.all(['loop', 'good', 'throw', 'exit', 'loop', 'fine'].map((path) => pool.parse(Buffer.from('%PDF-1.7'), path)))
      expect(files.map((file) => file.reasonCode ?? file.format)).toEqual(['parse-timeout', 'good', 'damaged', 'damaged', 'parse-timeout', 'fine'])
      expect(files[0]).toMatchObject({ kind: 'document', format: 'pdf', status: 'needs-attention' })
      expect(files[2]?.reasonDetail).toBe('reader broke')
    } finally {
      await pool.close()
    }
  })

  it.each(['memory', 'one large piece'])('ends a worker at its memory limit and nothing else: %s', async (path) => {
    const pool = createParsePool({ workerUrl: misbehaving(), size: 1, timeoutMs: 30_000, maxOldGenerationSizeMb: 32 })
    try {
      expect(await pool.parse(Buffer.from('x'), path)).toMatchObject({ status: 'needs-attention', reasonCode: 'too-large', reasonDetail: 'memory' })
      expect(await pool.parse(Buffer.from('x'), 'next')).toMatchObject({ format: 'next' })
    } finally {
      await pool.close()
    }
  })

  it('says what broke where a fault escapes the reader itself', async () => {
    const path = join(folder, 'throwing.mjs')
    writeFileSync(path, `import ${JSON.stringify(workerUrl.href)}\nprocess.prependListener('message', () => { throw new Error('escaped') })`)
    const pool = createParsePool({ workerUrl: pathToFileURL(path), size: 1, timeoutMs: 30_000, maxOldGenerationSizeMb: 256 })
    try {
      expect(await pool.parse(Buffer.from('x'), 'a.txt')).toMatchObject({ status: 'needs-attention', reasonCode: 'damaged', reasonDetail: 'escaped' })
    } finally {
      await pool.close()
    }
  })

  it('rejects what is left when it is closed', async () => {
    const pool = createParsePool({ workerUrl: misbehaving(), size: 1, timeoutMs: 30_000, maxOldGenerationSizeMb: 64 })
    const left = [pool.parse(Buffer.from('x'), 'loop'), pool.parse(Buffer.from('x'), 'queued')].map((work) => work.catch((error: unknown) => error))
    await pool.close()
    for (const error of [...(await Promise.all(left)), await pool.parse(Buffer.from('x'), 'late').catch((reason: unknown) => reason)]) {
      expect(error).toMatchObject({ error: { code: 'cancelled' } })
    }
  })
})

describe('answers', () => {
  it('bring every row over in order', async () => {
    const file = await parseFile(statement(11_111), 'a.csv')
    const copy = structuredClone(file)
    const assembly = createAssembly()
    const done = [...answersForFile(file)].map((answer) => assembly.add(structuredClone(answer)))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect(done.at(-1)).toBe(true)
    const arrived = assembly.file()
    expect(arrived && inFull(arrived, copy)).toEqual(copy)
  })
})

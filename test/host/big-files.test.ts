import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParseService } from '../../src-main/host/intake/parse-service.ts'
import { sizeOf } from '../../src-main/import/content.ts'
import { writeLargePdf } from '../reader/write-large-pdf.ts'
import { inProcessParser, startTestHost, type TestHost } from './in-process.ts'

/** What the parser was given: by ranges or whole. */
const given: { path: string; whole: boolean; size: number }[] = []
const parser: ParseService = {
  ...inProcessParser,
  open: (bytes, path, options) => {
    given.push({ path, whole: bytes instanceof Uint8Array, size: sizeOf(bytes) })
    return inProcessParser.open(bytes, path, options)
  },
}

let test: TestHost
let bundle: string
const PAGES = 40
beforeEach(async () => {
  given.length = 0
  test = startTestHost(parser)
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
  bundle = join(test.folder, 'bundle')
  mkdirSync(bundle)
  writeLargePdf(join(bundle, '大卷.pdf'), { pages: PAGES, pictureBytes: 500_000, tree: 'flat' })
  writeFileSync(join(bundle, '说明.txt'), '虚构样例说明')
})
afterEach(() => test.end())

const takeIn = async (path = bundle) => test.ask('intake.import', { tokens: [await test.token(path)] })
const files = async () => (await test.ask('review.get', { language: 'zh-CN' })).intake.files
const sha256 = (): string => createHash('sha256').update(readFileSync(join(bundle, '大卷.pdf'))).digest('hex')

/** Looks into the case file beside the host. */
function inCase<T>(work: (database: InstanceType<typeof SqliteDatabase>) => T): T {
  const database = new SqliteDatabase(join(test.folder, 'case.tcase'))
  try {
    return work(database)
  } finally {
    database.close()
  }
}
/** As a run that was killed leaves it. */
const leave = (pieces: readonly Uint8Array[]): void => inCase((database) => {
  database.prepare('INSERT INTO original_arriving (sha256) VALUES (?)').run(sha256())
  database.prepare('INSERT INTO original (sha256, sm3, size) VALUES (?, ?, ?)').run(sha256(), 'a'.repeat(64), statSync(join(bundle, '大卷.pdf')).size)
  pieces.forEach((piece, number) => database.prepare('INSERT INTO original_chunk (sha256, number, bytes) VALUES (?, ?, ?)').run(sha256(), number, piece))
})
const leftovers = (): unknown => inCase((database) => database.prepare('SELECT count(*) FROM original_arriving').pluck().get())

describe('a file too big for the memory', () => {
  it('is written into the case file in pieces, read from there by ranges, and is the same as on the disk', async () => {
    await takeIn()
    expect(given).toEqual([expect.objectContaining({ path: '大卷.pdf', whole: false }), expect.objectContaining({ path: '说明.txt', whole: true })])
    const [big] = await files()
    expect(big).toMatchObject({ status: 'imported', sha256: sha256() })
    expect(await test.ask('read.pageText', { file: 'f1', page: PAGES })).toMatchObject({ text: `sheet ${PAGES}` })
    expect(leftovers()).toBe(0)
    expect(await test.ask('log.verify', {})).toMatchObject({ ok: true })
    expect(await takeIn()).toMatchObject({ added: 0, unchanged: 2 })
    writeFileSync(join(bundle, '副本.pdf'), readFileSync(join(bundle, '大卷.pdf')))
    await takeIn()
    expect((await files()).map((file) => [file.path, file.status])).toContainEqual(['副本.pdf', 'duplicate'])
  })

  it('is begun anew where what a killed run left is not the file', async () => {
    const bytes = readFileSync(join(bundle, '大卷.pdf'))
    // What the killed run wrote was of another state of the file.
    leave([bytes.subarray(0, 1_048_576), Buffer.alloc(1_048_576)])
    await takeIn()
    expect(await files()).toMatchObject([{ path: '大卷.pdf', status: 'imported', sha256: sha256() }, { path: '说明.txt', status: 'imported' }])
    expect(leftovers()).toBe(0)
    expect(await test.ask('log.verify', {})).toMatchObject({ ok: true })
  })

  it('is gone on with where a killed run stopped', async () => {
    const bytes = readFileSync(join(bundle, '大卷.pdf'))
    leave([bytes.subarray(0, 1_048_576), bytes.subarray(1_048_576, 2_097_152)])
    await takeIn()
    expect(await files()).toMatchObject([{ path: '大卷.pdf', status: 'imported', sha256: sha256() }, { path: '说明.txt', status: 'imported' }])
    expect(await test.ask('log.verify', {})).toMatchObject({ ok: true })
  })

  it('leaves nothing behind when the run is cancelled', async () => {
    let cancelled: Promise<unknown> | null = null
    test.host.subscribe((event) => {
      if (event.type === 'import-progress') cancelled ??= test.ask('intake.cancel', {})
    })
    const report = await takeIn()
    await cancelled
    expect(report.added).toBe(0)
    expect(await files()).toEqual([])
    expect(inCase((database) => database.prepare('SELECT (SELECT count(*) FROM original) + (SELECT count(*) FROM original_chunk)').pluck().get())).toBe(0)
    expect(await takeIn()).toMatchObject({ added: 2 })
  })
})

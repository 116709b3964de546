import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import UTIF from 'utif2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paragraph, writeDocx } from '../import/documents/write-document.ts'
import { protectAgile } from '../import/documents/write-protected.ts'
import { writeProtectedPdf } from '../import/documents/write-protected-pdf.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
beforeEach(async () => {
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
})
afterEach(() => test.end())

const HEAD = '交易卡号,交易户名,交易时间,交易金额,交易余额,收付标志,对手户名,摘要说明,交易流水号'
const line = (day: string, amount: string, serial: string, name = '虚构商行'): string => `6200000000000001,虚构甲,2024-01-${day} 08:00:00,${amount},,出,${name},转账,${serial}`

async function takeIn(files: Readonly<Record<string, string | Uint8Array>>, passwords: string[] = []) {
  const root = join(test.folder, `b${Object.keys(files).join('')}`)
  mkdirSync(root, { recursive: true })
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content)
  return test.ask('intake.import', { tokens: [await test.token(root)], passwords })
}
const files = async () => new Map((await test.ask('review.get', { language: 'zh-CN' })).intake.files.map((file) => [file.path, file]))
/** Everything of a file and of the ledger that a reading makes, in an order of its own. */
async function picture() {
  const rows = await test.ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 500 })
  const shown = [...(await files()).values()].map(({ path, encoding, kind, status, reasonCode, rows: counts, totals, pages }) => ({ path, encoding, kind, status, reasonCode, counts, totals, pages }))
  const found = (await test.ask('search.query', { words: '虚构商行', limit: 50 })).map((hit) => `${hit.path} ${hit.line}`).toSorted()
  return { rows: rows.rows.map(({ id, line: at, amount }) => ({ id, at, amount })), total: rows.total, shown, found, accounts: await test.ask('money.accounts', {}) }
}

describe('reading a file anew', () => {
  it('in an encoding that its bytes do not have changes nothing and says so', async () => {
    await takeIn({ '一.csv': [HEAD, line('01', '100.00', 'S1')].join('\n') })
    const before = await picture()
    const [file] = [...(await files()).values()]
    const answer = await test.host.call('intake.reread', { file: file?.id, encoding: 'Big5', language: 'zh-CN' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'encoding-unfit', details: { path: '一.csv', encoding: 'Big5' } } })
    expect(await picture()).toEqual(before)
  })

  it('conserves rows, frees and finds repeated rows, and keeps marks', async () => {
    const text = [HEAD, line('01', '100.00', 'S1'), line('02', '20.50', 'S2'), line('02', '20.50', 'S2'), line('13', '7.00', 'S3').replace('2024-01-13', '2024-13-13')].join('\n')
    const even = Buffer.byteLength(text) % 2 === 0 ? text : `${text}\n`
    await takeIn({ '一.csv': even, '二.csv': [HEAD, line('01', '100.00', 'S1'), line('02', '20.50', 'S2'), line('03', '3.00', 'S9')].join('\n') })
    const before = await picture()
    expect(before.total).toBe(3)
    const one = (await files()).get('一.csv')
    const id = one?.id ?? ''
    expect(one?.rows).toMatchObject({ read: 4, kept: 2, duplicate: 1, rejected: 1 })
    expect((await files()).get('二.csv')?.rows).toMatchObject({ read: 3, kept: 1, duplicate: 2, rejected: 0 })
    await test.ask('marks.create', { file: id, anchor: { kind: 'row', sheet: 0, line: 2, cell: null }, note: '', tags: [], stance: 'for', assignments: [] })

    const wrong = await test.ask('intake.reread', { file: id, encoding: 'UTF-16LE', language: 'zh-CN' })
    expect(wrong).toMatchObject({ encoding: 'UTF-16LE', rows: { before: 4, after: 0 }, orphaned: 1 })
    expect((await files()).get('一.csv')?.rows).toBeUndefined()
    expect((await files()).get('二.csv')?.rows).toMatchObject({ read: 3, kept: 3, duplicate: 0, rejected: 0 })
    const between = await picture()
    expect(between.total).toBe(3)
    expect(between.found.every((hit) => !hit.startsWith('一'))).toBe(true)
    expect((await test.ask('marks.list', {})).map((mark) => mark.state)).toEqual(['orphan'])
    expect((await test.ask('log.verify', {})).ok).toBe(true)

    const back = await test.ask('intake.reread', { file: id, encoding: null, language: 'zh-CN' })
    expect(back).toMatchObject({ encoding: 'UTF-8', rows: { before: 0, after: 4 }, orphaned: 0 })
    expect((await test.ask('marks.list', {})).map((mark) => mark.state)).toEqual(['found'])
    const after = await picture()
    // The new reading came later: its rows repeat those of the other file now. No row and no fen is lost or counted twice.
    expect(after.total).toBe(before.total)
    expect(after.rows.map((row) => row.amount)).toEqual(before.rows.map((row) => row.amount))
    expect(after.accounts.map(({ totalIn, totalOut, rows }) => ({ totalIn, totalOut, kept: rows.kept }))).toEqual(before.accounts.map(({ totalIn, totalOut, rows }) => ({ totalIn, totalOut, kept: rows.kept })))
    expect((await files()).get('一.csv')?.rows).toMatchObject({ read: 4, kept: 0, duplicate: 3, rejected: 1 })
    expect((await files()).get('二.csv')?.rows).toMatchObject({ read: 3, kept: 3, duplicate: 0, rejected: 0 })
    expect((await test.ask('log.verify', {})).ok).toBe(true)
    const log = await test.ask('log.list', { offset: 0, limit: 50 })
    expect(log.entries.filter((entry) => entry.action === 'file.read-again').map((entry) => entry.details)).toMatchObject([
      { cause: 'encoding', encoding: 'UTF-8', rowsRead: 4 },
      { cause: 'encoding', encoding: 'UTF-16LE', rowsRead: 0 },
    ])
  })

  it('can be undone and done again, with pages, rows, numbers and marks as they were', async () => {
    const text = `虚构说明：本案数据均为虚构，仅供测试。`
    const statement = [HEAD, line('01', '100.00', 'S1'), line('02', '20.50', 'S2')].join('\n')
    const even = (content: string): string => (Buffer.byteLength(content) % 2 === 0 ? content : `${content}\n`)
    await takeIn({ '说明.txt': even(text), '一.csv': even(statement) })
    const before = await picture()
    const all = await files()
    const note = all.get('说明.txt')?.id ?? ''
    const textOf = async (): Promise<string> => (await test.ask('read.pageText', { file: note, page: 1 })).text
    await test.ask('intake.reread', { file: note, encoding: 'UTF-16LE', language: 'zh-CN' })
    await test.ask('intake.reread', { file: all.get('一.csv')?.id ?? '', encoding: 'UTF-16BE', language: 'zh-CN' })
    const between = await picture()
    expect(between.total).toBe(0)
    const garbled = await textOf()
    expect(garbled).not.toContain('虚构')
    expect(await test.ask('search.query', { words: '仅供测试', limit: 5 })).toEqual([])
    for (let step = 0; step < 2; step += 1) await test.ask('history.undo', { language: 'zh-CN' })
    expect(await picture()).toEqual(before)
    expect(await textOf()).toContain('虚构说明')
    expect(await test.ask('search.query', { words: '仅供测试', limit: 5 })).toHaveLength(1)
    for (let step = 0; step < 2; step += 1) await test.ask('history.redo', { language: 'zh-CN' })
    expect(await picture()).toEqual(between)
    expect(await textOf()).toBe(garbled)
    expect((await test.ask('log.verify', {})).ok).toBe(true)
  })

  it('gives the table of the reader in the chosen encoding', async () => {
    const text = Buffer.from('號碼,項目,金額\n一,丙,三\n二,丁,五\n三,戊,六\n')
    await takeIn({ '表.csv': text.length % 2 === 0 ? text : Buffer.concat([text, Buffer.from('\n')]) })
    const id = (await files()).get('表.csv')?.id ?? ''
    await test.ask('intake.reread', { file: id, encoding: 'UTF-16BE', language: 'zh-CN' })
    const info = await test.ask('read.document', { file: id })
    expect(info.encoding).toBe('UTF-16BE')
    await test.ask('intake.reread', { file: id, encoding: null, language: 'zh-CN' })
    expect((await test.ask('read.table', { file: id, sheet: 0, offset: 0, limit: 5 })).rows[0]?.cells).toEqual(['號碼', '項目', '金額'])
  })

  it('opens a protected PDF with its password and no other', async () => {
    await takeIn({ '回函.pdf': writeProtectedPdf('Fictitious reply 417', 'geheim7') })
    const locked = (await files()).get('回函.pdf')
    expect(locked).toMatchObject({ status: 'needs-attention', reasonCode: 'password-protected' })
    const id = locked?.id ?? ''
    expect(await test.host.call('intake.reread', { file: id, password: 'other', language: 'zh-CN' })).toMatchObject({ ok: false, error: { code: 'document-password-wrong' } })
    expect(await test.ask('intake.reread', { file: id, password: 'geheim7', language: 'zh-CN' })).toMatchObject({ pages: { before: 0, after: 1 }, rows: { before: 0, after: 0 } })
    expect((await files()).get('回函.pdf')).toMatchObject({ status: 'imported', reasonCode: null, pages: 1 })
    expect((await test.ask('read.pageText', { file: id, page: 1 })).text).toBe('Fictitious reply 417')
    // The reader of the window needs it to draw the page.
    expect((await test.ask('read.document', { file: id })).password).toBe('geheim7')
    expect(JSON.stringify(await test.ask('log.list', { offset: 0, limit: 50 }))).not.toContain('geheim7')
    expect((await test.ask('log.verify', {})).ok).toBe(true)
  })

  it('tries the passwords that came with the bundle, and keeps the one that opened the file', async () => {
    await takeIn({ '回函.pdf': writeProtectedPdf('Fictitious reply 418', 'geheim8') }, ['nothing', 'geheim8'])
    const file = (await files()).get('回函.pdf')
    expect(file).toMatchObject({ status: 'imported', reasonCode: null, pages: 1 })
    expect((await test.ask('read.document', { file: file?.id ?? '' })).password).toBe('geheim8')
  })

  it('opens a protected document once its password is told, and shows it with it', async () => {
    await takeIn({ '裁定.docx': protectAgile(writeDocx(paragraph('虚构执行裁定书主文')), '虚构密码') })
    const [file] = [...(await files()).values()]
    const id = file?.id ?? ''
    expect(file).toMatchObject({ status: 'needs-attention', reasonCode: 'password-protected' })
    expect(await test.ask('intake.fileFacts', { file: id })).toMatchObject({ wantsPassword: true })
    const wrong = await test.host.call('intake.reread', { file: id, password: '别的', language: 'zh-CN' })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'document-password-wrong' } })
    await test.ask('intake.reread', { file: id, password: '虚构密码', language: 'zh-CN' })
    expect((await files()).get('裁定.docx')).toMatchObject({ status: 'imported', pages: 1 })
    expect(await test.ask('read.document', { file: id })).toMatchObject({ format: 'docx', view: 'html' })
    expect((await test.ask('reader.html', { file: id })).html).toContain('虚构执行裁定书主文')
    expect(await test.ask('search.query', { words: '裁定书主文', limit: 5 })).toMatchObject([{ path: '裁定.docx' }])
  })
})

describe('a file that an earlier version could not read', () => {
  it('is read as it is by this one, and one undo brings the former state back', async () => {
    const [width, height] = [8, 8]
    await takeIn({ '扫描.tif': Buffer.from(UTIF.encodeImage(new Uint8Array(width * height * 4).fill(255), width, height)) })
    const file = (await files()).get('扫描.tif')
    const id = file?.id ?? ''
    expect(file).toMatchObject({ status: 'imported', pages: 1 })
    expect(await test.ask('intake.fileFacts', { file: id })).toMatchObject({ mayReadAgain: false })
    // As the version before pictures of many pages left it.
    const database = new SqliteDatabase(join(test.folder, 'case.tcase'))
    database.exec("DELETE FROM page; UPDATE file SET status = 'needs-attention', reason_code = 'needs-conversion', reason_detail = 'tiff', pages = 0, pages_without_text = 0, kind = 'other'")
    database.close()
    expect(await test.ask('intake.fileFacts', { file: id })).toMatchObject({ mayReadAgain: true, wantsPassword: false })
    expect(await test.ask('intake.reread', { file: id, language: 'zh-CN' })).toMatchObject({ pages: { before: 0, after: 1 }, orphaned: 0 })
    expect((await files()).get('扫描.tif')).toMatchObject({ kind: 'image', status: 'imported', pages: 1, pagesWithoutText: 1 })
    expect(await test.ask('read.recognisedLines', { file: id, page: 1 })).toMatchObject({ state: 'waiting' })
    expect((await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]).toMatchObject({ action: 'file.read-again', details: { cause: 'again' } })
    await test.ask('history.undo', { language: 'zh-CN' })
    expect((await files()).get('扫描.tif')).toMatchObject({ status: 'needs-attention', reasonCode: 'needs-conversion' })
  })
})

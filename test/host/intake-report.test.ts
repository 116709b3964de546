import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nationalHash } from '../../src-main/files/hash.ts'
import { readDocx } from '../../src-main/import/documents/docx-text.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
beforeEach(async () => {
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null, reviewer: '虚构员' })
  const root = join(test.folder, 'b')
  mkdirSync(join(root, '流水'), { recursive: true })
  for (const [path, content] of Object.entries(FILES)) writeFileSync(join(root, path), content)
  await test.ask('intake.import', { tokens: [await test.token(root)], source: '虚构市公安局' })
})
afterEach(() => test.end())

const CSV = '交易卡号,交易户名,交易时间,交易金额,收付标志,对手户名,交易流水号\n6200000000000001,虚构甲,2024-01-01 08:00:00,1.00,出,=某店,S1\n6200000000000001,虚构甲,2024-13-01 08:00:00,1.00,出,某店,S2\n'
const FILES: Readonly<Record<string, string>> = { '流水/一.csv': CSV, '流水/副本.csv': CSV, '说明.txt': '虚构说明', '空.txt': '' }

async function written(format: 'html' | 'docx' | 'csv', language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Buffer> {
  const path = join(test.folder, `report.${format}`)
  await test.ask('intake.writeReport', { format, token: await test.token(path), language })
  return readFileSync(path)
}
const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
function sm3(text: string): string {
  const hash = nationalHash()
  hash.update(Buffer.from(text))
  return hash.digest()
}

describe('the intake report', () => {
  it('lists every file with both hashes, times, rows in and out and the reason, as CSV', async () => {
    const lines = (await written('csv')).toString('utf8').replace('\ufeff', '').trim().split('\r\n')
    expect(lines).toHaveLength(5)
    const fields = lines.map((line) => line.split(','))
    const byPath = new Map(fields.slice(1).map((line) => [line[1], line]))
    expect(byPath.get('流水/一.csv')).toMatchObject({ 2: '账户流水', 4: 'UTF-8', 5: String(Buffer.byteLength(CSV)), 8: '虚构市公安局', 9: sha(CSV), 10: sm3(CSV), 13: '2', 14: '1', 15: '0', 16: '1', 17: '需处理' })
    expect(byPath.get('流水/一.csv')?.[6]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/u)
    expect(byPath.get('流水/副本.csv')).toMatchObject({ 17: '内容重复', 19: '流水/一.csv', 13: '' })
    expect(byPath.get('空.txt')).toMatchObject({ 5: '0', 17: '需处理', 9: sha('') })
  })

  it('says the same as a page and as a Word file, with a receipt whose digest anyone can work out again', async () => {
    const list = ['流水/一.csv', '流水/副本.csv', '空.txt', '说明.txt'].toSorted().map((path) => `${sha(FILES[path] ?? '')}  ${path}\n`).join('')
    const html = (await written('html')).toString('utf8')
    const read = await readDocx(await written('docx'))
    const text = read.ok ? read.value.pages.join('\n') : ''
    for (const content of [html, text]) {
      expect(content).toContain(sha(list))
      expect(content).toContain(sha(CSV))
      expect(content).toContain(sm3(CSV))
      expect(content).toContain('交接回执')
      expect(content).toContain('虚构市公安局')
      expect(content).not.toMatch(/intake-report\.|\{\{/u)
    }
    expect(html).not.toMatch(/<script|https?:/u)
    const english = (await written('html', 'en')).toString('utf8')
    expect(english).toContain('Organ that takes in')
    expect(english).not.toMatch(/intake-report\.|\{\{/u)
    const log = await test.ask('log.list', { offset: 0, limit: 10 })
    expect(log.entries.filter((entry) => entry.action === 'export.written').map((entry) => entry.details['format'])).toEqual(['intake-report-html', 'intake-report-docx', 'intake-report-html'])
  })

  it('shows who handed a file over as it was noted by hand, with what stood there before in the log', async () => {
    const files = (await test.ask('review.get', { language: 'zh-CN' })).intake.files
    const id = files.find((file) => file.path === '说明.txt')?.id ?? ''
    expect(await test.ask('intake.setSource', { files: null, source: '无人', language: 'zh-CN' })).toMatchObject({ changed: 0 })
    expect(await test.ask('intake.setSource', { files: [id], source: '虚构法院', language: 'zh-CN' })).toMatchObject({ changed: 1 })
    expect((await written('csv')).toString('utf8')).toContain('虚构法院')
    expect((await test.ask('log.list', { offset: 0, limit: 10 })).entries.find((entry) => entry.action === 'intake.source')).toMatchObject({ target: '说明.txt', details: { before: '虚构市公安局', after: '虚构法院' } })
    expect(await test.ask('intake.fileFacts', { file: id })).toMatchObject({ mediaType: 'text/plain', sm3: sm3('虚构说明'), takesEncoding: true, chosenEncoding: null, wantsPassword: false, sameAs: null })
    expect((await test.ask('log.verify', {})).ok).toBe(true)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mentionText, referenceOf } from '../../src-main/domain/citations/mention.ts'
import { contractFaults } from '../contract/review-contract.ts'
import { ROOT } from '../rules/import-graph.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN'
let test: TestHost
let casePath: string
beforeAll(async () => {
  test = startTestHost()
  casePath = join(test.folder, 'citations.tcase')
  await test.ask('cases.create', { token: await test.token(casePath), passphrase: null, reviewer: '虚构检察官' })
  await test.ask('intake.import', { tokens: [await test.token(join(ROOT, 'resources/sample-case'))] })
})
afterAll(() => test.end())

const PAPER = '01执行依据/民事判决书.pdf'
const document = (path: string) => test.ask('read.byPath', { path })
const errorOf = async (call: Promise<unknown>): Promise<string> => call.then(() => 'none', (error: Error) => error.message)
const paperOf = (series: string, volume: number, firstPage: number) => ({ series, volume, firstPage })
const resolve = async (reference: string) => (await test.ask('citations.resolve', { references: [reference], language }))[0]
const content = { note: '', tags: [], stance: 'not-assessed' as const, assignments: [] }

describe('labels', () => {
  it('name several files and give them volume and page as one act, undone by one undo', async () => {
    const before = await test.ask('citations.labels', { language })
    const [first, second] = before.filter((each) => each.pages > 0)
    if (!first || !second) throw new Error('the sample case has paged files')
    expect(first).toMatchObject({ label: null, name: first.title, place: '' })
    await test.ask('citations.setLabels', { language, labels: [
      { file: first.file, label: { shortName: '判决', paper: paperOf('', 2, 15) } },
      { file: second.file, label: { shortName: null, paper: paperOf('侦查卷', 12, 1) } },
    ] })
    const after = await test.ask('citations.labels', { language })
    expect([first, second].map((one) => after.find((each) => each.file === one.file))).toMatchObject([{ name: '判决', place: '卷二第15页' }, { name: second.title, place: '侦查卷十二第1页' }])
    expect((await test.ask('citations.labels', { language: 'en' })).find((each) => each.file === first.file)?.place).toBe('vol. 2, p. 15')
    const labelled = await test.ask('review.get', { language })
    expect(labelled.citationLabels).toHaveLength(2)
    expect(contractFaults(labelled)).toEqual([])
    await test.ask('history.undo', { language })
    expect(await test.ask('citations.labels', { language })).toEqual(before)
    await test.ask('history.redo', { language })
    expect(await test.ask('citations.labels', { language })).toEqual(after)
    expect(await errorOf(test.ask('citations.setLabels', { language, labels: [{ file: second.file, label: { shortName: '判决', paper: null } }] }))).toMatch(/bad-request/u)
    expect(await errorOf(test.ask('citations.setLabels', { language, labels: [{ file: 'f9999', label: null }] }))).toMatch(/not-found/u)
    await test.ask('citations.setLabels', { language, labels: [first, second].map(({ file }) => ({ file, label: null })) })
  })
})

describe('a citation', () => {
  it('names volume, page and line on paper, file and line in a table, and opens there', async () => {
    const paper = await document(PAPER)
    await test.ask('citations.setLabels', { language, labels: [{ file: paper.file, label: { shortName: '判决', paper: paperOf('', 2, 15) } }] })
    const at = (over: object) => referenceOf({ kind: 'file', sha256: paper.sha256, page: null, line: null, time: null, ...over })
    expect(await resolve(at({ page: 1, line: 3 }))).toMatchObject({ state: 'found', name: '判决', place: '卷二第15页第3行', words: '判决（卷二第15页第3行）', opens: { screen: 'read', target: { path: PAPER, page: '1', line: '3' } } })
    expect(await resolve(at({}))).toMatchObject({ words: '判决（卷二）', opens: { target: { path: PAPER } } })
    expect(await resolve(at({ page: paper.pages + 1 }))).toMatchObject({ state: 'broken', why: 'no-such-place' })
    expect(await resolve(at({ page: 1, line: 9999 }))).toMatchObject({ why: 'no-such-place' })
    expect(await resolve(at({ sha256: '0'.repeat(64) }))).toMatchObject({ why: 'not-listed', opens: null })
    expect(await resolve('nonsense')).toMatchObject({ why: 'unreadable' })
    const review = await test.ask('review.get', { language })
    const table = review.intake.files.find((each) => each.kind === 'bank-statement' && each.format.endsWith('csv'))
    const row = (await test.ask('read.table', { file: table?.id ?? '', sheet: 0, offset: 0, limit: 50 })).rows.find((each) => each.fate === 'kept')
    const inTable = referenceOf({ kind: 'file', sha256: table?.sha256 ?? '', page: null, line: row?.line ?? 0, time: null })
    expect(await resolve(inTable)).toMatchObject({ state: 'found', place: `第${row?.line ?? 0}行`, opens: { target: { path: table?.path, line: String(row?.line) } } })
  })

  it('of a mark follows it, and is broken where the mark was taken away; the words of an assertion and a finding serve as names', async () => {
    const paper = await document(PAPER)
    const text = (await test.ask('read.pageText', { file: paper.file, page: 1 })).text
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const words = lines[4]?.trim() ?? ''
    const mark = await test.ask('marks.create', { file: paper.file, anchor: { kind: 'text', page: 1, exact: words, prefix: '', suffix: '', offset: null, box: null }, ...content })
    const reference = referenceOf({ kind: 'mark', id: mark.id })
    expect(await resolve(reference)).toMatchObject({ state: 'found', place: '卷二第15页第5行', opens: { target: { mark: mark.id, page: '1' } } })
    await test.ask('marks.remove', { ids: [mark.id] })
    expect(await resolve(reference)).toMatchObject({ state: 'broken', why: 'not-listed' })
    const assertion = await test.ask('assertions.create', { draft: { sentence: '甲某知悉', date: null, people: [], evidence: [], dispute: 'unknown', toProve: null, assignments: [], note: '' }, language })
    expect(await resolve(referenceOf({ kind: 'assertion', id: assertion.id }))).toMatchObject({ name: '甲某知悉', opens: { screen: 'facts' } })
    const [finding] = (await test.ask('review.get', { language })).findings
    expect(await resolve(referenceOf({ kind: 'finding', id: finding?.id ?? '' }))).toMatchObject({ name: finding?.title })
  })

  it('that is broken is named, stops a final document, and is said in a draft; mended, the final document goes out with it written out', async () => {
    const paper = await document(PAPER)
    const [finding] = (await test.ask('review.get', { language })).findings
    const good = mentionText({ name: '旧名', reference: referenceOf({ kind: 'file', sha256: paper.sha256, page: 1, line: 3, time: null }) })
    const bad = mentionText({ name: '失踪证据', reference: referenceOf({ kind: 'file', sha256: '0'.repeat(64), page: 1, line: null, time: null }) })
    const decide = (reason: string) => test.ask('findings.decide', { id: finding?.id ?? '', status: 'accepted', reason, stances: {}, language })
    await decide(`见${good}，又见${bad}。`)
    expect(await test.ask('citations.broken', { language })).toMatchObject([{ why: 'not-listed', name: '失踪证据', within: 'finding', title: finding?.title, opens: { screen: 'findings' } }])
    const write = async (format: 'html' | 'json' | 'bag', final: boolean) => {
      const target = join(test.folder, `out-${format}-${String(final)}`)
      const error = await errorOf(test.ask('export.write', { format, token: await test.token(target), language, final }))
      return { error, text: existsSync(target) && format !== 'bag' ? readFileSync(target, 'utf8') : '' }
    }
    for (const format of ['html', 'json', 'bag'] as const) expect((await write(format, true)).error).toMatch(/citation-broken.*"count":1/u)
    const draft = await write('html', false)
    expect(draft).toMatchObject({ error: 'none' })
    expect(draft.text).toContain('见判决（卷二第15页第3行），又见【出处失效：失踪证据】。')
    const data = JSON.parse((await write('json', false)).text) as { citations: unknown; findings: { decision: { reason: string } | null }[] }
    expect(data.citations).toMatchObject([{ state: 'found', words: '判决（卷二第15页第3行）' }, { state: 'broken', why: 'not-listed' }])
    expect(data.findings[0]?.decision?.reason).toContain(good)
    await decide(`见${good}。`)
    expect(await test.ask('citations.broken', { language })).toEqual([])
    const final = await write('html', true)
    expect([final.error, final.text.includes('见判决（卷二第15页第3行）。')]).toEqual(['none', true])
    expect((await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]).toMatchObject({ action: 'export.written', details: { final: true } })
  })

  it('in the evidence of an assertion that is gone stops a final document, too', async () => {
    const paper = await document(PAPER)
    const mark = await test.ask('marks.create', { file: paper.file, anchor: { kind: 'box', page: 1, box: { unit: 'pt', x: 1, y: 1, width: 9, height: 9 } }, ...content })
    await test.ask('assertions.create', { draft: { sentence: '盖有印章', date: null, people: [], evidence: [{ reference: { kind: 'mark', mark: mark.id }, side: 'for', why: '' }], dispute: 'unknown', toProve: null, assignments: [], note: '' }, language })
    await test.ask('marks.remove', { ids: [mark.id] })
    expect(await test.ask('citations.broken', { language })).toMatchObject([{ within: 'assertion', title: '盖有印章', why: 'not-listed' }])
  })
})

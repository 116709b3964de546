import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MarkView } from '../../src-main/contract/marks.ts'
import { closeCaseFile, openCaseFile } from '../../src-main/db/open.ts'
import { fromWebAnnotation } from '../../src-main/domain/annotations/web-annotation.ts'
import { ROOT } from '../rules/import-graph.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
let casePath: string
beforeAll(async () => {
  test = startTestHost()
  casePath = join(test.folder, 'marks.tcase')
  await test.ask('cases.create', { token: await test.token(casePath), passphrase: null, reviewer: '虚构检察官' })
  await test.ask('intake.import', { tokens: [await test.token(join(ROOT, 'resources/sample-case'))] })
})
afterAll(() => test.end())

const PAPER = '01执行依据/民事判决书.pdf'
const fileOf = async (path: string): Promise<string> => (await test.ask('read.byPath', { path })).file
const textOf = async (path: string): Promise<string> => (await test.ask('read.pageText', { file: await fileOf(path), page: 1 })).text
const blank = { note: '', tags: [], stance: 'not-assessed', assignments: [] } as const
const errorOf = async (call: Promise<unknown>): Promise<string> => call.then(() => 'none', (error: Error) => error.message)

async function markWords(exact: string, over: Partial<Pick<MarkView, 'note' | 'stance' | 'assignments'>> = {}): Promise<MarkView> {
  return test.ask('marks.create', {
    file: await fileOf(PAPER),
    anchor: { kind: 'text', page: 1, exact, prefix: '', suffix: '', offset: null, box: { unit: 'pt', x: 72.123456, y: 90, width: 100, height: 14 } },
    ...blank, ...over, tags: [], assignments: [...(over.assignments ?? [])],
  })
}

describe('marks', () => {
  it('keep quote, neighbours, position and box of a passage, with who and when', async () => {
    const text = await textOf(PAPER)
    const exact = text.replaceAll(/\s/gu, '').slice(40, 60)
    const made = await markWords(exact)
    expect(made).toMatchObject({ path: PAPER, state: 'found', creator: '虚构检察官', stance: 'not-assessed', assignments: [] })
    expect(made.created).toMatch(/^20\d\d-.*\+08:00$/u)
    if (made.anchor.kind !== 'text') throw new Error('no text anchor')
    expect(Array.from(text).slice(made.anchor.start, made.anchor.end).join('')).toBe(made.anchor.exact)
    expect(made.anchor.exact.replaceAll(/\s/gu, '')).toBe(exact)
    expect(made.anchor.prefix.length).toBeGreaterThan(8)
    expect(made.anchor.box).toEqual({ unit: 'pt', x: 72.12, y: 90, width: 100, height: 14 })
    await test.ask('marks.remove', { ids: [made.id] })
  })

  it('are refused where the words, the row, the box or the element are not there', async () => {
    expect(await errorOf(markWords('这句话不在本件之中'))).toMatch(/not-found/u)
    expect(await errorOf(markWords('答', { assignments: [{ element: 'EL-NONE', stance: 'for', weight: null, why: '' }] }))).toMatch(/not-found/u)
    const file = await fileOf(PAPER)
    const box = { unit: 'px', x: 1, y: 1, width: 5, height: 5 } as const
    expect(await errorOf(test.ask('marks.create', { file, anchor: { kind: 'box', page: 1, box }, ...blank, tags: [], assignments: [] }))).toMatch(/bad-request/u)
    expect(await errorOf(test.ask('marks.create', { file, anchor: { kind: 'row', sheet: 0, line: 1, cell: null }, ...blank, tags: [], assignments: [] }))).toMatch(/not-found/u)
    expect(await test.ask('marks.list', {})).toEqual([])
  })

  it('count for and against in the elements, context and not assessed do not, and stand in the review as Web Annotations', async () => {
    const before = await test.ask('review.get', { language: 'zh-CN' })
    const counts = (review: typeof before) => review.elements.filter((each) => ['EL-ACT', 'EL-KNOW'].includes(each.id)).map((each) => [each.id, each.for, each.against])
    const base = counts(before)
    const made = await markWords('判决', { assignments: [{ element: 'EL-ACT', stance: 'for', weight: 'strong', why: '本人供述' }, { element: 'EL-KNOW', stance: 'context', weight: null, why: '' }] })
    const marked = await test.ask('review.get', { language: 'zh-CN' })
    expect(counts(marked)).toEqual(base.map(([id, forCount, against]) => [id, Number(forCount) + (id === 'EL-ACT' ? 1 : 0), against]))
    expect(marked.annotations).toHaveLength(1)
    expect(marked.annotations[0]).toMatchObject({ id: made.id, type: 'Annotation', stances: { 'EL-ACT': 'for', 'EL-KNOW': 'context' } })
    expect(fromWebAnnotation(marked.annotations[0])).toMatchObject({ id: made.id, assignments: made.assignments })
    await test.ask('marks.change', { ids: [made.id], change: { assign: [{ element: 'EL-ACT', stance: 'against', weight: null, why: '' }] } })
    expect(counts(await test.ask('review.get', { language: 'zh-CN' }))).toEqual(base.map(([id, forCount, against]) => [id, forCount, Number(against) + (id === 'EL-ACT' ? 1 : 0)]))
    await test.ask('marks.remove', { ids: [made.id] })
    expect((await test.ask('review.get', { language: 'zh-CN' })).annotations).toEqual([])
  })

  it('are undone and redone, several at once as one act, also after the case was closed', async () => {
    const [one, two] = [await markWords('判决'), await markWords('虚构')]
    await test.ask('marks.change', { ids: [one.id, two.id], change: { assign: [{ element: 'EL-ACT', stance: 'not-assessed', weight: null, why: '' }], tags: ['待核'] } })
    await test.ask('cases.close', {})
    await test.ask('cases.open', { token: await test.token(casePath), passphrase: null })
    const assigned = async () => (await test.ask('marks.list', {})).map((mark) => [mark.assignments.length, mark.tags.length])
    expect(await assigned()).toEqual([[1, 1], [1, 1]])
    await test.ask('history.undo', { language: 'zh-CN' })
    expect(await assigned()).toEqual([[0, 0], [0, 0]])
    await test.ask('history.undo', { language: 'zh-CN' })
    expect(await assigned()).toEqual([[0, 0]])
    await test.ask('history.redo', { language: 'zh-CN' })
    await test.ask('history.redo', { language: 'zh-CN' })
    expect(await assigned()).toEqual([[1, 1], [1, 1]])
    const log = await test.ask('log.list', { offset: 0, limit: 20 })
    expect(log.entries.map((entry) => entry.action)).toEqual(expect.arrayContaining(['annotation.added', 'annotation.changed', 'annotation.removed', 'history.undo', 'history.redo']))
    expect(log.entries.find((entry) => entry.action === 'annotation.added' && entry.details['mark'] === two.id)).toMatchObject({ target: PAPER, details: { page: 1, quote: '虚构' } })
    expect(await test.ask('log.verify', {})).toMatchObject({ ok: true })
    await test.ask('marks.remove', { ids: [one.id, two.id] })
  })

  it('keep a row by file, line and content', async () => {
    const files = (await test.ask('review.get', { language: 'zh-CN' })).intake.files
    const table = files.find((file) => file.kind === 'travel-record' && file.format.endsWith('csv')) ?? files[0]
    const file = await fileOf(table?.path ?? '')
    const slice = await test.ask('read.table', { file, sheet: 0, offset: 0, limit: 50 })
    const row = slice.rows.find((each) => each.fate === 'kept')
    const made = await test.ask('marks.create', { file, anchor: { kind: 'row', sheet: 0, line: row?.line ?? 0, cell: 1 }, note: '', tags: [], stance: 'for', assignments: [] })
    expect(made).toMatchObject({ state: 'found', anchor: { line: row?.line, cell: 1, cells: row?.cells } })
    expect(await test.ask('marks.list', { file })).toHaveLength(1)
    expect(await test.ask('marks.list', { file: await fileOf(PAPER) })).toEqual([])
    await test.ask('marks.remove', { ids: [made.id] })
  })

  it('are found again in corrected text, and stay as orphans with their quote where the words are gone', async () => {
    const text = await textOf(PAPER)
    const plain = text.replaceAll(/\s/gu, '')
    const [kept, corrected, lost] = [plain.slice(60, 80), plain.slice(120, 140), plain.slice(170, 190)]
    const ids = [(await markWords(kept, { note: '留' })).id, (await markWords(corrected, { note: '改' })).id, (await markWords(lost, { note: '失' })).id]
    const before = (await test.ask('marks.list', {}))[0]?.anchor
    await test.ask('cases.close', {})
    const opened = openCaseFile(casePath, { passphrase: null })
    if (!opened.ok) throw new Error(opened.error.code)
    const anew = `新识别的页眉\n${plain.replace(corrected, `${corrected.slice(0, 9)}口${corrected.slice(10)}`).replace(lost, '此处另有他言')}`
    opened.value.database.prepare('UPDATE page SET text = ? WHERE text = ?').run(anew, text)
    closeCaseFile(opened.value)
    await test.ask('cases.open', { token: await test.token(casePath), passphrase: null })
    const marks = await test.ask('marks.list', {})
    expect(marks.map((mark) => [mark.note, mark.state])).toEqual([['留', 'found'], ['改', 'found'], ['失', 'orphan']])
    // Neighbours and place lead to the corrected words; the words that were marked are shown beside them, and kept.
    expect(marks.map((mark) => mark.reworded?.replaceAll(/\s/gu, ''))).toEqual([undefined, corrected, undefined])
    expect(marks[1]?.anchor).toMatchObject({ exact: `${corrected.slice(0, 9)}口${corrected.slice(10)}` })
    const [found, , orphan] = marks.map((mark) => mark.anchor)
    if (found?.kind !== 'text' || before?.kind !== 'text' || orphan?.kind !== 'text') throw new Error('no text anchor')
    expect(found.offset).toBe(before.offset + '新识别的页眉'.length)
    expect(orphan.exact.replaceAll(/\s/gu, '')).toBe(lost)
    expect((await test.ask('review.get', { language: 'zh-CN' })).annotations).toHaveLength(3)
    await test.ask('marks.remove', { ids })
  })
})

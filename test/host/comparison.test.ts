import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReviewChecksums } from '../../src-main/contract/comparison.ts'
import type { Review } from '../../src-main/contract/review.ts'
import { sm3 } from '../../src-main/files/hash.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN' as const
let test: TestHost
beforeEach(() => {
  test = startTestHost()
})
afterEach(() => test.end())

const hash = (algorithm: string, bytes: Buffer): string => createHash(algorithm).update(bytes).digest('hex')
const CHAT = Buffer.from('虚构聊天记录\n你好\n')
const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
const OTHER = Buffer.from('另一份电子数据\n')

/** Takes a bundle of these files into a new case. */
async function caseOf(files: Readonly<Record<string, Buffer | string>>): Promise<Review> {
  const bundle = join(test.folder, 'bundle')
  for (const [path, content] of Object.entries(files)) {
    const target = join(bundle, path)
    mkdirSync(join(target, '..'), { recursive: true })
    writeFileSync(target, content)
  }
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null, reviewer: '林晓' })
  await test.ask('intake.import', { tokens: [await test.token(bundle)] })
  return test.ask('review.get', { language })
}
const results = (checksums: ReviewChecksums | undefined) => checksums?.lists.map((list) => [list.id, list.entries.map((entry) => [entry.name, entry.result, entry.algorithm, entry.path, entry.citation?.line ?? entry.citation?.page ?? null])])

describe('a seizure list in the case', () => {
  it('is read out of a table, held against the originals digest by digest, and names what it leaves out', async () => {
    const rows = ['序号,文件名,MD5,SM3,备注', '', `1,聊天.txt,${hash('md5', CHAT)},${sm3(CHAT)},手机`, `2,照片.jpg,${hash('md5', OTHER)},${sm3(PHOTO)},手机`, `3,不在.bin,${hash('md5', PHOTO)},${'0'.repeat(64)},手机`, `4,另一.txt,${hash('md5', OTHER)},${sm3(OTHER)},手机`]
    const review = await caseOf({ '电子数据/聊天.txt': CHAT, '电子数据/照片.jpg': PHOTO, '电子数据/未列.txt': '没有列上的电子数据\n', '扣押清单.csv': rows.join('\n') })
    expect(results(review.checksums)).toEqual([['扣押清单.csv', [
      ['聊天.txt', 'same', 'md5', '电子数据/聊天.txt', 3],
      ['照片.jpg', 'differs', 'md5', '电子数据/照片.jpg', 4],
      ['不在.bin', 'not-in-case', 'md5', null, 5],
      ['另一.txt', 'not-in-case', 'md5', null, 6],
    ]]])
    expect(review.checksums?.unlisted.map((each) => each.path)).toEqual(['电子数据/未列.txt'])
    expect(review.checksums?.waiting).toBe(0)
    // The list itself is a document of the case and not a table that nobody knows.
    expect(review.intake.files.find((file) => file.path === '扣押清单.csv')).toMatchObject({ status: 'imported', kind: 'document' })
    expect(review.evidence.some((item) => item.path === '扣押清单.csv')).toBe(true)
  })

  it('is typed in, changed, taken away and undone, and stands in the log', async () => {
    await caseOf({ '电子数据/聊天.txt': CHAT })
    const entry = { name: '聊天.txt', algorithm: 'sha1' as const, value: hash('sha1', CHAT), size: CHAT.length }
    const typed = await test.ask('checksums.setList', { id: null, title: '手机扣押清单', entries: [entry], language })
    const id = typed.checksums?.lists[0]?.id ?? ''
    expect(typed.checksums?.lists).toMatchObject([{ title: '手机扣押清单', path: null, entered: { reviewer: '林晓' }, entries: [{ result: 'same', algorithm: 'sha1', citation: null, size: { listed: CHAT.length, ours: null } }] }])
    const changed = await test.ask('checksums.setList', { id, title: '手机扣押清单', entries: [{ ...entry, value: hash('sha1', OTHER), size: 1 }], language })
    expect(changed.checksums?.lists[0]?.entries).toMatchObject([{ result: 'differs', size: { listed: 1, ours: CHAT.length } }])
    expect((await test.ask('history.undo', { language }))?.checksums?.lists[0]?.entries[0]?.result).toBe('same')
    expect((await test.ask('checksums.setList', { id, title: '', entries: [], language })).checksums?.lists).toEqual([])
    expect((await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]).toMatchObject({ action: 'checksums.entered', target: id, details: { before: 1, after: 0 } })
  })

  it('refuses a value that is none of the named digest, and a list that is not there', async () => {
    await caseOf({ 'a.txt': CHAT })
    const entry = { name: 'a.txt', algorithm: 'md5' as const, value: hash('sha256', CHAT), size: null }
    expect((await test.host.call('checksums.setList', { id: null, title: '', entries: [entry], language })).ok).toBe(false)
    expect((await test.host.call('checksums.setList', { id: 'list-x', title: '', entries: [], language })).ok).toBe(false)
    expect(await test.ask('checksums.compute', { language })).toMatchObject({ done: 1, total: 1 })
  })
})

describe('what disagrees', () => {
  const files = { '一.txt': '立案通知\n本院于2099年4月2日立案执行。\n', '二.txt': '情况说明\n本院于2099年4月6日立案执行。\n' }

  it('is shown with both places, explained, undone, and logged', async () => {
    const review = await caseOf(files)
    const [found] = review.contradictions ?? []
    expect(review.contradictions).toHaveLength(1)
    expect(found).toMatchObject({ rule: 'milestone-date', aspect: 'date', state: 'open', word: null, sides: [{ says: '2099-04-02', citations: [{ path: '一.txt', page: 1 }] }, { says: '2099-04-06', citations: [{ path: '二.txt', page: 1 }] }] })
    expect(found?.title).toContain('日期不一致')
    const id = found?.id ?? ''
    expect((await test.host.call('contradictions.set', { id, state: 'explained', text: ' ', language })).ok).toBe(false)
    expect((await test.host.call('contradictions.set', { id: 'x', state: 'explained', text: '说明', language })).ok).toBe(false)
    const explained = await test.ask('contradictions.set', { id, state: 'explained', text: '后者为恢复执行的立案日', language })
    expect(explained.contradictions?.[0]).toMatchObject({ state: 'explained', word: { text: '后者为恢复执行的立案日', reviewer: '林晓' } })
    expect((await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]).toMatchObject({ action: 'contradiction.set', details: { before: 'open', after: 'explained', one: '2099-04-02', other: '2099-04-06' } })
    expect((await test.ask('history.undo', { language }))?.contradictions?.[0]).toMatchObject({ state: 'open', word: null })
    expect((await test.ask('review.get', { language: 'en' })).contradictions?.[0]?.title).toMatch(/^Dates differ: /u)
  })

  it('is gone when the proposal was set aside, and an explanation does not cover another value', async () => {
    const review = await caseOf(files)
    await test.ask('contradictions.set', { id: review.contradictions?.[0]?.id ?? '', state: 'left-open', text: '待核', language })
    const proposals = await test.ask('proposals.list', { path: '二.txt' })
    const second = proposals.find((each) => each.kind === 'milestone')
    await test.ask('proposals.dismiss', { id: second?.id ?? '' })
    expect((await test.ask('review.get', { language })).contradictions).toEqual([])
    await test.ask('proposals.dismiss', { id: second?.id ?? '', restore: true })
    expect((await test.ask('review.get', { language })).contradictions?.[0]?.state).toBe('left-open')
    await test.ask('facts.state', { kind: 'milestone', id: null, body: { kind: 'enforcement-filed', date: '2099-05-01' } })
    expect((await test.ask('review.get', { language })).contradictions?.map((each) => each.state)).toEqual(['open', 'open'])
  })

  it('is a sentence with evidence on both sides, from the moment it has them', async () => {
    const review = await caseOf({ '一.txt': '证言\n甲某使用该账户。\n', '二.txt': '证言\n乙某使用该账户。\n' })
    const [one, two] = review.intake.files
    const evidence = (file: string, side: 'for' | 'against') => ({ reference: { kind: 'file' as const, file, page: 1 }, side, why: '证言' })
    await test.ask('assertions.create', { language, draft: { sentence: '甲某使用该账户', date: null, people: [], evidence: [evidence(one?.id ?? '', 'for'), evidence(two?.id ?? '', 'against')], dispute: 'unknown', toProve: null, assignments: [], note: '' } })
    expect((await test.ask('review.get', { language })).contradictions).toMatchObject([{ rule: 'assertion', title: '证据相反：甲某使用该账户', sides: [{ citations: [{ path: '一.txt', page: 1 }] }, { citations: [{ path: '二.txt', page: 1 }] }] }])
  })
})

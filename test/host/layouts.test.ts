import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LayoutPreview } from '../../src-main/contract/layouts-methods.ts'
import { startTestHost, type TestHost } from './in-process.ts'

/** A bank that nobody described: names without meaning, sides in letters of its own. */
const UNKNOWN = [
  '虚构村镇银行往来清单',
  '编号甲,编号乙,编号丙,编号丁,编号戊',
  'K1,2023-05-01,汇款,H,"1,000.00"',
  'K2,2023-05-02,货款,Q,200.50',
  'K3,2023-05-03,货款,Q,49.50',
  'K4,坏日期,货款,Q,1.00',
  '页栏,,,,1251.00',
].join('\n')

let host: TestHost
beforeEach(async () => {
  host = startTestHost()
  mkdirSync(join(host.folder, 'bundle'))
  writeFileSync(join(host.folder, 'bundle', '清单.csv'), UNKNOWN)
  await host.ask('cases.create', { token: await host.token(join(host.folder, 'a.tcase')), passphrase: null })
  await host.ask('intake.import', { tokens: [await host.token(join(host.folder, 'bundle'))] })
})
afterEach(() => host.end())

const preview = (draft: LayoutPreview['draft'] | null = null): Promise<LayoutPreview> => host.ask('layouts.preview', { file: 'f1', sheet: 0, draft, show: 'all', offset: 0, limit: 100 })
const file = async () => (await host.ask('review.get', { language: 'zh-CN' })).intake.files[0]
const rows = async () => (await host.ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 10 })).rows

const chosen = (draft: LayoutPreview['draft']): LayoutPreview['draft'] => ({
  ...draft, headerLine: 2, columns: ['serial', 'date', 'memo', 'direction', 'amount'], title: '虚构村镇银行清单', institution: '虚构村镇银行', directions: { H: 'in', Q: 'out' }, footer: ['页栏'],
})

describe('a layout made on the rows of a file that nobody knows', () => {
  it('is proposed, not guessed: the file waits until a person says what its columns are', async () => {
    expect(await file()).toMatchObject({ status: 'needs-attention', kind: 'other' })
    const proposed = await preview()
    expect(proposed.draft.columns).toEqual(['', 'date', '', '', 'amount'])
    expect(proposed.proposed).toEqual([1, 4])
    expect(proposed.kind).toBe('statement')
    expect(await rows()).toEqual([])
  })

  it('shows totals and the fate of every line, and what is missing', async () => {
    const { draft } = await preview()
    expect(await preview({ ...draft, headerLine: 2, columns: ['', 'date', '', '', ''] })).toMatchObject({ missing: 'amount', read: 0 })
    const read = await preview(chosen(draft))
    expect(read).toMatchObject({ missing: null, read: 4, kept: 3, rejected: 1, totals: { in: '1000.00', out: '250.00', neutral: '0.00' } })
    expect(read.rows.map(({ line, fate, reason }) => [line, fate, reason])).toEqual([
      [1, 'not-a-row', null], [2, 'not-a-row', null], [3, 'kept', null], [4, 'kept', null], [5, 'kept', null], [6, 'rejected', 'date-unreadable'], [7, 'not-a-row', null],
    ])
    expect(read.directions).toEqual([{ word: 'Q', rows: 3, means: 'out' }, { word: 'H', rows: 1, means: 'in' }])
    expect(read.strip).toBe('nnnx')
  })

  it('reads the file again, keeps every row, can be undone and done again, and stands in the log', async () => {
    const { draft } = await preview()
    expect(await host.ask('layouts.apply', { file: 'f1', sheet: 0, draft: chosen(draft) })).toMatchObject({ read: 4, kept: 3, duplicate: 0, rejected: 1 })
    expect(await file()).toMatchObject({ kind: 'bank-statement', status: 'needs-attention', rows: { read: 4, kept: 3, duplicate: 0, rejected: 1 } })
    expect((await rows()).map((row) => [row.line, row.direction, row.amount])).toEqual([[3, 'in', '1000.00'], [4, 'out', '200.50'], [5, 'out', '49.50']])
    expect((await host.ask('search.query', { words: '货款', limit: 9 })).filter(({ kind }) => kind === 'row').length).toBe(2)
    expect((await host.ask('log.list', { offset: 0, limit: 50 })).entries.some((entry) => entry.action === 'file.read-again' && entry.details['rowsKept'] === 3)).toBe(true)

    await host.ask('history.undo', { language: 'zh-CN' })
    expect(await rows()).toEqual([])
    expect(await file()).toMatchObject({ kind: 'other', status: 'needs-attention' })
    expect((await host.ask('search.query', { words: '货款', limit: 9 })).filter(({ kind }) => kind === 'row')).toEqual([])
    await host.ask('history.redo', { language: 'zh-CN' })
    expect((await rows()).length).toBe(3)
    expect((await host.ask('search.query', { words: '货款', limit: 9 })).filter(({ kind }) => kind === 'row').length).toBe(2)
    expect(await host.ask('log.verify', {})).toMatchObject({ ok: true })
  })

  it('reads the next file of the bank by itself, and is handed on as a file', async () => {
    const { draft } = await preview()
    const { layout } = await host.ask('layouts.apply', { file: 'f1', sheet: 0, draft: chosen(draft) })
    writeFileSync(join(host.folder, 'bundle', '下月.csv'), '编号丙,编号丁,编号甲,编号乙,编号戊\n货款,Q,K9,2023-06-01,7.00\n货款,H,K10,2023-06-02,9.00')
    await host.ask('intake.import', { tokens: [await host.token(join(host.folder, 'bundle'))] })
    expect((await rows()).slice(-2).map((row) => [row.direction, row.amount])).toEqual([['out', '7.00'], ['in', '9.00']])
    const target = join(host.folder, 'layout.json')
    await host.ask('layouts.export', { id: layout, token: await host.token(target) })
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ id: layout, title: '虚构村镇银行清单', requires: ['编号甲', '编号乙', '编号丙', '编号丁', '编号戊'] })

    const other = startTestHost()
    try {
      expect(await other.ask('layouts.list', {})).toEqual([])
      expect(await other.ask('layouts.import', { token: await other.token(target) })).toMatchObject([{ id: layout, place: 'site' }])
      writeFileSync(join(other.folder, 'bad.json'), '{"id":"x","requires":[1]}')
      expect((await other.host.call('layouts.import', { token: await other.token(join(other.folder, 'bad.json')) })).ok).toBe(false)
      // A case file carries the layouts it was read with.
      const carried = startTestHost()
      try {
        await host.ask('cases.close', {})
        await carried.ask('cases.open', { token: await carried.token(join(host.folder, 'a.tcase')), passphrase: null })
        expect(await carried.ask('layouts.list', {})).toMatchObject([{ id: layout, place: 'case' }])
      } finally {
        await carried.end()
      }
    } finally {
      await other.end()
    }
  })

  it('counts a row once that another file has too, whichever reading counts', async () => {
    writeFileSync(join(host.folder, 'bundle', '第二份.csv'), UNKNOWN.replace('K4,坏日期', 'K4,2023-05-04'))
    const { draft } = await preview()
    await host.ask('layouts.apply', { file: 'f1', sheet: 0, draft: { ...chosen(draft), columns: ['serial', 'date', 'memo', 'direction', 'amount'] } })
    await host.ask('intake.import', { tokens: [await host.token(join(host.folder, 'bundle'))] })
    const before = (await rows()).map((row) => [row.line, row.amount])
    await host.ask('layouts.readAgain', { file: 'f1' })
    expect((await rows()).map((row) => [row.line, row.amount])).toEqual(before)
    await host.ask('history.undo', { language: 'zh-CN' })
    expect((await rows()).map((row) => [row.line, row.amount])).toEqual(before)
    expect(await host.ask('log.verify', {})).toMatchObject({ ok: true })
  })
})

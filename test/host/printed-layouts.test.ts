import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LayoutDraft } from '../../src-main/contract/layouts-methods.ts'
import { writeTablePdf } from '../import/documents/write-document.ts'
import { startTestHost, type TestHost } from './in-process.ts'

/** A printed statement whose names say nothing to anybody: its columns are what a person says they are. */
const COLUMNS = [40, 80, 210, 280, 320, 430]
const STATEMENT = writeTablePdf([
  [
    ['虚构合作社往来清单'], ['编号甲', '编号乙', '编号丙', '编号丁', '编号戊', '编号己'],
    ['K1', '2023-05-01', '汇款', 'H', '1000.00', '3000.00'], ['K2', '2023-05-02', '货款', 'Q', '200.50', '2799.50'],
  ],
  [['编号甲', '编号乙', '编号丙', '编号丁', '编号戊', '编号己'], ['K3', '2023-05-03', '货款', 'Q', '49.50', '2750.00'], ['K4', '2023-05-0?', '货款', 'Q', '50.00', '2700.00']],
], COLUMNS)
/** A list of voyages of an invented ferry, in a sheet and with names of its own. */
const VOYAGES = ['虚构轮渡登记', '登记甲,登记乙,登记丙,登记丁,登记戊,登记己', '甄虚构,990000199001010011,2023-05-01,浪花一号,甲港,乙港', '甄虚构,990000199001010011,2023-05-04,浪花一号,乙港,甲港', '程样本,990000199001010038,坏日期,浪花一号,甲港,乙港'].join('\n')

let host: TestHost
beforeEach(async () => {
  host = startTestHost()
  const bundle = join(host.folder, 'bundle')
  mkdirSync(bundle)
  writeFileSync(join(bundle, '1清单.pdf'), STATEMENT)
  writeFileSync(join(bundle, '2轮渡.csv'), VOYAGES)
  await host.ask('cases.create', { token: await host.token(join(host.folder, 'a.tcase')), passphrase: null })
  await host.ask('intake.import', { tokens: [await host.token(bundle)] })
})
afterEach(() => host.end())

const preview = (file: string, draft: LayoutDraft | null = null) => host.ask('layouts.preview', { file, sheet: 0, draft, show: 'all', offset: 0, limit: 100 })
const stateOf = async (index: number) => (await host.ask('review.get', { language: 'zh-CN' })).intake.files[index]
const rows = async () => (await host.ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 10 })).rows

describe('a layout made for a printed statement', () => {
  const chosen = (draft: LayoutDraft): LayoutDraft => ({ ...draft, columns: ['serial', 'date', 'memo', 'direction', 'amount', 'balance'], title: '虚构合作社清单', directions: { H: 'in', Q: 'out' } })

  it('shows the rows of all pages with page and line, and guesses nothing', async () => {
    expect(await stateOf(0)).toMatchObject({ kind: 'document', status: 'imported' })
    const shown = await preview('f1')
    expect(shown.header).toEqual(['编号甲', '编号乙', '编号丙', '编号丁', '编号戊', '编号己'])
    expect(shown.rows.filter(({ cells }) => /^K\d/u.test(cells[0] ?? '')).map(({ page, cells }) => [page, ...cells])).toEqual([
      [1, 'K1', '2023-05-01', '汇款', 'H', '1000.00', '3000.00'], [1, 'K2', '2023-05-02', '货款', 'Q', '200.50', '2799.50'],
      [2, 'K3', '2023-05-03', '货款', 'Q', '49.50', '2750.00'], [2, 'K4', '2023-05-0?', '货款', 'Q', '50.00', '2700.00'],
    ])
    expect(await rows()).toEqual([])
  })

  it('shows totals and proof while columns and sides are chosen, and reads the document with it once saved', async () => {
    const { draft } = await preview('f1')
    expect(await preview('f1', { ...chosen(draft), directions: { H: 'in' } })).toMatchObject({ kept: 1, rejected: 3, totals: { in: '1000.00', out: '0.00' } })
    const read = await preview('f1', chosen(draft))
    expect(read).toMatchObject({ read: 4, kept: 3, rejected: 1, checked: 2, follows: 2, totals: { in: '1000.00', out: '250.00' } })
    const saved = await host.ask('layouts.apply', { file: 'f1', sheet: 0, draft: chosen(draft) })
    expect(saved).toMatchObject({ read: 4, kept: 3, rejected: 1 })
    expect((await rows()).map((row) => [row.page, row.day, row.direction, row.amount])).toEqual([[1, '2023-05-01', 'in', '1000.00'], [1, '2023-05-02', 'out', '200.50'], [2, '2023-05-03', 'out', '49.50']])
    expect(await stateOf(0)).toMatchObject({ kind: 'bank-statement', rows: { read: 4, kept: 3, rejected: 1, rejections: [{ page: 2 }] } })
    await host.ask('history.undo', { language: 'zh-CN' })
    expect(await rows()).toEqual([])
    expect(await stateOf(0)).toMatchObject({ kind: 'document' })
  })

  it('lets another line be the header, by which the columns are cut', async () => {
    const { draft, rows: shown } = await preview('f1')
    const title = shown.find(({ cells }) => cells[0] === 'K1')?.line ?? -1
    const other = await preview('f1', { ...chosen(draft), headerLine: title })
    expect(other.header).toEqual(['K1', '2023-05-01', '汇款', 'H', '1000.00', '3000.00'])
  })

  it('refuses to keep what reads no row of the document', async () => {
    const { draft } = await preview('f1')
    const answer = await host.host.call('layouts.apply', { file: 'f1', sheet: 0, draft: { ...chosen(draft), columns: ['', '', 'date', '', 'amount', ''] } })
    expect(answer).toMatchObject({ ok: false })
    expect(await host.ask('layouts.list', {})).toEqual([])
  })
})

describe('a layout made for a travel record', () => {
  const chosen = (draft: LayoutDraft): LayoutDraft => ({ ...draft, mode: 'ship', headerLine: 2, columns: ['name', 'document', 'date', 'vessel', 'from', 'to'], title: '虚构轮渡登记' })

  it('is asked about, not guessed', async () => {
    expect(await stateOf(1)).toMatchObject({ status: 'needs-attention', reasonCode: 'unknown-columns' })
    expect(await host.ask('journeys.list', {})).toEqual([])
  })

  it('shows what is read of every line, and makes journeys of the rows once saved', async () => {
    const { draft } = await preview('f2')
    expect(await preview('f2', { ...chosen(draft), columns: ['name', '', '', 'vessel', '', ''] })).toMatchObject({ missing: 'date', read: 0 })
    const read = await preview('f2', chosen(draft))
    expect(read).toMatchObject({ missing: null, read: 3, kept: 2, rejected: 1, journeys: { taken: 2, notTaken: 0, unknown: 0 } })
    expect(read.meanings).toContain('vessel')
    expect(read.rows.find(({ line }) => line === 3)?.journey).toMatchObject({ traveller: '甄虚构', carrier: '浪花一号', from: '甲港', to: '乙港', status: 'taken' })
    expect(read.rows.find(({ line }) => line === 5)).toMatchObject({ fate: 'rejected', reason: 'date-unreadable', value: '坏日期' })
    await host.ask('layouts.apply', { file: 'f2', sheet: 0, draft: chosen(draft) })
    expect((await host.ask('journeys.list', {})).map((journey) => [journey.mode, journey.day, journey.carrier, journey.documentNumber])).toEqual([['ship', '2023-05-01', '浪花一号', '990000199001010011'], ['ship', '2023-05-04', '浪花一号', '990000199001010011']])
  })

  it('is handed on as a file, and reads the next table of its kind elsewhere, whatever the order of its columns', async () => {
    const { draft } = await preview('f2')
    const { layout } = await host.ask('layouts.apply', { file: 'f2', sheet: 0, draft: chosen(draft) })
    const target = join(host.folder, 'ferry.json')
    await host.ask('layouts.export', { id: layout, token: await host.token(target) })
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ kind: 'travel', mode: 'ship', title: '虚构轮渡登记' })
    const elsewhere = startTestHost()
    try {
      mkdirSync(join(elsewhere.folder, 'bundle'))
      writeFileSync(join(elsewhere.folder, 'bundle', '轮渡.csv'), '登记丁,登记己,登记戊,登记丙,登记乙,登记甲\n浪花二号,乙港,甲港,2024-01-02,990000199001010011,甄虚构\n浪花二号,甲港,乙港,2024-01-05,990000199001010011,甄虚构\n浪花二号,乙港,甲港,2024-01-08,990000199001010011,甄虚构')
      await elsewhere.ask('cases.create', { token: await elsewhere.token(join(elsewhere.folder, 'b.tcase')), passphrase: null })
      await elsewhere.ask('layouts.import', { token: await elsewhere.token(target) })
      await elsewhere.ask('intake.import', { tokens: [await elsewhere.token(join(elsewhere.folder, 'bundle'))] })
      expect((await elsewhere.ask('journeys.list', {})).map((journey) => [journey.day, journey.carrier, journey.from, journey.to])).toEqual([['2024-01-02', '浪花二号', '甲港', '乙港'], ['2024-01-05', '浪花二号', '乙港', '甲港'], ['2024-01-08', '浪花二号', '甲港', '乙港']])
    } finally {
      await elsewhere.end()
    }
  })
})

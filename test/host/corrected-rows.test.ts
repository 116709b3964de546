import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../rules/import-graph.ts'
import { startTestHost, type TestHost } from './in-process.ts'

/** A printed statement with a day that is none and a balance that does not follow. */
let host: TestHost
beforeEach(async () => {
  host = startTestHost()
  mkdirSync(join(host.folder, 'bundle'))
  copyFileSync(join(ROOT, 'test/fixtures/pdf-tables/boc-flow.pdf'), join(host.folder, 'bundle', '流水.pdf'))
  await host.ask('cases.create', { token: await host.token(join(host.folder, 'a.tcase')), passphrase: null })
  await host.ask('intake.import', { tokens: [await host.token(join(host.folder, 'bundle'))] })
})
afterEach(() => host.end())

const file = async () => (await host.ask('review.get', { language: 'zh-CN' })).intake.files[0]
const rows = async () => (await host.ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 10 })).rows.map((row) => [row.page, row.line, row.day, row.direction, row.amount])
const printed = (line: number | null) => host.ask('rows.printed', { file: 'f1', line })
async function correct(line: number, name: string, text: string | null) {
  const cell = (await printed(line)).rows.at(-1)?.cells.find((each) => each.name === name)?.cell ?? -1
  return host.ask('rows.correct', { file: 'f1', line, cell, text })
}
async function refusedLine(): Promise<number> {
  return (await file())?.rows?.rejections?.[0]?.line ?? -1
}
async function brokenLine(): Promise<number> {
  return (await file())?.balance?.breaks[0]?.line ?? -1
}

describe('a row of a printed statement that does not fit', () => {
  it('is shown cell by cell with its place and what the machine read', async () => {
    expect(await file()).toMatchObject({ status: 'needs-attention', rows: { read: 5, kept: 4, rejected: 1 } })
    const { rows: shown, byCell, corrected } = await printed(await refusedLine())
    expect({ byCell, corrected }).toEqual({ byCell: true, corrected: [] })
    expect(shown.at(-1)?.page).toBe(1)
    expect(shown.at(-1)?.cells[0]).toEqual({ cell: 0, name: '记账日期', machine: '2024-0?-11', corrected: null, correctedBy: null, correctedAt: null })
  })

  it('is read once its cell is put right; the machine\'s word stays beside it, both in the log, and one undo takes it back', async () => {
    const line = await refusedLine()
    const after = await correct(line, '记账日期', '2024-05-11')
    expect(after.corrected).toMatchObject([{ page: 1, line, name: '记账日期', machine: '2024-0?-11', corrected: '2024-05-11' }])
    expect(await file()).toMatchObject({ rows: { read: 5, kept: 5, rejected: 0 } })
    expect(await rows()).toContainEqual([1, line, '2024-05-11', 'out', '94.75'])
    const { entries } = await host.ask('log.list', { offset: 0, limit: 9 })
    expect(entries.find(({ action }) => action === 'row.correct')).toMatchObject({ target: '流水.pdf', details: { page: 1, line, column: '记账日期', machine: '2024-0?-11', before: null, after: '2024-05-11' } })
    await host.ask('history.undo', { language: 'zh-CN' })
    expect(await file()).toMatchObject({ rows: { read: 5, kept: 4, rejected: 1 } })
    expect((await printed(line)).corrected).toEqual([])
    await host.ask('history.redo', { language: 'zh-CN' })
    expect(await file()).toMatchObject({ rows: { read: 5, kept: 5, rejected: 0 } })
    expect((await printed(null)).corrected).toHaveLength(1)
    expect(await host.ask('log.verify', {})).toMatchObject({ ok: true })
  })

  it('whose balance does not follow is corrected like any other, in its own cells or in those of the row before', async () => {
    const line = await brokenLine()
    const { rows: shown } = await printed(line)
    expect(shown.map((row) => row.cells.find(({ name }) => name === '余额')?.machine)).toEqual(['1,000.00', '900.00'])
    await correct(line, '余额', '500.00')
    expect((await file())?.balance?.breaks).toEqual([])
    expect((await printed(line)).rows.at(-1)?.cells.find(({ name }) => name === '余额')).toMatchObject({ machine: '900.00', corrected: '500.00' })
    // The machine's own word takes the correction back.
    await correct(line, '余额', '900.00')
    expect((await file())?.balance?.breaks).toHaveLength(1)
    expect((await printed(null)).corrected).toEqual([])
  })

  it('keeps every correction when the file is read again for another reason', async () => {
    await correct(await refusedLine(), '记账日期', '2024-05-11')
    await correct(await brokenLine(), '余额', '500.00')
    await host.ask('layouts.readAgain', { file: 'f1' })
    expect(await file()).toMatchObject({ rows: { read: 5, kept: 5, rejected: 0 }, balance: { breaks: [] } })
    expect((await printed(null)).corrected).toHaveLength(2)
  })

  it('takes no correction where no cell stands', async () => {
    const line = await refusedLine()
    expect(await host.host.call('rows.correct', { file: 'f1', line, cell: 99, text: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await host.host.call('rows.correct', { file: 'f1', line: 1, cell: 0, text: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

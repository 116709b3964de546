import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostEvent, MethodName, Params, ResultOf } from '../../src-main/contract/api.ts'
import { ok } from '../../src-main/contract/result.ts'
import { createHost } from '../../src-main/host/create-host.ts'
import type { Host } from '../../src-main/host/host.ts'
import type { RecogniserClient } from '../../src-main/import/recognise-text/recogniser-client.ts'
import { temporaryFolder, type TemporaryFolder } from '../db/temporary-case.ts'
import { setRows, type Column } from '../import/pdf-tables/lay-out.ts'
import { drawPng } from '../import/recognise-text/drawn-page.ts'
import { ROOT } from '../rules/import-graph.ts'
import { inProcessParser } from './in-process.ts'

const COLUMNS: readonly Column[] = [
  { x: 40, width: 60, align: 'left' },
  { x: 110, width: 100, align: 'left' },
  { x: 220, width: 80, align: 'right' },
  { x: 310, width: 80, align: 'right' },
  { x: 400, width: 120, align: 'left' },
]
/** The model read the amount of the third row wrong, so that it is no amount and its neighbours do not carry over. */
const PRINTED = [
  ['交易日期', '摘要', '交易金额', '账户余额', '对方户名'],
  ['2024-01-02', '工资', '+500.00', '1,500.00', '云栈商贸'],
  ['2024-01-03', '消费', '-2O.OO', '1,480.00', '虚谷便利'],
  ['2024-01-04', '转账', '-80.00', '1,400.00', '贾设例'],
  ['2024-01-05', '消费', '-100.00', '1,300.00', '虚谷酒店'],
]

const scanner: RecogniserClient = {
  start: () => Promise.resolve({ ok: true, model: 'M 1' }),
  read: () =>
    Promise.resolve({
      ok: true,
      page: {
        width: 600, height: 400, unit: 'px',
        lines: setRows(PRINTED, COLUMNS, 100).map(({ text, x, y, width, height }, index) => ({ text, row: index + 1, confidence: 0.9, doubtful: [], box: { x, y: y - height, width, height: height + 2 } })),
      },
    }),
  close: () => Promise.resolve(),
}

let folder: TemporaryFolder
let host: Host
beforeEach(async () => {
  folder = temporaryFolder()
  host = createHost(
    { resources: join(ROOT, 'resources'), data: folder.path('data') },
    { capabilities: { shell: 'command-line', canPrint: true, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) },
    inProcessParser,
    scanner,
  )
  mkdirSync(folder.path('bundle'))
  writeFileSync(join(folder.path('bundle'), '流水扫描.png'), drawPng([], { width: 100, height: 60 }))
  await ask('cases.create', { token: (await host.grant(folder.path('a.tcase'))).token, passphrase: null })
  await ask('intake.import', { tokens: [(await host.grant(folder.path('bundle'))).token] })
  const finished = Promise.withResolvers<void>()
  host.subscribe((event: HostEvent) => void (event.type === 'recognition-finished' && finished.resolve()))
  await ask('recognise.start', {})
  await finished.promise
})
afterEach(async () => {
  await host.close()
  folder.remove()
})

async function ask<M extends MethodName>(method: M, params: Params<M>): Promise<ResultOf<M>> {
  const result = await host.call(method, params)
  if (!result.ok) throw new Error(`${method}: ${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value as ResultOf<M>
}
const file = async () => (await ask('review.get', { language: 'zh-CN' })).intake.files[0]
const rows = async () => (await ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 10 })).rows.map((row) => [row.page, row.line, row.direction, row.amount])
const line = async (text: string) => (await ask('read.recognisedLines', { file: 'f1', page: 1 })).lines.find((each) => each.text === text)?.line ?? -1

describe('a scanned statement', () => {
  it('becomes rows that cite page and line, and shows the row that does not fit', async () => {
    expect(await file()).toMatchObject({ kind: 'bank-statement', status: 'needs-attention', rows: { read: 4, kept: 3, rejected: 1, rejections: [{ page: 1, line: 3 }] } })
    expect(await rows()).toEqual([[1, 2, 'in', '500.00'], [1, 4, 'out', '80.00'], [1, 5, 'out', '100.00']])
  })

  it('reads the row anew once its line is corrected, and as before when the correction is taken back', async () => {
    const wrong = await line('-2O.OO')
    await ask('recognise.correct', { file: 'f1', page: 1, line: wrong, text: '-20.00' })
    expect(await rows()).toEqual([[1, 2, 'in', '500.00'], [1, 3, 'out', '20.00'], [1, 4, 'out', '80.00'], [1, 5, 'out', '100.00']])
    expect(await file()).toMatchObject({ status: 'imported', rows: { read: 4, kept: 4, rejected: 0 }, balance: { breaks: [] } })
    await ask('recognise.correct', { file: 'f1', page: 1, line: wrong, text: null })
    expect((await rows()).length).toBe(3)
    expect((await ask('log.list', { offset: 0, limit: 50 })).entries.filter(({ action }) => action === 'file.read-again').length).toBe(3)
    expect(await ask('log.verify', {})).toMatchObject({ ok: true })
  })

  it('leaves the rows alone where a correction is of no table', async () => {
    const before = (await ask('log.list', { offset: 0, limit: 50 })).entries.filter(({ action }) => action === 'file.read-again').length
    await ask('recognise.correct', { file: 'f1', page: 1, line: await line('2024-01-02'), text: '2024-01-02' })
    await ask('recognise.correct', { file: 'f1', page: 1, line: await line('云栈商贸'), text: '云栈商贸' })
    expect((await ask('log.list', { offset: 0, limit: 50 })).entries.filter(({ action }) => action === 'file.read-again').length).toBe(before)
  })
})

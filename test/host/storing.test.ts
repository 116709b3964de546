import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCase, changeCaseInSlices, openSession, closeSession } from '../../src-main/host/case/session.ts'
import type { ParseService } from '../../src-main/host/intake/parse-service.ts'
import { arriving, ReaderLost, type ArrivingFile } from '../../src-main/import/arriving-file.ts'
import { parseFile } from '../../src-main/import/parse-file.ts'
import { inProcessParser, startTestHost, type TestHost } from './in-process.ts'

const HEADER = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
const statement = (rows: number): string => [HEADER, ...Array.from({ length: rows }, (_, index) => `2024-03-01 10:00:00,转账,测试乙（虚构）,/,支出,¥${index}.00,零钱,支付成功,${index},${index},/`)].join('\n')

/** A reader whose rows stop after the first piece until they are let go on, or lost. */
function slowReader(): { parser: ParseService; waiting: Promise<void>; goOn: (lost: ReaderLost | null) => void } {
  const waiting = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  let lost: ReaderLost | null = null
  const parser: ParseService = {
    ...inProcessParser,
    async open(bytes, path, options): Promise<ArrivingFile> {
      const file = arriving(await parseFile(bytes, path, options))
      if (!path.endsWith('.csv')) return file
      let pieces = 0
      return {
        ...file,
        statements: file.statements.map((each) => ({
          ...each,
          next() {
            pieces += 1
            if (lost !== null) throw lost
            if (pieces !== 2) return each.next()
            waiting.resolve()
            return gate.promise
          },
        })),
      }
    },
  }
  return { parser, waiting: waiting.promise, goOn: (error) => { lost = error; gate.resolve() } }
}

let test: TestHost
let bundle: string
let reader: ReturnType<typeof slowReader>
beforeEach(async () => {
  reader = slowReader()
  test = startTestHost(reader.parser)
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
  bundle = join(test.folder, 'bundle')
  mkdirSync(bundle)
  writeFileSync(join(bundle, '微信.csv'), statement(2500))
})
afterEach(() => test.end())

const takeIn = async () => test.ask('intake.import', { tokens: [await test.token(bundle)] })
const intake = async () => (await test.ask('review.get', { language: 'zh-CN' })).intake

describe('a file whose rows are being stored', () => {
  it('is seen whole or not at all: who asks meanwhile waits until it is in', async () => {
    const told: number[] = []
    test.host.subscribe((event) => void (event.type === 'import-progress' && told.push(event.rows)))
    const run = takeIn()
    await reader.waiting
    expect(told.at(-1)).toBe(1000)
    let answered = false
    const asked = intake().then((facts) => {
      answered = true
      return facts
    })
    await new Promise<void>((resolve) => setImmediate(resolve))
    expect(answered).toBe(false)
    reader.goOn(null)
    expect((await asked).totals.transactions).toBe(2500)
    await run
    expect(told.slice(-3)).toEqual([1000, 2000, 2500])
  })

  it('whose reader is lost in the middle leaves none of its rows, and is listed with the reason', async () => {
    const run = takeIn()
    await reader.waiting
    reader.goOn(new ReaderLost('parse-timeout', '300'))
    await run
    const { files, totals } = await intake()
    expect(totals.transactions).toBe(0)
    expect(files).toMatchObject([{ path: '微信.csv', status: 'needs-attention', reasonCode: 'parse-timeout' }])
    expect(await test.ask('search.query', { words: '测试乙', limit: 5 })).toEqual([])
  })
})

describe('changes of the case file', () => {
  it('do not get into a change that is being stored, and go on after it', async () => {
    const opened = openSession(join(test.folder, 'other.tcase'), { create: true, passphrase: null })
    if (!opened.ok) throw new Error(opened.error.code)
    const session = opened.value
    const gate = Promise.withResolvers<void>()
    const stored = changeCaseInSlices(session, function* () {
      yield gate.promise
      return 'stored'
    })
    await new Promise<void>((resolve) => setImmediate(resolve))
    expect(() => changeCase(session, () => undefined)).toThrow('waits')
    const next = changeCaseInSlices(session, function* () {
      yield
      return 'next'
    })
    gate.resolve()
    expect(await Promise.all([stored, next])).toEqual(['stored', 'next'])
    expect(changeCase(session, () => 'free')).toBe('free')
    await expect(changeCaseInSlices(session, function* (): Generator<undefined, void> {
      session.file.database.exec("INSERT INTO setting (key, value) VALUES ('half', 'in')")
      yield
      throw new Error('broke')
    })).rejects.toThrow('broke')
    expect(session.storing).toBeNull()
    expect(session.file.database.prepare("SELECT count(*) FROM setting WHERE key = 'half'").pluck().get()).toBe(0)
    closeSession(session)
  })
})

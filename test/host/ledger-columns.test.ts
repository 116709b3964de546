import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Params, ResultOf } from '../../src-main/contract/api.ts'
import { startTestHost } from './in-process.ts'

const HEADER = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
const two = (number: number): string => String(number).padStart(2, '0')
const statement = (rows: number, month: number): string =>
  [HEADER, ...Array.from({ length: rows }, (_, at) => `2024-${two(month)}-${two(1 + (at % 28))} ${two(at % 24)}:${two(at % 60)}:00,${at % 2 === 0 ? '转账' : '商户消费'},虚构${at % 3 === 0 ? '物业公司' : `商行${at % 40}`},/,${at % 5 === 0 ? '收入' : '支出'},¥${1 + (at % 977)}.00,零钱,支付成功,${month}${at},${at},/`)].join('\n')

const FILTERS: readonly Params<'money.rows'>['filter'][] = [
  {}, { counterparty: '物业' }, { counterparty: '虚构商行7', direction: 'out' }, { from: '2024-03-10', to: '2024-03-20', least: '500' }, { channel: '消费', most: '100.00' }, { words: '物业公司', direction: 'in' },
  { group: { by: 'month', key: '2024-03' } }, { group: { by: 'counterparty', key: 'name:虚构商行7' } },
]

it('says the same of a long ledger before its columns are read, with them, and after rows came in', { timeout: 120_000 }, async () => {
  const test = startTestHost()
  try {
    const takeIn = async (name: string, text: string): Promise<void> => {
      const bundle = join(test.folder, name)
      mkdirSync(bundle)
      writeFileSync(join(bundle, `${name}.csv`), text)
      await test.ask('intake.import', { tokens: [await test.token(bundle)] })
    }
    const page = (filter: Params<'money.rows'>['filter'], sort: Params<'money.rows'>['sort']): Promise<ResultOf<'money.rows'>> => test.ask('money.rows', { filter, sort, offset: 10, limit: 50 })
    const pages = async (): Promise<object[]> => {
      const found: object[] = []
      for (const filter of FILTERS) {
        for (const sort of ['time', 'time-desc', 'amount'] as const) {
          const { total, totalIn, totalOut, rows } = await page(filter, sort)
          found.push({ total, totalIn, totalOut, rows: rows.map(({ id }) => id) })
        }
      }
      for (const by of ['account', 'month', 'channel', 'counterparty'] as const) found.push(await test.ask('money.groups', { filter: { least: '3' }, by, sort: 'out', offset: 0, limit: 100 }))
      return found
    }
    /** Whatever is kept of sums goes with any change of the case. */
    const forgetSums = () => test.ask('reviewer.set', { name: '虚构阅卷人' })
    await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
    await takeIn('甲', statement(20_500, 3))
    const before = await pages()
    // The rules need the rows: once they have run, these are in memory.
    await test.ask('journeys.list', {})
    await forgetSums()
    expect(await pages()).toEqual(before)
    expect(before[0]).toMatchObject({ total: 20_500 })
    await takeIn('乙', statement(300, 4))
    expect((await page({}, 'time')).total).toBe(20_800)
    expect((await page({ from: '2024-04-01' }, 'time')).total).toBe(300)
    await test.ask('journeys.list', {})
    await forgetSums()
    expect((await page({ from: '2024-04-01', counterparty: '物业' }, 'time-desc')).total).toBe(100)
  } finally {
    await test.end()
  }
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestHost, type TestHost } from './in-process.ts'

/** Orders and movements of the balance of one invented wallet overlap: what stands in both must be counted once. */
const ORDERS = [
  '交易号,商户订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,用户信息,交易对方信息,消费名称,金额（元）,收/支,交易状态,支付方式,充值流水号,备注,对应的协查数据',
  '9001,M1,2024-08-01 09:00:00,2024-08-01 09:00:05,2024-08-01 09:00:05,其他,即时到账交易,2088000000000011(沈样本),2088000000000029(贾示例),转账,500.00,收入,交易成功,余额,null,<nil>,沈样本',
  '9002,M2,2024-08-02 09:00:00,2024-08-02 09:00:00,2024-08-02 09:00:00,其他,即时到账交易,2088000000000011(沈样本),2088000000000037(虚构商城),皮包,120.50,支出,交易成功,余额,null,<nil>,沈样本',
  '9003,M3,2024-08-02 10:00:00,2024-08-02 10:00:00,2024-08-02 10:00:00,其他,即时到账交易,2088000000000011(沈样本),2088000000000037(虚构商城),手机,3000.00,支出,交易成功,(虚构银行)6200000000000094,null,<nil>,沈样本',
].join('\n')
const BALANCE = [
  '交易订单号/外部流水号,账户,对方帐户,交易发生日期,银行处理日期,收入金额(+)（元）,支出金额(-)（元）,余额（元）,业务类型,交易发生地,银行名称,备注,对应的协查数据',
  '9001,2088000000000011,2088000000000029(贾示例),2024-08-01 09:00:06,,500.00,,500.00,转账,,,null,沈样本',
  '9002,2088000000000011,2088000000000037(虚构商城),2024-08-02 09:00:01,,,-120.50,379.50,在线支付,,,<nil>,沈样本',
  '9002,2088000000000011,2088000000000037(虚构商城),2024-08-02 09:30:00,,,-120.50,259.00,在线支付,,,<nil>,沈样本',
  '9004,2088000000000011,(虚构银行)6200000000000094,2024-08-03 09:00:00,2024-08-04,,-259.00,0.00,提现,,虚构银行,,沈样本',
].join('\n')

let host: TestHost
beforeEach(async () => {
  host = startTestHost()
  await host.ask('cases.create', { token: await host.token(join(host.folder, 'a.tcase')), passphrase: null })
})
afterEach(() => host.end())

async function imported(first: string, second: string) {
  for (const [name, text] of [['一', first], ['二', second]] as const) {
    mkdirSync(join(host.folder, name))
    writeFileSync(join(host.folder, name, `${name}.csv`), text)
    await host.ask('intake.import', { tokens: [await host.token(join(host.folder, name))] })
  }
  return host.ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 50 })
}

describe('orders and balance of one wallet', () => {
  it.each([['orders first', ORDERS, BALANCE], ['balance first', BALANCE, ORDERS]])('%s: a movement that stands in both is one, an equal one beside it stays', async (_order, first, second) => {
    const { total, totalIn, totalOut } = await imported(first, second)
    // 500 in; out 120.50 twice, 3000 by card, 259 withdrawn.
    expect({ total, totalIn, totalOut }).toEqual({ total: 5, totalIn: '500.00', totalOut: '3500.00' })
    const { intake } = await host.ask('review.get', { language: 'zh-CN' })
    expect(intake.files.map(({ rows }) => rows && [rows.read, rows.kept, rows.duplicate, rows.rejected])).toContainEqual(first === ORDERS ? [4, 2, 2, 0] : [3, 1, 2, 0])
  })

  it('never takes two rows of one kind of table for one', async () => {
    const { total } = await imported(BALANCE, BALANCE.replaceAll('09:00:01', '09:40:00').replaceAll('379.50', '379.51'))
    expect(total).toBeGreaterThan(4)
  })
})

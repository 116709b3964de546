import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { recognised, tablesOf, totals } from './read-fixture.ts'

const folder = fileURLToPath(new URL('../../../../shared/data/bank/', import.meta.url))

/** Row counts as the index of the samples gives them; sums added up from the columns of the files by other means. */
const samples = [
  { file: 'abc_debit.csv', layout: 'abc-debit', header: 1, rows: 5, in: '10000.01', out: '12355.89', neutral: '0.00' },
  { file: 'alipay_gb18030.csv', layout: 'alipay', header: 25, rows: 10, in: '222228.50', out: '161.64', neutral: '165.37' },
  { file: 'boc_debit.csv', layout: 'boc-debit', header: 2, rows: 17, in: '9821.00', out: '9394.30', neutral: '0.00' },
  { file: 'bocom_debit.csv', layout: 'bocom-debit', header: 1, rows: 6, in: '11.25', out: '114.00', neutral: '0.00' },
  { file: 'ccb_交易明细_xxxx_2025xxxx_2025xxxx.xls', layout: 'ccb-debit', header: 6, rows: 6, in: '0.00', out: '703.26', neutral: '0.00' },
  { file: 'cmb_debit.csv', layout: 'cmb-debit', header: 1, rows: 5, in: '1234.00', out: '2013.14', neutral: '0.00' },
  { file: 'hsbchk_debit.csv', layout: 'hsbc-hk', header: 1, rows: 10, in: '25505.45', out: '3526.50', neutral: '0.00' },
  { file: 'hxsec_fake_xls_gbk_tsv.xls', layout: 'huaxi-securities', header: 1, rows: 13, in: '404230.33', out: '169792.17', neutral: '0.00' },
  { file: 'icbc_credit.csv', layout: 'icbc-credit', header: 7, rows: 9, in: '4621.01', out: '363.13', neutral: '0.00' },
  { file: 'icbc_debit_v2.csv', layout: 'icbc-debit', header: 7, rows: 11, in: '2841.74', out: '4241.08', neutral: '0.00' },
  { file: 'jd.csv', layout: 'jd-pay', header: 22, rows: 26, in: '0.00', out: '2277.70', neutral: '1133.20' },
  { file: 'spdb_debit.xls', layout: 'spdb-debit', header: 2, rows: 4, in: '10.00', out: '11.64', neutral: '0.00' },
  { file: 'wechat_bom_excel_resaved_微信支付账单(20200830-20200906).csv', layout: 'wechat-pay', header: 17, rows: 7, in: '1412.00', out: '621.88', neutral: '0.00' },
  { file: 'td_canada.csv', layout: 'td-canada', header: 0, rows: 9, in: '332.23', out: '319.17', neutral: '0.00' },
  // Coins in millionths: 5.38380000 USDT in, 5.60652159 and 13.98369600 USDT out.
  { file: 'huobi.csv', layout: 'huobi-spot', header: 1, rows: 3, in: '5383800.00', out: '19590217.59', neutral: '0.00' },
  { file: 'wechat_utf8.csv', layout: 'wechat-pay', header: 17, rows: 27, in: '28.49', out: '2904.53', neutral: '26100.89' },
] as const

describe.skipIf(!existsSync(folder))('published samples of real layouts (../shared/data/bank)', () => {
  it.each(samples)('$file', (sample) => {
    const statement = recognised(tablesOf(folder + sample.file)[0] ?? { sheet: null, rows: [] })
    expect(statement.layout).toBe(sample.layout)
    expect(statement.headerLine).toBe(sample.header)
    expect(statement.rejected).toEqual([])
    expect(statement.rows.length).toBe(sample.rows)
    expect(totals(statement)).toEqual({ in: sample.in, out: sample.out, neutral: sample.neutral })
  })

  it('reads both sheets of the WeChat workbook alike, text amounts and numbers', () => {
    const [first, second, ...more] = tablesOf(`${folder}wechat.xlsx`).map(recognised)
    expect(more).toEqual([])
    for (const sheet of [first, second]) {
      expect(sheet?.headerLine).toBe(18)
      expect(sheet?.rows.length).toBe(27)
      expect(sheet && totals(sheet)).toEqual({ in: '28.49', out: '2904.53', neutral: '26100.89' })
    }
    expect(first?.rows.map(({ amount, at }) => [at, amount])).toEqual(second?.rows.map(({ amount, at }) => [at, amount]))
  })

  it('follows every balance of the Bank of China sample, newest first', () => {
    const statement = recognised(tablesOf(`${folder}boc_debit.csv`)[0] ?? { sheet: null, rows: [] })
    expect(statement.order).toBe('newest-first')
    expect(statement.balanceChecked).toBe(16)
    expect(statement.rows.filter(({ balanceProof }) => balanceProof === 'break')).toEqual([])
  })

  it('finds the one break of the China Construction Bank sample', () => {
    const statement = recognised(tablesOf(`${folder}ccb_交易明细_xxxx_2025xxxx_2025xxxx.xls`)[0] ?? { sheet: null, rows: [] })
    const breaks = statement.rows.filter(({ balanceProof }) => balanceProof === 'break')
    expect(breaks.map(({ line, expectedBalance }) => [line, expectedBalance === null ? null : formatYuan(expectedBalance)])).toEqual([[10, '1625.11']])
    expect(statement.furniture).toEqual([1, 2, 3, 4, 13])
    expect(statement.hints.numbers).toEqual(['xxxxx*********xxxx'])
  })

  it('agrees with the net expense that JD prints above its table', () => {
    const statement = recognised(tablesOf(`${folder}jd.csv`)[0] ?? { sheet: null, rows: [] })
    let net = 0n
    for (const row of statement.rows) if (row.direction === 'out') net += row.amount - row.refunded
    expect(net).toBe(164_843n)
    expect(statement.rows.filter(({ outcome }) => outcome === 'partly-refunded').length).toBe(4)
  })

  it('ties the balances of the statement without a header, newest first within each day', () => {
    const statement = recognised(tablesOf(`${folder}td_canada.csv`)[0] ?? { sheet: null, rows: [] })
    expect(statement.rows.slice(0, 3).map((row) => row.balanceProof)).toEqual(['follows', 'follows', 'follows'])
    expect(new Set(statement.rows.map(({ currency }) => currency))).toEqual(new Set(['CAD']))
  })

  it('keeps coins apart from money, to the last of their decimals', () => {
    const statement = recognised(tablesOf(`${folder}huobi.csv`)[0] ?? { sheet: null, rows: [] })
    expect(statement.rows.map(({ direction, amount, currency }) => [direction, amount, currency])).toEqual([
      ['in', 538_380_000n, '\u00b5USDT'], ['out', 560_652_159n, '\u00b5USDT'], ['out', 1_398_369_600n, '\u00b5USDT'],
    ])
    expect(statement.rows[0]?.memo).toBe('交易对 BTC/USDT 价格 49850.00 数量 0.000108 手续费 0.01076760USDT')
  })
})

import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { recogniseStatement } from '../../../src-main/import/statements/recognise.ts'
import { recognised, tableOfText } from './read-fixture.ts'

const sides = (text: string): readonly string[] => recognised(tableOfText(text)).rows.map(({ line, direction, amount }) => `${line} ${direction} ${formatYuan(amount)}`)

describe('sides by the sound of their names', () => {
  it('reads D as 贷 beside a J for 借, and as a debit without one', () => {
    expect(sides('交易日期,借贷标志,交易金额\n2024-01-01,D,5\n2024-01-02,J,2')).toEqual(['2 in 5.00', '3 out 2.00'])
    expect(sides('交易日期,借贷标志,交易金额\n2024-01-01,D,5\n2024-01-02,C,2')).toEqual(['2 out 5.00', '3 in 2.00'])
    expect(sides('交易日期,借贷标志,交易金额\n2024-01-01,D,5\n2024-01-02,D,2')).toEqual(['2 out 5.00', '3 out 2.00'])
  })
})

describe('files without a header line', () => {
  it('does not take the columns of another bank for those of the one that is known', () => {
    expect(recogniseStatement(tableOfText('2024-01-01,甲,5.00,,105.00\n2024-01-02,乙,,2.00,103.00'))).toBeNull()
    expect(recogniseStatement(tableOfText('01/01/2024,甲,5.00,,105.00\n01/02/2024,乙,,2.00,103.00'))).toBeNull()
  })

  it('reads the one that is known in either order', () => {
    const rows = ['01/01/2024,A,5.00,,95.00', '01/02/2024,B,,2.00,97.00', '01/03/2024,C,,1.00,98.00']
    expect(sides(rows.join('\n'))).toEqual(['1 out 5.00', '2 in 2.00', '3 in 1.00'])
    expect(sides(rows.toReversed().join('\n'))).toEqual(['1 in 1.00', '2 in 2.00', '3 out 5.00'])
  })
})

describe('amounts', () => {
  it('reads signs behind the figure', () => {
    expect(sides('交易日期,摘要,发生额\n2024-01-01,甲,"1,234.50+"\n2024-01-02,乙,20.00-')).toEqual(['2 in 1234.50', '3 out 20.00'])
  })

  it('counts what was booked where the transaction was in another currency', () => {
    const text = '交易日期,交易币种,交易金额,记账币种,记账金额,余额\n2024-01-01,美元,-10.00,人民币,-71.50,928.50\n2024-01-02,美元,1.00,人民币,7.15,935.65'
    expect(sides(text)).toEqual(['2 out 71.50', '3 in 7.15'])
    expect(recognised(tableOfText(text)).rows.map(({ currency }) => currency)).toEqual(['CNY', 'CNY'])
  })
})

describe('currencies that stand beside figures, in names and in titles', () => {
  const read = (text: string): readonly string[] => recognised(tableOfText(text)).rows.map(({ direction, amount, currency }) => `${direction} ${formatYuan(amount)} ${currency}`)

  it.each([
    ['-US$5.00', 'US$7.00', 'USD'], ['-HK$1,005.00', 'HK$7.00', 'HKD'], ['USD -5.00', 'USD 7.00', 'USD'], ['-5.00 €', '7.00 €', 'EUR'], ['(EUR 5.00)', 'EUR 7.00', 'EUR'],
    ['CNY -5.00', 'RMB 7.00', 'CNY'], ['-¥5.00', '¥7.00', 'CNY'], ['-$5.00', '$7.00', 'XXX'],
  ])('%s and %s', (out, into, currency) => {
    expect(read(`Date,Description,Amount,Balance\n2024-01-01,a,"${out}",1.00\n2024-01-02,b,"${into}",2.00`)).toEqual([`out ${out.includes('1,005') ? '1005.00' : '5.00'} ${currency}`, `in 7.00 ${currency}`])
  })

  it.each([
    ['Date,Details,Withdrawal (HKD),Deposit (HKD),Balance (HKD)', 'HKD'], ['交易日期,摘要,美元支出金额,美元收入金额,美元余额', 'USD'], ['交易日期,摘要,支出金额(元),收入金额(元),余额(元)', 'CNY'], ['交易日期,摘要,支出金额,收入金额,余额', 'CNY'],
  ])('%s', (header, currency) => {
    expect(read(`${header}\n2024-01-01,a,5.00,,1.00`)).toEqual([`out 5.00 ${currency}`])
  })

  it('reads a dollar sign as that of the country which the table names', () => {
    expect(read('Date,Details,Amount (HKD),Balance\n2024-01-01,a,-$5.00,1.00')).toEqual(['out 5.00 HKD'])
    expect(read('虚构银行美元账户交易明细,,\n交易日期,收入,支出\n2024-01-01,5.00,')).toEqual(['in 5.00 USD'])
  })

  it('leaves sides that stand beside figures what they are', () => {
    expect(read('Date,Description,Amount,Balance\n2024-01-01,a,5.00 DR,1.00\n2024-01-02,b,7.00CR,2.00')).toEqual(['out 5.00 CNY', 'in 7.00 CNY'])
  })
})

describe('names of columns in two languages', () => {
  it.each([
    '交易日期 Transaction Date,摘要 Description,借方 Debit,贷方 Credit,余额 Balance', '"交易日期\nTransaction Date",摘要/Description,支出/Withdrawal,收入/Deposit,Balance余额', '交易日期*,摘要①,付款金额（元）,收款金额（元）,余额',
  ])('%s', (header) => {
    expect(sides(`${header}\n2024-01-01,a,5.00,,1.00\n2024-01-02,b,,7.00,8.00`).map((side) => side.slice(2).trim())).toEqual(['out 5.00', 'in 7.00'])
  })

  it('reads the words of their cells too', () => {
    expect(sides('交易日期/Date,借/贷 Dr/Cr,交易金额/Amount\n2024-01-01,借/Dr,5\n2024-01-02,贷/Cr,7')).toEqual(['2 out 5.00', '3 in 7.00'])
  })
})

describe('states of a transaction', () => {
  it.each([
    ['处理中', 'unpaid'], ['未入账', 'unpaid'], ['Pending', 'unpaid'], ['已驳回', 'failed'], ['作废', 'failed'], ['Declined', 'failed'], ['Canceled', 'closed'], ['已退回', 'fully-refunded'], ['已入账', 'done'], ['Completed', 'done'],
  ])('%s', (status, outcome) => {
    expect(recognised(tableOfText(`交易日期,收支,金额,交易状态\n2024-01-01,支出,5,${status}`)).rows.map((row) => row.outcome)).toEqual([outcome])
  })
})

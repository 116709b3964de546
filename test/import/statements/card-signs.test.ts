import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { recognised, tableOfText } from './read-fixture.ts'

const read = (lines: readonly string[]): readonly string[] => {
  const { rows, rejected } = recognised(tableOfText(lines.join('\n')))
  return [...rows.map(({ line, direction, amount }) => `${line} ${direction} ${formatYuan(amount)}`), ...rejected.map(({ line, code }) => `${line} ${code}`)]
}
const HEADER = '交易日,记账日,交易摘要,人民币金额'

describe('one amount column on the statement of a card', () => {
  it('reads what was spent without a sign, and what was repaid with a minus', () => {
    expect(read(['虚构银行信用卡对账单', HEADER, '2024-01-02,2024-01-03,消费 虚构商店,120.00', '2024-01-05,2024-01-05,自动还款,-500.00'])).toEqual(['3 out 120.00', '4 in 500.00'])
    expect(read(['Credit Card Statement', 'Trans Date,Post Date,Description,Amount', '2024-01-02,2024-01-03,XU SHOP,120.00', '2024-01-05,2024-01-05,PAYMENT,-500.00'])).toEqual(['3 out 120.00', '4 in 500.00'])
  })

  it('reads the usual way where the words say so', () => {
    expect(read(['信用卡账单', HEADER, '2024-01-02,2024-01-03,消费,-120.00', '2024-01-05,2024-01-05,还款,500.00'])).toEqual(['3 out 120.00', '4 in 500.00'])
  })

  it('refuses the rows of a card statement that does not show which sign is spending', () => {
    expect(read(['信用卡账单', HEADER, '2024-01-02,2024-01-03,虚构商店,120.00', '2024-01-05,2024-01-05,调整,-5.00'])).toEqual(['3 direction-unknown', '4 direction-unknown'])
  })

  it('tells a card without a title by several rows of spending, and an account by its repayments alone not', () => {
    const spending = ['2024-01-02,2024-01-03,消费甲,1.00', '2024-01-03,2024-01-03,消费乙,2.00', '2024-01-04,2024-01-04,消费丙,3.00']
    expect(read([HEADER, ...spending, '2024-01-05,2024-01-05,还款,-6.00'])).toEqual(['2 out 1.00', '3 out 2.00', '4 out 3.00', '5 in 6.00'])
    expect(read([HEADER, '2024-01-02,2024-01-03,消费退货,1.00', '2024-01-05,2024-01-05,信用卡还款,-6.00'])).toEqual(['2 in 1.00', '3 out 6.00'])
  })

  it('takes amounts without a mark as money out where only what came in is marked', () => {
    expect(read(['Credit Card Statement', 'Trans Date,Post Date,Description,Amount', '2024-01-02,2024-01-03,XU SHOP,120.00', '2024-01-05,2024-01-05,PAYMENT,500.00 CR'])).toEqual(['3 out 120.00', '4 in 500.00'])
  })
})

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

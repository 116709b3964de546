import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { explainUnknown, recogniseStatement } from '../../../src-main/import/statements/recognise.ts'
import { recognised, tableOfText } from './read-fixture.ts'

const sides = (text: string): readonly string[] => recognised(tableOfText(text)).rows.map(({ line, direction, amount }) => `${line} ${direction} ${formatYuan(amount)}`)
const proofs = (text: string): readonly string[] =>
  recognised(tableOfText(text)).rows.map(({ line, balanceProof, expectedBalance }) => [line, balanceProof, expectedBalance === null ? '' : formatYuan(expectedBalance)].join(' ').trim())
const rejections = (text: string): readonly string[] => recognised(tableOfText(text)).rejected.map(({ line, code }) => `${line} ${code}`)

describe('sides that single rows do not tell', () => {
  const coded = (balances: readonly string[]): string =>
    ['交易卡号,交易时间,收付标志,交易金额,交易余额', ...balances.map((row) => `6200000000000000011,${row}`)].join('\n')

  it('reads bare codes by the balances, for every row of the code', () => {
    const text = coded(['2024-01-01 08:00:00,1,100,100', '2024-01-02 08:00:00,2,30,70', '2024-01-03 08:00:00,1,5,', '2024-01-04 08:00:00,2,5,'])
    expect(sides(text)).toEqual(['2 in 100.00', '3 out 30.00', '4 in 5.00', '5 out 5.00'])
  })

  it('rejects bare codes where no balance speaks', () => {
    const text = coded(['2024-01-01 08:00:00,1,100,', '2024-01-02 08:00:00,2,30,'])
    expect(sides(text)).toEqual([])
    expect(rejections(text)).toEqual(['2 direction-unknown', '3 direction-unknown'])
  })

  it('rejects bare codes that the balances contradict', () => {
    const text = coded(['2024-01-01 08:00:00,1,100,100', '2024-01-02 08:00:00,1,30,70', '2024-01-03 08:00:00,1,30,100'])
    expect(rejections(text)).toEqual(['2 direction-unknown', '3 direction-unknown', '4 direction-unknown'])
  })

  it('takes an amount without sign as income where other rows carry a minus', () => {
    expect(sides('交易日期,交易金额,摘要\n2024-01-01,100,甲\n2024-01-02,-30,乙\n2024-01-03,+5,丙')).toEqual(['2 in 100.00', '3 out 30.00', '4 in 5.00'])
  })

  it('tells unsigned amounts by the balance, and rejects the first', () => {
    const text = '交易日期,交易金额,余额\n2024-01-01,100,100\n2024-01-02,30,70\n2024-01-03,12,82'
    expect(sides(text)).toEqual(['3 out 30.00', '4 in 12.00'])
    expect(rejections(text)).toEqual(['2 direction-unknown'])
  })

  it('turns a single negative amount beside a direction into a reversal', () => {
    const text = '交易日期,收付标志,交易金额,余额\n2024-01-01,进,100,100\n2024-01-02,出,30,70\n2024-01-03,出,-30,100'
    const { rows } = recognised(tableOfText(text))
    expect(sides(text)).toEqual(['2 in 100.00', '3 out 30.00', '4 in 30.00'])
    expect(rows.map(({ reversal }) => reversal)).toEqual([false, false, true])
  })

  it('does not call it a reversal where every outgoing row carries the minus', () => {
    const text = '交易日期,收/支,金额\n2024-01-01,支出,-100\n2024-01-02,支出,-30\n2024-01-03,收入,12'
    expect(sides(text)).toEqual(['2 out 100.00', '3 out 30.00', '4 in 12.00'])
    expect(recognised(tableOfText(text)).rows.some(({ reversal }) => reversal)).toBe(false)
  })
})

describe('minus signs', () => {
  it('does not turn a file of expenses with a minus into income', () => {
    expect(sides('交易日期,收/支,金额\n2024-01-01,支出,-100\n2024-01-02,支出,-30')).toEqual(['2 out 100.00', '3 out 30.00'])
    expect(sides('交易日期,收入金额,支出金额\n2024-01-01,,-100\n2024-01-02,,-30\n2024-01-03,5,')).toEqual(['2 out 100.00', '3 out 30.00', '4 in 5.00'])
  })
})

describe('what is a data row', () => {
  it('does not call an unnamed last column a shift', () => {
    const rows = Array.from({ length: 12 }, (_, index) => `2024-01-${index + 10},进,5,甲,完`)
    expect(sides(['交易日期,收付标志,交易金额,摘要', ...rows].join('\n')).length).toBe(12)
    expect(rejections(['交易日期,收付标志,交易金额,摘要', ...rows, '2024-01-30,进,5,甲,完,多'].join('\n'))).toEqual(['14 too-many-cells'])
  })

  it('rejects what it cannot read and loses nothing', () => {
    const text = [
      '虚构银行账户明细',
      '交易日期,收付标志,交易金额,余额,摘要',
      '2024-01-01,进,100,100,甲',
      '',
      '2023-02-29,出,10,90,乙',
      ',出,10,80,丙',
      '2024-01-03,出,,80,丁',
      '2024-01-03,出,一百,80,戊',
      '2024-01-03,?,5,75,己',
      '2024-01-04,出,5.005,70,庚',
      '2024-01-05,出,5,65,辛,多出',
      '2024-01-06',
      '合计,,130,,',
      '2024-01-07,出,5,60,合计',
      '共9笔',
    ].join('\n')
    const statement = recognised(tableOfText(text))
    expect(rejections(text)).toEqual([
      '5 date-unreadable', '6 date-missing', '7 amount-missing', '8 amount-unreadable', '9 direction-unknown', '10 amount-unreadable', '11 too-many-cells', '12 too-few-cells',
    ])
    expect(statement.rows.map(({ line }) => line)).toEqual([3, 14])
    expect(statement.furniture).toEqual([1, 13, 15])
    expect(statement.read).toBe(10)
  })

  it('rejects a broken date even where the memo looks like the head of a page', () => {
    const text = '交易日期,收付标志,交易金额,摘要\n2024-13-05,出,5,账号：6200\n2024-01-05,出,5,账号：6200'
    expect(rejections(text)).toEqual(['2 date-unreadable'])
  })

  it('takes an ending comma and missing cells at the end for what they are', () => {
    expect(sides('交易日期,收付标志,交易金额,余额,摘要\n2024-01-01,进,100,100,甲,\n2024-01-02,出,10')).toEqual(['2 in 100.00', '3 out 10.00'])
  })

  it('rejects both amount columns filled', () => {
    const text = '交易日期,借方发生额,贷方发生额\n2024-01-01,5,7\n2024-01-02,5,0.00\n2024-01-03,,7\n2024-01-04,0,0'
    expect(rejections(text)).toEqual(['2 amount-unreadable'])
    expect(sides(text)).toEqual(['3 out 5.00', '4 in 7.00', '5 neutral 0.00'])
  })

  it('marks control characters inside a needed cell', () => {
    expect(rejections('交易日期,收付标志,交易金额\n2024-01-01,进,1\u000200\n2024-01-02,进,\u000200')).toEqual(['2 control-characters'])
  })

  it('keeps tables apart that stand one below the other under heads of their own', () => {
    const text = '账号：11110000,户名：甄虚构\n交易日期,借方,贷方,余额\n2024-01-01,,100,100\n账号：22220000,户名：甄虚构\n交易日期,借方,贷方,余额\n2024-01-01,,40,40\n2024-01-02,10,,30'
    const statement = recognised(tableOfText(text))
    expect(statement.rows.map(({ ownNumbers }) => ownNumbers)).toEqual([['11110000'], ['22220000'], ['22220000']])
    expect(statement.rows.map(({ balanceProof }) => balanceProof)).toEqual(['first', 'first', 'follows'])
    expect(statement.furniture).toEqual([1, 4, 5])
  })

  it('reads a header over two rows', () => {
    const statement = recognised(tableOfText('交易日期,摘要,发生额,,余额\n,,借方,贷方,\n2024-01-01,甲,,100,100\n2024-01-02,乙,50,,50'))
    expect(statement.headerLine).toBe(2)
    expect(statement.rows.map(({ direction }) => direction)).toEqual(['in', 'out'])
  })
})

describe('balances', () => {
  const head = '交易日期,收付标志,交易金额,余额,交易是否成功\n'

  it('finds a break with what it should be', () => {
    expect(proofs(`${head}2024-01-01,进,100,100,成功\n2024-01-02,出,30,70,成功\n2024-01-03,出,10,50,成功\n2024-01-04,出,10,40,成功`)).toEqual([
      '2 first', '3 follows', '4 break 60.00', '5 follows',
    ])
  })

  it('goes through a rejected line with a readable balance', () => {
    expect(proofs(`${head}2024-01-01,进,100,100,成功\n坏日期,出,30,70,成功\n2024-01-03,出,10,60,成功`)).toEqual(['2 first', '4 follows'])
  })

  it('still finds the break that a rejected line does not explain', () => {
    expect(proofs(`${head}2024-01-01,进,100,100,成功\n坏日期,出,30,70,成功\n2024-01-03,出,10,55,成功`)).toEqual(['2 first', '4 break 90.00'])
  })

  it('lets a failed row change nothing, and carries over rows without balance', () => {
    expect(proofs(`${head}2024-01-01,进,100,100,成功\n2024-01-02,出,30,0.00,失败\n2024-01-02,出,30,100,失败\n2024-01-03,出,10,,成功\n2024-01-04,出,10,80,成功`)).toEqual([
      '2 first', '3 none', '4 follows', '5 none', '6 follows',
    ])
  })

  it('finds newest-first by the dates, and by the balances where the dates are equal', () => {
    const byDate = recognised(tableOfText(`${head}2024-01-03,出,10,60,成功\n2024-01-02,出,30,70,成功\n2024-01-01,进,100,100,成功`))
    expect([byDate.order, byDate.balanceChecked]).toEqual(['newest-first', 2])
    const byBalance = recognised(tableOfText(`${head}2024-01-01,出,10,60,成功\n2024-01-01,出,30,70,成功\n2024-01-01,进,100,100,成功`))
    expect([byBalance.order, byBalance.rows.map(({ balanceProof }) => balanceProof)]).toEqual(['newest-first', ['follows', 'follows', 'first']])
  })

  it('keeps accounts and currencies apart, and cards of one account together', () => {
    const text = [
      '交易卡号,交易账号,交易日期,收付标志,交易金额,交易余额,交易币种',
      '6200000000000000011,A0001,2024-01-01,进,100,100,CNY',
      '6200000000000000029,A0002,2024-01-01,进,50,50,CNY',
      '6200000000000000037,A0001,2024-01-02,出,30,70,CNY',
      '6200000000000000011,A0001,2024-01-02,进,9,9,USD',
      '6200000000000000011,,2024-01-03,出,10,60,156',
    ].join('\n')
    expect(proofs(text)).toEqual(['2 first', '3 first', '4 follows', '5 first', '6 follows'])
  })

  it('understands a balance that shows a debt', () => {
    expect(proofs(`${head}2024-01-01,出,100,100,成功\n2024-01-02,出,30,130,成功\n2024-01-03,进,50,80,成功`)).toEqual(['2 first', '3 follows', '4 follows'])
  })

  it('sorts a jumbled file where that makes the balances follow', () => {
    const text = `${head}2024-01-03,出,10,60,成功\n2024-01-01,进,100,100,成功\n2024-01-04,出,10,50,成功\n2024-01-02,出,30,70,成功`
    expect(proofs(text)).toEqual(['2 follows', '3 first', '4 follows', '5 follows'])
  })
})

describe('what is no statement', () => {
  it.each([
    ['车次,乘车日期,票价,席别\nG1,2024-01-01,553,二等座'],
    ['航班号,日期,金额,余额\nCA1,2024-01-01,800,1'],
    ['账号,户名,余额,开户日期\n6200,甲,10,2020-01-01'],
    ['合同编号,签订日期,合同金额,余额\n1,2024-01-01,800,1'],
    ['账号,冻结开始日期,冻结金额,余额\n6200,2024-01-01,800,1'],
    ['用户ID,注册时间,绑定手机,可用余额\nx,2024-01-01,1,1'],
    ['甲,乙,丙\n1,2,3'],
  ])('%s', (text) => {
    expect(recogniseStatement(tableOfText(text))).toBeNull()
  })

  it('says which columns it did understand', () => {
    expect(explainUnknown(tableOfText('交易日期,摘要,对方户名\n2024-01-01,a,b'))).toEqual(['date', 'memo', 'counterpartyName'])
    expect(explainUnknown(tableOfText('甲,乙,丙'))).toEqual([])
  })
})

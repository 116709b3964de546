import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { recogniseStatement } from '../../../src-main/import/statements/recognise.ts'
import { recognised, tableOfText } from './read-fixture.ts'

const sides = (text: string): readonly string[] => recognised(tableOfText(text)).rows.map(({ line, direction, amount }) => `${line} ${direction} ${formatYuan(amount)}`)

const ROWS = ['2024-01-02,记-1,货款,500.00,,借,1500.00', '2024-01-03,记-2,房租,,200.00,借,1300.00']
const book = (title: string, header = '日期,凭证号,摘要,借方,贷方,借或贷,余额', rows: readonly string[] = ROWS): string => ['单位：虚构贸易公司', title, header, ...rows].join('\n')

describe('books that a company keeps of its own money', () => {
  it.each(['银行存款日记账', '銀行存款日記帳', '现金日记账', '明细账（科目：银行存款）', '银行存款日记账,,,,,,'])('reads 借 as money in: %s', (title) => {
    expect(sides(book(title))).toEqual(['4 in 500.00', '5 out 200.00'])
  })

  it('reads the head of the next page as the first one', () => {
    const header = '日期,凭证号,摘要,借方,贷方,借或贷,余额'
    expect(sides(book('银行存款日记账', header, [ROWS[0] ?? '', header, ROWS[1] ?? '']))).toEqual(['4 in 500.00', '6 out 200.00'])
  })

  it('reads 借 in a column for the side as money in', () => {
    expect(sides(book('银行存款日记账', '日期,凭证字号,摘要,借贷方向,金额', ['2024-01-02,记-1,货款,借,5.00', '2024-01-03,记-2,房租,贷,2.00']))).toEqual(['4 in 5.00', '5 out 2.00'])
  })

  it('lists the sums of its months as what they are', () => {
    const statement = recognised(tableOfText(book('银行存款日记账', undefined, ['2024-01-01,,上年结转,,,借,1000.00', ...ROWS, '2024-01-31,,本月合计,500.00,200.00,借,1300.00', '2024-01-31,,本年累计,500.00,,借,1300.00'])))
    expect(statement.rows.map(({ line }) => line)).toEqual([5, 6])
    expect(statement.rejected).toEqual([])
    expect(statement.furniture).toEqual([1, 2, 4, 7, 8])
  })

  it('does not take the book of another account for money, and asks', () => {
    expect(recogniseStatement(tableOfText(book('应收账款明细账')))).toBeNull()
    expect(recogniseStatement(tableOfText(book('应收账款台账', '日期,客户,借方,贷方,余额', ['2024-01-02,甲,500.00,,1500.00'])))).toBeNull()
    expect(recogniseStatement(tableOfText(book('虚构公司', '日期,凭证字号,摘要,对方科目,借方,贷方,余额', ['2024-01-02,记-1,货款,应收账款,500.00,,1500.00'])))).toBeNull()
  })

  it('asks where a balance stands in debit throughout and nothing says whose book it is', () => {
    expect(recogniseStatement(tableOfText(book('虚构公司')))).toBeNull()
  })
})

describe('statements of banks', () => {
  it.each(['交易明细账单', '客户存款分户账', '银行存款对账单'])('reads 借 as money out: %s', (title) => {
    expect(sides(book(title, undefined, ROWS.map((row) => row.replace(',借,', ',贷,'))))).toEqual(['4 out 500.00', '5 in 200.00'])
  })
})

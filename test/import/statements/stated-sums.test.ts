import { describe, expect, it } from 'vitest'
import { recognised, tableOfText } from './read-fixture.ts'

const HEADER = '交易日期,摘要,收入金额,支出金额,余额,对方户名'
const ROWS = ['2024-01-02,转账,500.00,,1500.00,甲', '2024-01-03,房租,,200.00,1300.00,乙']
const lines = (...more: readonly string[]): { readonly rows: readonly number[]; readonly rejected: readonly string[]; readonly furniture: readonly number[] } => {
  const { rows, rejected, furniture } = recognised(tableOfText([HEADER, ...ROWS, ...more].join('\n')))
  return { rows: rows.map(({ line }) => line), rejected: rejected.map(({ line, code }) => `${line} ${code}`), furniture }
}

describe('sums and balances carried over that stand between the rows', () => {
  it.each([
    '2024-01-31,本月合计,500.00,,1300.00,', '2024-01-31,本月合计,500.00,200.00,1300.00,', '2024-01-31,本 日 小 计,500.00,,,', '2024-01-31,【月计】,500.00,,1300.00,',
    ',页计,500.00,200.00,,', ',转下页,,,1300.00,', ',Page total,500.00,200.00,,', 'Sub-total,,500.00,200.00,,', ',C/F,,,1300.00,', '2024-01-31,期末余额,,,1300.00,',
    '2024-01-31,本頁合計,500.00,,1300.00,', '2024-01-31,本月合计(2笔),500.00,,1300.00,', '2024-01-31,合计：2笔,500.00,,,', '2024-01-31,2024年1月合计,500.00,,1300.00,', '2024-01-31,本月收入合计,500.00,,1300.00,',
    '2024-01-31,当日累计,500.00,,1300.00,', '2024-01-31,共2笔,500.00,,1300.00,', '2023-12-31,上年余额结转,1000.00,,1000.00,',
  ])('is no row: %s', (line) => {
    expect(lines(line)).toEqual({ rows: [2, 3], rejected: [], furniture: [4] })
  })

  it('is no row at the head of a page, with the balance as its amount', () => {
    const { rows, furniture } = recognised(tableOfText('交易日期,摘要,借贷,金额,余额\n2024-01-01,承前页,贷,1000.00,1000.00\n2024-01-02,转账,贷,5.00,1005.00'))
    expect(rows.map(({ line }) => line)).toEqual([3])
    expect(furniture).toEqual([2])
  })

  it('keeps a transaction that is called so: its balance moves, or it names another party', () => {
    expect(lines('2024-01-31,合计,,100.00,1200.00,')).toEqual({ rows: [2, 3, 4], rejected: [], furniture: [] })
    expect(lines('2024-01-31,合计,,100.00,,丙')).toEqual({ rows: [2, 3, 4], rejected: [], furniture: [] })
    expect(lines('2024-01-31,结转,,100.00,,')).toEqual({ rows: [2, 3, 4], rejected: [], furniture: [] })
    expect(lines('2024-01-31,余额宝转出,,100.00,,')).toEqual({ rows: [2, 3, 4], rejected: [], furniture: [] })
    expect(lines('2024-01-31,合计货款,,100.00,,')).toEqual({ rows: [2, 3, 4], rejected: [], furniture: [] })
  })

  it('shows a line whose day cannot be read, whatever it is called', () => {
    expect(lines('2024-02-31,合计,,100.00,1200.00,').rejected).toEqual(['4 date-unreadable'])
  })
})

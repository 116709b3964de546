import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { readAmount } from '../../../src-main/import/statements/amount.ts'
import { recognised, tableOfText } from './read-fixture.ts'

const HEAD = '交易日期;收付标志;交易金额;余额;摘要'
const read = (rows: readonly string[]) => recognised(tableOfText([HEAD, ...rows.map((row, at) => `2024-01-${String(at + 1).padStart(2, '0')};${row};虚构`)].join('\n')))
const kept = (rows: readonly string[]): readonly string[] => read(rows).rows.map((row) => `${row.line} ${formatYuan(row.amount)} ${row.balance === null ? '' : formatYuan(row.balance)}`.trim())
const refused = (rows: readonly string[]): readonly string[] => read(rows).rejected.map(({ line, code, value }) => `${line} ${code} ${value}`)

describe('a comma that does not group by three', () => {
  it('is a decimal sign where every amount of the table agrees', () => {
    expect(kept(['进;1.012,34;1.012,34', '出;12,34;1.000', '进;5;1.005,0'])).toEqual(['2 1012.34 1012.34', '3 12.34 1000.00', '4 5.00 1005.00'])
  })

  it('refuses the row where another amount speaks against it, with what stands there', () => {
    const rows = ['进;12,34;', '出;12.34;', '进;1,234.00;']
    expect(kept(rows)).toEqual(['3 12.34', '4 1234.00'])
    expect(refused(rows)).toEqual(['2 amount-unreadable 12,34'])
  })

  it('is a separator of thousands where it groups by three', () => {
    expect(kept(['进;1,234;', '出;1,234,567.50;'])).toEqual(['2 1234.00', '3 1234567.50'])
  })

  it('never makes an amount a hundred times too large in another unit either', () => {
    expect([readAmount('12,34', 'fen'), readAmount('12,34', 'wan'), readAmount('1,2万元', null)].map((each) => each.ok)).toEqual([false, false, false])
  })

  it('reads every amount back exactly, written the one way or the other', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 14n }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(amounts, fc.boolean(), (fen, comma) => {
        const written = fen.map((each) => {
          const whole = String(each / 100n).replace(/\B(?=(\d{3})+$)/gu, comma ? '.' : ',')
          return `进;${whole}${comma ? ',' : '.'}${String(each % 100n).padStart(2, '0')};`
        })
        expect(read(written).rows.map((row) => row.amount)).toEqual(fen)
      }),
    )
  })
})

describe('amounts that no case file can keep', () => {
  it('refuse their own row with the reason, and no other', () => {
    const rows = ['进;9223372036854775807.00;', '出;1,000,000,000,000,000.00;', '进;999,999,999,999,999.99;', '进;12.00;99999999999999999999.00']
    expect(refused(rows)).toEqual(['2 amount-too-large 9223372036854775807.00', '3 amount-too-large 1,000,000,000,000,000.00'])
    expect(kept(rows)).toEqual(['4 999999999999999.99', '5 12.00'])
  })
})

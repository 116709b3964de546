import { describe, expect, it } from 'vitest'
import { LAYOUTS } from '../../src-main/import/layouts.ts'
import { besideEachOther } from '../../src-main/import/side-by-side.ts'
import { recogniseStatement } from '../../src-main/import/statements/recognise.ts'
import { readDelimited } from '../../src-main/import/tables/delimited.ts'

const HEADER = '交易日期,摘要,收入,支出,余额'
const read = (text: string): readonly string[] =>
  besideEachOther(readDelimited(text), LAYOUTS).map((table) => {
    const statement = recogniseStatement(table)
    return statement === null ? 'none' : `${statement.hints.numbers.join(' ')}: ${statement.rows.map(({ line, direction, amount }) => `${line} ${direction} ${amount}`).join(', ')}`
  })

describe('tables beside each other', () => {
  it('reads both, each with the lines of the sheet and its own account', () => {
    const text = ['账号：6200000000000000011,,,,,,账号：6200000000000000029,,,,', `${HEADER},,${HEADER}`, '2024-01-01,甲,5.00,,5.00,,2024-02-01,乙,,1.00,9.00', '2024-01-02,甲,,2.00,3.00,,,,,,'].join('\n')
    expect(read(text)).toEqual(['6200000000000000011: 3 in 500, 4 out 200', '6200000000000000029: 3 out 100'])
  })

  it('reads three without a gap between them', () => {
    expect(read([`${HEADER},${HEADER},${HEADER}`, '2024-01-01,甲,5.00,,5.00,2024-02-01,乙,,1.00,9.00,2024-03-01,丙,7.00,,7.00'].join('\n'))).toEqual([': 2 in 500', ': 2 out 100', ': 2 in 700'])
  })

  it('leaves a table alone that only says some names twice', () => {
    expect(read('交易日期,摘要,收入,支出,余额,交易日期,渠道,摘要\n2024-01-01,甲,5.00,,5.00,2024-01-01,柜面,乙')).toEqual([': 2 in 500'])
  })
})

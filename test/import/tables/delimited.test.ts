import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDelimited } from '../../../src-main/import/tables/delimited.ts'

const lines = (text: string): readonly string[] => readDelimited(text).rows.map(({ line, cells }) => `${line}: ${cells.join(' | ')}`)

describe('readDelimited', () => {
  it('counts blank lines and leaves them out', () => {
    expect(lines('a,b\n\n  \n,,\nc,d')).toEqual(['1: a | b', '5: c | d'])
  })

  it.each([['\n'], ['\r\n'], ['\r']])('ends lines with %j', (end) => {
    expect(lines(['a,b', '"x', 'y",c', 'd,e', ''].join(end)).map((row) => row.replaceAll(end, '~'))).toEqual(['1: a | b', '2: x~y | c', '4: d | e'])
  })

  it.each([[','], ['\t'], [';'], ['|'], ['^'], ['│']])('chooses the delimiter %j', (delimiter) => {
    const text = [['日期', '金额', '摘要'], ['2024-01-01', '1', '甲'], ['2024-01-02', '2', '乙']].map((row) => row.join(delimiter)).join('\n')
    expect(lines(text)).toEqual(['1: 日期 | 金额 | 摘要', '2: 2024-01-01 | 1 | 甲', '3: 2024-01-02 | 2 | 乙'])
  })

  it('is not misled by other delimiters inside cells', () => {
    expect(lines('a\tb\tc\n1,2,3,4\t5\t6\n1,2,3\t5\t6')[1]).toBe('2: 1,2,3,4 | 5 | 6')
    expect(lines('title\nid,no\n"1\t","2\t"\n"3\t","4\t"')).toEqual(['1: title', '2: id | no', '3: 1 | 2', '4: 3 | 4'])
  })

  it('follows the directive of spreadsheets', () => {
    expect(lines('sep=;\na,b;c\n')).toEqual(['2: a,b | c'])
  })

  it('reads quotes, doubled quotes, quoted delimiters and formula quotes', () => {
    expect(lines('"a,b","c ""d""",="0012","=""0034"""')).toEqual(['1: a,b | c "d" | 0012 | 0034'])
  })

  it('drops padding and tabs around cells, inside and outside quotes', () => {
    expect(lines('  a \t, "b  \t" ,\u3000c\u00a0\n1,2,3')[0]).toBe('1: a | b | c')
    expect(lines('"-1.00"\t,HKD\n"2"\t,HKD')).toEqual(['1: -1.00 | HKD', '2: 2 | HKD'])
  })

  it('takes a quote in the middle of a cell as a character', () => {
    expect(lines('a,点击底部"多多",c\n1,2,3')[0]).toBe('1: a | 点击底部"多多" | c')
  })

  it('never lets an unbalanced quote swallow the rows behind it', () => {
    const rows = Array.from({ length: 500 }, (_, index) => `2024-01-01,${index},甲,乙,丙`)
    rows[10] = '2024-01-01,10,"甲,乙,丙'
    rows[200] = '2024-01-01,200,甲,乙,丙"'
    const read = readDelimited(rows.join('\n')).rows
    expect(read.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 1))
    expect(read[10]?.cells).toEqual(['2024-01-01', '10', '"甲', '乙', '丙'])
  })

  it('keeps a memo of several lines in its cell', () => {
    expect(lines('a,b,c,d\n1,"first\n\nthird, with comma",3,4\n5,6,7,8')).toEqual(['1: a | b | c | d', '2: 1 | first\n\nthird, with comma | 3 | 4', '5: 5 | 6 | 7 | 8'])
  })

  it('gives back what was written, line by line', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '0', '，', '中', ',', '"', '\t', ';', ' ', '.', '-'), maxLength: 8 }).map((text) => text.trim())
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), (table) => {
        const head = ['日期', '金额', '摘要']
        // `="` at the start of a quoted cell is the spreadsheet's own quoting, and is meant to be taken off.
        fc.pre(table.flat().every((text) => !/^[="]/u.test(text)))
        const text = [head, ...table].map((row) => row.map(quoted).join(',')).join('\r\n')
        const expected = [head, ...table].flatMap((cells, index) => (cells.some((content) => content !== '') ? [{ line: index + 1, cells }] : []))
        expect(readDelimited(text).rows).toEqual(expected)
      }),
    )
  })

  it('loses no filled line of any text without quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '1', ',', ' '), maxLength: 10 })), (rows) => {
        const filled = rows.flatMap((row, index) => (/[a1]/u.test(row) ? [index + 1] : []))
        expect(readDelimited(rows.join('\n')).rows.map(({ line }) => line)).toEqual(filled)
      }),
    )
  })

  it('reads 200,000 rows in time that grows with their number only', () => {
    const row = '2024-01-01 10:00:00,123.45,"虚构有限公司",转账,6200000000000000011,88888.88\n'
    const started = performance.now()
    expect(readDelimited(`日期,金额,对方,摘要,卡号,余额\n${row.repeat(200_000)}`).rows.length).toBe(200_001)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('stays linear where every line has an unbalanced quote', () => {
    const text = `${'a,b,c\n'.repeat(10)}${'"x,1,2\n'.repeat(20_001)}`
    const started = performance.now()
    const read = readDelimited(text).rows
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(read.length).toBe(20_011)
  })
})

import { describe, expect, it } from 'vitest'
import { LAYOUTS } from '../../../src-main/import/layouts.ts'
import { recogniseStatement } from '../../../src-main/import/statements/recognise.ts'
import { readFixedWidth } from '../../../src-main/import/tables/fixed-width.ts'
import { parseFile } from '../../../src-main/import/parse-file.ts'

const wide = (text: string): number => [...text].reduce((width, character) => width + (character > '\u2e80' ? 2 : 1), 0)
const left = (text: string, width: number): string => text + ' '.repeat(width - wide(text))
const right = (text: string, width: number): string => ' '.repeat(width - wide(text)) + text
const line = (day: string, memo: string, out: string, into: string, balance: string): string => left(day, 12) + left(memo, 14) + right(out, 16) + right(into, 16) + right(balance, 18)

const HEAD = ['        虚构农村商业银行 活期明细', '账号：6200000000000000011   户名：甄虚构', '-'.repeat(76), line('交易日期', '摘要', '借方发生额', '贷方发生额', '余额'), '-'.repeat(76)]
const ROWS = [line('2024-01-02', '工资', '', '5,000.00', '6,000.00'), line('2024-01-03', '房租', '1,200.50', '', '4,799.50'), line('2024-01-05', '转账', '', '0.50', '4,800.00'), line('2024-01-08', '消费', '800.00', '', '4,000.00')]
const FOOT = ['-'.repeat(76), line('合计', '', '2,000.50', '5,000.50', '')]
const text = (...lines: readonly string[]): string => lines.join('\r\n')

const read = (content: string): readonly string[] =>
  readFixedWidth(content, LAYOUTS).flatMap((table) => recogniseStatement(table)?.rows.map((row) => `${row.line} ${row.direction} ${row.amount} ${row.balanceProof}`) ?? ['none'])

describe('print-outs of fixed width', () => {
  it('tells money in from money out by where a figure stands, each with its line', () => {
    expect(read(text(...HEAD, ...ROWS, ...FOOT))).toEqual(['6 in 500000 first', '7 out 120050 follows', '8 in 50 follows', '9 out 80000 follows'])
  })

  it('goes on over form feeds, blank lines and heads printed again', () => {
    expect(read(`${text(...HEAD, ...ROWS.slice(0, 2), '')}\f${text(...HEAD, '', ...ROWS.slice(2), ...FOOT)}`)).toEqual(['6 in 500000 first', '7 out 120050 follows', '14 in 50 follows', '15 out 80000 follows'])
  })

  it('is a statement, kept as the text that it is', async () => {
    const file = await parseFile(Buffer.from(text(...HEAD, ...ROWS, ...FOOT)), '流水.txt')
    expect([file.kind, file.format, file.status]).toEqual(['bank-statement', 'bank-statement-txt', 'imported'])
    expect(file.statements.map(({ read: count, hints }) => [count, hints.numbers])).toEqual([[4, ['6200000000000000011']]])
    expect(file.pages?.[0]).toContain('虚构农村商业银行')
  })

  it('leaves a report that quotes some rows a document', async () => {
    const report = Array.from({ length: 120 }, (_, index) => `第${index + 1}段：虚构的报告写到被执行人的若干情况，不是流水。`)
    const file = await parseFile(Buffer.from(text(...report, ...HEAD, ...ROWS)), '报告.txt')
    expect([file.kind, file.statements.length]).toEqual(['document', 0])
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecognisedPages, type RecognisedBox } from '../../../src-main/import/pdf-tables/recognised-page.ts'
import { HEIGHT, setRows, type Column } from './lay-out.ts'

const HEADER = ['交易日期', '摘要', '交易金额', '账户余额', '对方户名']
const COLUMNS: readonly Column[] = [
  { x: 40, width: 60, align: 'left' },
  { x: 110, width: 100, align: 'left' },
  { x: 220, width: 80, align: 'right' },
  { x: 310, width: 80, align: 'right' },
  { x: 400, width: 120, align: 'left' },
]
const ROWS = [
  ['2024-01-02', '工资', '+500.00', '1,500.00', '云栈商贸'],
  ['2024-01-03', '消费', '-20.00', '1,480.00', '虚谷便利'],
  ['2024-01-04', '转账', '-80.00', '1,400.00', '贾设例'],
  ['2024-01-05', '消费', '-100.00', '1,300.00', '虚谷酒店'],
]

/** Boxes as a scanner and a model give them: the page askew by a slope, each box a little off its line. */
const scanned = (slope: number, jitter: readonly number[]): readonly RecognisedBox[] =>
  setRows([HEADER, ...ROWS], COLUMNS, 100).map(({ text, x, y, width, height }, index) => ({ text, x, y: y - height + slope * x + (jitter[index % jitter.length] ?? 0), width, height: height + 2 }))

describe('tables in recognised pages', () => {
  it('reads the rows of pages laid askew', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.02, max: 0.02, noNaN: true }), fc.array(fc.double({ min: -0.08 * HEIGHT, max: 0.08 * HEIGHT, noNaN: true }), { minLength: 1, maxLength: 30 }), (slope, jitter) => {
        const { statements } = readRecognisedPages([{ page: 3, boxes: scanned(slope, jitter) }])
        expect(statements[0]?.rows.map(({ cells }) => cells)).toEqual(ROWS)
        expect(statements[0]?.rows.map(({ page, balanceProof }) => [page, balanceProof])).toEqual([[3, 'first'], [3, 'follows'], [3, 'follows'], [3, 'follows']])
      }),
    )
  })

  it('shows a row whose amount was misread, and the break it leaves', () => {
    const boxes = scanned(0, [0]).map((box) => (box.text === '-20.00' ? { ...box, text: '-2O.OO' } : box.text === '-80.00' ? { ...box, text: '-30.00' } : box))
    const statement = readRecognisedPages([{ page: 1, boxes }]).statements[0]
    expect(statement?.rejected.map(({ code, value, page }) => [code, value, page])).toEqual([['amount-unreadable', '-2O.OO', 1]])
    expect(statement?.rows.map(({ balanceProof }) => balanceProof)).toEqual(['first', 'break', 'follows'])
  })

  it('keeps the columns of the first header where a later one was recognised in fewer pieces', () => {
    const glued = scanned(0, [0]).map((box) => (box.text === '交易日期' ? { ...box, text: '交易日期摘要', width: 120 } : box)).filter(({ text }) => text !== '摘要')
    const { statements } = readRecognisedPages([{ page: 1, boxes: scanned(0, [0]) }, { page: 2, boxes: glued }])
    expect(statements.map(({ rows }) => rows.map(({ cells }) => cells))).toEqual([[...ROWS, ...ROWS]])
  })

  it('finds nothing in a page of prose', () => {
    expect(readRecognisedPages([{ page: 1, boxes: [{ text: '本院认为，被执行人有履行能力。', x: 10, y: 10, width: 300, height: 12 }] }])).toEqual({ statements: [], travel: [] })
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableFinder, type PrintedTables } from '../../../src-main/import/pdf-tables/find-tables.ts'
import { recognisePrinted } from '../../../src-main/import/pdf-tables/parse-pdf.ts'
import { placeTexts, type PlacedPage } from '../../../src-main/import/pdf-tables/placed-text.ts'
import { joinWrapped } from '../../../src-main/import/pdf-tables/visual-lines.ts'
import { HEIGHT, inColumn, pageOf, setRows, textAt, widthOf, type Column } from './lay-out.ts'

const find = (...pages: readonly PlacedPage[]): PrintedTables => {
  const finder = tableFinder()
  for (const page of pages) finder.addPage(page)
  return finder.finish()
}
const rowsOf = (...pages: readonly PlacedPage[]): readonly (readonly string[])[] => find(...pages).tables[0]?.table.rows.map(({ cells }) => cells) ?? []

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
  ['2024-01-04', '转账', '-80.00', '1,400.00', ''],
]

describe('tables in placed text', () => {
  it('cuts rows by the header, wherever cells are set', () => {
    expect(rowsOf(pageOf(1, setRows([HEADER, ...ROWS], COLUMNS, 100)))).toEqual([HEADER, ...ROWS])
  })

  it('gives page and line of each row, lines counted through the document', () => {
    const places = find(pageOf(1, setRows([HEADER, ...ROWS], COLUMNS, 100)), pageOf(2, setRows(ROWS, COLUMNS, 60))).tables[0]?.table.rows.map(({ page, line }) => [page, line])
    expect(places).toEqual([[1, 1], [1, 2], [1, 3], [1, 4], [2, 5], [2, 6], [2, 7]])
  })

  it('leaves out header, title and page number that come back on every page', () => {
    const page = (number: number): PlacedPage => pageOf(number, [textAt('虚构银行交易明细', 200, 40)], setRows([HEADER, ...ROWS], COLUMNS, 100), [textAt(`第 ${number} 页 / 共 3 页`, 250, 800)])
    const found = find(page(1), page(2), page(3))
    expect(found.tables).toHaveLength(1)
    expect(found.tables[0]?.table.rows.map(({ cells }) => cells)).toEqual([['虚构银行交易明细'], HEADER, ...ROWS, ...ROWS, ...ROWS])
    expect(recognisePrinted(found).statements[0]).toMatchObject({ read: 9, rejected: [] })
  })

  it('keeps a line of the preamble close above out of the header', () => {
    const rows = rowsOf(pageOf(1, [textAt('客户姓名：甄虚构', 40, 84)], setRows([HEADER, ...ROWS], COLUMNS, 100)))
    expect(rows.slice(0, 2)).toEqual([['客户姓名：甄虚构'], HEADER])
  })

  it('parts an amount from the text it runs into, and only there', () => {
    const glued = (y: number) => [textAt('2024-01-02', 40, y), textAt('消费12.00元', 110, y), inColumn('-20.00', COLUMNS[2] ?? never(), y), textAt('1,480.00虚谷便利', 350, y)]
    expect(rowsOf(pageOf(1, setRows([HEADER, ROWS[0] ?? []], COLUMNS, 100), glued(136)))[2]).toEqual(['2024-01-02', '消费12.00元', '-20.00', '1,480.00', '虚谷便利'])
  })

  it('joins wrapped cells set to the top', () => {
    const wrapped = [textAt('限公司江州', 400, 112 + HEIGHT), textAt('分店', 400, 124 + HEIGHT)]
    const first = ['2024-01-02', '消费', '-20.00', '1,480.00', '虚谷餐饮管理有']
    const rows = rowsOf(pageOf(1, setRows([HEADER], COLUMNS, 92), setRows([first], COLUMNS, 110), wrapped, setRows([ROWS[2] ?? []], COLUMNS, 154)))
    expect(rows).toEqual([HEADER, [...first.slice(0, 4), '虚谷餐饮管理有限公司江州分店'], ROWS[2]])
  })

  it('joins wrapped cells set to the middle, days over two lines too', () => {
    const at = (y: number, day: string, clock: string, name: readonly [string, string, string]) => [
      textAt(day, 40, y - 6), textAt(clock, 40, y + 6), textAt('消费', 110, y), inColumn('-20.00', COLUMNS[2] ?? never(), y), inColumn('1,480.00', COLUMNS[3] ?? never(), y),
      textAt(name[0], 400, y - 12), textAt(name[1], 400, y), textAt(name[2], 400, y + 12),
    ]
    const rows = rowsOf(pageOf(1, setRows([HEADER], COLUMNS, 80), at(120, '2024-01-02', '09:10:11', ['甲', '乙', '丙']), at(168, '2024-01-03', '10:10:11', ['丁', '戊', '己'])))
    expect(rows.slice(1)).toEqual([
      ['2024-01-02 09:10:11', '消费', '-20.00', '1,480.00', '甲乙丙'],
      ['2024-01-03 10:10:11', '消费', '-20.00', '1,480.00', '丁戊己'],
    ])
  })

  it('shows a row whose day cannot be read instead of melting it into its neighbour', () => {
    const broken = ['2O24-O1-03', '消费', '-20.00', '1,480.00', '虚谷便利']
    const missing = ['', '消费', '-20.00', '1,460.00', '虚谷便利']
    const statement = recognisePrinted(find(pageOf(1, setRows([HEADER, ROWS[0] ?? [], broken, missing, ROWS[2] ?? []], COLUMNS, 100)))).statements[0]
    expect(statement?.rows.map(({ cells }) => cells)).toEqual([ROWS[0], ROWS[2]])
    expect(statement?.rejected.map(({ code, cells, page, line }) => [code, cells, page, line])).toEqual([['date-unreadable', broken, 1, 3], ['date-missing', missing, 1, 4]])
  })

  it.each([245, 275])('finds a header over three lines and columns under a common name at %i', (commonName) => {
    const columns: readonly Column[] = [{ x: 40, width: 60, align: 'left' }, { x: 110, width: 60, align: 'left' }, { x: 200, width: 60, align: 'right' }, { x: 280, width: 60, align: 'right' }, { x: 360, width: 60, align: 'right' }]
    const header = [textAt('发生额', commonName, 88), textAt('交易', 40, 88), textAt('日期', 40, 100), textAt('摘要', 110, 94), ...setRows([['', '', '借方', '贷方', '余额']], columns, 100)]
    const rows = rowsOf(pageOf(1, header, setRows([['2024-01-02', '消费', '20.00', '', '80.00'], ['2024-01-03', '存款', '', '5.00', '85.00']], columns, 130)))
    expect(rows).toEqual([['交易日期', '摘要', '借方', '贷方', '余额'], ['2024-01-02', '消费', '20.00', '', '80.00'], ['2024-01-03', '存款', '', '5.00', '85.00']])
  })

  it('reads print-outs whose lines are one text each', () => {
    const line = (cells: readonly string[]): string => cells.map((cell) => cell + ' '.repeat(Math.max(2, Math.round(16 - widthOf(cell) / 5)))).join('').trimEnd()
    const texts = [HEADER, ...ROWS].map((cells, index) => textAt(line(cells), 40, 100 + index * 14))
    expect(rowsOf(pageOf(1, texts))).toEqual([HEADER, ...ROWS])
  })

  it('keeps two accounts on one page apart', () => {
    const second = ['记账日期', '币种', '收入金额', '支出金额', '余额']
    const found = find(pageOf(1, [textAt('卡号：6200000000000001', 40, 60)], setRows([HEADER, ...ROWS], COLUMNS, 100), [textAt('账号：6200000000000002', 40, 220)], setRows([second, ['2024-02-01', '人民币', '5.00', '', '5.00']], COLUMNS, 250)))
    expect(recognisePrinted(found).statements.map(({ hints, read }) => [hints.numbers, read])).toEqual([[['6200000000000001'], 3], [['6200000000000002'], 1]])
  })

  it('leaves a report that quotes a few rows a document', () => {
    const prose = (page: number): PlacedPage => pageOf(page, Array.from({ length: 40 }, (_, index) => textAt('经审理查明，被执行人名下账户于该日期有收入与支出若干。', 60, 60 + index * 18)))
    const found = find(prose(1), pageOf(2, setRows([HEADER, ...ROWS], COLUMNS, 100)), prose(3), prose(4))
    expect(found.tables).toHaveLength(1)
    expect(recognisePrinted(found)).toEqual({ statements: [], travel: [] })
  })

  it('finds nothing in prose, empty pages and scattered words', () => {
    expect(find(pageOf(1), pageOf(2, [textAt('日期 金额', 1, 1)]), pageOf(3, [textAt('交易日期', 10, 10)])).tables).toEqual([])
  })

  it('reads back any table that has gaps between its columns', () => {
    const cell = fc.stringMatching(/^[甲乙丙丁A-D]{1,6}$/u)
    const line = fc.tuple(fc.integer({ min: 1, max: 28 }), cell, fc.integer({ min: 100, max: 99_999_999 }), fc.option(cell, { nil: '' }))
    const aligns = fc.array(fc.constantFrom('left' as const, 'right' as const, 'middle' as const), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), aligns, fc.integer({ min: 5, max: 30 }), (lines, alignments, gap) => {
        const rows = lines.map(([day, memo, cents, name]) => [`2024-01-${String(day).padStart(2, '0')}`, memo, `-${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`, '1.00', name])
        let x = 30
        const columns = HEADER.map((title, index): Column => {
          const width = Math.max(widthOf(title), ...rows.map((cells) => widthOf(cells[index] ?? '')))
          const column = { x, width, align: alignments[index] ?? 'left' }
          x += width + gap
          return column
        })
        expect(rowsOf(pageOf(1, setRows([HEADER, ...rows], columns, 100)))).toEqual([HEADER, ...rows])
      }),
      { numRuns: 300 },
    )
  })
})

describe('any texts anywhere', () => {
  it('never fails, and gives no line to two rows', () => {
    const word = fc.constantFrom(...HEADER, '2024-01-02', '-20.00', '1,480.00', '合计', '卡号：6200000000000001', '第 1 页', '虚谷', '出境/入境', '出入境日期', '证件号码', 'x')
    const placed = fc.record({ text: word, x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 120 }), width: fc.integer({ min: 1, max: 200 }), height: fc.integer({ min: 1, max: 14 }) })
    fc.assert(
      fc.property(fc.array(fc.array(placed, { maxLength: 40 }), { maxLength: 3 }), (pages) => {
        const { statements, travel } = recognisePrinted(find(...pages.map((texts, index) => ({ page: index + 1, texts }))))
        for (const table of [...statements, ...travel]) {
          const lines = [...table.rows, ...table.rejected].map(({ line }) => line)
          expect(new Set(lines).size).toBe(lines.length)
          expect(table.read).toBe(lines.length)
        }
      }),
      { numRuns: 500 },
    )
  })
})

const never = (): never => {
  throw new Error('no column')
}

describe('placing texts', () => {
  const upright = [1, 0, 0, -1, 0, 800]
  const item = (transform: readonly number[]) => ({ str: 'x', transform, width: 5 })

  it('leaves out text that stands askew and what is no text', () => {
    expect(placeTexts([item([10, 0, 0, 10, 50, 700]), item([7, 7, -7, 7, 50, 700]), item([0, 10, -10, 0, 50, 700]), { type: 'mark' }, { ...item([10, 0, 0, 10, 1, 1]), str: ' ' }], upright)).toEqual([
      { text: 'x', x: 50, y: 100, width: 5, height: 10 },
    ])
  })

  it('keeps scans that were set a little askew', () => {
    expect(placeTexts([item([10, 0.2, -0.2, 10, 50, 700])], upright)).toHaveLength(1)
  })

  it('turns pages that are shown turned', () => {
    // A page with /Rotate 90 whose text runs upward in the file.
    expect(placeTexts([item([0, 10, -10, 0, 100, 50])], [0, 1, 1, 0, 0, 0])).toEqual([{ text: 'x', x: 50, y: 100, width: 5, height: 10 }])
  })
})

describe('joining wrapped cells', () => {
  it.each([
    ['622202000', '12345', '62220200012345'], ['2024-01-', '05', '2024-01-05'], ['2024-01-05', '09:10:11', '2024-01-05 09:10:11'], ['虚谷餐饮', '有限公司', '虚谷餐饮有限公司'],
    ['Invented', 'Golf', 'Invented Golf'], ['1,234', '.50', '1,234.50'], ['', 'x', 'x'], ['6222****', '8825', '6222****8825'],
  ])('%s + %s', (before, after, expected) => {
    expect(joinWrapped(before, after)).toBe(expected)
  })
})

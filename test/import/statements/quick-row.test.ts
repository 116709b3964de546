import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountNumber } from '../../../src-main/import/statements/account-numbers.ts'
import { readAmount } from '../../../src-main/import/statements/amount.ts'
import { readMoment } from '../../../src-main/import/statements/moment.ts'
import { isPlainNumber, plainFen, plainMoment } from '../../../src-main/import/statements/plain-cells.ts'
import { QuickRow } from '../../../src-main/import/statements/quick-row-fields.ts'
import { rulesOf, startOfStatement } from '../../../src-main/import/statements/recognise.ts'
import { readRow, readRowInFull, type RowRules } from '../../../src-main/import/statements/row.ts'
import { meant, WORDS } from '../../../src-main/import/statements/words.ts'
import { LAYOUTS } from '../../../src-main/import/statements/layout.ts'

const amount = fc.oneof(
  fc.constantFrom('0', '0.00', '-0.00', '12', '12.', '.5', '12.5', '-12.50', '12.345', '1,234.50', '1,234', '12,34', '0,123', '012,345.60', '1,23.00', ',123', '+5.00', '5.00-', '100.00CR', '90071992547409.93', '999999999999999', '9999999999999.99', '100000000000000000.00', '￥5', '--', '/', '', 'xx', '12.00(已全额退款)', '$5.00'),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((fen) => (fen / 100).toFixed(2)),
  fc.integer({ min: 0, max: 10_000_000_000 }).map((fen) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })),
  fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '.', ',', '-', '+', ' '), maxLength: 12 }),
)
/** As most are written, so that rows of them are read quickly. */
const usual = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 10_000_000 }).map((fen) => (fen / 100).toFixed(2)) }, { weight: 1, arbitrary: amount })
const two = (number: number): string => String(number).padStart(2, '0')
const parts = fc.record({ y: fc.constantFrom(1899, 1999, 2016, 2024, 2101), m: fc.integer({ min: 0, max: 13 }), d: fc.integer({ min: 0, max: 32 }) })
const day = parts.chain(({ y, m, d }) => fc.constantFrom(`${y}-${two(m)}-${two(d)}`, `${y}/${m}/${d}`, `${y}${two(m)}${two(d)}`, `${y}年${m}月${d}日`, `${d}/${m}/${y}`))
const clock = fc.record({ h: fc.integer({ min: 0, max: 25 }), m: fc.integer({ min: 0, max: 61 }), s: fc.integer({ min: 0, max: 61 }) }).chain(({ h, m, s }) => fc.constantFrom(`${two(h)}:${two(m)}:${two(s)}`, `${two(h)}${two(m)}${two(s)}`, `${h}:${m}`, `${two(h)}.${two(m)}.${two(s)}`))
const date = fc.oneof(day, fc.tuple(day, fc.constantFrom(' ', 'T', '-', ''), clock).map((each) => each.join('')), fc.constantFrom('', '-', '--', '/', '某日', '44927', '2024-03-18 '))
const time = fc.oneof(fc.constant(''), clock, fc.tuple(day, clock).map(([first, second]) => `${first} ${second}`), fc.constantFrom('-', '0.5', '93605', '000000', '240000'))

describe('a plain cell', () => {
  it('is the amount that the general reading makes of it', () => {
    fc.assert(fc.property(amount, (cell) => {
      const fen = plainFen(cell)
      if (!Number.isNaN(fen)) expect(readAmount(cell, null)).toEqual({ ok: true, value: { amount: BigInt(fen), refunded: 0n, side: null, currency: null } })
    }), { numRuns: 5000 })
    expect([plainFen('1,234.5'), plainFen('-0.01'), plainFen('7')]).toEqual([123_450, -1, 700])
  })

  it('is the moment that the general reading makes of it', () => {
    fc.assert(fc.property(date, time, fc.constantFrom('year-first' as const, 'day-first' as const, 'month-first' as const), fc.constantFrom('HHMM' as const, 'HHMMSS' as const), (dateCell, timeCell, dateOrder, timeDigits) => {
      const read = plainMoment(dateCell, timeCell)
      if (read !== null) expect(readMoment(dateCell, timeCell, { dateOrder, timeDigits })).toEqual(read)
    }), { numRuns: 10_000 })
    expect(plainMoment('2024-03-18 09:36:05', '')).toEqual({ day: '2024-03-18', time: '09:36:05' })
    expect(plainMoment('20240318', '093605')).toEqual({ day: '2024-03-18', time: '09:36:05' })
    expect(plainMoment('', '2024-03-18 09:36:05')).toEqual({ day: '2024-03-18', time: '09:36:05' })
  })

  it('is the number that stands in it', () => {
    const piece = fc.constantFrom('0', '1', '6217', 'XG30', 'E18', 'e+18', '.0', '-', ' ', "'", '１', 'null', 'none', 'abc', '*', '张')
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')), (cell) => {
      const bare = meant(cell).normalize('NFKC').replace(/[\s'`"]/gu, '').replace(/^(\d{6,})\.0+$/u, '$1')
      expect(accountNumber(cell)).toBe(/^\d{4,}$/u.test(cell) ? cell : /^\d(?:\.\d+)?E\+?\d{2}$/iu.test(bare) ? '' : bare)
    }), { numRuns: 5000 })
    expect(isPlainNumber('XG3000000098')).toBe(true)
  })
})

const words = (list: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...list)
const kinds = Object.values(WORDS.kind).flat()
const cash = Object.values(WORDS.cash).flat()
const memo = fc.oneof(fc.constantFrom('', '', '货款', '消费', '/', '退款', '手续费', '取款'), words(kinds), words(cash), fc.tuple(words([...kinds, ...cash]), words([...kinds, ...cash])).map((each) => each.join('某')), fc.string({ unit: 'grapheme', maxLength: 12 }))
const name = fc.constantFrom('', '', '虚构甲', '虚构商行', '虚构（上海）公司', '虚构乙(6222000000000001)', '(虚构银行丙)虚构丁', 'ABC Ltd', '--', '虚\u0007构')
const number = fc.constantFrom('', '', '6222000000000001', '6222 0000 0000 0002', '6.22202E+18', '6222000000000001(虚构甲)', "'123456", 'wxid_abc', '123')
const cell: Readonly<Record<string, fc.Arbitrary<string>>> = {
  交易卡号: fc.constantFrom('6217000000000310008', '6217000000000300008', '6217 0000 0000 0300 008', ''), 交易账号: fc.constantFrom('', '', '1001', '1002'), 交易户名: fc.constantFrom('司虚构', '佘虚构', '', '/'),
  交易证件号码: fc.constantFrom('110101190001010023', '11010119000101001X', ''), 交易时间: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('2016-01-01 00:00:00', '2016-01-01 01:02:03', '2016-01-02') }, { weight: 1, arbitrary: date }),
  交易日期: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('2016-01-01', '20160102', '2016/1/3') }, { weight: 1, arbitrary: date }),
  交易金额: usual, 交易余额: usual, 收入金额: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: usual }), 支出金额: fc.oneof(usual, fc.constant('')), 收付标志: fc.oneof(fc.constantFrom('进', '出', '1', '2', '', '-', '不计收支'), words([...WORDS.direction.in, ...WORDS.direction.out])),
  对手户名: name, 交易对手账卡号: number, 对手身份证号: fc.constantFrom('', '', '110101190001010023', '/'), 对手开户银行: fc.constantFrom('', '虚构银行丁', '虚构银行丙', '-'),
  摘要说明: memo, 备注: memo, 交易币种: fc.constantFrom('CNY', 'CNY', '人民币', 'USD', '', '不明'), 交易是否成功: fc.constantFrom('成功', '成功', '失败', '', '01', '已全额退款', '已退款5.00'),
  交易类型: fc.oneof(memo, fc.constantFrom('转账', '消费')), 现金标志: fc.oneof(fc.constantFrom('', '现金', '非现金', '其他'), words(cash)), 商户名称: fc.constantFrom('', '', '虚构书店', 'null'), 交易流水号: fc.constantFrom('XG3000000098', 'XG3000000099', '', '1', "'0012"),
  查询反馈结果原因: fc.constantFrom('', '', '', '', '', '成功', '查无此人'), 退款金额: fc.constantFrom('', '', '0.00', '5.00'),
}
const HEADERS = [
  ['交易卡号', '交易账号', '交易户名', '交易证件号码', '交易时间', '交易金额', '交易余额', '收付标志', '交易对手账卡号', '现金标志', '对手户名', '对手身份证号', '对手开户银行', '摘要说明', '交易币种', '交易是否成功', '交易流水号', '商户名称', '备注', '交易类型', '查询反馈结果原因'],
  ['交易日期', '交易时间', '收入金额', '支出金额', '交易余额', '对手户名', '交易对手账卡号', '摘要说明', '交易币种'],
  ['交易日期', '交易金额', '交易余额', '对手户名', '摘要说明', '退款金额'],
  ['交易日期', '交易金额(万元)', '交易余额', '收付标志', '摘要说明'],
]

/** Rules as they are of a table with this header, and rows of it. */
function rulesFor(header: readonly string[], rows: readonly (readonly string[])[], cellsMayShift: boolean): RowRules {
  const table = { sheet: null, rows: [header, ...rows].map((cells, at) => ({ line: at + 1, cells })) }
  const start = startOfStatement(table, LAYOUTS)
  if (start === null) throw new Error('the header is that of a statement')
  return rulesOf(start, cellsMayShift, { dateOrder: null, timeDigits: 'HHMM', decimalComma: false, sidesInPinyin: false, width: header.length })
}

describe('a row whose cells were read before', () => {
  it.each(HEADERS.map((header) => [header.join(','), header] as const))('is read as by itself: %s', (_, header) => {
    let quick = 0
    let read = 0
    const row = fc.tuple(...header.map((each) => cell[each.replace('(万元)', '')] ?? fc.constant('')), fc.constantFrom([], [], [''], ['多'])).map((cells) => cells.flat())
    const ordinary = header.map((each) => ({ 交易日期: '2016-01-01', 交易时间: header.includes('交易日期') ? '' : '2016-01-01 00:00:00', 交易金额: '-12.00', '交易金额(万元)': '-12.00', 支出金额: '5.00', 交易余额: '88.00', 收付标志: '出' })[each] ?? '')
    const rulesBy = [true, false].map((cellsMayShift) => rulesFor(header, [ordinary, ordinary.map((each) => (each === '88.00' ? '76.00' : each))], cellsMayShift))
    fc.assert(fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), fc.nat(1), (rows, mayShift) => {
      const rules = rulesBy[mayShift] as RowRules
      // Each row twice: the second time surely with what was remembered of the first, and always with what is of all before.
      for (const cells of [...rows, ...rows]) {
        const one = readRow({ line: 7, cells }, rules)
        const other = readRowInFull({ line: 7, cells }, rules)
        expect(one.ok && { row: { ...one.value.row }, side: one.value.side }).toEqual(other.ok && { row: other.value.row, side: other.value.side })
        if (!one.ok) expect(one).toEqual(other)
        if (one.ok) read += 1
        if (one.ok && one.value.row instanceof QuickRow) quick += 1
      }
    }), { numRuns: 1500 })
    // Amounts in other units are always read in full.
    if (header.includes('交易金额(万元)')) expect(quick).toBe(0)
    else expect(quick).toBeGreaterThan(read / 20)
  })

  it('is remembered by all of its cells, also where many of them meet at one place', () => {
    const header = ['交易日期', '交易金额', '交易余额', '收付标志', '交易类型', '对手开户银行', '摘要说明']
    const row = (at: number): readonly string[] => ['2016-01-01', '5.00', '', at % 3 === 0 ? '进' : '出', `转账${at % 7000}虚构业务`, `虚构银行${at % 11}`, at % 5 === 0 ? '退款' : '货款']
    const rules = rulesFor(header, [row(0)], true)
    for (let at = 0; at < 20_000; at += 1) {
      const [one, other] = [readRow({ line: at, cells: row(at) }, rules), readRowInFull({ line: at, cells: row(at) }, rules)]
      if (!one.ok || !other.ok) throw new Error('the row is a transaction')
      expect({ ...one.value.row }).toEqual(other.value.row)
    }
  })
})

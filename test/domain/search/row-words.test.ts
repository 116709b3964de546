import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinCells } from '../../../src-main/domain/ledger/cell-text.ts'
import { cutPlain } from '../../../src-main/domain/search/plain-words.ts'
import { wordsOfRow, writeRowWords } from '../../../src-main/domain/search/row-words.ts'
import { indexedWords } from '../../../src-main/domain/search/tokens.ts'
import { fen } from '../../../src-main/domain/values/money.ts'

/** All that is folded, joined, split, spelled out or left out. */
const piece = fc.constantFrom(
  '张', '三', '張', '转', '轉', '财产', '的', 'abc', 'Zz', 'ＡＢ', 'é', 'é', '㈱', 'ﬁ', '𠮷', '😀', '٣', '²', '½', '\u00ad', '\u200d', ' ', '\n', '　', '\u00a0', '，', '。', ',', '.', '．', '-', '－', '‐', '（', '）', '*', '\u001f', '\ud83d', '\udc00',
  '1', '12', '123', '1234', '12345', '123456', '１２３', '0', 'x', 'X', '1,234.56', '1，234', '.5', '2024.03.18', '2024-03-18', '6217 0000 1234 5678', '138 1234 5678', '110101 19900101 001X', '010-62170000', '元',
)
const text = fc.oneof(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: fc.constantFrom('1', '2', '3', ' ', '-', '.', ',', 'a'), maxLength: 20 }))

const units = new Uint16Array(4096)
const unitsOf = (given: string): Uint16Array => Uint16Array.from({ length: given.length }, (_, at) => given.charCodeAt(at))
const cut = (given: string): number => cutPlain(unitsOf(`-${given}-`), 1, given.length + 1, units, 0)
const written = (length: number): string => String.fromCharCode(...units.subarray(0, length))

describe('a text of plain characters', () => {
  it('is cut as any text is', () => {
    let plain = 0
    fc.assert(fc.property(text, (any) => {
      const end = cut(any)
      if (end === -1) return
      plain += 1
      expect(written(end).trimEnd()).toBe(indexedWords(any))
    }), { numRuns: 10_000 })
    expect(plain).toBeGreaterThan(1000)
  })

  it.each(['虚构书店182号店', 'XG3000000098', '财付通-微信支付', '86-01062170000', 'a1b2', '张 三', '6217000000000310008'])('is plain: %s', (plain) => {
    expect(written(cut(plain)).trimEnd()).toBe(indexedWords(plain))
  })
})

const COMMON = new Set(['cny', 'rmb', '人民币', '人民币元', '元', '进', '出', '借', '贷', '收', '支', '收入', '支出', '成功', '交易成功', '+', '-', '/', '--'])
/** What cells are no words, as the rule says it. */
const isWord = (cell: string): boolean =>
  cell !== '' && !COMMON.has(cell.toLowerCase()) && !/^[-+]?[¥￥]?\d[\d,]*\.\d+$/u.test(cell) && !/^\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?(?:[ T]?\d{1,2}:?\d{2}(?::?\d{2})?(?:\.\d+)?)?$|^\d{1,2}:\d{2}(?::\d{2})?$/u.test(cell)

const cell = fc.oneof(
  text.filter((each) => !each.includes('\u001f')),
  fc.constantFrom('', '', '出', 'CNY', 'cny', '人民币', '交易成功', '成功', '+', '--', '12.50', '-12.50', '1,234.00', '12.', '2016-01-01 00:00:00', '2016-01-01', '09:36:05', '20160101', '20160101093605', '13812345678', '621700000000', '6217000000000310008', '司虚构', '110101190001010023'),
  fc.string({ unit: fc.constantFrom('0', '1', '9', '.', ':', '-', ' '), maxLength: 20 }),
)

describe('the words of a row', () => {
  it('are its cells but for those that tell nothing, each once, and its amount', () => {
    fc.assert(fc.property(fc.array(cell, { maxLength: 10 }), fc.bigInt({ min: 0n, max: 10n ** 17n }), (cells, amount) => {
      const row = { cells, amount: fen(amount), ownNumbers: ['6217000000000310008'], ownName: '司虚构', ownDocument: null }
      const own = ['6217000000000310008', '司虚构']
      // A word of five characters or more that begins with a sign other than a figure's is never among the common ones.
      const expected = [...new Set(cells)].filter((each) => !own.includes(each) && (isWord(each) || (each.charCodeAt(0) >= 0x3a && each !== '' && !COMMON.has(each.toLowerCase()))))
      expect(wordsOfRow(row)).toBe([...expected, `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`].join('\u001f'))
      const length = writeRowWords(row, unitsOf(joinCells(row.cells)), units)
      if (length !== -1) expect(written(length)).toBe(indexedWords(wordsOfRow(row)))
    }), { numRuns: 5000 })
  })

  it('are not written where the room might not do', () => {
    const row = { cells: ['人'.repeat(100)], amount: fen(1n), ownNumbers: [], ownName: null, ownDocument: null }
    expect(writeRowWords(row, unitsOf(row.cells[0] ?? ''), new Uint16Array(200))).toBe(-1)
    expect(writeRowWords(row, unitsOf(row.cells[0] ?? ''), new Uint16Array(300))).toBeGreaterThan(200)
  })
})

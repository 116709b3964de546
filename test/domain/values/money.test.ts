import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, fen, formatYuan, parseYuan, showYuan, subtract, sum, timesRate, ZERO, type AmountError, type Fen } from '../../../src-main/domain/values/money.ts'

const anyFen = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map(fen)
const value = (text: string): Fen | AmountError => {
  const parsed = parseYuan(text)
  return parsed.ok ? parsed.value : parsed.error
}

describe('parseYuan', () => {
  it.each([
    ['0', 0n], ['12.5', 1250n], ['1000', 100_000n], ['90071992547409.93', 9_007_199_254_740_993n], ['1,234.50', 123_450n], ['1，234.50', 123_450n], ['¥28.16', 2816n], ['￥742.00', 74_200n],
    ['12.5元', 1250n], ['CNY 12.50', 1250n], ['RMB12.50', 1250n], ['人民币12.50元', 1250n], ['－3.00', -300n], ['−3', -300n], ['+0.01', 1n], ['-0.01', -1n], ['(30.00)', -3000n], ['（30.00）', -3000n],
    ['(-30.00)', 3000n], ['１２．５０', 1250n], ['.5', 50n], ['5.', 500n], ['1.2300', 123n], ['-126000.130', -12_600_013n], [' 1 000.00 ', 100_000n], ['007', 700n],
  ])('%s', (text, expected) => {
    expect(value(text)).toBe(expected)
  })

  it.each([
    ['', 'amount-empty'], ['  ', 'amount-empty'], ['¥', 'amount-empty'], ['1.005', 'amount-below-fen'], ['0.001', 'amount-below-fen'], ['abc', 'amount-unreadable'], ['1.2.3', 'amount-unreadable'],
    ['1e5', 'amount-unreadable'], ['6.22202E+18', 'amount-unreadable'], ['--5', 'amount-unreadable'], ['5-', 'amount-unreadable'], ['xx,yyyy.zz', 'amount-unreadable'], ['壹佰元', 'amount-unreadable'], ['.', 'amount-unreadable'], ['-', 'amount-unreadable'],
    ['12,34', 'amount-unreadable'], ['1,23', 'amount-unreadable'], ['1,2345', 'amount-unreadable'], ['1.234,56', 'amount-unreadable'], ['1,234,5', 'amount-unreadable'], ['12 34', 'amount-unreadable'], ['0,123', 'amount-unreadable'], ['1,234 567', 'amount-unreadable'], ['12.3,4', 'amount-unreadable'],
    ['NaN', 'amount-unreadable'], ['Infinity', 'amount-unreadable'], ['0x10', 'amount-unreadable'],
  ] as const)('%s is no amount: %s', (text, error) => {
    expect(value(text)).toBe(error)
  })

  it('reads back what formatYuan and showYuan write, far beyond what a double holds', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect([value(formatYuan(amount)), value(showYuan(amount))]).toEqual([amount, amount])
      }),
    )
  })

  it('does not care about width, currency sign, separators and more zeros', () => {
    fc.assert(
      fc.property(anyFen, fc.constantFrom('', '¥', '￥', 'CNY'), fc.nat({ max: 6 }), (amount, sign, zeros) => {
        const text = formatYuan(amount)
        const wide = text.replace(/\d/gu, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0))
        expect(value(`${sign}${text}${'0'.repeat(zeros)}`)).toBe(amount)
        expect(value(wide)).toBe(amount)
        expect(value(`${text} 元`)).toBe(amount)
      }),
    )
  })

  it('never takes a third decimal that matters, and never rounds', () => {
    fc.assert(
      fc.property(anyFen, fc.integer({ min: 1, max: 9 }), (amount, digit) => {
        expect(value(`${formatYuan(amount)}${digit}`)).toBe('amount-below-fen')
      }),
    )
  })

  it('takes a separator only where it groups by three: wherever else one stands, there is no amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n, max: 10n ** 15n }), fc.nat(), fc.constantFrom(',', "'", ' ', '，'), fc.boolean(), (whole, at, separator, decimals) => {
        const digits = String(whole)
        const place = 1 + (at % (digits.length - 1))
        const text = `${digits.slice(0, place)}${separator}${digits.slice(place)}${decimals ? '.50' : ''}`
        const groups = digits.length - place === 3 && place <= 3
        expect(value(text)).toBe(groups ? whole * 100n + (decimals ? 50n : 0n) : 'amount-unreadable')
      }),
    )
  })

  it('turns the sign for brackets', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(value(`(${formatYuan(amount)})`)).toBe(-amount)
      }),
    )
  })

  it('never throws and never gives a value for text without digits', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseYuan(text)
        expect(/\d/u.test(text.normalize('NFKC')) || !parsed.ok).toBe(true)
      }),
    )
  })
})

describe('money', () => {
  it('adds and takes away exactly', () => {
    fc.assert(fc.property(anyFen, anyFen, (left, right) => subtract(add(left, right), right) === left))
    expect(sum([])).toBe(ZERO)
    expect(sum([fen(1n), fen(-3n), fen(5n)])).toBe(3n)
  })

  it('writes two decimals always, and separators for people', () => {
    expect([formatYuan(fen(-5n)), formatYuan(fen(123_456_789n)), showYuan(fen(123_456_789n)), showYuan(fen(-99_900n)), showYuan(fen(100n))]).toEqual([
      '-0.05', '1234567.89', '1,234,567.89', '-999.00', '1.00',
    ])
  })

  it('multiplies by a rate without losing a fen', () => {
    expect(timesRate(fen(9_007_199_254_740_993n), 0.7)).toBe(9_007_199_254_740_993n * 7000n)
  })
})

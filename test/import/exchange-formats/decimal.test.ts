import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDecimal, readSwiftAmount } from '../../../src-main/import/exchange-formats/decimal.ts'

const value = (text: string): string => {
  const read = readDecimal(text)
  return read.ok ? String(read.value) : read.error
}

describe('amounts of exchange files', () => {
  it.each([
    ['1,234.50', '123450'], ['1.234,50', '123450'], ['-1.234.567,8', '-123456780'], ['+00000000000000.2400', '24'], ['12,5', '1250'],
    ['12,', '1200'], ['1,234', '123400'], ['1.234.567', '123456700'], ['.5', '50'], [' -80 ', '-8000'], ['−3.00', '-300'], ['1 000.00', '100000'],
    ['', 'amount-empty'], ['约三十', 'amount-unreadable'], ['1,2,3', 'amount-unreadable'], ['1.2.3', 'amount-unreadable'], ['1,23,456', 'amount-unreadable'],
    ['--5', 'amount-unreadable'], ['0.001', 'amount-below-fen'],
  ])('%s', (text, expected) => {
    expect(value(text)).toBe(expected)
  })

  it('reads every amount back in each way of writing it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), fc.boolean(), (cents, negative) => {
        const whole = (cents / 100n).toString()
        const rest = (cents % 100n).toString().padStart(2, '0')
        const sign = negative ? '-' : ''
        const grouped = (mark: string): string => whole.replace(/\B(?=(\d{3})+$)/gu, mark)
        const expected = String(negative ? -cents : cents)
        for (const text of [`${whole}.${rest}`, `${whole},${rest}`, `${grouped(',')}.${rest}`, `${grouped('.')},${rest}`]) expect(value(sign + text)).toBe(expected)
      }),
    )
  })

  it.each([['380115,12', 38_011_512n], ['380115,1', 38_011_510n], ['380115,', 38_011_500n], ['0,12', 12n], ['00,12', 12n], ['001', 100n]])('SWIFT %s', (text, expected) => {
    expect(readSwiftAmount(text)).toEqual({ ok: true, value: expected })
  })

  it('refuses points and signs in SWIFT amounts', () => {
    for (const text of ['1.00', '-1,00', '', ',5', '1,2,3']) expect(readSwiftAmount(text).ok).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDateFormat, numberText, serialText } from '../../../src-main/import/tables/sheet-values.ts'

describe('numberText', () => {
  it.each([
    [0, '0'], [-0, '0'], [67, '67'], [16.78, '16.78'], [-2769.59, '-2769.59'], [0.1 + 0.2, '0.3'], [5000000.12 - 4998640.15, '1359.97'], [1359.97000000001, '1359.97'], [12.34000001, '12.34000001'], [0.00000001, '0.00000001'], [Number('1234.5600000000001'), '1234.56'], [Number('90071992547409.94'), '90071992547409.94'],
    [20240304, '20240304'], [999999999999999, '999999999999999'], [0.00000015, '0.00000015'], [1.5e-7, '0.00000015'], [6.22202020001234e18, '6.22202E+18'], [1e15, '1E+15'], [1e21, '1E+21'],
  ])('%d -> %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })

  it('keeps every amount of up to ten thousand million yuan to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (cents) => {
        const magnitude = Math.abs(cents)
        const text = `${cents < 0 ? '-' : ''}${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`
        const plain = text.replace(/\.?0+$/u, (zeros) => (zeros.startsWith('.') ? '' : zeros.replace(/0+$/u, '')))
        const shown = numberText(cents / 100)
        expect([shown, shown === '0' ? '0' : shown]).toEqual([shown, plain === '-0' || plain === '0' ? '0' : plain])
      }),
    )
  })
})

describe('serialText', () => {
  it.each([
    [45292, false, '2024-01-01'], [45292.5, false, '2024-01-01 12:00:00'], [45351, false, '2024-02-29'], [45540.99999999, false, '2024-09-06'], [1, false, '1900-01-01'], [59, false, '1900-02-28'],
    [61, false, '1900-03-01'], [43830, true, '2024-01-01'], [0.4, false, '09:36:00'], [0.786342592592593, false, '18:52:20'],
  ])('%d (1904: %s) -> %s', (serial, dates1904, text) => {
    expect(serialText(serial, dates1904)).toBe(text)
  })

  it('refuses what is no day', () => {
    expect([serialText(60, false), serialText(-1, false), serialText(3_000_000, false), serialText(Number.NaN, false)]).toEqual([null, null, null, null])
  })

  it('agrees with the calendar on every day of this century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36526, max: 73050 }), (serial) => {
        const day = new Date(Date.UTC(2000, 0, 1) + (serial - 36526) * 86_400_000).toISOString().slice(0, 10)
        expect(serialText(serial, false)).toBe(day)
      }),
    )
  })
})

describe('isDateFormat', () => {
  it.each(['yyyy-mm-dd', 'm/d/yy h:mm', '[$-804]yyyy"年"m"月"d"日"', 'yyyy/m/d;@', 'h:mm:ss', '[h]:mm', 'yyyy-mm-dd hh:mm:ss.000', 'mmm-yy'])('%s', (format) => {
    expect(isDateFormat(format)).toBe(true)
  })
  it.each(['General', '0.00', '#,##0.00', '@', '"d"0', '[Red]0.00', '_ * #,##0.00_ ', '0.00E+00', '¥#,##0.00', '#,##0.00"元/m"'])('not %s', (format) => {
    expect(isDateFormat(format)).toBe(false)
  })
})

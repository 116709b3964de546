import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, momentText } from '../../../src-main/domain/values/day.ts'
import { readMoment, readTime, timeDigits, type MomentRules } from '../../../src-main/import/statements/moment.ts'

const usual: MomentRules = { dateOrder: 'year-first', timeDigits: 'HHMMSS' }
const shown = (date: string, time = '', rules: MomentRules = usual): string | null => {
  const moment = readMoment(date, time, rules)
  return moment && momentText(moment)
}

describe('readMoment', () => {
  it.each([
    ['2024-03-18', '2024-03-18'],
    ['2024/3/8', '2024-03-08'],
    ['2024.3.8 9:05', '2024-03-08 09:05:00'],
    ['2020.9.6 16:59', '2020-09-06 16:59:00'],
    ['20240318', '2024-03-18'],
    ['20240318093605', '2024-03-18 09:36:05'],
    ['202403180936', '2024-03-18 09:36:00'],
    ['20240318093605123', '2024-03-18 09:36:05'],
    ['20240318 09:36:05', '2024-03-18 09:36:05'],
    ['2024-03-18 09:36:05', '2024-03-18 09:36:05'],
    ['2025/12/03  14:06:51', '2025-12-03 14:06:51'],
    ['2024-03-18T09:36:05', '2024-03-18 09:36:05'],
    ['2024-03-18T09:36:05.123+08:00', '2024-03-18 09:36:05'],
    ['2024-03-18T20:36:05Z', '2024-03-19 04:36:05'],
    ['2020-01-31-18.53.19.123456', '2020-01-31 18:53:19'],
    ['2024年3月18日', '2024-03-18'],
    ['2024年3月18日 9时5分7秒', '2024-03-18 09:05:07'],
    ['2024年3月18日 下午3:05', '2024-03-18 15:05:00'],
    ['2024-3-18 3:05:00 PM', '2024-03-18 15:05:00'],
    ['2024-3-18 12:05:00 AM', '2024-03-18 00:05:00'],
    ['２０２４－０３－１８', '2024-03-18'],
    ["'2024-03-18", '2024-03-18'],
    ['45292', '2024-01-01'],
    ['45292.75', '2024-01-01 18:00:00'],
    ['2024-03-18 24:00:00', '2024-03-18 23:59:59'],
  ])('%s', (cell, moment) => {
    expect(shown(cell)).toBe(moment)
  })

  it.each(['', '2024-13-05', '2023-02-29', '2024-02-30 08:00:00', '20240230', '2024-03-18 25:00:00', '2024-03-18 08:61:00', '18/03/2024', '03/18/2024', '0001-01-01', '合计', '12345', '2024', '2024-03', '99999999'])(
    'no calendar day: %s',
    (cell) => {
      expect(shown(cell)).toBeNull()
    },
  )

  it('reads the day first only where the layout says so', () => {
    expect(shown('24/03/2025', '', { ...usual, dateOrder: 'day-first' })).toBe('2025-03-24')
    expect(shown('13/13/2025', '', { ...usual, dateOrder: 'day-first' })).toBeNull()
  })

  it.each([
    ['2024-03-18', '093605', '2024-03-18 09:36:05'],
    ['2024-03-18', '93605', '2024-03-18 09:36:05'],
    ['2024-03-18', '0', '2024-03-18 00:00:00'],
    ['2024-03-18', '18:53:19', '2024-03-18 18:53:19'],
    ['2024-03-18', '2024-03-18-18.53.19.123456', '2024-03-18 18:53:19'],
    ['2024-03-18 00:00:00', '18:53:19', '2024-03-18 18:53:19'],
    ['20240318', '0.5', '2024-03-18 12:00:00'],
    ['', '2024-03-18 18:53:19', '2024-03-18 18:53:19'],
    ['2024-03-18', '**:**', '2024-03-18'],
    ['2024-03-18 10:00:00', '2024-03-19 11:00:00', '2024-03-18 10:00:00'],
  ])('date %s with time %s', (date, time, moment) => {
    expect(shown(date, time)).toBe(moment)
  })

  it('reads every day and second in every written form alike', () => {
    const two = (value: number): string => String(value).padStart(2, '0')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 86_399 }), (offset, second) => {
        const date = addDays(day('1970-01-01'), offset)
        const [year = '', month = '', dayOfMonth = ''] = date.split('-')
        const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two)
        const expected = `${date} ${clock.join(':')}`
        const forms = [
          expected,
          `${year}/${Number(month)}/${Number(dayOfMonth)} ${clock.join(':')}`,
          `${year}${month}${dayOfMonth}${clock.join('')}`,
          `${date}-${clock.join('.')}.000001`,
          `${year}年${Number(month)}月${Number(dayOfMonth)}日 ${clock.join(':')}`,
        ]
        for (const form of forms) expect(shown(form), form).toBe(expected)
        expect(shown(date, String(Number(clock.join(''))))).toBe(expected)
      }),
    )
  })
})

describe('time digits', () => {
  it('counts seconds where any value has five or six digits', () => {
    expect(timeDigits(['936', '1200', ''])).toBe('HHMM')
    expect(timeDigits(['936', '93605'])).toBe('HHMMSS')
  })

  it('puts lost zeros back by what the column counts', () => {
    expect([readTime('936', 'HHMM'), readTime('1205', 'HHMM'), readTime('936', 'HHMMSS'), readTime('1205', 'HHMMSS')]).toEqual(['09:36:00', '12:05:00', '00:09:36', '00:12:05'])
    expect([readTime('2460', 'HHMM'), readTime('1234567', 'HHMMSS'), readTime('x', 'HHMM')]).toEqual([null, null, null])
  })
})

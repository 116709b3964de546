import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentText } from '../../../src-main/domain/values/day.ts'
import { readClock, readMoment, readWhen } from '../../../src-main/import/travel/when.ts'

const shown = (text: string): string | null => {
  const at = readMoment(text)
  return at === null ? null : momentText(at)
}

describe('dates of travel records', () => {
  it.each([
    ['2024-03-18', '2024-03-18'], ['2024/3/8', '2024-03-08'], ['2024.3.18', '2024-03-18'], ['20240318', '2024-03-18'],
    ['2024年3月18日', '2024-03-18'], ['2024年03月18日（周一）', '2024-03-18'], ['2018年04月19日10:51开', '2018-04-19 10:51:00'],
    ['2024-03-18T10:51:07', '2024-03-18 10:51:07'], ['2024-03-18T10:51:07.000+08:00', '2024-03-18 10:51:07'], ['2024-03-18T23:00:00Z', '2024-03-19 07:00:00'],
    ['2024-03-18 24:00', '2024-03-19 00:00:00'], ['20240318105107', '2024-03-18 10:51:07'], ['202403181051', '2024-03-18 10:51:00'],
    ['２０２４－０３－１８', '2024-03-18'], ['18MAR2024', '2024-03-18'], ['18 Mar 24', '2024-03-18'], ['45369', '2024-03-18'], ['45369.5', '2024-03-18 12:00:00'],
    ['2024年3月18日 下午3:20', '2024-03-18 15:20:00'], ['2024-03-18 10时51分', '2024-03-18 10:51:00'],
  ])('%s', (text, wanted) => expect(shown(text)).toBe(wanted))

  it.each(['2023-02-29', '2024-13-05', '2024-03-18 25:00', '18/03/2024', '2024-03', '', '明天', '99999', '2024-03-18 10:61', '20241318'])('no date: %s', (text) => {
    expect(shown(text)).toBeNull()
  })

  it('reads back every day that it is given', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1960-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const text = date.toISOString().slice(0, 10)
        const [year = '', month = '', number = ''] = text.split('-')
        for (const form of [text, text.replaceAll('-', ''), `${year}/${Number(month)}/${Number(number)}`, `${year}年${Number(month)}月${Number(number)}日`]) expect(shown(form)).toBe(text)
      }),
    )
  })
})

describe('date and time columns together', () => {
  it('adds the time of its own column', () => {
    expect(readWhen(['20240318'], ['93605'])).toEqual({ kind: 'read', at: { day: '2024-03-18', time: '09:36:05' } })
    expect(readWhen(['2024-03-18 00:00:00'], ['10:51'])).toEqual({ kind: 'read', at: { day: '2024-03-18', time: '10:51:00' } })
  })
  it('never takes another column for a wrong date', () => {
    expect(readWhen(['2024-02-30', '2024-03-18'], [])).toEqual({ kind: 'unreadable', value: '2024-02-30' })
    expect(readWhen(['', ''], ['10:51'])).toEqual({ kind: 'missing' })
    expect(readWhen(['10:51'], [])).toEqual({ kind: 'unreadable', value: '10:51' })
  })
  it('reads times of day', () => {
    expect(['10:51', '1051', '105107', '9:05开', '12:30AM', '24:00', '7'].map((text) => readClock(text)?.time ?? null)).toEqual(['10:51:00', '10:51:00', '10:51:07', '09:05:00', '00:30:00', '00:00:00', null])
  })
})

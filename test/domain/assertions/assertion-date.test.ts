import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssertionDate } from '../../../src-main/contract/assertions.ts'
import { byDate, daysOf, parseAssertionDate } from '../../../src-main/domain/assertions/assertion-date.ts'

describe('a date as far as it is known', () => {
  it.each<[string, AssertionDate]>([
    ['2023-05', { kind: 'on', day: '2023-05' }],
    ['2023', { kind: 'on', day: '2023' }],
    ['2023年5月3日', { kind: 'on', day: '2023-05-03' }],
    ['２０２３年５月', { kind: 'on', day: '2023-05' }],
    ['before 2023-06-01', { kind: 'before', day: '2023-06-01' }],
    ['2023年6月1日前', { kind: 'before', day: '2023-06-01' }],
    ['2023年6月以后', { kind: 'after', day: '2023-06' }],
    ['after 2023-06', { kind: 'after', day: '2023-06' }],
    ['约2023年5月', { kind: 'about', day: '2023-05' }],
    ['2023年5月前后', { kind: 'about', day: '2023-05' }],
    ['2023-05至2023-07', { kind: 'between', from: '2023-05', to: '2023-07' }],
    ['between 2023-05 and 2023-07', { kind: 'between', from: '2023-05', to: '2023-07' }],
    ['2023-05-01 - 2023-07-02', { kind: 'between', from: '2023-05-01', to: '2023-07-02' }],
  ])('%s is read', (typed, date) => expect(parseAssertionDate(typed)).toEqual(date))

  it.each(['', '2023-13', '2023-02-30', '去年', '2023-07至2023-05', '23-05', '2023-5-5-5', 'before'])('%j is none', (typed) => expect(parseAssertionDate(typed)).toBeNull())

  it('means all the days of its unknown part', () => {
    expect(daysOf({ kind: 'on', day: '2024-02' })).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(daysOf({ kind: 'before', day: '2023-06-01' })).toEqual({ from: null, to: '2023-05-31' })
    expect(daysOf({ kind: 'before', day: '2023-06' })).toEqual({ from: null, to: '2023-05-31' })
    expect(daysOf({ kind: 'after', day: '2023' })).toEqual({ from: '2024-01-01', to: null })
    expect(daysOf({ kind: 'between', from: '2023', to: '2023-02' })).toEqual({ from: '2023-01-01', to: '2023-02-28' })
    expect(daysOf({ kind: 'between', from: '2023-03', to: '2023-02' })).toBeNull()
    expect(daysOf({ kind: 'on', day: '2023-02-30' })).toBeNull()
  })

  const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2079-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length))
  const date: fc.Arbitrary<AssertionDate> = fc.oneof(
    fc.record({ kind: fc.constantFrom('on' as const, 'about' as const, 'before' as const, 'after' as const), day: partial }),
    fc.tuple(partial, partial).map(([a, b]) => ({ kind: 'between' as const, from: a.slice(0, 4) <= b.slice(0, 4) ? a : b, to: a.slice(0, 4) <= b.slice(0, 4) ? b : a })),
  )
  const typed = (value: AssertionDate): string => {
    switch (value.kind) {
      case 'on': return value.day
      case 'about': return `约${value.day}`
      case 'before': return `before ${value.day}`
      case 'after': return `${value.day}之后`
      case 'between': return `${value.from}至${value.to}`
    }
  }

  it('typed as people type it is read back (property)', () => {
    fc.assert(fc.property(date, (value) => {
      expect(parseAssertionDate(typed(value))).toEqual(daysOf(value) === null ? null : value)
    }))
  })

  it('is ordered in one way only (property)', () => {
    fc.assert(fc.property(fc.option(date), fc.option(date), fc.option(date), (a, b, c) => {
      expect(Math.sign(byDate(a, b))).toBe(-Math.sign(byDate(b, a)) + 0)
      if (byDate(a, b) <= 0 && byDate(b, c) <= 0) expect(byDate(a, c)).toBeLessThanOrEqual(0)
    }))
    expect(byDate(null, { kind: 'on', day: '2023' })).toBe(1)
  })
})

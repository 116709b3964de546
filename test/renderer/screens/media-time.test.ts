import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shownMoment, spanBetween, typedMoment } from '../../../src-renderer/screens/read/media/media-time.ts'

it('writes moments to the tenth of a second and reads them again', () => {
  expect(shownMoment(0)).toBe('0:00.0')
  expect(shownMoment(62_340)).toBe('1:02.3')
  expect(shownMoment(3_723_400)).toBe('1:02:03.4')
  fc.assert(fc.property(fc.integer({ min: 0, max: 3_599_999 * 10 }), (tenths) => { expect(typedMoment(shownMoment(tenths * 100))).toBe(tenths * 100) }))
})

it('takes what people type, and nothing that is no moment', () => {
  expect(typedMoment('12.5')).toBe(12_500)
  expect(typedMoment('1：02')).toBe(62_000)
  for (const wrong of ['', 'a', '1:2:3:4', '-1', '1:']) expect(typedMoment(wrong)).toBeNull()
})

it('makes a span of two points in either order, and none of one point', () => {
  expect(spanBetween(2000, 500)).toEqual({ start: 500, end: 2000 })
  expect(spanBetween(700, 700)).toBeNull()
})

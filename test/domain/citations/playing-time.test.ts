import { expect, it } from 'vitest'
import { playingSpan, playingTime } from '../../../src-main/domain/citations/playing-time.ts'

it('a point of a recording is told in hours, minutes and seconds', () => {
  expect([0, 999, 61_500, 3_723_000, 360_000_000].map(playingTime)).toEqual(['0:00:00', '0:00:00.9', '0:01:01.5', '1:02:03', '100:00:00'])
  expect(playingSpan({ start: 61_000, end: 90_500 })).toBe('0:01:01–0:01:30.5')
  expect(playingSpan({ start: 61_000, end: 61_001 })).toBe('0:01:01')
})

import { expect, it } from 'vitest'
import { createTimeLeft } from '../../src-main/host/intake/time-left.ts'

it('estimates by the pace so far, and says nothing where that would mislead', () => {
  let clock = 1000
  const left = createTimeLeft(100, () => clock)
  expect(left(50)).toBeNull()
  clock += 10_000
  expect(left(0)).toBeNull()
  expect(left(1)).toBeNull()
  expect(left(20)).toBe(40)
  expect(left(99)).toBe(1)
  expect(left(100)).toBeNull()
  expect(createTimeLeft(0, () => clock)(0)).toBeNull()
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsIn, writeDigits } from '../../../src-main/domain/values/digits.ts'

describe('digits of whole numbers', () => {
  it('are written as a text of the number has them, up to the largest that a double holds exactly', () => {
    const number = fc.oneof(fc.maxSafeNat(), fc.nat(2000), fc.integer({ min: 0, max: 15 }).chain((power) => fc.constantFrom(10 ** power, 10 ** power - 1)), fc.constant(Number.MAX_SAFE_INTEGER))
    fc.assert(fc.property(number, (each) => {
      const bytes = new Uint8Array(20)
      const end = writeDigits(each, bytes, 2)
      expect(Buffer.from(bytes.subarray(2, end)).toString('latin1')).toBe(String(each))
      expect(digitsIn(each)).toBe(String(each).length)
      expect([...bytes.subarray(0, 2), ...bytes.subarray(end)].every((byte) => byte === 0)).toBe(true)
    }), { numRuns: 2000 })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characterErrors } from '../../bench/character-errors.ts'

describe('wrong characters', () => {
  it.each([['执行裁定书', '执行裁定书', 0], ['执行 裁定书', '执行裁定\n书', 0], ['执行裁定书', '执行栽定书', 1], ['执行裁定书', '执行定书', 1], ['执行', '执行款', 1], ['', 'ab', 2], ['ab', '', 2]])('%s read as %s: %i', (expected, read, errors) => {
    expect(characterErrors(expected, read)).toBe(errors)
  })

  it('are as many either way, and at most those of the longer text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
      const errors = characterErrors(one, other)
      expect(errors).toBe(characterErrors(other, one))
      const length = (text: string): number => [...text.normalize('NFKC').replace(/\s/gu, '')].length
      expect(errors).toBeLessThanOrEqual(Math.max(length(one), length(other)))
    }))
  })
})

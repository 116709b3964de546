import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLine } from '../../../src-main/import/recognise-text/ctc.ts'

const DICTIONARY = ['甲', '乙', '1', ' ']
/** A table in which step n is sure of class `steps[n]` with that probability. */
const table = (steps: readonly (readonly [index: number, probability: number])[]): Float32Array => {
  const values = new Float32Array(steps.length * 5)
  steps.forEach(([index, probability], step) => values.fill((1 - probability) / 4, step * 5, step * 5 + 5).set([probability], step * 5 + index))
  return values
}
const decode = (steps: readonly (readonly [number, number])[]) => decodeLine(table(steps), steps.length, 5, DICTIONARY)

describe('decodeLine', () => {
  it('joins repeats, parts doubles by the empty class, keeps blanks inside', () => {
    expect(decode([[1, 0.99], [1, 0.99], [0, 0.99], [1, 0.99], [4, 0.99], [2, 0.99]])).toMatchObject({ text: '甲甲 乙', doubtful: [] })
    expect(decode([[4, 0.9], [0, 0.9], [3, 0.9], [4, 0.9]]).text).toBe('1')
    expect(decode([[0, 0.99], [0, 0.99]])).toEqual({ text: '', confidence: 0, doubtful: [] })
    expect(decode([])).toEqual({ text: '', confidence: 0, doubtful: [] })
  })

  it('marks the characters that are not sure, neighbours together, with the lowest', () => {
    const line = decode([[1, 0.9], [2, 0.7], [0, 0.9], [3, 0.5], [0, 0.9], [1, 0.9]])
    expect(line.text).toBe('甲乙1甲')
    expect(line.doubtful).toEqual([{ from: 1, to: 3, confidence: 0.5 }])
    expect(line.confidence).toBe(0.75)
  })

  it('keeps a character that nearly stood, as doubtful, and none for an empty place', () => {
    /** Class 0 wins with the rest of the probability. */
    const steps = (nearly: number): Float32Array => {
      const values = table([[1, 0.99], [0, 0.99], [0, 0.99], [0, 0.99], [3, 0.99]])
      values[2 * 5 + 2] = nearly
      return values
    }
    expect(decodeLine(steps(0.13), 5, 5, DICTIONARY)).toMatchObject({ text: '甲乙1', doubtful: [{ from: 1, to: 2, confidence: 0.13 }] })
    expect(decodeLine(steps(0.09), 5, 5, DICTIONARY)).toMatchObject({ text: '甲1', doubtful: [] })
    // The fall of one character and the rise of the next are no characters of their own.
    const slopes = table([[1, 0.99], [0, 0.8], [3, 0.99]])
    slopes[5 + 1] = 0.15
    expect(decodeLine(slopes, 3, 5, DICTIONARY).text).toBe('甲1')
    slopes[5 + 1] = 0
    slopes[5 + 3] = 0.15
    expect(decodeLine(slopes, 3, 5, DICTIONARY).text).toBe('甲1')
  })

  it('refuses a dictionary that is not the model\'s', () => {
    expect(() => decodeLine(new Float32Array(5), 1, 5, ['甲'])).toThrow('dictionary')
  })

  it('keeps its marks inside the text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.double({ min: 0.3, max: 1, noNaN: true })), { maxLength: 40 }), (steps) => {
        const line = decode(steps)
        expect(line.text).toBe(line.text.trim())
        let end = 0
        for (const run of line.doubtful) {
          expect(run.from).toBeGreaterThanOrEqual(end)
          expect(run.to).toBeGreaterThan(run.from)
          end = run.to
        }
        expect(end).toBeLessThanOrEqual(line.text.length)
        expect(line.confidence >= 0 && line.confidence <= 1).toBe(true)
      }),
    )
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seenLines } from '../../../src-main/import/long-statements/seen-lines.ts'

describe('lines that came before', () => {
  it('are told from all others, however many come', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('', 'a', 'b', 'ab', '虚', '虚构', '1'), { maxLength: 4 }), { maxLength: 3000 }), (lines) => {
        const seen = seenLines(10)
        const known = new Set<string>()
        for (const cells of lines) {
          const key = JSON.stringify(cells)
          // With its text or without, and whatever stands between the cells there.
          const text = ([null, cells.join(','), cells.join('a')] as const)[known.size % 3]
          expect(seen.add(cells, text)).toBe(known.has(key))
          known.add(key)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('are told by all of a long line', () => {
    const seen = seenLines(10)
    const long = (end: string): readonly string[] => ['人'.repeat(20_000), end]
    expect([seen.add(long('a')), seen.add(long('b')), seen.add(long('a'))]).toEqual([false, false, true])
  })

  it('are told among a hundred thousand that differ in one character', () => {
    const seen = seenLines(1000)
    const lines = Array.from({ length: 100_000 }, (_, at) => ['6217000000000000008', '虚构甲', `XG${at}`])
    expect(lines.filter((cells) => seen.add(cells))).toEqual([])
    expect(lines.every((cells) => seen.add(cells))).toBe(true)
  })
})

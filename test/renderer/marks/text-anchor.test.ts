import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAnchorIn } from '../../../src-main/domain/annotations/find-anchor.ts'
import { describeSelection } from '../../../src-renderer/pdf/text-anchor.ts'

describe('a selection in the pieces of a text layer', () => {
  it('is described with its neighbours across the pieces', () => {
    expect(describeSelection(['（20', '22）江0102', '民初'], { item: 0, unit: 1 }, { item: 1, unit: 2 })).toEqual({ exact: '2022', prefix: '（', suffix: '）江0102民初', offset: 1 })
  })

  it('of blanks alone is none', () => {
    expect(describeSelection(['甲 ', '  ', '乙'], { item: 0, unit: 1 }, { item: 1, unit: 2 })).toBeNull()
    expect(describeSelection(['甲'], { item: 0, unit: 0 }, { item: 0, unit: 0 })).toBeNull()
  })

  it('is found again in the same pieces, whatever was selected', () => {
    const piece = fc.string({ unit: fc.constantFrom(...'甲乙丙丁 １2元，𠮷'), maxLength: 8 })
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (texts, a, b) => {
      const all = texts.join('')
      const [low, high] = [a % (all.length + 1), b % (all.length + 1)].toSorted((left, right) => left - right)
      // A selection never cuts a character of two units in half.
      fc.pre(![low, high].some((at) => /[\uDC00-\uDFFF]/u.test(all.charAt(at ?? 0)) || /^[\uDC00-\uDFFF]$/.test(all.charAt(at ?? 0))))
      const point = (at: number) => {
        let left = at
        for (const [item, text] of texts.entries()) {
          if (left <= text.length) return { item, unit: left }
          left -= text.length
        }
        return { item: texts.length - 1, unit: texts.at(-1)?.length ?? 0 }
      }
      const described = describeSelection(texts, point(low ?? 0), point(high ?? 0))
      fc.pre(described !== null)
      if (described === null) return
      expect(described.exact).toBe(all.slice(low, high))
      const found = findAnchorIn(texts, described)
      expect(found).not.toBeNull()
      const at = (place: { item: number; unit: number }): number => texts.slice(0, place.item).join('').length + place.unit
      if (found) expect(all.slice(at(found.from), at(found.to)).replaceAll(/\s/gu, '')).toBe(described.exact.replaceAll(/\s/gu, ''))
      if (found) expect(all.slice(0, at(found.from)).replaceAll(/\s/gu, '').length).toBe(all.slice(0, low).replaceAll(/\s/gu, '').length)
    }))
  })
})

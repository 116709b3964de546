import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownText, storedAfter, typedName, withMention } from '../../../src-renderer/citing/shown-text.ts'

const NONE = (): null => null
const A = '@[判决](cite:mark/a)'
const B = '@[流水](cite:mark/b)'
const shown = (stored: string) => shownText(stored, NONE)
/** Types `words` over the shown characters from `from` to `to`, as a field would. */
const typedOver = (stored: string, from: number, to: number, words: string): string => {
  const field = shown(stored)
  return storedAfter(field, field.text.slice(0, from) + words + field.text.slice(to), from + words.length)
}

describe('a field with citations', () => {
  it('shows the name that the evidence has now', () => {
    expect(shown(`见${A}。`).text).toBe('见@判决。')
    expect(shownText(`见${A}。`, () => '一审判决').text).toBe('见@一审判决。')
  })

  it('keeps citations through typing before, between and behind them', () => {
    expect(typedOver(`见${A}和${B}`, 0, 0, '另')).toBe(`另见${A}和${B}`)
    expect(typedOver(`见${A}和${B}`, 4, 5, '与')).toBe(`见${A}与${B}`)
    expect(typedOver(`见${A}`, 4, 4, '。')).toBe(`见${A}。`)
    expect(typedOver(A, 3, 3, '决')).toBe(`${A}决`)
    expect(typedOver(A, 0, 0, '@')).toBe(`@${A}`)
  })

  it('deletes a citation as a whole, and makes words of one that is written into', () => {
    expect(typedOver(`见${A}。`, 3, 4, '')).toBe('见。')
    expect(typedOver(`见${A}。`, 2, 2, '某')).toBe('见@某判决。')
    expect(typedOver(`见${A}和${B}`, 0, 8, '')).toBe('')
  })

  it('knows what is typed behind @, but not within a citation', () => {
    expect(typedName(shown('见@判'), 3)).toEqual({ from: 1, words: '判' })
    expect(typedName(shown('见@'), 2)).toEqual({ from: 1, words: '' })
    expect(typedName(shown(`见${A}`), 4)).toBeNull()
    expect(typedName(shown('见@判，'), 4)).toBeNull()
    expect(withMention(shown(`${B}见@判。`), 4, 6, { name: '判决', reference: 'mark/a' })).toBe(`${B}见${A}。`)
  })

  it('what is typed elsewhere never changes a citation (property)', () => {
    const piece = fc.oneof(fc.string({ unit: fc.constantFrom(...'判决见 @流水。'), maxLength: 6 }), fc.constantFrom(A, B))
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(), fc.nat({ max: 4 }), fc.string({ unit: fc.constantFrom(...'之或'), maxLength: 4 }), (pieces, start, length, words) => {
      const stored = pieces.join('')
      const field = shown(stored)
      const from = Math.min(start % (field.text.length + 1), field.text.length)
      const to = Math.min(field.text.length, from + length)
      const after = shown(typedOver(stored, from, to, words))
      const safe = field.mentions.filter((mention) => mention.to <= from || mention.from >= to).filter((mention) => !(from === to && mention.from < from && mention.to > from))
      const kept = after.mentions.map((mention) => mention.kept)
      for (const mention of safe) expect(kept).toContain(mention.kept)
      const cut = field.mentions.filter((mention) => !safe.includes(mention))
      if (words !== '' || cut.length === 0) expect(after.text).toBe(field.text.slice(0, from) + words + field.text.slice(to))
    }))
  })
})

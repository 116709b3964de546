import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinText, mentionText, parseReference, readableText, referenceOf, splitText, type CitationTarget } from '../../../src-main/domain/citations/mention.ts'
import { lineAt } from '../../../src-main/domain/citations/line-at.ts'

const sha256 = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const count = fc.integer({ min: 1, max: 999_999 })
const target: fc.Arbitrary<CitationTarget> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), sha256, page: fc.option(count), line: fc.option(count), time: fc.option(fc.tuple(fc.nat({ max: 1_000_000 }), count).map(([start, length]) => ({ start, end: start + length }))) }),
  fc.record({ kind: fc.constantFrom('mark' as const, 'assertion' as const), id: fc.uuid().map((id) => `urn:uuid:${id}`) }),
  fc.record({ kind: fc.constant('finding' as const), id: fc.string({ unit: fc.constantFrom(...'abc/（）() 古盛远%?=&#[]'), minLength: 1, maxLength: 40 }) }),
)
const name = fc.string({ unit: fc.constantFrom(...'判决书一 卷2()（）流水'), minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text && !/\s\s/u.test(text))

describe('a citation in a text', () => {
  it('is read back with what it points at, whatever stands around it (property)', () => {
    const words = fc.string({ unit: fc.constantFrom(...'见@[](：)，\n判cite'), maxLength: 20 })
    fc.assert(fc.property(words, name, target, words, (before, called, pointed, after) => {
      const reference = referenceOf(pointed)
      expect(parseReference(reference)).toEqual(pointed)
      const text = `${before} ${mentionText({ name: called, reference })}${after}`
      const mentions = splitText(text).flatMap((piece) => ('mention' in piece ? [piece.mention] : []))
      expect(mentions).toContainEqual({ name: called, reference, target: pointed })
      expect(joinText(splitText(text))).toBe(text)
    }))
  })

  it('keeps a name with brackets readable, and a reference that says nothing as a broken citation', () => {
    expect(splitText(mentionText({ name: '流水[甲]', reference: 'mark/x' }))).toEqual([{ mention: { name: '流水［甲］', reference: 'mark/x', target: { kind: 'mark', id: 'x' } } }])
    expect(splitText('@[x](cite:what)')).toEqual([{ mention: { name: 'x', reference: 'what', target: null } }])
    for (const reference of ['file/abc', `file/${'0'.repeat(64)}?page=0`, `file/${'0'.repeat(64)}?ms=5-5`, `file/${'0'.repeat(64)}?x=1`, 'finding/%E0%A4%A']) expect(parseReference(reference)).toBeNull()
  })

  it('is readable under the name it was typed under', () => expect(readableText('见@[判决](cite:mark/x)。')).toBe('见@判决。'))

  it('text without one is one piece', () => {
    expect(splitText('甲@乙 [x](y)')).toEqual([{ words: '甲@乙 [x](y)' }])
    expect(splitText('')).toEqual([])
  })
})

it('a line of a page is counted without lines of blanks, by code points', () => {
  const text = '第一行\n\n 𠮷二行\n第三'
  expect([0, 3, 6, 7, 11].map((at) => lineAt(text, at))).toEqual([1, 1, 2, 2, 3])
})

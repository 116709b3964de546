import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutRuns, matchQuote } from '../../../src-renderer/pdf/quote-match.ts'

describe('matchQuote', () => {
  it('finds a quote across items and blanks', () => {
    const items = ['答：用我岳父的 建行卡，', '卡在我这里，密码', '也是我定的。']
    expect(matchQuote(items, '建行卡，卡在我这里，密码也是我定的')).toEqual([
      [{ item: 0, from: 8, to: 12 }, { item: 1, from: 0, to: 8 }, { item: 2, from: 0, to: 5 }],
    ])
  })

  it('treats full and half width and case as equal, and gives positions of the original text', () => {
    expect(matchQuote(['金额：１２，０００．００ 元 Ｇ1372'], '12,000.00元 g1372')).toEqual([[{ item: 0, from: 3, to: 20 }]])
  })

  it('drops the ellipsis of a quote cut short', () => {
    expect(matchQuote(['收到了，内容我看过。'], '……内容我看…')).toEqual([[{ item: 0, from: 4, to: 8 }]])
  })

  it('finds every place and nothing where nothing is', () => {
    expect(matchQuote(['限消令 限消令'], '限消令')).toHaveLength(2)
    expect(matchQuote(['限制消费令'], '罚款')).toEqual([])
    expect(matchQuote(['限制消费令'], '……')).toEqual([])
  })

  it('marks characters outside the basic plane as a whole', () => {
    expect(matchQuote(['𠮷田'], '𠮷')).toEqual([[{ item: 0, from: 0, to: 2 }]])
  })

  it('finds any slice of any page again', () => {
    const word = fc.stringMatching(/^[一-龥a-z0-9，。 ]{1,12}$/u)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (items, start, length) => {
        const whole = items.join('')
        const from = start % whole.length
        const quote = whole.slice(from, from + 1 + (length % 10))
        fc.pre(quote.trim() !== '')
        const places = matchQuote(items, quote)
        expect(places.length).toBeGreaterThan(0)
        for (const place of places) {
          const text = place.map((part) => items[part.item]?.slice(part.from, part.to) ?? '').join('')
          expect(text.replace(/\s/gu, '')).toBe(quote.replace(/\s/gu, ''))
        }
      }),
    )
  })
})

describe('cutRuns', () => {
  it('keeps the text unchanged whatever is marked', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 4 }), (text, spans) => {
        const parts = spans
          .map(([a, b]) => ({ item: 0, from: Math.min(a, b, text.length), to: Math.min(Math.max(a, b), text.length) }))
          .toSorted((left, right) => left.from - right.from)
        expect(cutRuns(text, parts).map((run) => run.text).join('')).toBe(text)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode, type Json } from '../../src-main/contract/codec.ts'
import { canonicalJson } from '../../src-main/domain/audit/canonical-json.ts'

/** Through JSON once, because the generator also makes minus zero, which JSON writes as zero and the codec refuses. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json)

describe('the codec', () => {
  it('carries plain JSON unchanged', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(decode(encode(value))).toEqual(value)
      }),
    )
  })

  it.each([
    ['undefined', undefined], ['a missing value in an object', { a: undefined }], ['NaN', Number.NaN], ['infinity', [Infinity]], ['minus zero', -0], ['a big integer', 1n],
    ['a function', () => 0], ['a Map', new Map()], ['a Set', { a: new Set([1]) }], ['a Date', new Date(0)], ['bytes', new Uint8Array(2)], ['an instance', Object.create({ inherited: 1 })], ['a symbol', Symbol('x')],
  ])('refuses %s instead of losing it', (_name, value) => {
    expect(() => encode(value)).toThrow(TypeError)
  })
})

describe('canonical JSON', () => {
  it('does not depend on the order of members and reads back the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })
  it('sorts by code units and writes numbers as ECMAScript does (RFC 8785, 3.2.3)', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 })).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}')
    expect(canonicalJson([1_000_000_000_000_000_000_000, 1e30, 4.5, 0.002, 1e-27])).toBe('[1e+21,1e+30,4.5,0.002,1e-27]')
  })
})

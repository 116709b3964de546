import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestPairs, type Timed } from '../../../src-main/domain/ledger/nearest-pairs.ts'

const timed = (name: string, seconds: number, key = 'k'): Timed<string> => ({ item: name, seconds, key })
const pair = (left: readonly Timed<string>[], right: readonly Timed<string>[], limit = 100): string[] =>
  nearestPairs(left, right, limit).map((each) => `${each.left}-${each.right}@${each.apart}`).toSorted()

/** The rule word for word: all pairs, nearest first, then oldest left, then oldest right, each once. */
function byComparingAll(left: readonly Timed<string>[], right: readonly Timed<string>[], limit: number): string[] {
  const all = left.flatMap((one, i) => right.map((other, j) => ({ one, other, i, j, apart: Math.abs(one.seconds - other.seconds) })))
  const near = all.filter(({ one, other, apart }) => one.key === other.key && apart <= limit)
  near.sort((a, b) => a.apart - b.apart || a.one.seconds - b.one.seconds || a.other.seconds - b.other.seconds || a.i - b.i || a.j - b.j)
  const taken = new Set<Timed<string>>()
  const pairs: string[] = []
  for (const { one, other, apart } of near) {
    if (taken.has(one) || taken.has(other)) continue
    taken.add(one).add(other)
    pairs.push(`${one.item}-${other.item}@${apart}`)
  }
  return pairs.toSorted()
}

describe('nearest pairs', () => {
  it('takes the nearest first, not the first that comes', () => {
    expect(pair([timed('w1', 0), timed('w2', 9)], [timed('b1', 10)])).toEqual(['w2-b1@1'])
  })
  it('pairs what is left when nearer ones are gone', () => {
    expect(pair([timed('w1', 0), timed('w2', 9)], [timed('b1', 10), timed('b2', 30)])).toEqual(['w1-b2@30', 'w2-b1@1'])
  })
  it('holds the limit to the second and the keys apart', () => {
    expect(pair([timed('w', 0)], [timed('b', 100)])).toEqual(['w-b@100'])
    expect(pair([timed('w', 0)], [timed('b', 101)])).toEqual([])
    expect(pair([timed('w', 0, 'x')], [timed('b', 0, 'y')])).toEqual([])
  })
  it('takes the older of two equally near ones', () => {
    expect(pair([timed('w', 10)], [timed('b1', 0), timed('b2', 20)])).toEqual(['w-b1@10'])
    expect(pair([timed('w1', 0), timed('w2', 20)], [timed('b', 10)])).toEqual(['w1-b@10'])
  })
  it('finds what a comparison of all with all finds', () => {
    const side = (name: string) =>
      fc.array(fc.record({ seconds: fc.integer({ min: 0, max: 60 }), key: fc.constantFrom('a', 'b') }), { maxLength: 14 })
        .map((list) => list.map((each, index) => timed(`${name}${index}`, each.seconds, each.key)))
    fc.assert(fc.property(side('w'), side('b'), fc.integer({ min: 0, max: 40 }), (left, right, limit) => {
      expect(pair(left, right, limit)).toEqual(byComparingAll(left, right, limit))
    }), { numRuns: 500 })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPack } from '../../../src-main/domain/law/load-pack.ts'
import type { Circumstance } from '../../../src-main/domain/law/rule-pack.ts'
import { appliesByDate, type AppliesByDate, type AppliesCode } from '../../../src-main/domain/law/version-by-date.ts'
import { addDays, day, type Day } from '../../../src-main/domain/values/day.ts'

const pack = loadPack()
const circumstance = (id: string): Circumstance => {
  const found = pack.circumstances.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`no circumstance ${id}`)
  return found
}
const TODAY = day('2026-11-21')
const ask = (id: string, ...days: string[]): [AppliesByDate, AppliesCode] => {
  const { applies, reason } = appliesByDate(circumstance(id), days.map(day), pack, TODAY)
  return [applies, reason.code]
}

describe('which version applies by the day of the act', () => {
  it.each<[string, string[], AppliesByDate, AppliesCode]>([
    ['JI2024-3.4', ['2024-12-01'], 'yes', 'in-force'],
    ['JI2024-3.4', ['2024-11-30'], 'only-if-favourable', 'newer-equal'],
    ['JI2024-3.4', ['2024-11-30', '2024-12-01'], 'human-decision', 'across-start'],
    ['JI2015-2.1', ['2024-11-30'], 'yes', 'in-force'],
    ['JI2015-2.1', ['2024-12-01'], 'no', 'repealed-before'],
    ['JI2015-2.1', ['2015-07-22', '2024-11-30'], 'yes', 'in-force'],
    ['JI2015-2.1', ['2024-11-30', '2024-12-01'], 'human-decision', 'across-end'],
    ['JI2015-2.1', ['2015-07-21', '2015-07-22'], 'human-decision', 'across-start'],
    ['JI2015-2.1', ['2014-01-01', '2025-01-01'], 'human-decision', 'across-start'],
    ['JI2015-2.1', ['2015-07-21'], 'only-if-favourable', 'newer-former-rule'],
    ['JI2015-2.3', ['2020-05-01'], 'yes', 'in-force-newer-kinder'],
    ['JI2024-3.5', ['2020-05-01'], 'only-if-favourable', 'newer-kinder'],
    ['JI2015-2.8', ['2020-05-01'], 'yes', 'in-force-later-dropped'],
    ['JI2024-3.2', ['2020-05-01'], 'only-if-favourable', 'newer-not-kinder'],
    ['JI2024-3.6', ['2020-05-01'], 'only-if-favourable', 'newer-compare'],
    ['JI2024-4.1', ['2020-05-01'], 'only-if-favourable', 'newer-not-kinder'],
    ['JI2024-4.1', ['2015-10-31'], 'only-if-favourable', 'newer-before-tier'],
    ['NPC2002-1', ['2002-08-29', '2026-01-01'], 'yes', 'in-force'],
    ['NPC2002-1', ['2002-08-28'], 'only-if-favourable', 'newer-compare'],
  ])('%s on %j: %s', (id, days, applies, code) => {
    expect(ask(id, ...days)).toEqual([applies, code])
  })

  it('goes by the day of the review where no act has a day', () => {
    expect(ask('JI2024-3.4')).toEqual(['yes', 'in-force-today'])
    expect(ask('JI2015-2.1')).toEqual(['no', 'repealed-today'])
    expect(appliesByDate(circumstance('JI2024-3.4'), [], pack, day('2024-11-30')).applies).toBe('no')
    expect(appliesByDate(circumstance('JI2015-2.1'), [], pack, day('2024-11-30')).applies).toBe('yes')
  })

  it('gives the days for the sentence', () => {
    expect(appliesByDate(circumstance('JI2024-3.4'), [day('2025-02-01'), day('2024-12-05')], pack, TODAY).reason.values).toEqual({
      from: '2024-12-01', to: '', first: '2024-12-05', last: '2025-02-01', days: 2,
    })
  })

  it('is yes exactly where every act lies in the time of force, and never depends on order', () => {
    const anyDay = fc.integer({ min: 0, max: 11_000 }).map((offset): Day => addDays(day('1998-01-01'), offset))
    fc.assert(
      fc.property(fc.constantFrom(...pack.circumstances), fc.array(anyDay, { minLength: 1, maxLength: 6 }), (item, days) => {
        const inForce = days.map((at) => (item.from === null || at >= item.from) && (item.to === null || at <= item.to))
        const { applies } = appliesByDate(item, days, pack, TODAY)
        expect(applies === 'yes').toBe(inForce.every(Boolean))
        if (applies === 'no' || applies === 'only-if-favourable') expect(inForce.some(Boolean)).toBe(false)
        expect(appliesByDate(item, [...days].toReversed(), pack, TODAY)).toEqual(appliesByDate(item, days, pack, TODAY))
      }),
    )
  })
})

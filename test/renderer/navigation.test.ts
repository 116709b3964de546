import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fragmentOf, placeOf } from '../../src-renderer/state/navigation.ts'
import { SCREENS } from '../../src-renderer/state/screens.ts'

describe('places in the URL fragment', () => {
  it('come back as they went in, whatever a path or a quote holds', () => {
    const screen = fc.constantFrom(...SCREENS.map((one) => one.id))
    const target = fc.dictionary(fc.constantFrom('path', 'line', 'page', 'quote', 'finding'), fc.string({ unit: 'grapheme' }))
    fc.assert(fc.property(screen, target, (id, asked) => {
      const wanted = { screen: id, target: { ...asked } }
      expect(placeOf(fragmentOf(wanted))).toEqual(wanted)
    }))
  })

  it('fall back to the cases where the screen is unknown', () => {
    expect(placeOf('')).toEqual({ screen: 'cases', target: {} })
    expect(placeOf('#/verdict?x=1').screen).toBe('cases')
  })
})

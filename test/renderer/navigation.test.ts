import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { amendTarget, fragmentOf, placeOf } from '../../src-renderer/state/navigation.ts'
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

describe('amending what a screen shows', () => {
  afterEach(() => vi.unstubAllGlobals())

  const standingAt = (hash: string): string[] => {
    const written: string[] = []
    vi.stubGlobal('location', { hash })
    vi.stubGlobal('history', { replaceState: (_state: unknown, _title: string, address: string) => written.push(address) })
    return written
  }

  it('writes the target of the screen that stands', () => {
    const written = standingAt('#/findings?finding=a')
    amendTarget('findings', { finding: 'b' })
    expect(written).toEqual(['#/findings?finding=b'])
  })

  it('writes nothing once another screen was asked for: its own target would be lost', () => {
    const written = standingAt('#/money?view=ability')
    amendTarget('findings', { finding: 'b' })
    expect(written).toEqual([])
  })
})

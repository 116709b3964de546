import { describe, expect, it } from 'vitest'
import { routeOf } from '../../../src-renderer/screens/journeys/journey-columns.tsx'

/** Keys with their places, so that the test reads what is said and not how. */
const t = ((key: string, values: Readonly<Record<string, unknown>> = {}) => `${key.split('.').slice(-2).join('.')}(${Object.values(values).join(',')})`) as unknown as Parameters<typeof routeOf>[1]
const crossing = { mode: 'border', direction: 'exit', from: '虚构口岸', to: '', derivedTo: null, nightsAway: null } as const

describe('where a journey went', () => {
  it('marks a destination that only a ticket tells, and says none where nobody does', () => {
    expect(routeOf({ ...crossing, to: '新加坡' }, t)).toContain('crossing.exit(新加坡)')
    expect(routeOf({ ...crossing, derivedTo: '阿联酋' }, t)).toContain('crossing.exit(travel.byTicket(阿联酋))')
    expect(routeOf(crossing, t)).toContain('crossingOnly.exit')
  })

  it('shows a stay by its address and nights', () => {
    expect(routeOf({ ...crossing, mode: 'hotel', direction: null, from: '虚构路 1 号', nightsAway: 2 }, t)).toBe('虚构路 1 号review-window.comma()journeys.nightsShort(2)')
  })
})

import { describe, expect, it } from 'vitest'
import type { JourneyRecord } from '../../../src-main/contract/ledger.ts'
import { countState, stripsOf } from '../../../src-renderer/screens/journeys/journey-count.ts'

const journey = (parts: Partial<JourneyRecord>): JourneyRecord => ({
  id: 'j', mode: 'rail', day: '2024-05-02', time: null, traveller: '甲某', documentKind: '', documentNumber: '', isDebtor: true, direction: null, carrier: '', from: '', to: '', region: null, derivedTo: null, seat: '',
  fare: null, status: 'taken', statusText: '', inRestriction: true, countedBy: [], notCountedReason: null, nightsAway: null, file: '', path: '', line: 1, ...parts,
})

describe('countState', () => {
  it('tells counted, for a person, outside the period, and not counted apart', () => {
    expect(countState(journey({ countedBy: ['travel.rail'] }))).toBe('counted')
    expect(countState(journey({ countedBy: ['travel.rail-unsure'] }))).toBe('unsure')
    expect(countState(journey({ countedBy: ['travel.rail-unsure', 'travel.other-document'] }))).toBe('counted')
    expect(countState(journey({ inRestriction: false }))).toBe('outside')
    expect(countState(journey({ inRestriction: false, status: 'refunded' }))).toBe('not-counted')
    expect(countState(journey({ inRestriction: false, isDebtor: false }))).toBe('not-counted')
  })
})

describe('stripsOf', () => {
  it('loses no row: the counts of the months add up to the rows', () => {
    const rows = [
      journey({ countedBy: ['travel.rail'] }), journey({}), journey({ day: '2024-06-30', countedBy: ['travel.rail-unsure'] }),
      journey({ day: '2023-01-01', inRestriction: false }), journey({ mode: 'air', countedBy: ['travel.air'] }),
    ]
    const strips = stripsOf(rows)
    expect(strips.map((strip) => strip.mode)).toEqual(['air', 'rail'])
    const all = strips.flatMap((strip) => [...strip.months.values()]).reduce((sum, month) => sum + month.counted + month.unsure + month.outside + month.notCounted, 0)
    expect(all).toBe(rows.length)
    expect(strips[1]?.months.get('2024-05')).toEqual({ month: '2024-05', counted: 1, unsure: 0, outside: 0, notCounted: 1 })
  })
})

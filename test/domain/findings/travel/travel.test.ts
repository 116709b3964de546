import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../src-main/domain/findings/finding.ts'
import type { Rule } from '../../../../src-main/domain/findings/rule.ts'
import { travelAir } from '../../../../src-main/domain/findings/travel/air.ts'
import { travelBorder } from '../../../../src-main/domain/findings/travel/border.ts'
import { travelOtherDocument } from '../../../../src-main/domain/findings/travel/other-document.ts'
import { travelRail } from '../../../../src-main/domain/findings/travel/rail.ts'
import { travelRailUnsure } from '../../../../src-main/domain/findings/travel/rail-unsure.ts'
import { travelShip } from '../../../../src-main/domain/findings/travel/ship.ts'
import type { AirRow, BorderRow, Journey } from '../../../../src-main/domain/journeys/journey.ts'
import { formatYuan } from '../../../../src-main/domain/values/money.ts'
import { context, journey, milestone, party, yuan, type JourneyOver } from '../case-builder.ts'

// Invented numbers; the 15-digit one is the old form of the 18-digit one.
const ID18 = '999999199001010018'
const ID15 = '999999900101001'
const PASSPORT = 'EX0000001'
const debtor = party('P1', {
  name: '张虚构', aliases: ['ZHANG XUGOU'],
  documents: [{ kind: 'resident-id', number: ID18 }, { kind: 'passport', number: PASSPORT }],
})
const restriction = [milestone('restriction-served', '2024-01-10'), milestone('restriction-lifted', '2024-06-01')]
const find = (rule: Rule, ...journeys: readonly Journey[]): Finding | undefined => rule(context({ parties: [debtor], milestones: restriction, journeys }))[0]
const air = (at: string, over: JourneyOver<AirRow> = {}): Journey => journey('air', at, '张虚构', { documents: [ID18], ...over })
const rail = (train: string, seat: string, at = '2024-02-01 08:00'): Journey => journey('rail', at, '张虚构', { documents: [ID18], train, seat, fare: yuan('100') })

describe('travel.air', () => {
  it('counts from the day of service to the day before the lifting', () => {
    const found = find(travelAir, ...['2024-01-09', '2024-01-10', '2024-02-29', '2024-05-31', '2024-06-01'].map((day) => air(`${day} 08:00`)))
    expect(found?.acts.map((act) => act.day)).toEqual(['2024-01-10', '2024-02-29', '2024-05-31'])
    expect([found?.id, found?.count, found?.from, found?.to]).toEqual(['travel.air/party/P1', 3, '2024-01-10', '2024-05-31'])
  })
  it('counts a flight at midnight on its own day', () => {
    expect(find(travelAir, air('2024-05-31 23:59:59'), air('2024-06-01 00:00:00', { flight: 'XX2' }))?.count).toBe(1)
  })
  it('sums the fares that are known', () => {
    expect(find(travelAir, air('2024-02-01'))?.total).toBeNull()
    const found = find(travelAir, air('2024-02-01', { fare: yuan('0.10') }), air('2024-02-02', { fare: yuan('0.20') }), air('2024-02-03'))
    expect(formatYuan(found?.total ?? yuan('-1'))).toBe('0.30')
    expect(found?.values['withoutFare']).toBe(1)
  })
  it('leaves refunded, changed and unused tickets out, and those whose fate is unknown', () => {
    for (const status of ['refunded', 'changed', 'not-taken', 'unknown'] as const) expect(find(travelAir, air('2024-02-01', { status }))).toBeUndefined()
  })
  it('goes by the number, then by the name', () => {
    const traveller = (name: string, ...documents: string[]): number => find(travelAir, journey('air', '2024-02-01', name, { documents }))?.count ?? 0
    expect(traveller('别的写法', ID15)).toBe(1)
    expect(traveller('张虚构', '999999198505050019')).toBe(0)
    expect(traveller('张虚构')).toBe(1)
    expect(traveller('Zhang/Xugou')).toBe(1)
    expect(traveller('李虚构')).toBe(0)
  })
  it('counts segments one by one, and the same flight in two files once', () => {
    expect(find(travelAir, air('2024-02-01', { flight: 'XX1' }), air('2024-02-01', { flight: 'XX2' }))?.count).toBe(2)
    expect(find(travelAir, air('2024-02-01', { flight: 'XX1', file: 'one' }), air('2024-02-01', { flight: 'XX 1', file: 'two' }))?.count).toBe(1)
  })
  it('finds nothing without a restriction order', () => {
    expect(travelAir(context({ parties: [debtor], journeys: [air('2024-02-01')] }))).toEqual([])
  })
  it('counts one day of a month that is known only as such', () => {
    const built = context({ parties: [debtor], milestones: [milestone('restriction-served', '2024-02')], journeys: [air('2024-02-28'), air('2024-02-29'), air('2024-03-01')] })
    expect(travelAir(built)[0]?.acts.map((act) => act.day)).toEqual(['2024-02-29', '2024-03-01'])
  })
  it('makes a finding for each debtor', () => {
    const guarantor = party('G', { name: '保虚构', role: 'guarantor' })
    const found = travelAir(context({ parties: [debtor, guarantor], milestones: restriction, journeys: [air('2024-02-01'), journey('air', '2024-02-01', '保虚构')] }))
    expect(found.map((each) => each.subject.id)).toEqual(['P1', 'G'])
  })
})

describe('travel.rail and travel.rail-unsure', () => {
  it.each([['G7', '二等座'], ['G7', '无座'], ['D1', '一等座'], ['C1', '优选一等座'], ['S1', '特等座'], ['D1', '商务座'], ['Z1', '软卧'], ['1461', '高级软卧']])('counts %s %s', (train, seat) => {
    expect(find(travelRail, rail(train, seat))?.count).toBe(1)
    expect(find(travelRailUnsure, rail(train, seat))).toBeUndefined()
  })
  it.each([['D1', '二等座'], ['C1', '二等座'], ['S1', '二等座'], ['Z1', '硬座'], ['T1', '硬卧']])('does not count %s %s', (train, seat) => {
    expect(find(travelRail, rail(train, seat))).toBeUndefined()
    expect(find(travelRailUnsure, rail(train, seat))).toBeUndefined()
  })
  it('leaves an EMU berth to a human', () => {
    expect(find(travelRail, rail('D1', '动卧'))).toBeUndefined()
    expect(find(travelRailUnsure, rail('D1', '动卧'))?.count).toBe(1)
  })
  it('sums fares and keeps to the period', () => {
    const found = find(travelRail, rail('G1', '二等座'), rail('G2', '二等座', '2024-06-01'))
    expect([found?.count, formatYuan(found?.total ?? yuan('0'))]).toEqual([1, '100.00'])
  })
})

it('travel.ship counts second class and above', () => {
  const ship = (cabin: string, at: string): Journey => journey('ship', at, '张虚构', { cabin })
  expect(find(travelShip, ship('二等舱', '2024-02-01'), ship('三等舱', '2024-02-02'), ship('散席', '2024-02-03'), ship('特等舱', '2024-02-04'), ship('一等舱', '2024-07-01'))?.count).toBe(2)
})

describe('travel.border', () => {
  const cross = (direction: 'exit' | 'entry' | 'unknown', at: string, destination = '', over: JourneyOver<BorderRow> = {}): Journey =>
    journey('border', at, '张虚构', { direction, destination, documents: [PASSPORT], ...over })

  it('counts exits, with nights, by destination', () => {
    const found = find(travelBorder, cross('exit', '2024-02-27', '泰国'), cross('entry', '2024-03-02'), cross('exit', '2024-03-10', '泰国'), cross('entry', '2024-03-10'), cross('exit', '2024-04-01'))
    expect(found?.groups).toEqual([{ key: '泰国', count: 2, total: null }, { key: 'unknown', count: 1, total: null }])
    expect([found?.count, found?.total, found?.values['nights'], found?.values['nightsOfTrips'], found?.values['abroad']]).toEqual([3, null, 4, '4, 0, -', 1])
    expect(found?.context).toHaveLength(2)
  })
  it('marks a destination that only a flight ticket tells, and cites the ticket', () => {
    const flown = cross('exit', '2024-02-27', '', { carrier: 'TG615' })
    const ticket = journey('air', '2024-02-27', '张虚构', { flight: 'TG0615', from: '北京首都', to: 'BKK', documents: [PASSPORT] })
    const found = find(travelBorder, flown, ticket, cross('exit', '2024-03-10', '泰国'))
    expect(found?.groups).toEqual([{ key: 'by-flight:泰国', count: 1, total: null }, { key: '泰国', count: 1, total: null }])
    expect(found?.values['byFlight']).toBe(1)
    expect(found?.context).toHaveLength(1)
  })
  it('takes the exit by its day, and a return after the lifting as the end of the trip', () => {
    const found = find(travelBorder, cross('exit', '2024-01-09'), cross('entry', '2024-01-12'), cross('exit', '2024-05-31'), cross('entry', '2024-06-03'))
    expect([found?.count, found?.values['nights'], found?.values['abroad']]).toEqual([1, 3, 0])
  })
  it('orders crossings of one day by a file that lists the newest first', () => {
    const found = find(travelBorder, cross('entry', '2024-03-05', '', { line: 2 }), cross('exit', '2024-03-05', '', { line: 3 }), cross('entry', '2024-02-05', '', { line: 4 }), cross('exit', '2024-02-01', '', { line: 5 }))
    expect([found?.count, found?.values['nightsOfTrips'], found?.values['abroad']]).toEqual([2, '4, 0', 0])
  })
  it('does not invent nights where a return is missing between two exits', () => {
    const found = find(travelBorder, cross('exit', '2024-02-01'), cross('exit', '2024-03-01'), cross('entry', '2024-03-04'))
    expect([found?.count, found?.values['nightsOfTrips'], found?.values['abroad']]).toEqual([2, '?, 3', 0])
  })
  it('does not guess a direction', () => {
    expect(find(travelBorder, cross('unknown', '2024-02-01'))).toBeUndefined()
    expect(find(travelBorder, cross('exit', '2024-02-01'), cross('unknown', '2024-02-03'))?.values['withoutDirection']).toBe(1)
  })
})

describe('travel.other-document', () => {
  it('counts journeys on a passport, not on the id of the order in its long or short form', () => {
    const found = find(
      travelOtherDocument, air('2024-02-01'), air('2024-02-02', { documents: [{ kind: '普通护照', number: PASSPORT }] }), air('2024-02-03', { documents: [ID15] }),
      air('2024-02-04', { documents: [PASSPORT, ID18] }), air('2024-02-05', { documents: [] }), air('2024-07-01', { documents: [PASSPORT] }),
    )
    expect(found?.acts.map((act) => act.day)).toEqual(['2024-02-02'])
    expect(found?.groups).toEqual([{ key: '普通护照', count: 1, total: null }])
  })
  it('still counts a flight that stands on the passport beside one record of it on the named document', () => {
    const twice = [air('2024-02-02 08:00', { flight: 'XX1' }), air('2024-02-02 08:00', { flight: 'XX1', documents: [PASSPORT] })]
    expect(find(travelOtherDocument, ...twice)?.acts.map((act) => act.citation.line)).toEqual([twice[1]?.line])
    expect(find(travelAir, ...twice)?.count).toBe(1)
  })
  it('takes second class too, and of a trip abroad the exit', () => {
    const found = find(
      travelOtherDocument, journey('rail', '2024-02-01', '张虚构', { train: 'D1', seat: '二等座', documents: [PASSPORT] }),
      journey('border', '2024-02-02', '张虚构', { direction: 'exit', documents: [PASSPORT] }), journey('border', '2024-02-03', '张虚构', { direction: 'entry', documents: [PASSPORT] }),
    )
    expect(found?.count).toBe(2)
  })
  it('takes the resident id for the one of the order, in whatever form and order the party\'s documents stand', () => {
    const traveller = party('P1', { name: '张虚构', documents: [{ kind: 'resident-id', number: ID15 }, { kind: 'resident-id', number: ID18 }] })
    const built = context({ parties: [traveller], milestones: restriction, journeys: [air('2024-02-01'), air('2024-02-03', { documents: [ID15] }), air('2024-02-04', { documents: ['EX0000001'] })] })
    expect(travelOtherDocument(built)).toEqual([])
  })
  it('takes a masked number that may be the named one as that one', () => {
    expect(find(travelOtherDocument, air('2024-02-01', { documents: ['999999********0018'] }))).toBeUndefined()
    expect(find(travelOtherDocument, air('2024-02-01', { documents: ['9.99999E+17'] }))).toBeUndefined()
    expect(find(travelAir, air('2024-02-01', { documents: ['9.99999E+17'] }))?.count).toBe(1)
  })
})

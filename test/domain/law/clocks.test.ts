import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { procedureClocks, type EnteredClock } from '../../../src-main/domain/law/clocks.ts'
import { loadPack } from '../../../src-main/domain/law/load-pack.ts'
import { addDays, day } from '../../../src-main/domain/values/day.ts'
import { milestone } from '../findings/case-builder.ts'

const pack = loadPack()
type Milestones = Parameters<typeof procedureClocks>[0]['milestones']
const clock = (id: string, milestones: Milestones, today: string, entered: Readonly<Record<string, EnteredClock>> = {}, round = 1) =>
  procedureClocks({ milestones }, pack, entered, day(today)).find((each) => each.rule.id === id && each.round === round)
const transfer = (date: string) => milestone('transferred-to-police', date)

describe('time limits of the procedure', () => {
  it('does not count the day of the start: seven days from the 1st end on the 8th', () => {
    const sent = [transfer('2026-03-01')]
    expect(clock('CK-POLICE-7', sent, '2026-03-08')).toMatchObject({ from: '2026-03-01', due: '2026-03-08', state: 'running', daysLeft: 0 })
    expect(clock('CK-POLICE-7', sent, '2026-03-09')).toMatchObject({ state: 'past', daysLeft: -1 })
    expect(clock('CK-POLICE-30', sent, '2026-03-09')).toMatchObject({ due: '2026-03-31', state: 'running', daysLeft: 22 })
  })

  it('ends with filing or refusal, in time or late, and starts again with a second transfer', () => {
    const file = [transfer('2026-03-01'), milestone('police-refused', '2026-03-08'), transfer('2026-05-01'), milestone('police-filed', '2026-05-20')]
    expect(clock('CK-POLICE-7', file, '2026-11-21')).toMatchObject({ ended: '2026-03-08', state: 'ended-in-time', daysLeft: null })
    expect(clock('CK-POLICE-7', file, '2026-11-21', {}, 2)).toMatchObject({ from: '2026-05-01', ended: '2026-05-20', state: 'ended-late' })
    expect(clock('CK-POLICE-30', file, '2026-11-21', {}, 2)).toMatchObject({ state: 'ended-in-time' })
  })

  it('does not end one limit by what happened after the next start', () => {
    const file = [transfer('2026-03-01'), transfer('2026-05-01'), milestone('police-filed', '2026-05-03')]
    expect(clock('CK-POLICE-7', file, '2026-11-21')).toMatchObject({ ended: null, state: 'past' })
    expect(clock('CK-POLICE-7', file, '2026-11-21', {}, 2)).toMatchObject({ state: 'ended-in-time' })
  })

  it('ends a month on the same day of the next, or on its last', () => {
    const month = (from: string) => clock('CK-SUPPLEMENT-1', [], '2026-11-21', { 'CK-SUPPLEMENT-1': { from: day(from), to: null, note: null } })?.due
    expect(month('2026-01-15')).toBe('2026-02-15')
    expect(month('2026-01-31')).toBe('2026-02-28')
    expect(month('2024-01-31')).toBe('2024-02-29')
    expect(month('2025-12-31')).toBe('2026-01-31')
  })

  it('says unclear where a date known in part decides, and not where it does not', () => {
    const sent = [transfer('2026-03')]
    expect(clock('CK-POLICE-7', sent, '2026-03-05')).toMatchObject({ due: '2026-04-07', state: 'running' })
    expect(clock('CK-POLICE-7', sent, '2026-03-20')).toMatchObject({ state: 'unclear', daysLeft: null })
    expect(clock('CK-POLICE-7', sent, '2026-04-08')).toMatchObject({ state: 'past' })
    expect(clock('CK-POLICE-7', [transfer('2026-03-01'), milestone('police-filed', '2026-03')], '2026-11-21')).toMatchObject({ state: 'unclear' })
  })

  it('does not start without a date', () => {
    expect(procedureClocks({ milestones: [] }, pack, {}, day('2026-11-21')).map((each) => each.state)).toEqual(Array.from({ length: 6 }, () => 'not-started'))
    expect(clock('CK-FILE-15', [milestone('police-filed', '2026-03-20')], '2026-11-21', { 'CK-FILE-15': { from: day('2026-03-01'), to: null, note: null } }))
      .toMatchObject({ due: '2026-03-16', ended: '2026-03-20', state: 'ended-late' })
  })

  it('is past exactly from the day after the last day', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 60 }), (offset, later) => {
      const from = addDays(day('2010-01-01'), offset)
      const at = clock('CK-POLICE-30', [transfer(from)], addDays(from, later))
      expect(at?.state).toBe(later <= 30 ? 'running' : 'past')
      expect(at?.daysLeft).toBe(30 - later)
    }))
  })
})

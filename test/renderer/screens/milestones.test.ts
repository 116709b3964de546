import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interleave, lanesOn, milestonesOf } from '../../../src-renderer/screens/money/milestones.ts'

const period = (kind: 'restriction' | 'freeze' | 'after-sanction' | 'report-window', from: string, to: string | null) =>
  ({ kind, from, to, party: 'p1', asset: null, account: null }) as const

const review = {
  periods: [
    period('after-sanction', '2024-09-11', null), period('restriction', '2024-03-18', '2025-01-31'),
    period('freeze', '2024-04-02', null), period('freeze', '2024-04-02', null), period('report-window', '2022-11-20', '2023-12-05'),
  ],
  timeline: [
    { date: '2024-03-18', kind: 'milestone', title: '限制消费令送达', citation: null },
    { date: '2024-09-10', kind: 'milestone', title: '罚款决定送达', citation: null },
    { date: '2024-04-02', kind: 'payment', title: '不是节点', citation: null },
  ],
} as const

describe('milestonesOf', () => {
  it('gives each beginning once, oldest first, without kinds that have no lane', () => {
    expect(milestonesOf(review).map(({ day, begin }) => [day, begin])).toEqual([
      ['2024-03-18', ['restriction']], ['2024-04-02', ['seizure']], ['2024-09-11', ['after-sanction']],
    ])
  })

  it('names what happened, for a sanction the day before', () => {
    expect(milestonesOf(review).map(({ title }) => title)).toEqual(['限制消费令送达', null, '罚款决定送达'])
  })
})

describe('lanesOn', () => {
  it('counts both ends of a period', () => {
    expect(lanesOn(review.periods, '2024-03-18')).toEqual(['restriction'])
    expect(lanesOn(review.periods, '2025-01-31')).toEqual(['restriction', 'seizure', 'after-sanction'])
    expect(lanesOn(review.periods, '2025-02-01')).toEqual(['seizure', 'after-sanction'])
  })
})

describe('interleave', () => {
  it('sets milestones between the rows they divide', () => {
    const lines = interleave(3, [0, 2, 2], false)
    expect(Array.from({ length: lines.count }, (_, line) => lines.at(line))).toEqual([
      { kind: 'milestone', milestone: 0 }, { kind: 'row', row: 0 }, { kind: 'row', row: 1 },
      { kind: 'milestone', milestone: 1 }, { kind: 'milestone', milestone: 2 }, { kind: 'row', row: 2 },
    ])
  })

  it('turns the order round with the newest first', () => {
    const lines = interleave(3, [0, 2], true)
    expect(Array.from({ length: lines.count }, (_, line) => lines.at(line))).toEqual([
      { kind: 'row', row: 0 }, { kind: 'milestone', milestone: 1 }, { kind: 'row', row: 1 }, { kind: 'row', row: 2 }, { kind: 'milestone', milestone: 0 },
    ])
  })

  it('shows every row and every milestone exactly once, in both orders', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.array(fc.nat(60), { maxLength: 8 }), fc.boolean(), (rows, counts, newestFirst) => {
        const before = counts.map((count) => Math.min(count, rows)).toSorted((left, right) => left - right)
        const lines = interleave(rows, before, newestFirst)
        const seen = Array.from({ length: lines.count }, (_, line) => lines.at(line))
        const shown = seen.flatMap((line) => (line.kind === 'row' ? [line.row] : []))
        expect(shown).toEqual(Array.from({ length: rows }, (_, row) => row))
        expect(seen.flatMap((line) => (line.kind === 'milestone' ? [line.milestone] : [])).toSorted((a, b) => a - b)).toEqual(before.map((_, k) => k))
        for (const row of shown) expect(lines.at(lines.lineOfRow(row))).toEqual({ kind: 'row', row })
        for (const [k] of before.entries()) expect(lines.at(lines.lineOfMilestone(k))).toEqual({ kind: 'milestone', milestone: k })
      }),
    )
  })
})

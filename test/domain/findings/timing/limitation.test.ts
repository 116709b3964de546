import { describe, expect, it } from 'vitest'
import type { RuleId } from '../../../../src-main/domain/findings/finding.ts'
import { timingLimitation } from '../../../../src-main/domain/findings/timing/limitation.ts'
import { context } from '../case-builder.ts'
import { built, debtor, finding } from '../secondary-builder.ts'

describe('timing.limitation', () => {
  it('runs from the last act against the debtor for the years of the pack', () => {
    const found = timingLimitation(built({ today: '2026-11-01' }), [finding('travel.air', '2019-01-01', '2021-02-03'), finding('account.third-party', '2020-02-29')])
    expect(found).toMatchObject([
      {
        id: 'timing.limitation/party/P1', count: 1, total: null, from: '2021-02-03', to: '2026-02-03',
        acts: [{ day: '2021-02-03', citation: { path: 'a.csv', line: 2 } }],
        values: { lastAct: '2021-02-03', ends: '2026-02-03', ended: 1, endsAggravated: '2031-02-03', endedAggravated: 0, years: 5, yearsAggravated: 10 },
      },
    ])
  })
  it('ends on the last day of February where the day does not exist, and only after its last day', () => {
    const at = (today: string) => timingLimitation(built({ today }), [finding('travel.air', '2020-02-29')])[0]
    expect(at('2025-02-28')).toMatchObject({ to: '2025-02-28', values: { ended: 0 } })
    expect(at('2025-03-01')).toMatchObject({ values: { ended: 1, endedAggravated: 0 } })
    expect(at('2030-02-28')?.values['endedAggravated']).toBe(0)
    expect(at('2030-03-01')?.values['endedAggravated']).toBe(1)
  })
  it('leaves out performance, months of ability, statements, pairs and preconditions', () => {
    const others: readonly RuleId[] = ['performance.paid', 'ability.ledger', 'statement.break', 'statement.missing-period', 'channel.mirrored', 'precondition.notice-missing']
    expect(timingLimitation(built(), others.map((rule) => finding(rule, '2024-01-01')))).toEqual([])
    expect(timingLimitation(context({ parties: [debtor] }), [finding('travel.air', '2024-01-01')])).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../src-main/domain/findings/finding.ts'
import { preconditionSanctionMissing } from '../../../../src-main/domain/findings/precondition/sanction-missing.ts'
import { milestone, type CaseParts } from '../case-builder.ts'
import { built, finding } from '../secondary-builder.ts'

describe('precondition.sanction-missing', () => {
  const find = (milestones: NonNullable<CaseParts['milestones']>, primary: readonly Finding[], today?: string) =>
    preconditionSanctionMissing(built({ milestones, ...(today === undefined ? {} : { today }) }), primary)[0]
  const fined = (date: string) => [milestone('fine-served', date)]

  it('names circumstances in force that findings point to without any sanction', () => {
    expect(find([], [finding('travel.air', '2024-01-01', '2025-01-01')])).toMatchObject({
      id: 'precondition.sanction-missing/party/P1', count: 1, total: null, groups: [{ key: 'NEW', count: 1, total: null }], acts: [{ day: '2025-01-01' }],
      values: { sanctions: 0, firstSanction: '' },
    })
    expect(find([], [finding('account.third-party', '2025-01-01'), finding('performance.paid', '2025-01-01')])).toBeUndefined()
  })
  it('asks for a sanction before the day of the last act', () => {
    const primary = [finding('travel.air', '2024-01-01', '2025-01-10')]
    expect(find(fined('2025-01-09'), primary)).toBeUndefined()
    expect(find(fined('2025-01-10'), primary)).toMatchObject({ count: 1, values: { sanctions: 1, firstSanction: '2025-01-10' } })
    expect(find(fined('2025-01'), primary)).toMatchObject({ count: 1 })
    expect(find([...fined('2025-02-01'), milestone('detention-served', '2024-06-01')], primary)).toBeUndefined()
  })
  it('looks at each circumstance by its own acts', () => {
    const primary = [finding('travel.air', '2025-01-10'), finding('asset.undeclared', '2025-03-01')]
    expect(find(fined('2025-02-01'), primary)?.groups.map((each) => each.key)).toEqual(['NEW'])
  })
  it('misses nothing where the debtor went on in another way after the sanction', () => {
    const before = finding('travel.air', '2025-01-10')
    const onPassport = finding('travel.other-document', '2025-01-10')
    expect(find(fined('2025-02-01'), [before, onPassport])).toMatchObject({ count: 1 })
    // Money to relatives, a sale below price, another's account: to refuse is not to repeat the same breach.
    for (const rule of ['funds.to-related', 'property.gratuitous', 'account.third-party', 'spending.high'] as const) {
      expect([rule, find(fined('2025-02-01'), [before, finding(rule, '2025-02-01')])?.count]).toEqual([rule, 1])
      expect([rule, find(fined('2025-02-01'), [before, finding(rule, '2025-02-02')])?.count]).toEqual([rule, undefined])
      expect([rule, find([], [before, finding(rule, '2025-02-02')])?.count]).toEqual([rule, 1])
    }
  })
  it('takes a report that was never filed as going on until the review', () => {
    expect(find(fined('2025-02-01'), [finding('report.none', '2024-01-01')], '2025-02-02')).toBeUndefined()
    expect(find(fined('2025-02-01'), [finding('report.none', '2024-01-01')], '2025-02-01')).toMatchObject({ count: 1 })
  })
  it('goes by the version in force on the day of the review', () => {
    expect(find([], [finding('travel.air', '2024-01-01')], '2024-11-30')?.groups.map((each) => each.key)).toEqual(['OLD'])
  })
})

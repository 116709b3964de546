import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../src-main/domain/findings/finding.ts'
import { versionFavourable } from '../../../../src-main/domain/findings/version/favourable.ts'
import { built, finding } from '../secondary-builder.ts'

describe('version.favourable', () => {
  const find = (...primary: readonly Finding[]) => versionFavourable(built(), primary)[0]
  const groups = (...primary: readonly Finding[]) => Object.fromEntries(find(...primary)?.groups.map((each) => [each.key, each.count]) ?? [])

  it('counts acts before the line, not on it', () => {
    expect(find(finding('travel.air', '2024-11-30', '2024-12-01'))).toMatchObject({ id: 'version.favourable/party/P1', count: 1, total: null, to: '2024-11-30', values: { line: '2024-12-01' } })
    expect(find(finding('travel.air', '2024-12-01'))).toBeUndefined()
    expect(find(finding('performance.paid', '2020-01-01'))).toBeUndefined()
  })
  it('sorts the circumstances that findings point to by their days, former items included', () => {
    expect(groups(finding('travel.air', '2024-01-01'))).toEqual({ yes: 1, 'only-if-favourable': 1, 'human-decision': 0, no: 0 })
    expect(groups(finding('travel.air', '2024-01-01', '2025-01-01'))).toEqual({ yes: 0, 'only-if-favourable': 0, 'human-decision': 2, no: 0 })
    expect(groups(finding('account.third-party', '2024-01-01'), finding('travel.air', '2025-01-01'))).toEqual({ yes: 2, 'only-if-favourable': 0, 'human-decision': 0, no: 1 })
    expect(find(finding('account.third-party', '2024-01-01'))?.values['circumstances']).toBe(1)
  })
  it('counts a thing once that several rules count', () => {
    expect(find(finding('travel.air', '2024-01-01'), finding('account.third-party', '2024-01-01'))?.count).toBe(1)
    expect(find(finding('travel.air', '2024-01-01'), finding('account.third-party', '2024-01-02'))?.count).toBe(2)
  })
})

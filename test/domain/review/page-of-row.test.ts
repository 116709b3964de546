import { describe, expect, it } from 'vitest'
import { buildFinding, cite, rowAct } from '../../../src-main/domain/findings/build-finding.ts'
import type { Citation, Finding } from '../../../src-main/domain/findings/finding.ts'
import { isStale, snapshotOf } from '../../../src-main/domain/review/decisions.ts'
import type { Day } from '../../../src-main/domain/values/day.ts'
import { fen } from '../../../src-main/domain/values/money.ts'

const at = { day: '2024-05-01' as Day, time: null }
const findingOf = (...citations: readonly Citation[]): Finding =>
  buildFinding({ rule: 'funds.cash', subject: { kind: 'account', id: 'a1', name: '虚构银行' }, total: fen(100n), acts: citations.map((citation) => ({ day: at.day, citation, amount: fen(100n) })) })

describe('the place of a row', () => {
  it('has its page where the original has pages, and no empty page elsewhere', () => {
    expect(cite({ path: 'a.pdf', line: 47, page: 3 })).toEqual({ path: 'a.pdf', line: 47, page: 3 })
    expect(Object.keys(cite({ path: 'a.csv', line: 47 }))).toEqual(['path', 'line'])
    expect(rowAct({ path: 'a.pdf', line: 47, page: 3, at, amount: fen(5n) })).toEqual({ day: at.day, citation: { path: 'a.pdf', line: 47, page: 3 }, amount: 5n })
  })

  it('takes nothing but the place of a row', () => {
    const row = { path: 'a.pdf', line: 47, page: 3, memo: '虚构', at, amount: fen(5n) }
    expect(cite(row)).toEqual({ path: 'a.pdf', line: 47, page: 3 })
  })
})

describe('a decision on a finding', () => {
  it('stands when the page of a row becomes known', () => {
    const before = snapshotOf(findingOf({ path: 'a.pdf', line: 47 }))
    expect(isStale(findingOf({ path: 'a.pdf', line: 47, page: 3 }), before)).toBe(false)
    expect(isStale(findingOf({ path: 'a.pdf', line: 48, page: 3 }), before)).toBe(true)
  })

  it('is to be looked at again when the same passage is cited from another page', () => {
    const before = snapshotOf(findingOf({ path: 'a.pdf', page: 3 }))
    expect(isStale(findingOf({ path: 'a.pdf', page: 3 }), before)).toBe(false)
    expect(isStale(findingOf({ path: 'a.pdf', page: 4 }), before)).toBe(true)
  })
})

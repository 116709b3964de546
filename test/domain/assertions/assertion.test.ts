import { describe, expect, it } from 'vitest'
import type { Assertion, AssertionEvidence } from '../../../src-main/contract/assertions.ts'
import { amended, tidied } from '../../../src-main/domain/assertions/assertion.ts'

const mark = (id: string, side: 'for' | 'against', why = ''): AssertionEvidence => ({ reference: { kind: 'mark', mark: id }, side, why })
const base: Assertion = {
  id: 'urn:uuid:1', sentence: '甲某签收了限制消费令', date: { kind: 'on', day: '2024-03' }, people: [], evidence: [mark('m1', 'for')], dispute: 'unknown', toProve: null,
  assignments: [], note: '', creator: '虚构甲', created: '2026-01-01T08:00:00+08:00', modifier: '虚构甲', modified: '2026-01-01T08:00:00+08:00',
}

describe('an assertion', () => {
  it('keeps what a change leaves out, and who wrote it first', () => {
    const after = amended(base, { dispute: 'disputed', sentence: undefined }, '虚构乙', '2026-01-02T08:00:00+08:00')
    expect(after).toEqual({ ...base, dispute: 'disputed', modifier: '虚构乙', modified: '2026-01-02T08:00:00+08:00' })
  })

  it('counts one piece of evidence once: the last word on it stands', () => {
    const after = amended(base, { addEvidence: [mark('m2', 'against', ' 笔录不一 '), mark('m1', 'against')] }, '', '')
    expect(after.evidence).toEqual([mark('m1', 'against'), mark('m2', 'against', '笔录不一')])
  })

  it('takes evidence, date and what is to be proved away where the change says so', () => {
    expect(amended(base, { evidence: [], date: null }, '', '')).toMatchObject({ evidence: [], date: null })
    expect(amended(amended(base, { toProve: { source: ' 送达回证 ', until: null } }, '', ''), { toProve: null }, '', '').toProve).toBeNull()
  })

  it('names nobody twice, and nobody without a name', () => {
    const words = tidied({ ...base, people: [{ party: 'p1', name: '甲某' }, { party: 'p1', name: '甲某' }, { party: null, name: ' 乙某 ' }, { party: null, name: '乙某' }, { party: null, name: ' ' }] })
    expect(words.people).toEqual([{ party: 'p1', name: '甲某' }, { party: null, name: '乙某' }])
  })
})

import { describe, expect, it } from 'vitest'
import { findingChanges } from '../../../src-renderer/screens/findings/finding-changes.ts'
import { finding } from '../../exports/checklist-review.ts'

describe('what other parameters changed', () => {
  const large = (count: number, total: string) => [{ key: 'large', label: '大额', count, total }]
  const one = finding({ id: 'a', count: 5, total: '50.00', groups: large(3, '40.00') })

  it('names findings that came, went, or count otherwise, groups and rows included', () => {
    expect(findingChanges([one], [one], '，')).toEqual([])
    expect(findingChanges([one], [{ ...one, groups: large(1, '20.00') }], '，')).toMatchObject([{ id: 'a', before: { count: 5, total: '50.00' }, after: { count: 5, total: '50.00' }, groups: [{ key: 'large', before: { count: 3 }, after: { count: 1, total: '20.00' } }] }])
    expect(findingChanges([one], [{ ...one, citations: [] }], '，')).toHaveLength(one.citations.length === 0 ? 0 : 1)
    expect(findingChanges([one], [], '，')).toMatchObject([{ id: 'a', before: { count: 5 }, after: null, groups: [] }])
    expect(findingChanges([], [one], '，')).toMatchObject([{ id: 'a', before: null, after: { count: 5 } }])
  })

  it('says where a decision waits to be looked at again', () => {
    expect(findingChanges([{ ...one, status: 'accepted' }], [{ ...one, status: 'accepted', count: 4 }], '，').map((each) => each.decided)).toEqual([true])
    expect(findingChanges([{ ...one, status: 'proposed' }], [{ ...one, status: 'proposed', count: 4 }], '，').map((each) => each.decided)).toEqual([false])
  })
})

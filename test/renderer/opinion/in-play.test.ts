import { describe, expect, it } from 'vitest'
import type { OpinionSubject } from '../../../src-main/contract/opinion.ts'
import type { Review, ReviewCircumstance, ReviewFinding } from '../../../src-main/contract/review.ts'
import { circumstancesInPlay } from '../../../src-renderer/screens/opinion/in-play.ts'

type Part = Pick<Review, 'findings' | 'circumstances'>
const finding = (id: string, rule: string, status: ReviewFinding['status'] = 'proposed') => ({ id, rule, status }) as ReviewFinding
const circumstance = (id: string, findings: readonly string[], appliesByDate: ReviewCircumstance['appliesByDate'] = 'yes') => ({ id, findings, appliesByDate }) as ReviewCircumstance
const inPlay = (part: Part, subjects: readonly OpinionSubject[] = []): readonly string[] => [...circumstancesInPlay(part as Review, subjects)]

describe('circumstances listed at first', () => {
  it('are those that a counted act points to', () => {
    expect(inPlay({ findings: [finding('a', 'travel.air')], circumstances: [circumstance('C1', ['a']), circumstance('C2', [])] })).toEqual(['C1'])
  })

  it('are not those that only a version line or a missing precondition names, nor those behind a rejected finding', () => {
    const findings = [finding('v', 'version.favourable'), finding('p', 'precondition.sanction-missing'), finding('r', 'travel.air', 'rejected')]
    expect(inPlay({ findings, circumstances: [circumstance('C1', ['v', 'p']), circumstance('C2', ['r'])] })).toEqual([])
  })

  it('leave out what does not apply by date, unless the reviewer decided on it', () => {
    const part: Part = { findings: [finding('a', 'travel.air')], circumstances: [circumstance('C1', ['a'], 'no'), circumstance('C2', ['a'], 'human-decision')] }
    expect(inPlay(part)).toEqual(['C2'])
    const decided = { id: 'C1', kind: 'circumstance', status: 'disputed', for: [], against: [] } as unknown as OpinionSubject
    expect(inPlay(part, [decided]).toSorted()).toEqual(['C1', 'C2'])
  })
})

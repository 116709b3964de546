import { describe, expect, it } from 'vitest'
import type { MarkStance } from '../../../src-main/contract/marks.ts'
import { buildReview } from '../../../src-main/domain/review/build-review.ts'
import { NO_DECISIONS } from '../../../src-main/domain/review/decisions.ts'
import { reviewInput } from '../review/review-builder.ts'

const marked = (...stances: readonly MarkStance[]) =>
  buildReview(reviewInput({ decisions: { ...NO_DECISIONS, annotations: stances.map((stance, index) => ({ id: `urn:uuid:${index}`, document: { type: 'Annotation' }, stances: { 'EL-ACT': stance } })) } }))

describe('marks in the review', () => {
  it('count for and against their element, each once; context and not assessed count for neither side', () => {
    const element = marked('for', 'for', 'against', 'context', 'not-assessed').elements.find((each) => each.id === 'EL-ACT')
    expect(element).toMatchObject({ for: 2, against: 1, status: 'unassessed' })
  })

  it('do not count for other elements', () => {
    const others = marked('for', 'against').elements.filter((each) => each.id !== 'EL-ACT')
    expect(others.filter((each) => each.for + each.against > 0)).toEqual([])
  })

  it('stand in it with their stances', () => {
    expect(marked('context').annotations).toEqual([{ id: 'urn:uuid:0', type: 'Annotation', stances: { 'EL-ACT': 'context' } }])
  })
})

import { describe, expect, it } from 'vitest'
import { buildReview } from '../../src-main/domain/review/build-review.ts'
import type { Review } from '../../src-main/contract/review.ts'
import { reviewInput } from '../domain/review/review-builder.ts'
import { contractFaults } from './review-contract.ts'

describe('the contract of a review', () => {
  const review = buildReview(reviewInput({}))
  it('names what leaves the agreed shape and what leaves the additions', () => {
    expect(contractFaults(review)).toEqual([])
    expect(contractFaults({ ...review, schema: 'other' } as unknown as Review)).toMatchObject([expect.stringContaining('/schema')])
    expect(contractFaults({ ...review, assertions: [{ sentence: '' }] } as unknown as Review).join()).toContain('/assertions/0')
    expect(contractFaults({ ...review, citations: [{ reference: 1 }] } as unknown as Review).join()).toContain('/citations/0')
  })
})

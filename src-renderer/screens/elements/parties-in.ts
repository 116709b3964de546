import type { Review } from '../../../src-main/contract/review.ts'

export interface PartyLine {
  readonly id: string
  readonly name: string
  readonly kind?: string
}

/** Parties as the record of the case lists them. */
export const partiesIn = (review: Review): readonly PartyLine[] => (Array.isArray(review.case['parties']) ? (review.case['parties'] as PartyLine[]) : [])

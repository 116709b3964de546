import type { LedgerWordAnswer } from '../../../src-main/contract/ledger-words.ts'
import type { Review } from '../../../src-main/contract/review.ts'

/**
 * Does what a word on the ledger changed still stand as it was told? The review is made anew when a page was recognised
 * in the background, and that takes nothing back; after undo the findings stand as before, and the changes go.
 */
export function stillStands({ review: told, changes }: LedgerWordAnswer, review: Review | null): boolean {
  if (told === review) return true
  if (review === null || told.language !== review.language || changes.length === 0) return false
  return changes.every(({ id, after }) => {
    const now = review.findings.find((each) => each.id === id)
    return after === null ? now === undefined || now.count === 0 : now !== undefined && now.count === after.count && now.total === after.total
  })
}

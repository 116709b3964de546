import { expect, it } from 'vitest'
import type { LedgerWordAnswer } from '../../../src-main/contract/ledger-words.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { stillStands } from '../../../src-renderer/screens/money/still-stands.ts'

const review = (count: number, language = 'zh-CN') => ({ language, findings: [{ id: 'a', count, total: '1.00' }] }) as unknown as Review
const change = { id: 'a', title: '', before: { count: 1, total: '1.00' }, after: { count: 2, total: '1.00' }, decided: false, groups: [] }

it('keeps what changed while the findings stand so, through a review made anew, and not after undo', () => {
  const told = review(2)
  const answer: LedgerWordAnswer = { review: told, changes: [change] }
  expect(stillStands(answer, told)).toBe(true)
  expect(stillStands(answer, review(2))).toBe(true)
  expect(stillStands(answer, review(1))).toBe(false)
  expect(stillStands(answer, review(2, 'en'))).toBe(false)
  expect(stillStands(answer, null)).toBe(false)
  expect(stillStands({ review: told, changes: [] }, review(2))).toBe(false)
  expect(stillStands({ review: told, changes: [{ ...change, after: null }] }, review(2))).toBe(false)
  expect(stillStands({ review: told, changes: [{ ...change, after: null }] }, review(0))).toBe(true)
})

import { expect, it } from 'vitest'
import { deliveredLexicon } from '../../../src-main/domain/findings/lexicon.ts'

it('has words for every category and banned kind of money spent', () => {
  const { spending, virtualAssets, walletOperators, cashWords } = deliveredLexicon()
  expect([...new Set(spending.map((each) => each.category))].toSorted()).toEqual([
    'flights', 'golf', 'live-stream-gifts', 'luxury', 'night-club', 'premium-insurance', 'private-school', 'property', 'rail', 'spa-massage', 'star-hotel', 'tourism', 'vehicle',
  ])
  expect([...new Set(spending.map((each) => each.banned))].toSorted()).toEqual(['XF-1', 'XF-2', 'XF-3', 'XF-4', 'XF-5', 'XF-6', 'XF-7', 'XF-8', 'XF-9'])
  expect(Math.min(virtualAssets.length, walletOperators.length, cashWords.length)).toBeGreaterThan(10)
})

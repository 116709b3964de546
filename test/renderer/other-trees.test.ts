import { describe, expect, it } from 'vitest'
import type { Review, ReviewFinding } from '../../src-main/contract/review.ts'
import { assessable } from '../../src-renderer/screens/findings/assessable.ts'
import { choicesOf, choicesWith } from '../../src-renderer/screens/read/marks/use-choices.ts'

const element = (id: string, title: string) => ({ id, title, groupTitle: '虚构组', source: '虚构条文' })
const subject = (id: string, title: string, kind: 'element' | 'circumstance' = 'element') => ({ id, title, kind })
const review = {
  elements: [element('EL-ACT', '拒不执行的行为'), element('EL-KNOW', '知悉')],
  circumstances: [{ id: 'C-1', title: '虚构情形', source: '虚构条文' }],
  persons: [
    { name: '虚构甲', principal: true, elements: [], circumstances: [], subjects: [subject('EL-ACT', '拒不执行的行为')] },
    {
      name: '虚构乙', principal: false, elements: [element('EL-ACT@q%2F1', '拒不执行的行为'), element('EL-ACC@q%2F1', '通谋')], circumstances: [{ id: 'C-1@q%2F1', title: '虚构情形', source: '虚构条文' }],
      subjects: [subject('EL-ACT@q%2F1', '拒不执行的行为'), subject('EL-KNOW@q%2F1', '知悉'), subject('EL-ACC@q%2F1', '通谋'), subject('C-1@q%2F1', '虚构情形', 'circumstance')],
    },
  ],
} as unknown as Review

describe('placing in the tree of somebody else', () => {
  it('offers for a finding what it bears on in every tree, and what only the other’s capacity has', () => {
    expect(assessable({ elements: ['EL-ACT', 'C-1', 'CONSUMPTION'] } as unknown as ReviewFinding, review)).toEqual([
      { id: 'EL-ACT', title: '拒不执行的行为' }, { id: 'C-1', title: '虚构情形' },
      { id: 'EL-ACT@q%2F1', title: '拒不执行的行为 · 虚构乙' }, { id: 'EL-ACC@q%2F1', title: '通谋 · 虚构乙' }, { id: 'C-1@q%2F1', title: '虚构情形 · 虚构乙' },
    ])
  })

  it('offers for a marked passage every tree, found by the name of its person', () => {
    expect(choicesOf(review).map((choice) => choice.id)).toEqual(['EL-ACT', 'EL-KNOW', 'C-1', 'EL-ACT@q%2F1', 'EL-ACC@q%2F1', 'C-1@q%2F1'])
    expect(choicesWith(choicesOf(review), '虚构乙 通谋').map((choice) => choice.id)).toEqual(['EL-ACC@q%2F1'])
  })
})

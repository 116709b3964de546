import { describe, expect, it } from 'vitest'
import { checklistHtml } from '../../src-main/exports/checklist-html.ts'
import type { Review } from '../../src-main/contract/review.ts'
import type { CausationLink, ReviewPerson } from '../../src-main/contract/workspace.ts'
import { translator } from '../../src-main/texts/translate.ts'
import { checklistReview } from './checklist-review.ts'
import { textOfHtml } from './read-checklist.ts'

const printed = (review: Review): string => textOfHtml(checklistHtml(review, { translate: translator(review.language), role: 'judge', fonts: [] }))
const nobody = { circumstances: [], subjects: [], recovery: [], proceeding: null, leniency: { payments: [], obligation: { kind: null, nature: null, amount: null }, heavier: null, rules: [] } }
const person = (over: Partial<ReviewPerson>): ReviewPerson => ({
  id: 'p', name: '虚构甲', kind: 'person', capacity: 'debtor', capacityTitle: '被执行人', text: '', source: '', verified: true, principal: true, of: null, named: null, elements: [], ...nobody, ...over,
})
const link: CausationLink = { id: 'c', subject: 'x', act: '虚构的转移', findings: [], failure: 'unable-part', failureText: '虚构的未到位', evidence: ['E1'], reason: '虚构的理由', reviewer: '虚构审查人', at: '2026-01-01T08:00:00+08:00' }

describe('the checklist of several persons', () => {
  it.each(['zh-CN', 'en'] as const)('prints everybody’s tree under their name, why they are there, and the links that were made, in %s', (language) => {
    const base = checklistReview({ language })
    const [first] = base.elements
    if (first === undefined) throw new Error('the review of the tests has no element')
    const outsider = person({
      id: 'q', name: '虚构案外人', capacity: 'accomplice', capacityTitle: '案外人（共犯）', principal: false, named: { text: '虚构的出借账户', reviewer: '虚构审查人', at: '2026-01-01T08:00:00+08:00' },
      elements: [{ ...first, id: 'EL-ACC-AGREE@q', title: '虚构的通谋要件', for: 1, forFindings: [], placements: [{ subject: 'EL-ACC-AGREE@q', evidence: 'E77', stance: 'for', proof: null, why: '虚构的说明', reviewer: '虚构审查人', at: '2026-01-01' }] }],
    })
    const text = printed({ ...base, persons: [person({ elements: base.elements }), outsider], causation: [link] })
    for (const words of ['虚构案外人', '虚构的出借账户', '虚构的通谋要件', 'E77', '虚构的说明', '虚构的转移', '虚构的未到位', '虚构的理由']) expect(text).toContain(words)
    expect(text).not.toMatch(/export\.|\{\{/u)
  })

  it.each(['zh-CN', 'en'] as const)('prints everybody’s own circumstances, versions by date, how the case goes on and the opinions on property, in %s', (language) => {
    const base = checklistReview({ language })
    const [circumstance] = base.circumstances
    if (circumstance === undefined) throw new Error('the review of the tests has no circumstance')
    const band = { from: '2015-10-01', to: '2015-10-31', days: 2, continuing: false, applies: 'no' as const, reason: '虚构的分段理由' }
    const written = { reviewer: '虚构审查人', at: '2026-01-01T08:00:00+08:00' }
    const decided = { kind: 'circumstance' as const, source: '', text: '', open: null, for: [], against: [], unplaced: [], evidence: [], questions: [], status: 'disputed' as const, reviewer: '虚构审查人', decidedAt: written.at }
    const outsider = person({
      id: 'q', name: '虚构案外人', capacity: 'accomplice', capacityTitle: '案外人（共犯）', principal: false,
      circumstances: [{ ...circumstance, id: `${circumstance.id}@q`, title: '虚构的帮助情形', findings: [] }],
      subjects: [{ ...decided, id: `${circumstance.id}@q`, title: '虚构的帮助情形', reasoning: '虚构的情形理由' }],
      proceeding: { course: 'indict', courseTitle: '虚构的处理', reasoning: '虚构的处理理由', open: { elements: 3, circumstances: 1, gaps: 2, reason: '虚构的未决理由' }, ...written },
      recovery: [{ finding: 'f', title: '虚构的处分', subject: '虚构的房产', count: 1, total: '100.00', status: 'accepted', person: 'q', opinion: { outcome: 'recover', text: '虚构的追缴意见', ...written }, citation: null }],
    })
    const versions = [{ id: 'V', title: '虚构的加重档', source: '虚构条文', former: '虚构的旧规定', verified: false, applies: 'no' as const, reason: '虚构的适用理由', bands: [band, { ...band, from: '2015-12-01', to: '2015-12-02', applies: 'yes' as const, reason: '虚构的另一段' }] }]
    const text = printed({ ...base, versions, persons: [person({ elements: base.elements, circumstances: base.circumstances }), outsider] })
    for (const words of ['虚构的帮助情形', '虚构的情形理由', '虚构的处理', '虚构的处理理由', '虚构的未决理由', '虚构的房产', '虚构的追缴意见', '虚构的加重档', '虚构的旧规定', '虚构的分段理由', '虚构的另一段']) expect(text).toContain(words)
    expect(text).not.toContain('@q')
    expect(text).not.toMatch(/export\.|\{\{/u)
  })

  it('prints no heading for anybody where the debtor is alone', () => {
    const base = checklistReview()
    expect(printed({ ...base, persons: [person({ elements: base.elements })], causation: [] })).toBe(printed(base))
  })
})

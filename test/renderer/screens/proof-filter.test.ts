import { describe, expect, it } from 'vitest'
import type { EvidenceItem, ReviewElement, ReviewFinding } from '../../../src-main/contract/review.ts'
import type { Placement } from '../../../src-main/contract/workspace.ts'
import { groupsOf } from '../../../src-renderer/screens/elements/element-matrix.ts'
import { groupNumber } from '../../../src-renderer/screens/elements/group-number.ts'
import { filesFor, passesProof, proofCount } from '../../../src-renderer/screens/elements/proof-filter.ts'

const property = { status: 'unreviewed', note: null } as const
const item = (id: string, path: string, evidenceKind: EvidenceItem['evidenceKind']): EvidenceItem => ({
  id, title: id, path, sha256: '', evidenceKind, source: null, slots: [], properties: { authenticity: property, legality: property, relevance: property },
})
const evidence = [item('E1', '供述.pdf', 'accused-statement'), item('E2', '流水.csv', 'audio-visual-electronic'), item('E3', '证言.docx', 'testimony')]
const findings = [{ id: 'f', citations: [{ path: '流水.csv', line: 3 }], context: [] }] as unknown as readonly ReviewFinding[]
const body = { evidence, findings }
const placed = (id: string, stance: Placement['stance'], proof: Placement['proof'] = null): Placement => ({ subject: 'EL', evidence: id, stance, proof, why: '', reviewer: '甲', at: '2026-01-01' })
const element = (placements: readonly Placement[], parts: Partial<ReviewElement> = {}): ReviewElement => ({
  id: 'EL', group: 'intent', groupTitle: '', title: '', source: '', status: 'unassessed', missing: [], forFindings: [], againstFindings: [], openFindings: [], evidence: [], defence: [],
  verified: false, reasoning: null, reviewer: null, decidedAt: null, placements,
  for: placements.filter((one) => one.stance === 'for').length, against: placements.filter((one) => one.stance === 'against').length, ...parts,
})

describe('the filters on proof', () => {
  it('find an element with nothing on one side', () => {
    expect(passesProof('nothing-for', element([placed('E1', 'against')]), undefined, body)).toBe(true)
    expect(passesProof('nothing-against', element([placed('E1', 'against')]), undefined, body)).toBe(false)
  })

  it('find one that rests on the accused’s statement alone, and not one with anything else beside it', () => {
    const alone = element([placed('E1', 'for'), placed('E2', 'against')])
    expect(passesProof('only-accused', alone, undefined, body)).toBe(true)
    expect(passesProof('only-accused', element([placed('E1', 'for')], { forFindings: ['f'] }), undefined, body)).toBe(false)
    expect(passesProof('only-accused', element([]), undefined, body)).toBe(false)
  })

  it('warn of indirect evidence as long as nothing direct stands for it', () => {
    expect(passesProof('only-indirect', element([placed('E1', 'for'), placed('E2', 'for', 'indirect')]), undefined, body)).toBe(true)
    expect(passesProof('only-indirect', element([placed('E1', 'for', 'direct'), placed('E2', 'for', 'indirect')]), undefined, body)).toBe(false)
    // Nobody said anything: that is no finding of the program's.
    expect(passesProof('only-indirect', element([placed('E1', 'for')]), undefined, body)).toBe(false)
    // A direct piece against it makes nothing for it direct.
    expect(passesProof('only-indirect', element([placed('E1', 'against', 'direct'), placed('E2', 'for', 'indirect')]), undefined, body)).toBe(true)
  })

  it('count a file once however it came to stand for the element', () => {
    const both = element([placed('E2', 'for', 'indirect')], { forFindings: ['f'] })
    expect([...filesFor(both, undefined, body)]).toEqual(['流水.csv'])
    expect(proofCount(both, filesFor(both, undefined, body), body)).toEqual({ direct: 0, indirect: 1, unsaid: 0 })
  })
})

describe('groups', () => {
  it('stand in the order of the office, those it does not name at the end', () => {
    const of = (group: string): ReviewElement => ({ ...element([]), id: group, group })
    expect(groupsOf([of('a'), of('b'), of('c')], ['c', 'a']).map((one) => one.group)).toEqual(['c', 'a', 'b'])
  })

  it('number the five evidence groups and no other', () => {
    expect([groupNumber('ability', 'zh-CN'), groupNumber('ability', 'en'), groupNumber('defence', 'zh-CN')]).toEqual(['三、', '3. ', ''])
  })
})

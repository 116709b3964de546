import { describe, expect, it } from 'vitest'
import type { EvidenceItem, ReviewElement, ReviewFinding } from '../../../src-main/contract/review.ts'
import { groupRows, kindSpans, matrixOf, squareOf } from '../../../src-renderer/screens/elements/element-matrix.ts'

const property = { status: 'unreviewed', note: null } as const
const evidence = (id: string, path: string, evidenceKind: EvidenceItem['evidenceKind']): EvidenceItem => ({
  id, title: `题名 ${id}`, path, sha256: '', evidenceKind, source: null, slots: [], properties: { authenticity: property, legality: property, relevance: property },
})
const finding = (id: string, ...paths: string[]): ReviewFinding => ({
  id, rule: 'funds.cash', title: id, status: 'accepted', count: 1, total: null, from: null, to: null, subject: null, groups: [], shows: '', innocentReading: null,
  parameters: {}, elements: [], favoursAccused: false, citations: paths.map((path) => ({ path, line: 1 })), context: [], decision: null, stale: null,
})
const element = (id: string, group: string, parts: Partial<ReviewElement> = {}): ReviewElement => ({
  id, group, groupTitle: group, title: id, source: '', status: 'unassessed', for: 0, against: 0, missing: [], forFindings: [], againstFindings: [], openFindings: [],
  evidence: [], defence: [], verified: false, reasoning: null, reviewer: null, decidedAt: null, ...parts,
})

const matrix = matrixOf({
  subjects: [],
  elements: [
    element('EL-ABILITY', 'g3', { forFindings: ['f1'], againstFindings: ['f2'], openFindings: ['f3', 'gone'] }),
    element('EL-KNOW', 'g2', { evidence: ['e2'] }),
  ],
  findings: [finding('f1', 'a.csv', 'a.csv', 'b.csv'), finding('f2', 'a.csv'), finding('f3', 'c.csv')],
  evidence: [evidence('e1', 'a.csv', 'audio-visual-electronic'), evidence('e2', 'z.pdf', 'documentary')],
})

describe('matrixOf', () => {
  it('has a column for each file that says something, by kind of evidence', () => {
    expect(matrix.columns.map((column) => column.path)).toEqual(['z.pdf', 'a.csv', 'b.csv', 'c.csv'])
    expect(kindSpans(matrix.columns)).toEqual([{ kind: 'documentary', span: 1 }, { kind: 'audio-visual-electronic', span: 1 }, { kind: null, span: 2 }])
  })

  it('shows both sides of one file and counts a finding once per file', () => {
    const cell = matrix.cell('EL-ABILITY', 'a.csv')
    expect(cell?.for.map((one) => one.id)).toEqual(['f1'])
    expect(cell && squareOf(cell)).toBe('both')
    expect(matrix.cell('EL-ABILITY', 'z.pdf')).toBeNull()
  })

  it('leaves a file that only fills a slot, and an open finding, unassessed', () => {
    const slot = matrix.cell('EL-KNOW', 'z.pdf')
    expect(slot?.fillsSlot).toBe(true)
    expect(slot && squareOf(slot)).toBe('not-assessed')
    const open = matrix.cell('EL-ABILITY', 'c.csv')
    expect(open && squareOf(open)).toBe('not-assessed')
  })
})

describe('groupRows', () => {
  it('keeps members of a group together and names the group once', () => {
    const rows = groupRows([element('a', 'g1'), element('b', 'g2'), element('c', 'g1')])
    expect(rows.map((row) => [row.element.id, row.groupSpan])).toEqual([['a', 2], ['c', 0], ['b', 1]])
  })
})

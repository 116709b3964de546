import { describe, expect, it } from 'vitest'
import { buildReview } from '../../../src-main/domain/review/build-review.ts'
import { NO_DECISIONS, type Decisions, type View } from '../../../src-main/domain/review/decisions.ts'
import { unanswered } from '../../../src-main/domain/review/opinion-items.ts'
import { differencesOf } from '../../../src-main/domain/review/opinion-second.ts'
import { milestone, party } from '../findings/case-builder.ts'
import { accept, act, caseView, document, finding, PACK, reviewInput } from './review-builder.ts'
import { fen } from '../../../src-main/domain/values/money.ts'

const opinion = (parts: Parameters<typeof reviewInput>[0]) => buildReview(reviewInput(parts)).opinion
const subject = (parts: Parameters<typeof reviewInput>[0], id: string) => opinion(parts)?.subjects.find((each) => each.id === id)
const flight = finding('travel.air', [act('2024-12-05', 3)])

describe('both sides of an element', () => {
  it('lists every element and circumstance, nothing decided, nothing on a side', () => {
    const subjects = opinion({ findings: [flight] })?.subjects ?? []
    expect(subjects.map((each) => each.id)).toEqual([...PACK.elements, ...PACK.circumstances].map((each) => each.id))
    expect(subjects.every((each) => each.status === 'unassessed' && each.for.length === 0 && each.against.length === 0 && each.open === null)).toBe(true)
    expect(subjects.find((each) => each.id === 'EL-ACT')?.unplaced).toEqual([flight.id])
  })

  it('places accepted findings and marked passages by stance, with their answers', () => {
    const decisions: Decisions = {
      ...accept(flight, { 'EL-ACT': 'for', 'JI2024-3.4': 'against' }),
      annotations: [{ id: 'urn:uuid:1', document: { target: { source: { path: '讯问笔录.pdf' }, selector: [{ type: 'FragmentSelector', value: 'page=3&viewrect=1,2,3,4' }, { type: 'TextQuoteSelector', exact: '车票是单位买的' }] } }, stances: { 'EL-ACT': 'against' } }],
      answers: { 'EL-ACT': { 'urn:uuid:1': { text: '单位证明未入卷', reviewer: '乙某', at: '2026-11-20T10:00:00+08:00' } } },
    }
    expect(subject({ findings: [flight], decisions }, 'EL-ACT')).toMatchObject({
      for: [{ id: flight.id, kind: 'finding', count: 1, citation: { path: 'travel/rail.csv', line: 3 }, answer: null }],
      against: [{ id: 'urn:uuid:1', kind: 'annotation', title: '车票是单位买的', citation: { path: '讯问笔录.pdf', page: 3 }, answer: { text: '单位证明未入卷' } }],
      unplaced: [],
    })
    expect(subject({ findings: [flight], decisions }, 'JI2024-3.4')).toMatchObject({ for: [], against: [{ id: flight.id }], unplaced: [] })
  })

  it('takes a rejected finding off both sides', () => {
    const decided = accept(flight, { 'EL-ACT': 'for' })
    const record = decided.findings[flight.id]
    const decisions: Decisions = { ...decided, findings: record === undefined ? {} : { [flight.id]: { ...record, status: 'rejected' } } }
    expect(subject({ findings: [flight], decisions }, 'EL-ACT')).toMatchObject({ for: [], against: [], unplaced: [] })
  })

  it('asks for an answer to what stands against the decision', () => {
    const item = (id: string, answered: boolean) => ({ id, kind: 'finding', title: id, count: 1, total: null, citation: null, answer: answered ? { text: 'x', reviewer: 'y', at: 'z' } : null } as const)
    const sides = { for: [item('f1', false), item('f2', true)], against: [item('a1', true), item('a2', false)] }
    expect(unanswered('established', sides)).toEqual(['a2'])
    expect(unanswered('not-established', sides)).toEqual(['f1'])
    expect(unanswered('disputed', sides)).toEqual(['f1', 'a2'])
    expect(unanswered('not-applicable', sides)).toEqual([])
    expect(unanswered('unassessed', sides)).toEqual([])
  })
})

describe('leniency, heavier punishment, recovery', () => {
  it('lists payments by stage and what the nature of the obligation means', () => {
    const paid = finding('performance.paid', [act('2024-01-05', 9, 100_00n)], {
      total: fen(100_00n),
      groups: [{ key: 'before-transfer', count: 1, total: fen(100_00n) }, { key: 'before-indictment', count: 0, total: fen(0n) }, { key: 'before-judgment', count: 0, total: fen(0n) }, { key: 'later', count: 0, total: fen(0n) }],
    })
    const of = (nature: 'ordinary' | 'wages' | null) => opinion({ findings: [paid], view: { ...caseView(), facts: { ...caseView().facts, obligation: { kind: 'money', amount: fen(5000_00n), subject: null, nature } } } })?.leniency
    expect(of('wages')).toMatchObject({
      heavier: true, obligation: { nature: 'wages', amount: '5000.00' },
      payments: [{ party: '甲某', total: '100.00', stages: [{ key: 'before-transfer', count: 1, total: '100.00', rule: 'EL-LENIENT-1' }, { rule: 'EL-LENIENT-1' }, { rule: 'EL-LENIENT-2' }, { key: 'later', rule: null }] }],
    })
    expect(of('ordinary')?.heavier).toBe(false)
    expect(of(null)?.heavier).toBeNull()
    expect(of(null)?.rules.map((rule) => rule.id).toSorted()).toEqual(['EL-HEAVIER', 'EL-LENIENT-1', 'EL-LENIENT-2'])
  })

  it('lists property findings that were not rejected, and no others', () => {
    const sold = finding('property.low-price', [act('2024-02-01', 1)], { total: fen(30_000_00n) })
    expect(opinion({ findings: [flight, sold] })?.recovery).toMatchObject([{ finding: sold.id, total: '30000.00', status: 'proposed' }])
    expect(opinion({ findings: [sold], decisions: accept(sold) })?.recovery).toMatchObject([{ status: 'accepted' }])
    const record = accept(sold).findings[sold.id]
    expect(opinion({ findings: [sold], decisions: { ...NO_DECISIONS, findings: record === undefined ? {} : { [sold.id]: { ...record, status: 'rejected' } } } })?.recovery).toEqual([])
  })

  it('counts limitation for both tiers from the end of the last act, until the police file', () => {
    const limit = finding('timing.limitation', [act('2024-03-10', 1)])
    const clocks = (milestones: readonly ReturnType<typeof milestone>[]) => opinion({ findings: [limit], view: caseView({ parties: [party('p1', { name: '甲某' })], milestones: [...milestones], today: '2026-11-21' }) })
      ?.clocks.filter((clock) => clock.rule === 'timing.limitation').map(({ due, state, ended }) => ({ due, state, ended }))
    expect(clocks([])).toEqual([{ due: '2029-03-10', state: 'running', ended: null }, { due: '2034-03-10', state: 'running', ended: null }])
    expect(clocks([milestone('police-filed', '2030-01-01')])).toEqual([{ due: '2029-03-10', state: 'ended-late', ended: '2030-01-01' }, { due: '2034-03-10', state: 'ended-in-time', ended: '2030-01-01' }])
  })
})

describe('two views', () => {
  const view = (entries: Readonly<Record<string, 'established' | 'disputed'>>): View =>
    Object.fromEntries(Object.entries(entries).map(([id, status]) => [id, { status, reasoning: `${id} ${status}`, reviewer: '乙某', decidedAt: '2026-11-20T10:00:00+08:00' }]))
  const subjects = [{ id: 'A', title: '甲' }, { id: 'B', title: '乙' }, { id: 'C', title: '丙' }]

  it('differ where the status differs, a missing decision included', () => {
    expect(differencesOf({ first: view({ A: 'established', B: 'disputed' }), second: view({ A: 'established' }) }, subjects)).toEqual([
      { id: 'B', title: '乙', first: { status: 'disputed', reasoning: 'B disputed' }, second: { status: 'unassessed', reasoning: null } },
    ])
  })

  it('show nothing before both have signed', () => {
    const second = { seat: 'first', names: { first: '乙某', second: '丙某' }, decided: { first: 1, second: 2 }, signatures: { first: null, second: null }, views: null } as const
    expect(opinion({ decisions: { ...NO_DECISIONS, second } })?.second).toMatchObject({ differences: null, alike: null, first: { decided: 1 }, second: { decided: 2 } })
  })
})

describe('requests and formal checks', () => {
  const request = { number: 4, state: 'answered', dueDate: null, answeredBy: ['E1'], note: null, reviewer: '乙某', at: '2026-11-20T10:00:00+08:00' } as const
  it('lets an answer fill the slot it was asked for', () => {
    const file = document('f1', '回函.pdf', '无关的文字')
    const before = buildReview(reviewInput({ documents: [file] }))
    const slot = before.gaps[0]?.slot ?? ''
    const after = buildReview(reviewInput({ documents: [file], decisions: { ...NO_DECISIONS, gaps: { [slot]: request } } }))
    expect(after.gaps.some((gap) => gap.slot === slot)).toBe(false)
    expect(after.evidence[0]?.slots).toContainEqual({ slot, page: null, quote: null })
    expect(after.requests).toMatchObject([{ number: 4, slot, answeredBy: ['E1'] }])
    // The file that answers has to be in the case.
    const gone = buildReview(reviewInput({ decisions: { ...NO_DECISIONS, gaps: { [slot]: request } } }))
    expect(gone.gaps.find((gap) => gap.slot === slot)?.request?.number).toBe(4)
  })

  it('asks of each kind of evidence its own checks, for all three properties', () => {
    for (const kind of ['physical', 'documentary', 'testimony', 'victim-statement', 'accused-statement', 'expert-opinion', 'inspection-record', 'audio-visual-electronic'] as const) {
      const checks = buildReview(reviewInput({ documents: [document('f1', 'a.pdf', '', { evidenceKind: kind })] })).evidence[0]?.checks ?? []
      expect([kind, new Set(checks.map((check) => check.property)).size]).toEqual([kind, 3])
      expect(checks.every((check) => check.state === 'unchecked' && check.source !== '')).toBe(true)
    }
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { encode } from '../../../src-main/contract/codec.ts'
import type { Review, ReviewCircumstance, ReviewElement } from '../../../src-main/contract/review.ts'
import { buildReview } from '../../../src-main/domain/review/build-review.ts'
import { caseRecord } from '../../../src-main/domain/review/case-record.ts'
import { NO_DECISIONS, snapshotOf, type Decisions } from '../../../src-main/domain/review/decisions.ts'
import type { ReviewInput } from '../../../src-main/domain/review/review-input.ts'
import { day } from '../../../src-main/domain/values/day.ts'
import { fen } from '../../../src-main/domain/values/money.ts'
import { contractFaults } from '../../contract/review-contract.ts'
import { account, asset, dealing, journey, milestone, party, partyId } from '../findings/case-builder.ts'
import { accept, act, caseView, document, finding, listed, reviewInput, translator } from './review-builder.ts'

const contract = (name: string): Record<string, unknown> => {
  const place = [`../../../resources/contracts/${name}`, `../../../../shared/contracts/${name}`].map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url))
  if (place === undefined) throw new Error(`no contract ${name}`)
  return JSON.parse(readFileSync(place, 'utf8')) as Record<string, unknown>
}
const ajv = new Ajv2020({ allErrors: true, strict: false })
const followsCase = ajv.compile(contract('case-bundle.schema.json'))

const build = (parts: Parameters<typeof reviewInput>[0] = {}): Review => buildReview(reviewInput(parts))
const element = (review: Review, id: string): ReviewElement => review.elements.find((one) => one.id === id) ?? expect.fail(`no element ${id}`)
const circumstance = (review: Review, id: string): ReviewCircumstance => review.circumstances.find((one) => one.id === id) ?? expect.fail(`no circumstance ${id}`)
const met = (review: Review, id: string, precondition: string): string | undefined =>
  circumstance(review, id).preconditions.find((one) => one.id === precondition)?.met

const rail = finding('travel.rail', [act('2023-05-01', 4, 55300n), act('2024-02-01', 9, 55300n)], { total: fen(110600n) })
const sanctioned = (date: string): ReviewInput['view'] =>
  caseView({ milestones: [milestone('judgment-effective', '2023-01-10'), milestone('fine-served', date)] })

describe('the whole review', () => {
  const documents = [document('f1', '判决书.pdf', '民事判决书\n正文'), document('f2', 'rail.csv', '', { kind: 'travel-record' }), document('f3', '罚款决定书.pdf')]
  const files = documents.map((file) => listed(file, file.id === 'f2' ? { rows: { read: 3, kept: 2, duplicate: 1, rejected: 0, rejections: [] } } : {}))
  const view = caseView({
    parties: [party('p1', { name: '甲某', documents: [{ kind: 'passport', number: 'E00000000' }] }), party('p2', { name: '乙某', role: 'creditor', relation: 'other' })],
    accounts: [account('a1', { holder: 'p1', number: '6200', frozenFrom: '2023-03', declared: false })],
    assets: [asset('h1', { owner: 'p1', title: '甲路一号', valuation: fen(100_000_00n), seizedFrom: '2023-04-01', seizedTo: '2023-09-01' })],
    dealings: [dealing('d1', 'sale', '2023-06', { asset: 'h1', from: 'p1', to: 'p2', price: fen(50_000_00n), evidence: 'x.pdf' })],
    milestones: [milestone('judgment-effective', '2023-01-10'), milestone('fine-served', '2023-06-01', { amount: fen(20_000_00n), party: 'p1' }), milestone('seizure', '2023-04-01', { asset: 'h1' })],
    journeys: [journey('rail', '2023-05-01 08:00', '甲某', { line: 4, file: 'rail', train: 'G7', from: '甲站', to: '乙站', seat: '二等座' })],
    facts: { title: '甲某案', stage: 'prosecution-review', obligation: { kind: 'money', amount: fen(1_234_50n), subject: null, nature: 'ordinary' } },
  })
  const input = reviewInput({
    view, documents, files, findings: [rail, finding('performance.paid', [act('2024-03-01', 2, 5_000_00n, 'bank.csv')], { total: fen(5_000_00n) })],
    decisions: accept(rail, { 'EL-ACT': 'for' }), periods: [{ kind: 'restriction', from: day('2023-02-01'), to: null, party: partyId('p1'), asset: null, account: null }],
  })
  const review = buildReview(input)

  it('follows the contract, and crosses as plain JSON', () => {
    expect(contractFaults(review)).toEqual([])
    expect(() => encode(review)).not.toThrow()
  })

  it('comes out the same twice', () => {
    expect(buildReview(input)).toEqual(review)
  })

  it('gives the case back in the shape of case.json', () => {
    followsCase(review.case)
    expect(followsCase.errors).toBeNull()
    expect(review.case).toMatchObject({
      case: { title: '甲某案', stage: 'prosecution-review' },
      obligation: { kind: 'money', amount: '1234.50', nature: 'ordinary' },
      accounts: [{ id: 'a1', frozenFrom: '2023-03', declared: false }],
      dealings: [{ id: 'd1', date: '2023-06', price: '50000.00' }],
      milestones: [{ kind: 'judgment-effective', date: '2023-01-10' }, { kind: 'fine-served', amount: '20000.00', party: 'p1' }, { kind: 'seizure', asset: 'h1' }],
    })
    expect(JSON.stringify(caseRecord(view.facts))).not.toContain('null')
  })

  it('adds up files, pages and rows', () => {
    expect(review.intake.totals).toEqual({ files: 3, imported: 3, duplicate: 0, needsAttention: 0, rejected: 0, pages: 1, transactions: 0, journeys: 2 })
  })

  it('lays everything on one line of time, each thing once, dates as known', () => {
    expect(review.timeline.map((entry) => [entry.date, entry.kind, entry.title])).toEqual([
      ['2023-01-10', 'milestone', '裁判生效'],
      ['2023-03', 'freeze', '账户冻结：虚构银行、6200、甲某'],
      ['2023-04-01', 'seizure', '查封、扣押：甲路一号'],
      ['2023-05-01', 'journey', '铁路：甲某、G7、甲站—乙站、二等座'],
      ['2023-06', 'dealing', '买卖：甲路一号、甲某—乙某、50,000.00 元'],
      ['2023-06-01', 'milestone', '罚款决定送达：甲某、20,000.00 元'],
      ['2023-09-01', 'seizure', '解除查封、扣押：甲路一号'],
      ['2024-03-01', 'payment', '履行：甲某、5,000.00 元'],
    ])
    expect(review.timeline.find((entry) => entry.kind === 'journey')?.citation).toEqual({ path: 'travel/rail.csv', line: 4 })
  })

  it('speaks English as well, leaving no key untranslated', () => {
    const english = build({ ...input, language: 'en', translate: translator('en') })
    // Paths are names of files, and stay as they are.
    const worded = JSON.stringify([english.elements, english.circumstances, english.gaps, english.sanctions, english.office], (key, value: unknown) => (key === 'path' || key === 'quote' ? undefined : value))
    expect(worded.match(/.{0,40}(?:\p{Script=Han}|\{\{|"(?:review|precondition|applies|milestone)\.).{0,40}/u)).toBeNull()
    expect(english.timeline.map((entry) => entry.title)).toContain('Fine decision served: 甲某, CNY 20,000.00')
  })
})

describe('findings', () => {
  it('carry every counted act as a citation, exact amounts, and what they bear on', () => {
    const [shown] = build({ findings: [rail] }).findings
    expect(shown).toMatchObject({
      id: 'travel.rail/party/p1', status: 'proposed', count: 2, total: '1106.00', from: '2023-05-01', to: '2024-02-01', decision: null, stale: null, favoursAccused: false,
      elements: ['EL-ACT', 'JI2024-3.4', 'XF-1', 'XF-9'],
      citations: [{ path: 'travel/rail.csv', line: 4, day: '2023-05-01', amount: '553.00' }, { path: 'travel/rail.csv', line: 9, day: '2024-02-01', amount: '553.00' }],
    })
  })

  it('bear on the banned kinds that they are broken down by, under the words of the pack', () => {
    const spending = finding('spending.high', [act('2024-01-01', 1, 100n)], { groups: [{ key: 'XF-2', count: 1, total: fen(100n) }, { key: '某地', count: 1, total: null }] })
    const [shown] = build({ findings: [spending] }).findings
    expect(shown?.elements).toEqual(['EL-ACT', 'JI2024-3.4', 'EL-ABILITY', 'XF-2'])
    expect(shown?.groups.map((group) => group.label)).toEqual(['星级宾馆、夜总会、高尔夫等高消费', '某地'])
  })

  it('are marked stale where rows or parameters changed after they were accepted, and never otherwise', () => {
    const decisions = accept(rail)
    const changed = (over: Partial<typeof rail>): unknown => build({ findings: [{ ...rail, ...over }], decisions }).findings[0]?.stale
    expect(changed({})).toBeNull()
    expect(changed({ acts: [...rail.acts].toReversed() })).toBeNull()
    const then = { count: 2, total: '1106.00' }
    const row = (day: string, line: number) => ({ path: 'travel/rail.csv', line, day, amount: '553.00' })
    const same = { added: [], gone: [] }
    expect(changed({ acts: [act('2023-05-01', 4, 55300n), act('2024-02-01', 10, 55300n)] }))
      .toEqual({ ...then, difference: { rows: { added: [row('2024-02-01', 10)], gone: [row('2024-02-01', 9)] }, parameters: [] } })
    // Of two rows that are told the same, one that came in is seen.
    expect(changed({ acts: [...rail.acts, act('2023-05-01', 4, 55300n)] })).toMatchObject({ difference: { rows: { added: [row('2023-05-01', 4)], gone: [] } } })
    expect(changed({ count: 3 })).toEqual({ ...then, difference: { rows: same, parameters: [] } })
    expect(changed({ total: fen(1n) })).toEqual({ ...then, difference: { rows: same, parameters: [] } })
    expect(changed({ parameters: { least: '5.00' } })).toEqual({ ...then, difference: { rows: same, parameters: [{ name: 'least', before: null, now: '5.00' }] } })
  })

  it('say so where an older decision, or one of very many rows, holds no rows to compare', () => {
    const decisions = accept(rail)
    const { rows: _rows, ...snapshot } = decisions.findings[rail.id]?.snapshot ?? snapshotOf(rail)
    const older = { ...decisions, findings: { [rail.id]: { ...decisions.findings[rail.id], snapshot } } } as Decisions
    expect(build({ findings: [{ ...rail, count: 3 }], decisions: older }).findings[0]?.stale).toEqual({ count: 2, total: '1106.00', difference: { rows: null, parameters: [] } })
    const many = { ...rail, acts: Array.from({ length: 10_001 }, (_none, line) => act('2023-05-01', line, 1n)) }
    expect(snapshotOf(many).rows).toBeUndefined()
    expect(snapshotOf(rail).rows).toHaveLength(2)
  })

  it('stay in sight where they were accepted and are counted no more, open again and for neither side', () => {
    const review = build({ findings: [], decisions: accept(rail, { 'EL-ACT': 'for' }) })
    expect(review.findings).toMatchObject([{ id: rail.id, status: 'accepted', count: 0, total: null, stale: { count: 2, total: '1106.00', difference: { rows: { added: [], gone: [{ line: 4 }, { line: 9 }] } } } }])
    expect(element(review, 'EL-ACT')).toMatchObject({ for: 0, against: 0, openFindings: [rail.id] })
  })

  it('point to nothing once rejected, and stay listed', () => {
    const decisions = { ...accept(rail), findings: { [rail.id]: { ...accept(rail).findings[rail.id], status: 'rejected' } } } as Decisions
    const review = build({ findings: [rail], decisions })
    expect(review.findings).toMatchObject([{ status: 'rejected' }])
    expect(element(review, 'EL-ACT').openFindings).toEqual([])
    expect(circumstance(review, 'JI2024-3.4').findings).toEqual([])
    expect(review.timeline.filter((entry) => entry.kind === 'journey')).toEqual([])
  })
})

describe('elements', () => {
  it('count nothing that nobody assessed', () => {
    const review = build({ findings: [rail] })
    expect(element(review, 'EL-ACT')).toMatchObject({ status: 'unassessed', for: 0, against: 0, forFindings: [], openFindings: [rail.id] })
    expect(element(build({ findings: [rail], decisions: accept(rail) }), 'EL-ACT')).toMatchObject({ for: 0, openFindings: [rail.id] })
  })

  it('count stances of the reviewer, also on annotations and on elements that the rule did not name', () => {
    const annotations = [{ id: 'n1', document: { type: 'Annotation' }, stances: { 'EL-ACT': 'against' as const, 'EL-DEF': 'for' as const } }]
    const review = build({ findings: [rail], decisions: { ...accept(rail, { 'EL-ACT': 'for', 'EL-INTENT': 'against' }), annotations } })
    expect(element(review, 'EL-ACT')).toMatchObject({ for: 1, against: 1, forFindings: [rail.id], openFindings: [] })
    expect(element(review, 'EL-INTENT')).toMatchObject({ for: 0, against: 1, againstFindings: [rail.id] })
    expect(element(review, 'EL-DEF')).toMatchObject({ for: 1, against: 0 })
    expect(review.annotations).toEqual([{ type: 'Annotation', id: 'n1', stances: { 'EL-ACT': 'against', 'EL-DEF': 'for' } }])
  })

  it('put at least two questions of the accused’s side, each', () => {
    for (const one of build().elements) expect(one.defence.length, one.id).toBeGreaterThanOrEqual(2)
  })

  it('carry the assessment with its reasons', () => {
    const elements = { 'EL-KNOW': { status: 'disputed' as const, reasoning: '送达地址有争议', reviewer: '丙某', decidedAt: '2026-11-20T10:00:00+08:00' } }
    expect(element(build({ decisions: { ...NO_DECISIONS, elements } }), 'EL-KNOW')).toMatchObject({ status: 'disputed', reasoning: '送达地址有争议', reviewer: '丙某' })
  })
})

describe('gaps', () => {
  const asked = (review: Review): readonly string[] => review.gaps.map((gap) => gap.slot)

  it('name what every file needs, each document once, numbered, with a unit to ask and a reason', () => {
    const review = build()
    expect(asked(review)).toEqual(['EV-ID', 'EV-JUDG', 'EV-EFF', 'EV-SVC-J', 'EV-APPLY', 'EV-NOTICE', 'EV-RPT-ORD', 'EV-FLOW', 'EV-LIVING', 'EV-STMT', 'EV-XFER', 'EV-POLICE'])
    expect(review.gaps.map((gap) => gap.number)).toEqual(review.gaps.map((_gap, index) => index + 1))
    for (const gap of review.gaps) expect(gap.askUnit === '' || gap.why === '' || gap.document === '').toBe(false)
    expect(review.gaps.find((gap) => gap.slot === 'EV-JUDG')?.element).toBe('EL-BASIS')
  })

  it('end where a document fills the slot, or one that does as well', () => {
    const review = build({ documents: [document('f1', '生效证明.pdf'), document('f2', '不动产登记查询.pdf')] })
    expect(asked(review)).not.toContain('EV-EFF')
    expect(asked(review)).not.toContain('EV-FLOW')
    expect(element(review, 'EL-BASIS').missing).not.toContain('生效证明')
    expect(element(review, 'EL-BASIS').evidence).toEqual(['E1'])
  })

  it('follow the findings: journeys ask for the restriction order and the sanction, not for the property report form or an injury opinion', () => {
    const slots = asked(build({ findings: [rail] }))
    expect(slots).toEqual(expect.arrayContaining(['EV-LIM-ORD', 'EV-TRAVEL', 'EV-FINE', 'EV-POST']))
    expect(slots).not.toContain('EV-RPT')
    expect(slots).not.toContain('EV-INJ')
    expect(slots).not.toContain('EV-DET')
    expect(build({ findings: [rail] }).gaps.find((gap) => gap.slot === 'EV-FINE')?.document).toBe('罚款决定书及送达回证或者拘留决定书及执行材料')
    expect(asked(build({ findings: [finding('report.none', [act('2023-08-01', 1)])] }))).toContain('EV-RPT')
    expect(asked(build({ findings: [finding('performance.paid', [act('2024-03-01', 2)])] }))).toContain('EV-PERF')
  })

  it('fit the stage and the reviewer’s word that an element does not apply', () => {
    expect(asked(build({ view: caseView({ facts: { stage: 'enforcement' } }) }))).not.toContain('EV-POLICE')
    expect(asked(build({ view: caseView({ facts: { stage: 'private-prosecution' } }) }))).not.toContain('EV-XFER')
    const elements = { 'EL-ID': { status: 'not-applicable' as const, reasoning: '另案已查明', reviewer: '丙某', decidedAt: '2026-11-20T10:00:00+08:00' } }
    const review = build({ decisions: { ...NO_DECISIONS, elements } })
    expect(asked(review)).not.toContain('EV-ID')
    expect(element(review, 'EL-ID').missing).toEqual([])
  })
})

describe('circumstances', () => {
  it('are all listed, whether or not anything points to them', () => {
    const review = build()
    expect(review.circumstances).toHaveLength(28)
    expect(circumstance(review, 'JI2024-4.2')).toMatchObject({ tier: 'especially-serious', appliesByDate: 'yes', findings: [] })
    expect(circumstance(review, 'JI2015-2.1')).toMatchObject({ appliesByDate: 'no' })
  })

  it('choose the version by the acts counted for them, else by all acts of the case', () => {
    const review = build({ findings: [rail] })
    expect(circumstance(review, 'JI2024-3.4')).toMatchObject({ appliesByDate: 'only-if-favourable', findings: [rail.id] })
    expect(circumstance(review, 'JI2015-2.1')).toMatchObject({ appliesByDate: 'yes', findings: [rail.id] })
    expect(circumstance(review, 'JI2024-4.2')).toMatchObject({ appliesByDate: 'only-if-favourable', findings: [] })
    const across = build({ findings: [finding('travel.air', [act('2024-11-30', 1), act('2024-12-01', 2)])] })
    expect(circumstance(across, 'JI2024-3.4').appliesByDate).toBe('human-decision')
    expect(circumstance(across, 'NPC2002-1').appliesByDate).toBe('yes')
  })

  it('do not let payments, time limits or the quality of a statement move a version', () => {
    const others = [finding('performance.paid', [act('2025-06-01', 1)]), finding('timing.limitation', [act('2025-06-01', 1)]), finding('statement.break', [act('2025-06-01', 1)])]
    expect(circumstance(build({ findings: [rail, ...others] }), 'JI2024-3.4').appliesByDate).toBe('only-if-favourable')
  })

  it('do not hand a wider new item down to the former one', () => {
    const gift = finding('property.gratuitous', [act('2020-01-01', 1)], { subject: { kind: 'dealing', id: 'd1', name: '赠与' } })
    expect(circumstance(build({ findings: [gift] }), 'JI2024-3.1').findings).toEqual([gift.id])
    expect(circumstance(build({ findings: [gift] }), 'JI2015-2.4').findings).toEqual([])
  })

  it('are bound by duty and ability; ability only by the reviewer’s word', () => {
    expect(met(build(), 'NPC2002-1', 'duty')).toBe('yes')
    expect(met(build({ view: caseView({ milestones: [] }) }), 'NPC2002-1', 'duty')).toBe('unknown')
    expect(met(build({ view: caseView({ parties: [party('p2', { role: 'creditor' })] }) }), 'NPC2002-1', 'duty')).toBe('unknown')
    const assessed = (status: 'established' | 'not-established' | 'disputed'): string | undefined =>
      met(build({ decisions: { ...NO_DECISIONS, elements: { 'EL-ABILITY': { status, reasoning: 'x', reviewer: 'y', decidedAt: '2026-11-20T10:00:00+08:00' } } } }), 'NPC2002-1', 'ability')
    expect(met(build({ findings: [finding('ability.ledger', [act('2023-05-31', 1)])] }), 'NPC2002-1', 'ability')).toBe('unknown')
    expect([assessed('established'), assessed('not-established'), assessed('disputed')]).toEqual(['yes', 'no', 'unknown'])
  })

  it('leave results, harm and egregious conduct to a person', () => {
    const review = build({ findings: [rail] })
    for (const [id, precondition] of [['JI2024-3.6', 'egregious'], ['JI2024-3.6', 'result-unable-to-execute'], ['JI2024-3.8', 'result-work-stopped'], ['JI2024-3.7', 'victim-harm'], ['JI2024-4.4', 'creditor-harm']] as const) {
      expect(met(review, id, precondition), id).toBe('unknown')
    }
  })

  it.each([
    ['2024-01-31', 'yes', 'yes'],
    ['2024-02-01', 'yes', 'no'],
    ['2024-02', 'yes', 'no'],
    ['2024', 'yes', 'unknown'],
    ['2024-01', 'yes', 'yes'],
    ['2025-01-01', 'yes', 'no'],
  ])('fine served %s, last journey 2024-02-01: sanction %s, persistence %s', (date, sanction, persistence) => {
    const review = build({ view: sanctioned(date), findings: [rail] })
    expect([met(review, 'JI2024-3.4', 'prior-sanction'), met(review, 'JI2024-3.4', 'persistence-after-sanction')]).toEqual([sanction, persistence])
    expect(met(review, 'JI2024-3.5', 'persistence-after-sanction')).toBe('unknown')
  })

  it('know no sanction where none was served, and leave it open where a decision lies in the file without its day', () => {
    expect(met(build({ findings: [rail] }), 'JI2024-3.4', 'prior-sanction')).toBe('no')
    expect(met(build({ findings: [rail] }), 'JI2024-3.4', 'persistence-after-sanction')).toBe('no')
    expect(met(build({ documents: [document('f1', '罚款决定书.pdf')] }), 'JI2024-3.4', 'prior-sanction')).toBe('unknown')
    expect(met(build({ view: caseView({ milestones: [] }) }), 'JI2024-3.4', 'prior-sanction')).toBe('unknown')
  })

  it('do not take the sanction of one party for the acts of another', () => {
    const parties = [party('p1', { name: '甲某' }), party('p3', { name: '丁某' })]
    const view = (whom: string | null): ReviewInput['view'] =>
      caseView({ parties, milestones: [milestone('judgment-effective', '2023-01-10'), milestone('detention-served', '2023-06-01', { party: whom })] })
    expect(met(build({ view: view('p3'), findings: [rail] }), 'JI2024-3.4', 'persistence-after-sanction')).toBe('no')
    expect(met(build({ view: view('p1'), findings: [rail] }), 'JI2024-3.4', 'persistence-after-sanction')).toBe('yes')
    expect(met(build({ view: view(null), findings: [rail] }), 'JI2024-3.4', 'persistence-after-sanction')).toBe('yes')
  })

  it('say so where other acts, not counted for the item, lie after the sanction', () => {
    const transfer = finding('funds.to-related', [act('2024-06-01', 3)])
    const review = build({ view: sanctioned('2024-03-01'), findings: [rail, transfer] })
    const answer = circumstance(review, 'JI2024-3.4').preconditions.find((one) => one.id === 'persistence-after-sanction')
    expect(answer?.met).toBe('no')
    expect(answer?.reason).toContain('另有其他拒绝行为')
  })

  it('ask for the notice to assist', () => {
    const view = caseView({ milestones: [milestone('judgment-effective', '2023-01-10'), milestone('assist-notice-served', '2023-02-01')] })
    expect(met(build({ view }), 'NPC2002-3', 'notice-received')).toBe('yes')
    expect(met(build(), 'NPC2002-3', 'notice-received')).toBe('no')
  })
})

describe('what was decided on', () => {
  it('is a snapshot that JSON carries unchanged', () => {
    expect(JSON.parse(JSON.stringify(snapshotOf(rail)))).toEqual(snapshotOf(rail))
  })
})

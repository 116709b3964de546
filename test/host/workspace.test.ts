import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MethodName, Params } from '../../src-main/contract/api.ts'
import type { CallError } from '../../src-main/contract/errors.ts'
import type { Review } from '../../src-main/contract/review.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN' as const
let test: TestHost
beforeEach(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
  await test.ask('reviewer.set', { name: '林晓' })
})
afterEach(() => test.end())

const review = (): Promise<Review> => test.ask('review.get', { language })
async function refused<M extends MethodName>(method: M, params: Params<M>): Promise<CallError> {
  const result = await test.host.call(method, params)
  if (result.ok) throw new Error(`${method} was taken`)
  return result.error
}
const person = (from: Review, id: string | null) => from.persons?.find((each) => each.id === id)
const lastEntry = async () => (await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]

/** An invented guarantor with an account, and an invented unit as assisting obligor. */
async function others(): Promise<void> {
  await test.ask('facts.state', { kind: 'party', id: 'p-guar/1', body: { name: '虚构担保人', kind: 'person', role: 'guarantor' } })
  await test.ask('facts.state', { kind: 'party', id: 'p-unit', body: { name: '虚构协助公司', kind: 'unit', role: 'assisting-obligor' } })
}

describe('assigned evidence', () => {
  it('counts for its side, is an item of the opinion that needs an answer, and one undo takes all of it back', async () => {
    const before = await review()
    const [first, second] = before.evidence
    const ability = (from: Review) => from.elements.find((each) => each.id === 'EL-ABILITY')
    const placed = await test.ask('evidence.place', { subject: 'EL-ABILITY', evidence: [first?.id ?? '', second?.id ?? ''], stance: 'against', proof: 'indirect', why: '医疗支出', language })
    expect(ability(placed)?.against).toBe((ability(before)?.against ?? 0) + 2)
    expect(ability(placed)?.placements).toHaveLength(2)
    expect(placed.opinion?.subjects.find((each) => each.id === 'EL-ABILITY')?.against).toMatchObject([
      { id: first?.id, kind: 'evidence', why: '医疗支出', proof: 'indirect', citation: { path: first?.path }, answer: null }, { id: second?.id, kind: 'evidence' },
    ])
    expect(await lastEntry()).toMatchObject({ action: 'evidence.placed', target: 'EL-ABILITY', details: { evidence: `${first?.id} ${second?.id}`, before: '- -', after: 'against' } })
    expect((await refused('elements.assess', { id: 'EL-ABILITY', status: 'established', reasoning: '有收入', language })).details).toMatchObject({ field: 'openReason', open: 2 })
    await test.ask('opinion.answer', { id: 'EL-ABILITY', item: first?.id ?? '', text: '已扣除', language })
    expect((await refused('elements.assess', { id: 'EL-ABILITY', status: 'established', reasoning: '有收入', language })).details).toMatchObject({ open: 1 })
    await test.ask('history.undo', { language })
    const undone = await test.ask('history.undo', { language })
    expect(undone?.placements).toEqual([])
    expect(ability(undone ?? before)?.against).toBe(ability(before)?.against)
  })

  it('may be left open, is nobody’s beforehand, and wants ids that exist', async () => {
    const fresh = await review()
    expect(fresh.placements).toEqual([])
    const id = fresh.evidence[0]?.id ?? ''
    const open = await test.ask('evidence.place', { subject: 'EL-ID', evidence: [id], stance: 'not-assessed', proof: null, why: '', language })
    expect(open.elements.find((each) => each.id === 'EL-ID')).toMatchObject({ for: 0, against: 0, placements: [{ stance: 'not-assessed', proof: null }] })
    expect((await test.ask('evidence.place', { subject: 'EL-ID', evidence: [id], stance: null, proof: null, why: '', language })).placements).toEqual([])
    expect((await refused('evidence.place', { subject: 'EL-NONE', evidence: [id], stance: 'for', proof: null, why: '', language })).code).toBe('not-found')
    expect((await refused('evidence.place', { subject: 'EL-ID@p-nobody', evidence: [id], stance: 'for', proof: null, why: '', language })).code).toBe('not-found')
    expect((await refused('evidence.place', { subject: 'EL-ID', evidence: ['E9999'], stance: 'for', proof: null, why: '', language })).code).toBe('not-found')
  })
})

describe('several persons', () => {
  it('leaves what was decided before to the debtor, and gives each a tree of their own over the same evidence', async () => {
    await test.ask('elements.assess', { id: 'EL-ID', status: 'established', reasoning: '身份证号一致', language })
    const alone = await review()
    expect(alone.persons?.map((each) => [each.id, each.principal, each.capacity])).toEqual([['p-debtor', true, 'debtor']])
    await others()
    const now = await review()
    expect(now.persons?.map((each) => each.capacity)).toEqual(['debtor', 'guarantor', 'assisting-obligor'])
    expect(now.elements.map((each) => each.id)).toEqual(alone.elements.map((each) => each.id))
    expect(now.elements.find((each) => each.id === 'EL-ID')?.status).toBe('established')
    const guarantor = person(now, 'p-guar/1')
    expect(guarantor?.elements.find((each) => each.id === 'EL-ID@p-guar%2F1')).toMatchObject({ status: 'unassessed', reasoning: null })
    expect(guarantor?.elements.some((each) => each.id === 'EL-GUA-SECURITY@p-guar%2F1')).toBe(true)
    expect(guarantor?.elements.some((each) => each.openFindings.length > 0)).toBe(false)
    const unit = person(now, 'p-unit')
    expect(unit?.elements.map((each) => each.id)).toEqual(expect.arrayContaining(['EL-AST-NOTICE@p-unit', 'EL-UNIT@p-unit']))
    expect(unit?.circumstances.some((each) => each.id === 'NPC2002-3@p-unit')).toBe(true)
    expect(unit?.circumstances.some((each) => each.id === 'NPC2002-1@p-unit')).toBe(false)

    const decided = await test.ask('elements.assess', { id: 'EL-ID@p-guar%2F1', status: 'disputed', reasoning: '担保书署名不清', language })
    expect(person(decided, 'p-guar/1')?.elements.find((each) => each.id === 'EL-ID@p-guar%2F1')?.status).toBe('disputed')
    expect(decided.elements.find((each) => each.id === 'EL-ID')?.status).toBe('established')
    expect((await refused('elements.assess', { id: 'EL-KNOW@p-unit', status: 'disputed', reasoning: 'x', language })).code).toBe('not-found')
  })

  it('reads the sanction and the ability of each person by themselves', async () => {
    await others()
    const met = (from: Review, id: string | null, circumstance: string, precondition: string) =>
      person(from, id)?.circumstances.find((each) => each.id === circumstance)?.preconditions.find((each) => each.id === precondition)?.met
    const now = await review()
    expect(met(now, 'p-debtor', 'JI2024-3.4', 'prior-sanction')).toBe('yes')
    expect(met(now, 'p-guar/1', 'JI2024-3.4@p-guar%2F1', 'prior-sanction')).not.toBe('yes')
    const able = await test.ask('elements.assess', { id: 'EL-ABILITY@p-guar%2F1', status: 'established', reasoning: '有存款', language })
    expect(met(able, 'p-guar/1', 'JI2024-3.5@p-guar%2F1', 'ability')).toBe('yes')
    expect(met(able, 'p-debtor', 'JI2024-3.5', 'ability')).toBe('unknown')
    const word = await test.ask('circumstances.assess', { id: 'JI2024-3.5@p-guar%2F1', precondition: 'ability', met: 'no', reason: '担保财产已尽', findings: [], evidence: [now.evidence[0]?.id ?? ''], language })
    expect(met(word, 'p-guar/1', 'JI2024-3.5@p-guar%2F1', 'ability')).toBe('no')
    expect(met(word, 'p-debtor', 'JI2024-3.5', 'ability')).toBe('unknown')
  })

  it('takes a stance and a mark in the tree of one person alone', async () => {
    await others()
    const finding = (await review()).findings.find((each) => each.elements.includes('EL-ABILITY'))
    const after = await test.ask('findings.decide', { id: finding?.id ?? '', status: 'accepted', reason: '核对一致', stances: { 'EL-ABILITY@p-guar%2F1': 'for' }, language })
    expect(person(after, 'p-guar/1')?.elements.find((each) => each.id === 'EL-ABILITY@p-guar%2F1')?.for).toBe(1)
    expect(after.elements.find((each) => each.id === 'EL-ABILITY')?.for).toBe(0)
    expect((await refused('findings.decide', { id: finding?.id ?? '', status: 'accepted', reason: 'x', stances: { 'EL-ABILITY@nobody': 'for' }, language })).code).toBe('not-found')
  })

  it('puts an outsider under review only when the reviewer says so, with knowledge, agreement and help', async () => {
    expect(person(await review(), 'p-father-in-law')).toBeUndefined()
    expect((await refused('persons.name', { id: 'p-father-in-law', capacity: 'accomplice', of: 'p-debtor', reason: ' ', language })).code).toBe('reason-needed')
    expect((await refused('persons.name', { id: 'p-debtor', capacity: 'accomplice', of: null, reason: 'x', language })).code).toBe('bad-request')
    expect((await refused('persons.name', { id: 'p-father-in-law', capacity: 'responsible-manager', of: 'p-debtor', reason: 'x', language })).code).toBe('bad-request')
    const named = await test.ask('persons.name', { id: 'p-father-in-law', capacity: 'accomplice', of: 'p-debtor', reason: '账户供被执行人使用', language })
    const outsider = person(named, 'p-father-in-law')
    expect(outsider).toMatchObject({ capacity: 'accomplice', of: { id: 'p-debtor', name: '古盛远' }, named: { text: '账户供被执行人使用', reviewer: '林晓' } })
    const own = (id: string) => outsider?.elements.find((each) => each.id === `${id}@p-father-in-law`)
    expect(own('EL-ACC-KNOW')).toMatchObject({ status: 'unassessed', for: 0, against: 0 })
    expect(own('EL-ACC-AGREE')).toBeDefined()
    // Findings about the account held in this name, and about payments to them, stand open under the help.
    expect(own('EL-ACC-HELP')?.openFindings.length).toBeGreaterThan(0)
    expect(outsider?.elements.some((each) => each.id.startsWith('EL-ABILITY'))).toBe(false)
    await test.ask('elements.assess', { id: 'EL-ACC-KNOW@p-father-in-law', status: 'not-established', reasoning: '只有亲属关系', language })
    const without = await test.ask('persons.name', { id: 'p-father-in-law', capacity: null, of: null, reason: '', language })
    expect(person(without, 'p-father-in-law')).toBeUndefined()
    const again = await test.ask('history.undo', { language })
    expect(again?.persons?.find((each) => each.id === 'p-father-in-law')?.elements.find((each) => each.id.startsWith('EL-ACC-KNOW'))?.status).toBe('not-established')
  })

  it('names those responsible for a unit', async () => {
    await others()
    const named = await test.ask('persons.name', { id: 'p-wife', capacity: 'responsible-manager', of: 'p-unit', reason: '行为时任经理', language })
    expect(person(named, 'p-wife')?.elements.map((each) => each.id)).toEqual(expect.arrayContaining(['EL-RESP-POST@p-wife', 'EL-RESP-PART@p-wife', 'EL-INTENT@p-wife']))
  })

  it('shows differences of the two reviewers for every person', async () => {
    await others()
    await test.ask('elements.assess', { id: 'EL-ID@p-unit', status: 'established', reasoning: '执照在卷', language })
    await test.ask('opinion.second', { name: '赵敏', language })
    await test.ask('reviewer.set', { name: '赵敏' })
    const blind = await review()
    expect(JSON.stringify(blind)).not.toContain('执照在卷')
    await test.ask('elements.assess', { id: 'EL-ID@p-unit', status: 'disputed', reasoning: '名称已变更', language })
    await test.ask('opinion.sign', { language })
    await test.ask('reviewer.set', { name: '林晓' })
    const opened = (await test.ask('opinion.sign', { language })).opinion?.second
    expect(opened?.differences).toEqual([{ id: 'EL-ID@p-unit', title: '主体身份（虚构协助公司）', first: { status: 'established', reasoning: '执照在卷' }, second: { status: 'disputed', reasoning: '名称已变更' } }])
  })
})

describe('sanctions', () => {
  it('count once where they are for one act', async () => {
    await test.ask('facts.state', { kind: 'milestone', id: null, body: { kind: 'fine-served', date: '2024-06-03', party: 'p-debtor' } })
    const pre = (from: Review) => from.circumstances.find((each) => each.id === 'JI2024-3.4')?.preconditions.find((each) => each.id === 'prior-sanction')
    const fresh = await review()
    const [first, second] = fresh.sanctions ?? []
    expect(fresh.sanctions?.map((each) => [each.kind, each.date, each.sameAs])).toEqual([['detention-served', '2024-04-15', null], ['fine-served', '2024-06-03', null]])
    expect(pre(fresh)?.reason).toContain('未写明')
    await test.ask('sanctions.state', { id: first?.id ?? '', text: '未报告财产', findings: [], sameAs: null, language })
    const joined = await test.ask('sanctions.state', { id: second?.id ?? '', text: '同一未报告财产', findings: [], sameAs: first?.id ?? '', language })
    expect(joined.sanctions?.[1]?.sameAs).toBe(first?.id)
    expect(pre(joined)).toMatchObject({ met: 'yes' })
    expect(pre(joined)?.reason).toMatch(/2 份处罚决定，针对 1 个行为/u)
    expect(pre((await test.ask('history.undo', { language })) ?? fresh)?.reason).toContain('未写明')
    expect((await refused('sanctions.state', { id: 'fine-served~1999-01-01~', text: 'x', findings: [], sameAs: null, language })).code).toBe('not-found')
  })

  it('leave an act that was itself punished out of the refusal afterwards', async () => {
    const persistence = (from: Review) => from.circumstances.find((each) => each.id === 'JI2024-3.4')?.preconditions.find((each) => each.id === 'persistence-after-sanction')
    const before = await review()
    expect(persistence(before)?.met).toBe('yes')
    expect(persistence(before)?.support?.length).toBeGreaterThan(0)
    await test.ask('facts.state', { kind: 'milestone', id: null, body: { kind: 'fine-served', date: '2026-01-05', party: 'p-debtor' } })
    const fine = (await review()).sanctions?.find((each) => each.kind === 'fine-served')
    const pointing = before.circumstances.find((each) => each.id === 'JI2024-3.4')?.findings ?? []
    const all = await test.ask('sanctions.state', { id: fine?.id ?? '', text: '所列全部行为', findings: [...pointing], sameAs: null, language })
    expect(persistence(all)).toMatchObject({ met: 'unknown' })
    expect(persistence(all)?.reason).toContain('不再重复计算')
  })
})

describe('causation', () => {
  it('needs the act, the failure, what it rests on and the reason, and is undone', async () => {
    const fresh = await review()
    const finding = fresh.circumstances.find((each) => each.id === 'NPC2002-1')?.findings[0] ?? ''
    const link = { id: null, subject: 'NPC2002-1', act: '转给亲属', findings: [finding], failure: 'unable-part', failureText: '执行款未到位', evidence: [fresh.evidence[0]?.id ?? ''], reason: '款项转出后账户无余额', language } satisfies Params<'causation.keep'>
    expect((await refused('causation.keep', { ...link, reason: '' })).code).toBe('reason-needed')
    expect((await refused('causation.keep', { ...link, failureText: ' ' })).details).toMatchObject({ field: 'failureText' })
    expect((await refused('causation.keep', { ...link, findings: [], evidence: [] })).details).toMatchObject({ field: 'evidence' })
    expect((await refused('causation.keep', { ...link, act: '', findings: [] })).details).toMatchObject({ field: 'act' })
    expect((await refused('causation.keep', { ...link, subject: 'NPC2002-9' })).code).toBe('not-found')
    const kept = await test.ask('causation.keep', link)
    expect(kept.causation).toMatchObject([{ subject: 'NPC2002-1', act: '转给亲属', failure: 'unable-part', reviewer: '林晓' }])
    const id = kept.causation?.[0]?.id ?? ''
    expect((await test.ask('causation.keep', { ...link, id, failure: 'unable-whole' })).causation).toMatchObject([{ id, failure: 'unable-whole' }])
    expect((await test.ask('causation.remove', { id, language })).causation).toEqual([])
    expect((await test.ask('history.undo', { language }))?.causation).toMatchObject([{ id, failure: 'unable-whole' }])
    // The second reviewer sees none of it before both have signed.
    await test.ask('opinion.second', { name: '赵敏', language })
    await test.ask('reviewer.set', { name: '赵敏' })
    expect((await review()).causation).toEqual([])
    expect(JSON.stringify(await test.ask('log.list', { offset: 0, limit: 500 }))).not.toContain('款项转出后账户无余额')
  })
})

describe('how the case goes on', () => {
  it('offers the courses of the office, proposes none, and goes on with something open only for a written reason', async () => {
    await test.ask('reviewer.set', { role: 'prosecutor' })
    const fresh = await review()
    expect(fresh.office).toMatchObject({ id: 'prosecutor', first: 'matrix' })
    expect(person(fresh, 'p-debtor')?.proceeding).toBeNull()
    const course = { person: null, course: 'return', reasoning: '缺送达回证', language } satisfies Params<'opinion.proceed'>
    const open = await refused('opinion.proceed', course)
    expect(open).toMatchObject({ code: 'reason-needed', details: { field: 'openReason' } })
    expect((await refused('opinion.proceed', { ...course, reasoning: '' })).code).toBe('reason-needed')
    expect((await refused('opinion.proceed', { ...course, course: 'deliberate' })).code).toBe('not-found')
    const done = await test.ask('opinion.proceed', { ...course, openReason: '要件待补充侦查后再评判' })
    expect(person(done, 'p-debtor')?.proceeding).toMatchObject({ course: 'return', courseTitle: '退回补充侦查', reviewer: '林晓', open: { elements: fresh.elements.length, gaps: fresh.gaps.length, reason: '要件待补充侦查后再评判' } })
    expect((await test.ask('history.undo', { language }))?.persons?.[0]?.proceeding).toBeNull()
  })

  it('gives each office its own order and lists; the stage tells where nobody chose', async () => {
    expect((await review()).office?.id).toBe('prosecutor')
    for (const role of ['transfer', 'private'] as const) {
      await test.ask('reviewer.set', { role })
      const office = (await review()).office
      expect(office).toMatchObject({ id: role, first: 'list' })
      expect(office?.lists.flatMap((list) => list.items).length).toBeGreaterThan(4)
    }
    const transfer = await (async () => {
      await test.ask('reviewer.set', { role: 'transfer' })
      return (await review()).office
    })()
    expect(transfer?.lists.find((list) => list.id === 'LX-FIVE')?.items).toHaveLength(5)
    const duty = transfer?.lists.flatMap((list) => list.items).find((item) => item.id === 'X-DUTY')
    expect(duty?.documents.find((document) => document.slot === 'EV-JUDG')?.evidence.length).toBeGreaterThan(0)
  })
})

describe('property disposed of', () => {
  it('takes an opinion with reasons', async () => {
    const fresh = await review()
    const item = fresh.opinion?.recovery[0]
    if (item === undefined) throw new Error('the sample case disposes of no property')
    expect((await refused('recovery.state', { finding: 'property.low-price/dealing/none', outcome: 'recover', text: 'x', language })).code).toBe('not-found')
    expect(item.opinion).toBeNull()
    expect((await refused('recovery.state', { finding: item.finding, outcome: 'recover', text: '', language })).code).toBe('reason-needed')
    const stated = await test.ask('recovery.state', { finding: item.finding, outcome: 'recover', text: '交执行法院', language })
    expect(stated.opinion?.recovery.find((each) => each.finding === item.finding)?.opinion).toMatchObject({ outcome: 'recover', reviewer: '林晓' })
  })
})

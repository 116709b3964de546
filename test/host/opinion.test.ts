import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallError } from '../../src-main/contract/errors.ts'
import type { MethodName, Params } from '../../src-main/contract/api.ts'
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
const subject = (from: Review, id: string) => from.opinion?.subjects.find((each) => each.id === id)
const lastEntry = async () => (await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]

/** Accepts the first finding that bears on ability with a stance on it. */
async function placed(stance: 'for' | 'against', skip = 0): Promise<string> {
  const finding = (await review()).findings.filter((each) => each.elements.includes('EL-ABILITY'))[skip]
  if (finding === undefined) throw new Error('the sample case has no finding on ability')
  await test.ask('findings.decide', { id: finding.id, status: 'accepted', reason: '与原件核对一致', stances: { 'EL-ABILITY': stance }, language })
  return finding.id
}

describe('the word on a precondition', () => {
  const word = { id: 'JI2024-3.4', precondition: 'prior-sanction', met: 'no', reason: '处罚决定未附批准手续', findings: [] as string[], language } satisfies Params<'circumstances.assess'>
  const pre = (from: Review) => from.circumstances.find((each) => each.id === 'JI2024-3.4')?.preconditions.find((each) => each.id === 'prior-sanction')

  it('goes before what was worked out, says whose it is, and is undone', async () => {
    const before = pre(await review())
    expect(before?.met).toBe('yes')
    expect(before?.assessed).toBeNull()
    const after = pre(await test.ask('circumstances.assess', word))
    expect(after).toMatchObject({ met: 'no', computed: { met: 'yes', reason: before?.reason }, assessed: { reviewer: '林晓', findings: [] } })
    expect(after?.reason).toContain('林晓')
    expect(after?.reason).toContain('处罚决定未附批准手续')
    expect(await lastEntry()).toMatchObject({ action: 'circumstance.assessed', target: 'JI2024-3.4/prior-sanction', details: { before: null, after: 'no', computed: 'yes' } })
    expect(pre((await test.ask('history.undo', { language })) ?? (await review()))).toEqual(before)
    expect(pre((await test.ask('history.redo', { language })) ?? (await review()))?.met).toBe('no')
    expect(pre(await test.ask('circumstances.assess', { ...word, met: null, reason: '' }))).toEqual(before)
  })

  it('needs a reason, a precondition that the circumstance has, and findings that exist', async () => {
    expect((await refused('circumstances.assess', { ...word, reason: '  ' })).code).toBe('reason-needed')
    expect((await refused('circumstances.assess', { ...word, precondition: 'victim-harm' })).code).toBe('not-found')
    expect((await refused('circumstances.assess', { ...word, findings: ['travel.air/party/nobody'] })).code).toBe('not-found')
    expect((await refused('circumstances.assess', { ...word, id: 'JI2024-9.9' })).code).toBe('not-found')
  })

  it('leaves results and harm to the person: nothing is met beforehand', async () => {
    const open = (await review()).circumstances.flatMap((each) => each.preconditions).filter((each) => /result|harm|egregious/u.test(each.id))
    expect(open.length).toBeGreaterThan(10)
    expect(new Set(open.map((each) => each.met))).toEqual(new Set(['unknown']))
  })
})

describe('a decision with both sides', () => {
  it('needs a written answer to what stands against it, or a reason why it stays open', async () => {
    const finding = await placed('against')
    expect(subject(await review(), 'EL-ABILITY')).toMatchObject({ for: [], against: [{ id: finding, kind: 'finding', answer: null }] })
    const decision = { id: 'EL-ABILITY', status: 'established', reasoning: '流水显示有持续收入', language } as const
    expect(await refused('elements.assess', decision)).toEqual({ code: 'reason-needed', details: { id: 'EL-ABILITY', field: 'openReason', open: 1 } })
    expect(subject(await review(), 'EL-ABILITY')?.status).toBe('unassessed')

    const open = await test.ask('elements.assess', { ...decision, openReason: '住院记录已调取，尚未入卷' })
    expect(subject(open, 'EL-ABILITY')).toMatchObject({ status: 'established', open: { items: [finding], reason: '住院记录已调取，尚未入卷' } })
    expect((await lastEntry())?.details).toMatchObject({ open: 1, openReason: '住院记录已调取，尚未入卷' })

    await test.ask('opinion.answer', { id: 'EL-ABILITY', item: finding, text: '已扣除生活必需费用', language })
    const answered = subject(await test.ask('elements.assess', decision), 'EL-ABILITY')
    expect(answered).toMatchObject({ status: 'established', open: null, reviewer: '林晓', against: [{ answer: { text: '已扣除生活必需费用', reviewer: '林晓' } }] })
  })

  it('weighs both sides alike: not established needs answers to what speaks for it', async () => {
    await placed('for')
    const decision = { id: 'EL-ABILITY', reasoning: '收入不足以维持生活', language } as const
    expect((await refused('elements.assess', { ...decision, status: 'not-established' })).code).toBe('reason-needed')
    expect((await refused('elements.assess', { ...decision, status: 'disputed' })).code).toBe('reason-needed')
    expect((await test.host.call('elements.assess', { ...decision, status: 'established' })).ok).toBe(true)
  })

  it('takes circumstances by the same rules and gives questions an answer without asking for one', async () => {
    const decided = await test.ask('circumstances.decide', { id: 'NPC2002-1', status: 'disputed', reasoning: '价格评估未作', language })
    expect(subject(decided, 'NPC2002-1')).toMatchObject({ kind: 'circumstance', status: 'disputed', reviewer: '林晓' })
    const question = subject(decided, 'EL-ABILITY')?.questions[0]
    const answered = await test.ask('opinion.answer', { id: 'EL-ABILITY', item: question?.id ?? '', text: '已核对', language })
    expect(subject(answered, 'EL-ABILITY')?.questions[0]?.answer?.text).toBe('已核对')
    expect((await refused('circumstances.decide', { id: 'EL-ABILITY', status: 'disputed', reasoning: 'x', language })).code).toBe('not-found')
    expect((await refused('opinion.answer', { id: 'EL-ABILITY', item: 'Q99', text: 'x', language })).code).toBe('not-found')
  })
})

describe('the second reviewer', () => {
  const assess = (reasoning: string, status: 'established' | 'disputed') => test.ask('elements.assess', { id: 'EL-ID', status, reasoning, language })

  it('sees nothing of the first view, nor the first of theirs, until both have signed', async () => {
    await assess('身份证号一致', 'established')
    await test.ask('opinion.second', { name: '赵敏', language })
    await test.ask('reviewer.set', { name: '赵敏' })
    const blind = await review()
    expect(blind.elements.find((each) => each.id === 'EL-ID')).toMatchObject({ status: 'unassessed', reasoning: null, reviewer: null })
    expect(JSON.stringify(blind)).not.toContain('身份证号一致')
    expect(JSON.stringify(await test.ask('log.list', { offset: 0, limit: 500 }))).not.toContain('身份证号一致')
    expect((await test.ask('cases.overview', {}))?.openElements).toBe(blind.elements.length)

    await assess('户籍资料未入卷', 'disputed')
    const second = await test.ask('opinion.sign', { language })
    expect(second.opinion?.second).toMatchObject({ seat: 'second', differences: null, second: { name: '赵敏', decided: 1 }, first: { name: '林晓', decided: 1, signedAt: null } })
    expect(second.opinion?.second?.second.seal).toMatch(/^[0-9a-f]{64}$/u)

    await test.ask('reviewer.set', { name: '林晓' })
    const first = await review()
    expect(first.elements.find((each) => each.id === 'EL-ID')).toMatchObject({ status: 'established', reviewer: '林晓' })
    expect(JSON.stringify(first)).not.toContain('户籍资料未入卷')
    expect(JSON.stringify(await test.ask('log.list', { offset: 0, limit: 500 }))).not.toContain('户籍资料未入卷')

    const opened = (await test.ask('opinion.sign', { language })).opinion?.second
    expect(opened?.differences).toEqual([{
      id: 'EL-ID', title: '主体身份', first: { status: 'established', reasoning: '身份证号一致' }, second: { status: 'disputed', reasoning: '户籍资料未入卷' },
    }])
    expect(opened?.alike).toBe((opened?.total ?? 0) - 1)
    expect((await test.ask('log.verify', {})).ok).toBe(true)
  })

  it('cannot be changed, undone or thrown away by the other, and a signed view stands', async () => {
    await assess('身份证号一致', 'established')
    await test.ask('opinion.second', { name: '赵敏', language })
    await test.ask('reviewer.set', { name: '赵敏' })
    expect(await test.ask('history.undo', { language })).toBeNull()
    expect((await refused('opinion.sign', { language })).code).toBe('bad-request')
    expect((await refused('opinion.second', { name: null, language })).code).toBe('bad-request')
    await assess('户籍资料未入卷', 'disputed')
    await test.ask('opinion.sign', { language })
    expect((await refused('elements.assess', { id: 'EL-ID', status: 'established', reasoning: '改', language })).code).toBe('view-signed')
    expect(await test.ask('history.undo', { language })).toBeNull()
    await test.ask('opinion.sign', { withdraw: true, language })
    const undone = await test.ask('history.undo', { language })
    expect(undone?.elements.find((each) => each.id === 'EL-ID')?.status).toBe('unassessed')
    await test.ask('history.redo', { language })
    await test.ask('opinion.sign', { language })

    await test.ask('reviewer.set', { name: '林晓' })
    await test.ask('opinion.sign', { language })
    expect((await refused('opinion.sign', { withdraw: true, language })).code).toBe('view-signed')
    const ended = await test.ask('opinion.second', { name: null, language })
    expect(ended.opinion?.second).toBeNull()
    expect(ended.elements.find((each) => each.id === 'EL-ID')?.status).toBe('established')
    // A new second review begins empty.
    await test.ask('opinion.second', { name: '周平', language })
    expect((await review()).opinion?.second?.second).toMatchObject({ name: '周平', decided: 0, signedAt: null })
  })

  it('is somebody else with a name', async () => {
    expect((await refused('opinion.second', { name: '林晓', language })).code).toBe('bad-request')
    expect((await refused('opinion.second', { name: '  ', language })).code).toBe('bad-request')
    expect((await refused('opinion.second', { name: null, language })).code).toBe('not-found')
    expect((await refused('opinion.sign', { language })).code).toBe('not-found')
    await test.ask('reviewer.set', { name: '' })
    expect((await refused('opinion.second', { name: '赵敏', language })).code).toBe('bad-request')
  })
})

describe('requests', () => {
  it('keep their number, name the unit, and an answer closes the gap', async () => {
    const gaps = (await review()).gaps
    const [one, two] = [gaps[0], gaps[1]]
    if (one === undefined || two === undefined) throw new Error('the sample case has fewer than two gaps')
    await test.ask('gaps.set', { slot: two.slot, state: 'requested', dueDate: '2026-12-10', answeredBy: [], note: '已发函', language })
    const asked = await test.ask('gaps.set', { slot: one.slot, state: 'requested', dueDate: null, answeredBy: [], note: '', language })
    expect(asked.requests?.map((each) => [each.number, each.slot, each.dueDate])).toEqual([[1, two.slot, '2026-12-10'], [2, one.slot, null]])
    expect(asked.gaps.find((each) => each.slot === two.slot)?.request).toMatchObject({ number: 1, state: 'requested', note: '已发函', askUnit: two.askUnit })
    const item = asked.evidence[0]?.id ?? ''
    const answered = await test.ask('gaps.set', { slot: two.slot, state: 'answered', dueDate: '2026-12-10', answeredBy: [item], note: '', language })
    expect(answered.gaps.some((each) => each.slot === two.slot)).toBe(false)
    expect(answered.evidence.find((each) => each.id === item)?.slots.map((each) => each.slot)).toContain(two.slot)
    expect(answered.requests?.find((each) => each.slot === two.slot)).toMatchObject({ number: 1, state: 'answered', answeredBy: [item] })
    const undone = await test.ask('history.undo', { language })
    expect(undone?.gaps.find((each) => each.slot === two.slot)?.request?.state).toBe('requested')
    expect((await refused('gaps.set', { slot: two.slot, state: 'answered', dueDate: null, answeredBy: [], note: '', language })).code).toBe('bad-request')
    expect((await refused('gaps.set', { slot: two.slot, state: 'answered', dueDate: null, answeredBy: ['E9999'], note: '', language })).code).toBe('not-found')
    expect((await refused('gaps.set', { slot: two.slot, state: 'not-needed', dueDate: null, answeredBy: [], note: '', language })).code).toBe('reason-needed')
    expect((await refused('gaps.set', { slot: 'EV-NONE', state: 'requested', dueDate: null, answeredBy: [], note: '', language })).code).toBe('not-found')
    expect((await refused('gaps.set', { slot: two.slot, state: 'requested', dueDate: '2026-13-40', answeredBy: [], note: '', language })).code).toBe('bad-request')
  })
})

describe('clocks and formal checks', () => {
  const clock = (from: Review, id: string) => from.opinion?.clocks.find((each) => each.id === id)

  it('takes a start that no milestone tells, and no other', async () => {
    expect(clock(await review(), 'CK-SUPPLEMENT-1')).toMatchObject({ state: 'not-started', due: null, entered: true })
    const set = await test.ask('opinion.setClock', { clock: 'CK-SUPPLEMENT-1', from: '2026-01-31', to: '2026-02-28', note: '第一次退补', language })
    expect(clock(set, 'CK-SUPPLEMENT-1')).toMatchObject({ from: '2026-01-31', due: '2026-02-28', state: 'ended-in-time', note: '第一次退补' })
    expect((await refused('opinion.setClock', { clock: 'CK-POLICE-7', from: '2026-01-31', to: null, note: '', language })).code).toBe('bad-request')
    expect((await refused('opinion.setClock', { clock: 'CK-REPLY-7', from: '2026-01-31', to: '2026-01-30', note: '', language })).code).toBe('bad-request')
    expect((await refused('opinion.setClock', { clock: 'CK-NONE', from: null, to: null, note: '', language })).code).toBe('not-found')
  })

  it('keeps a check per evidence item; what is fatal is not made curable', async () => {
    const item = (await review()).evidence.find((each) => each.evidenceKind === 'documentary')
    expect(item?.checks?.length).toBeGreaterThan(3)
    expect(item?.checks?.every((each) => each.state === 'unchecked')).toBe(true)
    const fatal = item?.checks?.find((each) => !each.curable)?.id ?? ''
    const mild = item?.checks?.find((each) => each.curable)?.id ?? ''
    const id = item?.id ?? ''
    const after = await test.ask('evidence.setCheck', { id, check: mild, state: 'curable', note: '补签名', language })
    expect(after.evidence.find((each) => each.id === id)?.checks?.find((each) => each.id === mild)).toMatchObject({ state: 'curable', note: '补签名' })
    expect((await refused('evidence.setCheck', { id, check: fatal, state: 'curable', note: '', language })).code).toBe('bad-request')
    expect((await refused('evidence.setCheck', { id, check: 'FC-8-HASH', state: 'found', note: '', language })).code).toBe('not-found')
  })
})

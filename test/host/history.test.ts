import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FactBody } from '../../src-main/contract/facts.ts'
import { ROOT } from '../rules/import-graph.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN'
const SAMPLE = join(ROOT, 'resources/sample-case')
let test: TestHost
let casePath: string
beforeEach(async () => {
  test = startTestHost()
  casePath = join(test.folder, 'case.tcase')
  await test.ask('cases.create', { token: await test.token(casePath), passphrase: null, reviewer: '虚构审查人' })
})
afterEach(() => test.end())

const takeIn = async (path: string) => test.ask('intake.import', { tokens: [await test.token(path)] })
const undo = () => test.ask('history.undo', { language })
const redo = () => test.ask('history.redo', { language })
const reopen = async (): Promise<void> => {
  await test.ask('cases.close', {})
  await test.ask('cases.open', { token: await test.token(casePath), passphrase: null })
}
const bodies = async (kind: string) => (await test.ask('facts.list', {})).entries.filter((each) => each.kind === kind).map((each) => each.body)
const withoutTimes = async () => {
  const { generatedAt: _at, audit: _audit, ...review } = await test.ask('review.get', { language })
  return review
}

describe('undo', () => {
  it('takes back a fact with everything that hung on it, also after the case was opened again, and does it again', async () => {
    const folder = join(test.folder, 'statement')
    mkdirSync(folder)
    const head = '交易卡号,交易账号,交易户名,交易证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,对手户名,摘要说明,交易币种,交易是否成功,交易流水号'
    writeFileSync(join(folder, 'a.csv'), `${head}\n6222111111111111111,,虚构甲,,2024-01-02 10:00:00,100.00,900.00,出,,某店,转账,CNY,成功,S1\n`)
    await takeIn(folder)
    const accounts = async () => (await test.ask('money.accounts', {})).map((each) => [each.id, each.rows.kept])
    const before = { review: await withoutTimes(), accounts: await accounts() }
    expect(before.accounts).toHaveLength(1)
    const moved = await test.ask('facts.state', { kind: 'account', id: null, body: { id: 'acc-1', institution: '某银行', number: '6222111111111111111' } })
    expect(moved).toMatchObject({ changed: true, rowsMoved: 1 })
    const after = { review: await withoutTimes(), accounts: await accounts() }
    expect(after.accounts).toEqual([['acc-1', 1]])
    await reopen()
    await undo()
    expect({ review: await withoutTimes(), accounts: await accounts() }).toEqual(before)
    await redo()
    expect({ review: await withoutTimes(), accounts: await accounts() }).toEqual(after)
    expect(await test.ask('log.verify', {})).toMatchObject({ ok: true })
  })

  it('takes back a removed fact, and what was stated of a file', async () => {
    await takeIn(SAMPLE)
    const milestones = await bodies('milestone')
    const [entry] = (await test.ask('facts.list', {})).entries.filter((each) => each.kind === 'milestone')
    await test.ask('facts.remove', { kind: 'milestone', id: entry?.id ?? '' })
    expect(await bodies('milestone')).toHaveLength(milestones.length - 1)
    await undo()
    expect(await bodies('milestone')).toEqual(milestones)
    const history = await test.ask('facts.history', { kind: 'milestone', id: entry?.id ?? '' })
    expect(history.map((each) => [each.reviewer, each.source, each.body === null])).toEqual([['', entry?.source, false], ['虚构审查人', 'reviewer', true], ['虚构审查人', entry?.source, false]])
    const file = async () => (await test.ask('facts.list', {})).files.find((each) => each.id === '01执行依据/民事判决书.pdf')?.body
    const stated = await file()
    await test.ask('facts.state', { kind: 'file', id: null, body: { path: '01执行依据/民事判决书.pdf', title: '另一个名称' } })
    expect(await file()).toMatchObject({ title: '另一个名称' })
    await undo()
    expect(await file()).toEqual(stated)
    await redo()
    expect(await file()).toMatchObject({ title: '另一个名称' })
  })

  it('takes back a proposal that was accepted, and one that was set aside', async () => {
    const bare = join(test.folder, 'bare')
    mkdirSync(bare)
    cpSync(join(SAMPLE, '02执行文书'), bare, { recursive: true })
    await takeIn(bare)
    const list = () => test.ask('proposals.list', {})
    const party = (await list()).find((each) => each.kind === 'party' && each.states !== null)
    if (!party) throw new Error('no proposal of a party')
    await test.ask('proposals.accept', { id: party.id })
    const other = (await list()).find((each) => each.kind === 'case-number')
    await test.ask('proposals.dismiss', { id: other?.id ?? '', reason: '重复' })
    const now = async () => ({ parties: (await bodies('party')).length, dismissed: (await list()).find((each) => each.id === other?.id)?.dismissed })
    expect(await now()).toEqual({ parties: 1, dismissed: true })
    await undo()
    expect(await now()).toEqual({ parties: 1, dismissed: false })
    await undo()
    expect(await now()).toEqual({ parties: 0, dismissed: false })
    await redo()
    await redo()
    expect(await now()).toEqual({ parties: 1, dismissed: true })
    expect(await undo()).not.toBeNull()
  })

  it('does not throw away what a case.json stated since', async () => {
    const bundle = join(test.folder, 'bundle')
    mkdirSync(bundle)
    const stateCase = (title: string): void => writeFileSync(join(bundle, 'case.json'), JSON.stringify({ schema: 'threshold-case/1', case: { title } }))
    stateCase('一')
    await takeIn(bundle)
    await test.ask('facts.state', { kind: 'case', id: 'case', body: { title: '二' } })
    await test.ask('facts.state', { kind: 'party', id: null, body: { id: 'p1', name: '虚构甲', role: 'debtor' } })
    stateCase('三')
    await takeIn(bundle)
    expect(await bodies('case')).toEqual([{ title: '三' }])
    await undo()
    expect([await bodies('party'), await bodies('case')]).toEqual([[], [{ title: '三' }]])
    expect(await undo()).toBeNull()
    expect(await bodies('case')).toEqual([{ title: '三' }])
  })

  it('goes back over acts of every kind in the order in which they were done, and forth again (one act at a time)', async () => {
    await takeIn(SAMPLE)
    const sample = JSON.parse(readFileSync(join(SAMPLE, 'case.json'), 'utf8')) as { parties: FactBody[] }
    const review = await test.ask('review.get', { language })
    const [finding] = review.findings
    const file = (await test.ask('read.byPath', { path: '01执行依据/民事判决书.pdf' })).file
    const words = (await test.ask('read.pageText', { file, page: 1 })).text.replaceAll(/\s/gu, '').slice(40, 60)
    const content = { note: '', tags: [], stance: 'not-assessed' as const, assignments: [] }
    const acts: (() => Promise<unknown>)[] = [
      () => test.ask('findings.decide', { id: finding?.id ?? '', status: 'accepted', reason: '相符', stances: {}, language }),
      () => test.ask('marks.create', { file, anchor: { kind: 'text', page: 1, exact: words, prefix: '', suffix: '', offset: null, box: null }, ...content }),
      () => test.ask('assertions.create', { draft: { sentence: '甲某知悉', date: null, people: [], evidence: [], dispute: 'unknown', toProve: null, assignments: [], note: '' }, language }),
      () => test.ask('facts.state', { kind: 'party', id: null, body: { ...sample.parties[0], id: 'p-new', name: '虚构新人' } }),
      () => test.ask('elements.assess', { id: 'EL-KNOW', status: 'disputed', reasoning: '尚有争议', language, openReason: '待补' }),
      () => test.ask('findings.setParameters', { rule: finding?.rule ?? '', parameters: {}, language }),
    ]
    const states = [await withoutTimes()]
    for (const act of acts) {
      await act()
      states.push(await withoutTimes())
    }
    const comparable = (state: unknown): unknown => JSON.parse(JSON.stringify(state))
    await reopen()
    for (let at = acts.length - 1; at >= 0; at -= 1) {
      await undo()
      expect(comparable(await withoutTimes())).toEqual(comparable(states[at]))
    }
    expect(await undo()).toBeNull()
    await reopen()
    for (let at = 1; at <= acts.length; at += 1) {
      await redo()
      expect(comparable(await withoutTimes())).toEqual(comparable(states[at]))
    }
    expect(await redo()).toBeNull()
  })
})

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FactBody, StatedKind } from '../../src-main/contract/facts.ts'
import { ROOT } from '../rules/import-graph.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
beforeEach(async () => {
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null, reviewer: '虚构审查人' })
})
afterEach(() => test.end())

const HEAD = '交易卡号,交易账号,交易户名,交易证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,对手户名,摘要说明,交易币种,交易是否成功,交易流水号'
const line = (card: string, time: string, amount: string, serial: string): string => `${card},,虚构甲,,${time},${amount},,出,,某店,转账,CNY,成功,${serial}`

function bundle(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(test.folder, name)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}
const takeIn = async (path: string) => test.ask('intake.import', { tokens: [await test.token(path)] })
const review = () => test.ask('review.get', { language: 'zh-CN' })
const state = (kind: StatedKind, body: FactBody, id: string | null = null) => test.ask('facts.state', { kind, id, body })

describe('the debtor stated first', () => {
  const refused = async (call: Promise<unknown>): Promise<string> => call.then(() => 'taken', (error: unknown) => String(error))
  beforeEach(async () => {
    await state('party', { id: 'q', name: '虚构先列', role: 'related', kind: 'person' })
    await state('party', { id: 'p', name: '虚构甲', role: 'debtor', kind: 'person' })
    await state('party', { id: 'r', name: '虚构乙', role: 'debtor', kind: 'person' })
  })

  it('may be changed while nothing was decided', async () => {
    await test.ask('facts.remove', { kind: 'party', id: 'p' })
    expect((await review()).persons?.find((person) => person.principal)?.id).toBe('r')
  })

  it('cannot pass decisions on to another: not by removal, not by another role, not by an earlier party becoming debtor', async () => {
    await test.ask('elements.assess', { id: 'EL-ID', status: 'disputed', reasoning: '虚构的理由', language: 'zh-CN' })
    for (const call of [
      test.ask('facts.remove', { kind: 'party', id: 'p' }),
      state('party', { id: 'p', name: '虚构甲', role: 'creditor', kind: 'person' }, 'p'),
      state('party', { id: 'q', name: '虚构先列', role: 'debtor', kind: 'person' }, 'q'),
    ]) expect(await refused(call)).toContain('principal-decided')
    expect((await review()).persons?.find((person) => person.principal)).toMatchObject({ id: 'p', name: '虚构甲' })
    // What leaves the principal alone is taken: another name, and the second debtor taken away.
    await state('party', { id: 'p', name: '虚构甲改', role: 'debtor', kind: 'person' }, 'p')
    const folder = bundle('again', { 'case.json': JSON.stringify({ schema: 'threshold-case/1', parties: [{ id: 'q', name: '虚构先列', role: 'debtor', kind: 'person' }] }) })
    await takeIn(folder)
    expect((await review()).persons?.find((person) => person.principal)?.id).toBe('p')
    await test.ask('facts.remove', { kind: 'party', id: 'r' })
    await test.ask('elements.assess', { id: 'EL-ID', status: 'unassessed', reasoning: '', language: 'zh-CN' })
    await test.ask('facts.remove', { kind: 'party', id: 'p' })
    expect((await review()).persons?.find((person) => person.principal)?.id).toBe(null)
  })
})

describe('facts entered by hand', () => {
  it('complete a case without case.json: the same findings as with it', async () => {
    await takeIn(join(ROOT, 'resources/sample-case'))
    const wanted = await review()
    expect(wanted.findings.length).toBeGreaterThan(20)
    const wantedAccounts = await test.ask('money.accounts', {})
    await test.end()

    test = startTestHost()
    await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
    const bare = join(test.folder, 'bare')
    cpSync(join(ROOT, 'resources/sample-case'), bare, { recursive: true })
    const stated = JSON.parse(readFileSync(join(bare, 'case.json'), 'utf8')) as Record<string, FactBody & FactBody[]>
    rmSync(join(bare, 'case.json'))
    await takeIn(bare)
    expect((await review()).findings.length).toBeLessThan(5)

    await state('case', stated['case'] ?? {})
    for (const [key, kind] of [['parties', 'party'], ['accounts', 'account'], ['assets', 'asset'], ['dealings', 'dealing'], ['milestones', 'milestone'], ['files', 'file']] as const) {
      for (const body of stated[key] ?? []) await state(kind, body)
    }
    await state('obligation', stated['obligation'] ?? {})
    const found = await review()
    expect(found.findings).toEqual(wanted.findings)
    expect(found.case).toEqual(wanted.case)
    expect(found.periods).toEqual(wanted.periods)
    const numbersOnly = (accounts: typeof wantedAccounts) => accounts.map(({ id, rows, totalIn, totalOut, origin }) => ({ id, rows, totalIn, totalOut, origin })).toSorted((a, b) => a.id.localeCompare(b.id))
    expect(numbersOnly(await test.ask('money.accounts', {}))).toEqual(numbersOnly(wantedAccounts))
    expect((await test.ask('facts.list', {})).discovered).toEqual([])
    expect(await test.ask('log.verify', {})).toMatchObject({ ok: true })
  })

  it('take the rows of a discovered account to the stated one, and back when it is removed', async () => {
    await takeIn(bundle('a', { '一.csv': [HEAD, line('6200000000000001', '2024-01-01 08:00:00', '100.00', 'S1'), line('6200000000000002', '2024-01-02 08:00:00', '7.00', 'S2')].join('\r\n') }))
    const change = await state('account', { id: 'acc-1', institution: '虚构银行', number: '6200 0000 0000 0001' })
    expect(change).toEqual({ kind: 'account', id: 'acc-1', changed: true, rowsMoved: 1 })
    const ids = async () => (await test.ask('money.accounts', {})).map((each) => [each.id, each.origin, each.rows.kept])
    expect(await ids()).toEqual(expect.arrayContaining([['acc-1', 'stated', 1], ['acct-6200000000000002', 'discovered', 1]]))
    expect(await ids()).toHaveLength(2)
    const { entries } = await test.ask('log.list', { offset: 0, limit: 1 })
    expect(entries[0]).toMatchObject({ action: 'fact.stated', target: 'account/acc-1', reviewer: '虚构审查人', details: { rowsMoved: 1, before: null } })

    expect(await test.ask('facts.remove', { kind: 'account', id: 'acc-1' })).toMatchObject({ rowsMoved: 1 })
    expect((await ids()).map(([id]) => id).toSorted()).toEqual(['acct-6200000000000001', 'acct-6200000000000002'])
  })

  it('find rows that repeat each other once two discovered accounts turn out to be one, and part them again', async () => {
    const masked = [HEAD, line('620000******0001', '2024-01-01 08:00:00', '100.00', 'S1'), line('620000******0001', '2024-01-02 08:00:00', '5.00', 'S2')]
    const plain = [HEAD, line('6200001234560001', '2024-01-02 08:00:00', '5.00', 'S2'), line('6200001234560001', '2024-01-03 08:00:00', '9.00', 'S3')]
    await takeIn(bundle('a', { 'a/遮盖.csv': masked.join('\n'), 'b/完整.csv': plain.join('\n') }))
    // The second one is taken for the first by its visible digits at intake already, so they are told apart by another file.
    const rows = async () => Object.fromEntries((await review()).intake.files.map((file) => [file.path, [file.rows?.read, file.rows?.kept, file.rows?.duplicate]]))
    const joined = await rows()
    expect(joined).toEqual({ 'a/遮盖.csv': [2, 2, 0], 'b/完整.csv': [2, 1, 1] })

    await state('account', { id: 'acc-plain', institution: '虚构银行', number: '6200001234560001' })
    expect(await rows()).toEqual(joined)
    await state('account', { id: 'acc-other', institution: '虚构银行', number: '6200009999990001' })
    // Two stated accounts now fit the masked number: the masked rows are nobody's of the two.
    expect(await rows()).toEqual({ 'a/遮盖.csv': [2, 2, 0], 'b/完整.csv': [2, 2, 0] })
    expect((await test.ask('search.query', { words: '转账', limit: 50 })).filter((hit) => hit.kind === 'row')).toHaveLength(4)
    await test.ask('facts.remove', { kind: 'account', id: 'acc-other' })
    expect(await rows()).toEqual(joined)
    expect((await test.ask('search.query', { words: '转账', limit: 50 })).filter((hit) => hit.kind === 'row')).toHaveLength(3)
  })

  it('give statements taken in before to accounts that a later case.json states', async () => {
    await takeIn(bundle('a', { '一.csv': [HEAD, line('6200000000000001', '2024-01-01 08:00:00', '100.00', 'S1')].join('\n') }))
    await takeIn(bundle('b', { 'case.json': JSON.stringify({ schema: 'threshold-case/1', accounts: [{ id: 'acc-1', institution: '虚构银行', number: '6200000000000001' }] }) }))
    expect((await test.ask('money.accounts', {})).map((each) => each.id)).toEqual(['acc-1'])
  })

  it('never change an accepted finding silently: it stays and is marked', async () => {
    await takeIn(join(ROOT, 'resources/sample-case'))
    const before = (await review()).findings.find((each) => each.id.startsWith('travel.air/'))
    if (!before) throw new Error('no finding to accept')
    await test.ask('findings.decide', { id: before.id, status: 'accepted', reason: '与客票一致', stances: {}, language: 'zh-CN' })
    const entry = (await test.ask('facts.list', {})).entries.find((each) => each.kind === 'milestone' && each.body['kind'] === 'restriction-lifted')
    if (!entry) throw new Error('no milestone')
    await state('milestone', { ...entry.body, date: '2023-08-01' }, entry.id)
    const after = (await review()).findings.find((each) => each.id === before.id)
    expect(after).toMatchObject({ status: 'accepted', decision: { reason: '与客票一致' }, stale: { count: before.count, total: before.total } })
    expect(after?.count).toBeLessThan(before.count)
    // Row by row: what is counted now and what went make up what was accepted.
    expect(after?.stale?.difference?.rows?.added).toEqual([])
    expect([...(after?.citations ?? []), ...(after?.stale?.difference?.rows?.gone ?? [])].length).toBe(before.count)
    expect(after?.stale?.difference?.rows?.gone.every((row) => (row.day ?? '') >= '2023-08-01')).toBe(true)

    const history = await test.ask('facts.history', { kind: 'milestone', id: entry.id })
    expect(history.map((each) => [each.body?.['date'], each.source])).toEqual([['2025-03-01', 'case.json'], ['2023-08-01', 'reviewer']])
    const former = history[0]?.body
    if (!former) throw new Error('no former body')
    await state('milestone', former, entry.id)
    expect((await review()).findings.find((each) => each.id === before.id)).toMatchObject({ count: before.count, stale: null })
  })

  it('keep to the contract: wrong entries are refused with the field, and nothing is written', async () => {
    const refused = async (kind: StatedKind, body: FactBody, id: string | null = null) => {
      const result = await test.host.call('facts.state', { kind, id, body })
      return result.ok ? 'stated' : result.error.details['field']
    }
    expect(await refused('party', { name: '虚构甲', role: 'king' })).toBe('role')
    expect(await refused('milestone', { kind: 'restriction-served', date: '2024-02-30' })).toBe('date')
    expect(await refused('obligation', { amount: '1.234' })).toBe('amount')
    expect(await refused('account', { institution: '虚构银行', holder: 'p-nobody' })).toBe('holder')
    expect(await refused('asset', { kind: 'vehicle', title: '车', speed: 'fast' })).toBe('')
    expect(await refused('file', { path: '没有.pdf' })).toBe(undefined)
    expect((await test.ask('facts.list', {})).entries).toEqual([])
  })

  it('give ids that no entry had before, and refuse to remove what another entry names', async () => {
    const first = await state('party', { name: '虚构甲', role: 'debtor' })
    expect(first).toMatchObject({ id: 'party-1', changed: true })
    await state('asset', { kind: 'vehicle', title: '虚构车', owner: 'party-1' })
    expect(await test.host.call('facts.remove', { kind: 'party', id: 'party-1' })).toMatchObject({ ok: false, error: { code: 'bad-request', details: { namedBy: 'asset/asset-1' } } })
    await test.ask('facts.remove', { kind: 'asset', id: 'asset-1' })
    await test.ask('facts.remove', { kind: 'party', id: 'party-1' })
    expect(await state('party', { name: '虚构乙', role: 'debtor' })).toMatchObject({ id: 'party-2' })
    expect(await test.host.call('facts.state', { kind: 'party', id: null, body: { id: 'party-2', name: '虚构丙', role: 'witness' } })).toMatchObject({ ok: false })
    expect(await state('party', { name: '虚构乙', role: 'debtor' }, 'party-2')).toMatchObject({ changed: false })
  })
})

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../rules/import-graph.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
beforeEach(async () => {
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
  const bare = join(test.folder, 'bare')
  cpSync(join(ROOT, 'resources/sample-case'), bare, { recursive: true })
  rmSync(join(bare, 'case.json'))
  await test.ask('intake.import', { tokens: [await test.token(bare)] })
})
afterEach(() => test.end())

const list = () => test.ask('proposals.list', {})
const milestone = async (kind: string) => (await list()).find((each) => each.kind === 'milestone' && each.states?.body['kind'] === kind)
const party = async (name: string) => {
  const found = (await list()).find((each) => each.kind === 'party' && each.content['name'] === name && each.states !== null)
  if (!found) throw new Error(`no proposal of ${name}`)
  return found
}

describe('proposals', () => {
  it('are taken over by nobody but the reviewer', async () => {
    expect((await list()).length).toBeGreaterThan(50)
    expect((await test.ask('facts.list', {})).entries).toEqual([])
  })

  it('become a fact with the page as its source, logged; what needs a party waits for it', async () => {
    const served = await milestone('restriction-served')
    expect(served).toMatchObject({ pattern: 'milestone.receipt', place: { path: '02执行文书/限制消费令及送达回证.pdf', page: 2 }, needs: ['party-古盛远'] })
    if (!served) return
    expect(served.place.quote).toContain('2023年6月1日15时10分'.slice(0, 9))
    // The log of the court tells the same.
    expect(served.alsoAt.map((place) => place.path)).toContain('02执行文书/执行工作日志.txt')
    expect(await test.host.call('proposals.accept', { id: served.id })).toMatchObject({ ok: false, error: { details: { field: 'party' } } })

    expect(await test.ask('proposals.accept', { id: (await party('古盛远')).id })).toMatchObject({ kind: 'party', id: 'party-古盛远', changed: true })
    const now = await milestone('restriction-served')
    expect(now?.needs).toEqual([])
    expect(await test.ask('proposals.accept', { id: served.id })).toMatchObject({ id: 'restriction-served-1', changed: true })
    const { entries } = await test.ask('facts.list', {})
    expect(entries.find((each) => each.kind === 'milestone')).toMatchObject({
      body: { kind: 'restriction-served', date: '2023-06-01', party: 'party-古盛远', evidence: '02执行文书/限制消费令及送达回证.pdf' },
      source: '02执行文书/限制消费令及送达回证.pdf#page=2',
    })
    expect((await milestone('restriction-served'))?.standing).toBe('stated')
    expect((await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]).toMatchObject({ action: 'fact.stated', target: 'milestone/restriction-served-1' })
    expect((await test.ask('review.get', { language: 'zh-CN' })).findings.some((each) => each.id === 'travel.rail/party/party-古盛远')).toBe(true)
  })

  it('become a fact as the reviewer changed them', async () => {
    await test.ask('proposals.accept', { id: (await party('古盛远')).id, edited: { id: 'party-古盛远', name: '古盛远', role: 'guarantor' } })
    expect((await test.ask('facts.list', {})).entries).toMatchObject([{ kind: 'party', body: { role: 'guarantor' } }])
  })

  it('show what they differ from, and then change that entry', async () => {
    await test.ask('facts.state', { kind: 'milestone', id: null, body: { kind: 'judgment-effective', date: '2023-04-05' } })
    const found = await milestone('judgment-effective')
    expect(found).toMatchObject({ standing: 'differs', against: { id: 'judgment-effective-1', body: { date: '2023-04-05' } } })
    if (!found) return
    await test.ask('proposals.accept', { id: found.id })
    const { entries } = await test.ask('facts.list', {})
    expect(entries.map((each) => [each.id, each.body['date'], each.revisions])).toEqual([['judgment-effective-1', '2023-04-06', 2]])
  })

  it('are set aside with a reason in the log, and brought back', async () => {
    const found = await party('林照溪')
    await test.ask('proposals.dismiss', { id: found.id, reason: '另案当事人' })
    expect((await list()).find((each) => each.id === found.id)?.dismissed).toBe(true)
    expect((await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]).toMatchObject({ action: 'proposal.dismissed', target: found.id, details: { reason: '另案当事人', page: found.place.page } })
    await test.ask('proposals.dismiss', { id: found.id, restore: true })
    expect((await list()).find((each) => each.id === found.id)?.dismissed).toBe(false)
  })

  it('read the tree of a query: source and person of a statement, once the person is stated', async () => {
    const root = join(test.folder, 'query')
    const path = '虚构银行（定向查询）/卜大山_999999199001010011_交易流水.csv'
    mkdirSync(join(root, '虚构银行（定向查询）'), { recursive: true })
    writeFileSync(join(root, path), '交易卡号,交易户名,交易时间,交易金额,收付标志,对手户名\n6200000000000001,卜大山,2099-01-01 08:00:00,1.00,出,某店')
    await test.ask('intake.import', { tokens: [await test.token(root)] })
    const ofFile = () => test.ask('proposals.list', { path })
    const source = (await ofFile()).find((each) => each.kind === 'query-source')
    expect(source).toMatchObject({ standing: 'new', needs: ['party-卜大山'], place: { page: null } })
    await test.ask('proposals.accept', { id: (await party('卜大山')).id })
    await test.ask('proposals.accept', { id: source?.id ?? '' })
    expect((await ofFile()).find((each) => each.kind === 'query-source')).toMatchObject({ standing: 'stated' })
    expect((await test.ask('facts.list', {})).files.find((each) => each.id === path)?.body).toMatchObject({ source: '虚构银行', party: 'party-卜大山' })
  })

  it('do not accept what states nothing or is not there', async () => {
    const amount = (await list()).find((each) => each.kind === 'amount')
    expect(amount?.states).toBe(null)
    expect(await test.host.call('proposals.accept', { id: amount?.id ?? '' })).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(await test.host.call('proposals.accept', { id: 'f9/9/0-1/nothing' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

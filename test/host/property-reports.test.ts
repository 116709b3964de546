import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportContent, ReportLineContent } from '../../src-main/contract/property-report.ts'
import type { Review } from '../../src-main/contract/review.ts'
import { contractFaults } from '../contract/review-contract.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
let party: string
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
  party = (await test.ask('property.declared', { party: null })).party?.id ?? ''
})
afterAll(() => test.end())

const language = 'zh-CN'
const content = (over: Partial<ReportContent> = {}): ReportContent => ({ party, kind: 'first', date: '2023-06-30', document: null, note: '', ...over })
const line = (over: Partial<ReportLineContent> = {}): ReportLineContent => ({ kind: 'deposit', title: '', number: '', holder: '', value: null, date: null, note: '', place: null, thing: null, ...over })
const ids = (review: Review, rule: string): readonly string[] => review.findings.filter((each) => each.rule === rule).map((each) => each.id)
const sheet = () => test.ask('property.declared', { party: null })

describe('a property report typed into the sample case', () => {
  it('is filed, declares what it names, tells what it changed, and is taken back act by act', async () => {
    const before = await test.ask('review.get', { language })
    expect([ids(before, 'report.none').length, ids(before, 'asset.undeclared').length, ids(before, 'account.undeclared').length]).toEqual([1, 2, 3])
    const accepted = ids(before, 'asset.undeclared')[0] ?? ''
    await test.ask('findings.decide', { id: accepted, status: 'accepted', reason: '与登记核对一致', stances: {}, language })

    const stated = await test.ask('reports.state', { id: null, content: content(), language })
    // A report is there now: it is not missing any more, and its day ends the report window.
    expect(ids(stated.review, 'report.none')).toEqual([])
    expect(stated.changes.some((each) => each.id.startsWith('report.none') && each.after === null)).toBe(true)

    const rows = (await sheet()).rows
    const account = rows.find((each) => each.kind === 'account' && each.side === 'own') ?? expect.fail('no account')
    const number = (await test.ask('money.accounts', {})).find((each) => each.id === account.id)?.number ?? ''
    const asset = rows.find((each) => each.kind === 'asset' && accepted.endsWith(each.id)) ?? expect.fail('no asset')
    const lines = [line({ title: '虚构银行', number, value: '1,234.5' }), line({ kind: 'vehicle', title: '车辆一台', thing: { kind: 'asset', id: asset.id } })]
    const added = await test.ask('reports.addLines', { report: stated.id, lines, language })
    expect(ids(added.review, 'account.undeclared')).not.toContain(`account.undeclared/account/${account.id}`)
    expect(ids(added.review, 'asset.undeclared').filter((each) => each !== accepted)).toHaveLength(1)
    // What was accepted stays, marked with what it is now.
    expect(added.review.findings.find((each) => each.id === accepted)).toMatchObject({ status: 'accepted', stale: { count: 1 } })
    expect(added.changes.find((each) => each.id === accepted)).toMatchObject({ after: null, decided: true })
    expect(contractFaults(added.review)).toEqual([])
    expect(added.review.propertyReports?.[0]?.lines.map((each) => each.value)).toEqual(['1234.50', null])

    const shown = await sheet()
    expect(shown.rows.filter((each) => each.typed.length > 0).map((each) => [each.id, each.declared, each.typed[0]?.number, each.typed[0]?.by])).toEqual([[account.id, true, 1, 'same'], [asset.id, true, 2, 'word']])
    expect(shown.report.state).toBe('filed')

    const [first] = shown.typed[0]?.lines ?? []
    const changed = await test.ask('reports.changeLine', { id: first?.id ?? '', content: line({ title: '虚构银行', number: '0000000000000000' }), language })
    expect(ids(changed.review, 'account.undeclared')).toEqual(ids(stated.review, 'account.undeclared'))
    await test.ask('history.undo', { language })
    expect((await sheet()).rows.find((each) => each.id === account.id)?.declared).toBe(true)
    await test.ask('history.undo', { language })
    expect((await sheet()).typed[0]?.lines).toEqual([])
    await test.ask('history.redo', { language })
    expect((await sheet()).typed[0]?.lines).toHaveLength(2)
    const removed = await test.ask('reports.remove', { id: stated.id, language })
    expect(ids(removed.review, 'report.none')).toHaveLength(1)
    expect(removed.review.propertyReports).toEqual([])
    await test.ask('history.undo', { language })
    expect((await sheet()).typed.map((each) => each.lines.length)).toEqual([2])
    const { entries } = await test.ask('log.list', { offset: 0, limit: 200 })
    const actions = entries.map((each) => each.action)
    for (const action of ['report.added', 'report.line-added', 'report.line-changed', 'report.removed', 'report.line-removed', 'history.undo', 'history.redo']) expect(actions).toContain(action)
  })

  it('names a large outflow by its row, which is not counted as omitted any more', async () => {
    const { outflows, typed } = await sheet()
    const outflow = outflows[0] ?? expect.fail('no outflow')
    const counted = (review: Review): number => review.findings.find((each) => each.rule === 'report.omitted-dealing')?.count ?? 0
    const before = counted(await test.ask('review.get', { language }))
    const { review } = await test.ask('reports.addLines', { report: typed[0]?.id ?? '', lines: [line({ kind: 'dealing', title: '大额支出', value: outflow.amount, thing: { kind: 'row', row: outflow.row } })], language })
    expect(counted(review)).toBe(before - 1)
    expect((await sheet()).outflows.find((each) => each.row.line === outflow.row.line && each.row.sha256 === outflow.row.sha256)?.typed).toHaveLength(1)
    await test.ask('history.undo', { language })
  })

  it('refuses what is not in the case, what is no amount and what is no date, and keeps nothing of it', async () => {
    const { typed } = await sheet()
    const report = typed[0]?.id ?? ''
    const refused = async (lines: readonly ReportLineContent[]) => {
      const answer = await test.host.call('reports.addLines', { report, lines: [...lines], language })
      return answer.ok ? 'taken' : answer.error.code
    }
    expect(await refused([line({ title: '好', value: '1.00' }), line({ title: '坏', value: '12,34' })])).toBe('bad-request')
    for (const value of ['-1', '1.234', 'abc', '1e9', '9'.repeat(30)]) expect([value, await refused([line({ title: '坏', value })])]).toEqual([value, 'bad-request'])
    expect(await refused([line()])).toBe('bad-request')
    expect(await refused([line({ title: '坏', date: '2024-02-30' })])).toBe('bad-request')
    expect(await refused([line({ title: '坏', thing: { kind: 'asset', id: 'no-such' } })])).toBe('bad-request')
    expect(await refused([line({ title: '坏', place: { path: '没有.pdf', page: 1 } })])).toBe('not-found')
    expect((await test.host.call('reports.state', { id: null, content: content({ party: 'nobody' }), language })).ok).toBe(false)
    expect((await test.host.call('reports.state', { id: null, content: content({ document: '没有.pdf' }), language })).ok).toBe(false)
    expect((await sheet()).typed[0]?.lines).toEqual(typed[0]?.lines)
  })
})

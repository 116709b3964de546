import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contractFaults } from '../contract/review-contract.ts'
import { ROOT } from '../rules/import-graph.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN'
let test: TestHost
let casePath: string
beforeAll(async () => {
  test = startTestHost()
  casePath = join(test.folder, 'assertions.tcase')
  await test.ask('cases.create', { token: await test.token(casePath), passphrase: null, reviewer: '虚构检察官' })
  await test.ask('intake.import', { tokens: [await test.token(join(ROOT, 'resources/sample-case'))] })
})
afterAll(() => test.end())

const PAPER = '01执行依据/民事判决书.pdf'
const fileOf = async (path: string): Promise<string> => (await test.ask('read.byPath', { path })).file
const errorOf = async (call: Promise<unknown>): Promise<string> => call.then(() => 'none', (error: Error) => error.message)
const draft = (sentence: string) => ({ sentence, date: null, people: [], evidence: [], dispute: 'unknown' as const, toProve: null, assignments: [], note: '' })

describe('assertions', () => {
  it('hold marks, rows, findings and files for and against, and show where each stands', async () => {
    const file = await fileOf(PAPER)
    const words = (await test.ask('read.pageText', { file, page: 1 })).text.replaceAll(/\s/gu, '').slice(40, 60)
    const mark = await test.ask('marks.create', { file, anchor: { kind: 'text', page: 1, exact: words, prefix: '', suffix: '', offset: null, box: null }, note: '', tags: [], stance: 'not-assessed', assignments: [] })
    const review = await test.ask('review.get', { language })
    const [finding] = review.findings
    const table = review.intake.files.find((each) => each.kind === 'bank-statement' && each.format.endsWith('csv'))
    if (!finding || !table) throw new Error('the sample case has findings and a statement as CSV')
    const slice = await test.ask('read.table', { file: table.id, sheet: 0, offset: 0, limit: 50 })
    const row = slice.rows.find((each) => each.fate === 'kept')
    if (!row) throw new Error('no kept row')
    const [party] = (await test.ask('facts.list', {})).entries.filter((each) => each.kind === 'party')
    const made = await test.ask('assertions.create', {
      language,
      draft: {
        ...draft(' 甲某收到限制消费令后仍然付款 '), date: { kind: 'before', day: '2023-06-01' }, people: [{ party: party?.id ?? '', name: '甲某' }], dispute: 'disputed',
        toProve: { source: '送达回证原件', until: '2026-12-31' }, assignments: [{ element: 'EL-KNOW', stance: 'not-assessed', weight: null, why: '' }],
        evidence: [
          { reference: { kind: 'mark', mark: mark.id }, side: 'for', why: '判决主文' },
          { reference: { kind: 'row', file: table.id, sheet: 0, line: row.line }, side: 'for', why: '' },
          { reference: { kind: 'finding', finding: finding.id }, side: 'against', why: '' },
          { reference: { kind: 'file', file, page: 1 }, side: 'against', why: '' },
        ],
      },
    })
    expect(made).toMatchObject({ sentence: '甲某收到限制消费令后仍然付款', creator: '虚构检察官', toProve: { source: '送达回证原件' } })
    expect(made.evidence.map((each) => [each.reference.kind, each.side, each.state, each.place?.path, each.place?.line])).toEqual([
      ['mark', 'for', 'found', PAPER, null], ['row', 'for', 'found', table.path, row.line], ['finding', 'against', 'found', expect.any(String), expect.anything()], ['file', 'against', 'found', PAPER, null],
    ])
    expect(made.evidence[1]?.reference).toMatchObject({ sha256: table.sha256, cells: row.cells })
    const after = await test.ask('review.get', { language })
    expect(contractFaults(after)).toEqual([])
    expect(after.assertions).toMatchObject([{ id: made.id, dispute: 'disputed', evidence: [{ side: 'for' }, { side: 'for' }, { side: 'against' }, { side: 'against' }] }])
    await test.ask('marks.remove', { ids: [mark.id] })
    expect((await test.ask('assertions.list', { language }))[0]?.evidence[0]).toMatchObject({ state: 'gone', place: null })
    // Changing something else must not lose the evidence that is gone.
    const [changed] = await test.ask('assertions.change', { ids: [made.id], change: { dispute: 'undisputed', evidence: [{ reference: { kind: 'mark', mark: mark.id }, side: 'for', why: '' }] }, language })
    expect(changed?.evidence).toMatchObject([{ state: 'gone' }])
    await test.ask('history.undo', { language })
    await test.ask('history.undo', { language })
    expect((await test.ask('assertions.list', { language }))[0]?.evidence[0]).toMatchObject({ state: 'found' })
  })

  it('are changed together as one act, undone by one undo, also after the case was opened again', async () => {
    const [a, b] = [await test.ask('assertions.create', { draft: draft('第一件'), language }), await test.ask('assertions.create', { draft: draft('第二件'), language })]
    await test.ask('assertions.change', { ids: [a.id, b.id], change: { dispute: 'disputed' }, language })
    await test.ask('cases.close', {})
    await test.ask('cases.open', { token: await test.token(casePath), passphrase: null })
    const disputes = async (): Promise<readonly string[]> => (await test.ask('assertions.list', { language })).filter((each) => [a.id, b.id].includes(each.id)).map((each) => each.dispute)
    expect(await disputes()).toEqual(['disputed', 'disputed'])
    await test.ask('history.undo', { language })
    expect(await disputes()).toEqual(['unknown', 'unknown'])
    await test.ask('history.redo', { language })
    expect(await disputes()).toEqual(['disputed', 'disputed'])
    await test.ask('assertions.remove', { ids: [a.id, b.id] })
    expect(await disputes()).toEqual([])
    await test.ask('history.undo', { language })
    expect(await disputes()).toEqual(['disputed', 'disputed'])
    const log = await test.ask('log.list', { offset: 0, limit: 20 })
    expect(log.entries.filter((each) => each.action === 'assertion.removed')).toHaveLength(2)
  })

  it('are refused where something they name is not in the case', async () => {
    const file = await fileOf(PAPER)
    const evidence = (reference: Parameters<typeof test.ask<'assertions.create'>>[1]['draft']['evidence'][number]['reference']) => [{ reference, side: 'for' as const, why: '' }]
    const tried = [
      { ...draft('x'), evidence: evidence({ kind: 'mark', mark: 'urn:uuid:none' }) },
      { ...draft('x'), evidence: evidence({ kind: 'finding', finding: 'none' }) },
      { ...draft('x'), evidence: evidence({ kind: 'file', file, page: 9999 }) },
      { ...draft('x'), evidence: evidence({ kind: 'row', file, sheet: 0, line: 1 }) },
      { ...draft('x'), people: [{ party: 'nobody', name: 'x' }] },
      { ...draft('x'), assignments: [{ element: 'EL-NONE', stance: 'for' as const, weight: null, why: '' }] },
    ]
    for (const each of tried) expect(await errorOf(test.ask('assertions.create', { draft: each, language }))).toMatch(/not-found/u)
    expect(await errorOf(test.ask('assertions.create', { draft: { ...draft('x'), date: { kind: 'on', day: '2023-02-30' } }, language }))).toMatch(/bad-request/u)
    expect(await errorOf(test.ask('assertions.create', { draft: draft('  '), language }))).toMatch(/bad-request/u)
  })
})

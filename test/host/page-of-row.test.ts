import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Review, ReviewCitation } from '../../src-main/contract/review.ts'
import { contractFaults } from '../contract/review-contract.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const fixtures = fileURLToPath(new URL('../fixtures/pdf-tables/', import.meta.url))

const CASE = {
  schema: 'threshold-case/1',
  case: { number: '（2024）虚0101执1号', title: '甄虚构案（虚构样例）', stage: 'enforcement' },
  parties: [
    { id: 'p1', name: '甄虚构', kind: 'person', role: 'debtor', documents: [{ kind: 'resident-id', number: '990000199001010011' }, { kind: 'passport', number: 'EX0000001' }] },
    { id: 'p2', name: '贾设例', role: 'related', relation: '朋友' },
  ],
  accounts: [
    { id: 'a1', institution: '招商银行', number: '6200000000009001', holder: 'p1' },
    { id: 'a3', institution: '中国银行', number: '6200000000009003', holder: 'p1' },
  ],
  milestones: [
    { kind: 'suit-notice', date: '2023-01-01', party: 'p1' },
    { kind: 'judgment-effective', date: '2023-06-01', party: 'p1' },
    { kind: 'enforcement-notice-served', date: '2023-09-01', party: 'p1' },
    { kind: 'restriction-served', date: '2024-01-01', party: 'p1' },
  ],
}
const CMB = '03流水/招行.pdf'
const BOC = '03流水/中行.pdf'
const BORDER = '04出行/出入境.pdf'

let test: TestHost
let review: Review
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'case.tcase')), passphrase: null })
  const root = join(test.folder, 'bundle')
  for (const folder of ['03流水', '04出行']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'case.json'), JSON.stringify(CASE))
  for (const [path, name] of [[CMB, 'cmb-statement'], [BOC, 'boc-flow'], [BORDER, 'border-e-file']] as const) writeFileSync(join(root, path), readFileSync(join(fixtures, `${name}.pdf`)))
  writeFileSync(join(root, '04出行/铁路.csv'), '姓名,证件号码,乘车日期,车次,发站,到站,席别,票价,状态\r\n甄虚构,990000199001010011,2024-03-01,G1,虚城东,虚城西,商务座,500.00,已乘车\r\n')
  await test.ask('intake.import', { tokens: [await test.token(root)] })
  review = await test.ask('review.get', { language: 'zh-CN' })
})
afterAll(() => test.end())

/** `path page:line` of the citations, each once. */
const places = (citations: readonly ReviewCitation[]): readonly string[] => [...new Set(citations.map(({ path, page, line }) => `${path} ${page ?? '-'}:${line ?? '-'}`))]
const citationsOf = (rule: string): readonly ReviewCitation[] => review.findings.filter((finding) => finding.rule === rule).flatMap((finding) => finding.citations)

describe('a row of a table inside a PDF', () => {
  it('is cited by path, page and line', () => {
    expect(places(citationsOf('funds.large-out'))).toEqual([`${CMB} 1:15`])
    expect(places(citationsOf('funds.cash'))).toEqual([`${CMB} 2:23`, `${BOC} 1:8`])
    expect(places(citationsOf('travel.border'))).toEqual([`${BORDER} 2:9`, `${BORDER} 1:6`])
    expect(places(citationsOf('statement.break'))).toEqual([`${BOC} 1:8`])
    expect(places(citationsOf('travel.rail'))).toEqual(['04出行/铁路.csv -:2'])
    const inPdf = review.findings.flatMap((finding) => [...finding.citations, ...finding.context]).filter((citation) => citation.path.endsWith('.pdf') && citation.line !== undefined)
    expect(inPdf.length).toBeGreaterThan(5)
    expect(inPdf.filter((citation) => citation.page === undefined)).toEqual([])
    expect(places(review.timeline.flatMap((entry) => (entry.kind === 'journey' && entry.citation !== null ? [entry.citation] : [])))).toContain(`${BORDER} 2:9`)
    expect(contractFaults(review)).toEqual([])
  })

  it('that was refused, or breaks the balance, is listed with its page', () => {
    const files = Object.fromEntries(review.intake.files.map((file) => [file.path, file]))
    expect(files[BOC]?.rows?.rejections).toMatchObject([{ line: 6, page: 1, reasonCode: 'date-unreadable' }])
    expect(files[BOC]?.balance?.breaks).toMatchObject([{ line: 8, page: 1, expected: '500.00', found: '900.00' }])
  })

  it('is found by its words with page and line', async () => {
    const atm = await test.ask('search.query', { words: 'ATM取款', limit: 10 })
    expect(atm.filter((hit) => hit.kind === 'row')).toMatchObject([{ path: CMB, page: 2, line: 23 }])
    const passport = await test.ask('search.query', { words: '北京首都机场', limit: 10 })
    expect(passport.filter((hit) => hit.kind === 'journey').map(({ page, line }) => [page, line]).toSorted()).toEqual([[1, 7], [2, 9]])
    const rail = await test.ask('search.query', { words: '虚城东', limit: 10 })
    expect(rail.find((hit) => hit.kind === 'journey')).not.toHaveProperty('page')
  })

  it('carries its page to the screens, whose original opens as a PDF', async () => {
    const { rows } = await test.ask('money.rows', { filter: { accounts: ['a1'] }, sort: 'time', offset: 0, limit: 10 })
    expect(rows.map(({ page, line }) => [page, line])).toEqual([[1, 9], [1, 11], [1, 12], [1, 15], [2, 22], [2, 23]])
    const last = rows.at(-1)
    expect(await test.ask('money.row', { id: last?.id ?? '' })).toMatchObject({ path: CMB, page: 2, line: 23 })
    const journeys = await test.ask('journeys.list', {})
    expect(journeys.map(({ page, line }) => [page, line])).toEqual([[2, 10], [2, 9], [1, 7], [undefined, 2], [1, 6], [1, 5]])
    expect(journeys.find((journey) => journey.mode === 'rail')).not.toHaveProperty('page')
    expect(await test.ask('read.byPath', { path: CMB })).toMatchObject({ view: 'pdf', pages: 2 })
    // What the page shows holds the row, so that a quote out of it can be marked there.
    const text = await test.ask('read.pageText', { file: last?.file ?? '', page: last?.page ?? 0 })
    expect(text.text).toContain('ATM取款')
    const picture = await test.ask('flow.picture', { filter: { accounts: ['a1'] } })
    const movements = await Promise.all(picture.edges.map((edge) => test.ask('flow.rows', { filter: { accounts: ['a1'] }, edge: edge.id, offset: 0, limit: 50 })))
    const drawn = movements.flatMap((each) => each.rows)
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.every((row) => row.path === CMB && row.page !== undefined)).toBe(true)
  })

  it('is printed with its page in the checklist', async () => {
    const target = join(test.folder, 'checklist.html')
    await test.ask('export.write', { format: 'html', token: await test.token(target), language: 'zh-CN' })
    const html = readFileSync(target, 'utf8')
    expect(html).toContain(`${CMB} 第1页 第15行`)
    expect(html).toContain('第2页 第23行')
    expect(html).toContain('第1页 第6行')
    expect(html).toContain('04出行/铁路.csv 第2行')
  })
})

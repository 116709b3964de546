import { describe, expect, it } from 'vitest'
import type { PropertyReport, ReportLine } from '../../../src-main/contract/property-report.ts'
import { accountUndeclared } from '../../../src-main/domain/findings/account/undeclared.ts'
import { assetUndeclared } from '../../../src-main/domain/findings/asset/undeclared.ts'
import { reportNone } from '../../../src-main/domain/findings/report/none.ts'
import { reportOmittedDealing } from '../../../src-main/domain/findings/report/omitted-dealing.ts'
import { anchorOf } from '../../../src-main/domain/ledger/hand-pairs.ts'
import { declaredView } from '../../../src-main/domain/property/declared.ts'
import { mentionsOf, withTypedReports } from '../../../src-main/domain/property/typed-reports.ts'
import { account, asset, context, dealing, milestone, party, row, view, yuan, type CaseParts } from '../findings/case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const filed = [milestone('enforcement-notice-served', '2024-03-01'), milestone('property-report-filed', '2024-03-20', { party: 'P1' })]

let count = 0
const line = (over: Partial<ReportLine> = {}): ReportLine => ({
  id: `urn:uuid:l${(count += 1)}`, report: 'urn:uuid:r1', kind: 'deposit', title: '', number: '', holder: '', value: null, date: null, note: '', place: null, thing: null, reviewer: '虚构审查人', at: '', ...over,
})
const report = (lines: readonly ReportLine[], over: Partial<PropertyReport> = {}): PropertyReport => ({
  id: 'urn:uuid:r1', party: 'P1', kind: 'first', date: '2024-03-20', document: null, note: '', reviewer: '虚构审查人', at: '', lines, ...over,
})
/** The parts with typed reports, as the case file gives them to the rules. */
const withReports = (parts: CaseParts, reports: readonly PropertyReport[]): CaseParts => ({ ...parts, facts: withTypedReports(view(parts).facts, reports) })

describe('an account that a typed report names', () => {
  const parts: CaseParts = { parties: [debtor], accounts: [account('A1', { holder: 'P1', number: '6222 9999 0000 1011' }), account('A2', { holder: 'P1', number: '6217999900008825' })], milestones: filed, rows: [row('A1', '2023-06-01', '500'), row('A2', '2023-06-01', '700')] }
  const undeclared = (reports: readonly PropertyReport[]): readonly string[] => accountUndeclared(context(withReports(parts, reports))).map((each) => each.subject.id)

  it('is declared by its number however it is written, as if the case said so', () => {
    expect(undeclared([])).toEqual(['A1', 'A2'])
    expect(undeclared([report([line({ number: '6222-9999-0000-1011', title: '虚构银行' })])])).toEqual(['A2'])
    const stated = { ...parts, accounts: parts.accounts?.map((each) => (each.id === 'A1' ? { ...each, declared: true } : each)) ?? [] }
    expect(accountUndeclared(context(stated))).toEqual(accountUndeclared(context(withReports(parts, [report([line({ number: '6222999900001011' })])]))))
  })
  it('is not declared by a masked or short number, by a number of two accounts, or by a line said to be nothing of the file', () => {
    for (const number of ['6222********1011', '1011', '']) expect(undeclared([report([line({ number })])])).toEqual(['A1', 'A2'])
    expect(undeclared([report([line({ number: '6222999900001011', thing: { kind: 'none' } })])])).toEqual(['A1', 'A2'])
    const twice: CaseParts = { ...parts, accounts: [...(parts.accounts ?? []), account('A3', { holder: 'P1', number: '6222999900001011' })] }
    expect(accountUndeclared(context(withReports(twice, [report([line({ number: '6222999900001011' })])]))).map((each) => each.subject.id)).toEqual(['A1', 'A2'])
  })
  it('is declared by the word of the reviewer, and by a supplementary report; a line to an account that is gone says nothing', () => {
    expect(undeclared([report([]), report([line({ number: '尾号8825', thing: { kind: 'account', id: 'A2' } })], { id: 'urn:uuid:r2', kind: 'supplementary', date: '2024-09-01' })])).toEqual(['A1'])
    expect(undeclared([report([line({ thing: { kind: 'account', id: 'gone' } })])])).toEqual(['A1', 'A2'])
  })
})

describe('an asset that a typed report names', () => {
  const parts: CaseParts = { parties: [debtor], assets: [asset('H1', { owner: 'P1', title: '虚构路1号房屋' }), asset('V1', { owner: 'P1', kind: 'vehicle', title: '小型轿车' })], milestones: filed }
  it('is declared by the same title or by the reviewer, and by nothing less', () => {
    const of = (...lines: readonly ReportLine[]): readonly string[] => assetUndeclared(context(withReports(parts, [report(lines)]))).map((each) => each.subject.id)
    expect(of(line({ kind: 'real-estate', title: ' 虚构路１号 房屋 ' }))).toEqual(['V1'])
    expect(of(line({ kind: 'real-estate', title: '虚构路1号房屋一半' }))).toEqual(['H1', 'V1'])
    expect(of(line({ kind: 'vehicle', title: '轿车一辆', thing: { kind: 'asset', id: 'V1' } }))).toEqual(['H1'])
  })
})

describe('dealings and outflows that a typed report names', () => {
  const outflow = row('A1', '2023-06-01', '-60000', '某公司')
  const other = row('A1', '2023-07-01', '-80000', '某公司')
  const files = [{ id: outflow.file, path: outflow.path, title: '流水', kind: 'bank-statement' as const, evidenceKind: null, sha256: 'a'.repeat(64), pages: [] }]
  const parts: CaseParts = {
    parties: [debtor, party('P2', { role: 'related' })], accounts: [account('A1', { holder: 'P1' })], milestones: filed, rows: [outflow, other], files,
    dealings: [dealing('D1', 'gift', '2023-08-01', { from: 'P1', to: 'P2' }), dealing('D2', 'sale', '2023-09-01', { from: 'P1', to: 'P2', price: yuan('10') })],
  }
  const anchor = anchorOf(view(parts), outflow)
  const named = [line({ kind: 'dealing', title: '赠与', thing: { kind: 'dealing', id: 'D1' } }), line({ kind: 'dealing', title: '大额支出', value: '60000.00', thing: { kind: 'row', row: anchor } })]
  it('are not counted as omitted; all others are, to the fen', () => {
    const [before] = reportOmittedDealing(context(parts))
    expect([before?.count, before?.total]).toEqual([4, yuan('140000')])
    const [after] = reportOmittedDealing(context(withReports(parts, [report(named)])))
    expect([after?.count, after?.total, after?.groups.map((each) => each.count)]).toEqual([2, yuan('80000'), [1, 1]])
  })
  it('are counted where the report is another debtor’s, or where the line of the statement is another movement by now', () => {
    const two: CaseParts = { ...parts, parties: [...(parts.parties ?? []), party('P3', { role: 'guarantor' })] }
    expect(reportOmittedDealing(context(withReports(two, [report(named, { party: 'P3' })]))).find((each) => each.subject.id === 'P1')?.count).toBe(4)
    const drifted = line({ kind: 'dealing', thing: { kind: 'row', row: { ...anchor, amount: '60000.01' } } })
    expect(reportOmittedDealing(context(withReports(parts, [report([drifted])])))[0]?.count).toBe(4)
  })
  it('show where they are named on the sheet, without a word of the program on what is missing', () => {
    const sheet = declaredView(context(withReports(parts, [report(named)])), debtor)
    expect(sheet.dealings.map((each) => [each.id, each.typed.map((mention) => mention.number)])).toEqual([['D1', [1]], ['D2', []]])
    expect(sheet.outflows.map((each) => [each.amount, each.typed.map((mention) => mention.number)])).toEqual([['60000.00', [2]], ['80000.00', []]])
    expect(sheet.typed).toHaveLength(1)
  })
})

describe('a typed report', () => {
  it('is a report that was filed on its day, and is not said twice where the case says so', () => {
    const ordered: CaseParts = { parties: [debtor], milestones: [milestone('property-report-ordered', '2024-03-01', { days: 15 })] }
    expect(reportNone(context(ordered))).toHaveLength(1)
    expect(reportNone(context(withReports(ordered, [report([], { date: '2024-05-01', document: '财产报告表.pdf' })])))).toEqual([])
    const { milestones } = withTypedReports(view({ parties: [debtor], milestones: filed }).facts, [report([])])
    expect(milestones).toHaveLength(2)
    expect(withTypedReports(view({ parties: [debtor], milestones: filed }).facts, [report([], { date: '2024-03-21' })]).milestones).toHaveLength(3)
  })
  it('is cited by its document, else by the first in which a line of it is read', () => {
    const cited = (over: Partial<PropertyReport>): string | null | undefined => withTypedReports(view({ parties: [debtor] }).facts, [report([line({ title: '甲' }), line({ title: '乙', place: { path: '笔录.pdf', page: 3 } })], over)]).milestones[0]?.evidence
    expect([cited({ document: '财产报告表.pdf' }), cited({}), cited({ lines: [] })]).toEqual(['财产报告表.pdf', '笔录.pdf', null])
  })
  it('changes nothing where there is none', () => {
    const { facts } = view({ parties: [debtor] })
    expect(withTypedReports(facts, [])).toBe(facts)
    expect(mentionsOf(facts).size).toBe(0)
  })
})

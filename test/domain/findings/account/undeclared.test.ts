import { describe, expect, it } from 'vitest'
import { accountUndeclared } from '../../../../src-main/domain/findings/account/undeclared.ts'
import { assetUndeclared } from '../../../../src-main/domain/findings/asset/undeclared.ts'
import { account, asset, context, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const other = party('P2', { name: '李虚构', role: 'related' })
const milestones = [milestone('enforcement-notice-served', '2024-03-01'), milestone('property-report-filed', '2024-03-20', { evidence: 'a/report.pdf' })]

describe('account.undeclared', () => {
  const find = (over: CaseParts) =>
    accountUndeclared(context({ parties: [debtor, other], accounts: [account('A1', { holder: 'P1' })], milestones, ...over }))

  it('takes the last known balance at the end of the window', () => {
    const rows = [
      row('A1', '2023-06-01', '500', '', { balance: yuan('900') }),
      row('A1', '2024-03-20 09:00', '-100', '', { balance: yuan('800') }),
      row('A1', '2024-03-20 10:00', '-50'),
      row('A1', '2024-03-21', '1000', '', { balance: yuan('1750') }),
    ]
    const [finding] = find({ rows })
    expect(finding).toMatchObject({
      id: 'account.undeclared/account/A1', count: 1, total: yuan('800'), from: '2024-03-20', to: '2024-03-20',
      values: { kind: 'balance', movements: 3, firstMovement: '2023-06-01', lastMovement: '2024-03-20', declared: 'unknown', relation: 'own' },
    })
    expect(finding?.acts[0]?.citation.line).toBe(rows[2]?.line)
    expect(finding?.context.map((each) => each.line ?? each.path)).toEqual([rows[0]?.line, rows[1]?.line, 'a/report.pdf'])
  })
  it('takes a balance from before the window, but asks for a movement in it', () => {
    const before = row('A1', '2023-01-01', '70', '', { balance: yuan('70') })
    expect(find({ rows: [before] })).toEqual([])
    expect(find({ rows: [before, row('A1', '2023-03-01', '5')] })[0]).toMatchObject({ total: yuan('70') })
  })
  it('takes the later of two rows of one moment', () => {
    const rows = [row('A1', '2024-03-20', '-1', '', { balance: yuan('9') }), row('A1', '2024-03-20', '-1', '', { balance: yuan('8') })]
    expect(find({ rows })[0]?.total).toBe(yuan('8'))
  })
  it('falls back on what came in and went out where no balance is known', () => {
    const rows = [row('A1', '2023-06-01', '500'), row('A1', '2023-07-01', '-120.50'), row('A1', '2023-08-01', '-9', '', { outcome: 'failed' }), row('A1', '2023-09-01', '30', '', { direction: 'neutral' })]
    expect(find({ rows })[0]).toMatchObject({ total: yuan('620.50'), values: { kind: 'turnover', movements: 3 } })
  })
  it('leaves out declared accounts, accounts of others and rows that moved nothing', () => {
    const rows = ['A1', 'A2', 'A3', 'A4'].map((id) => row(id, '2023-06-01', '500', '', id === 'A4' ? { outcome: 'closed' } : {}))
    const accounts = [account('A1', { holder: 'P1', declared: true }), account('A2', { holder: 'P2' }), account('A3', { holder: 'P2', usedBy: 'P1', declared: false }), account('A4', { holder: 'P1' })]
    expect(find({ accounts, rows }).map((each) => [each.subject.id, each.values['declared'], each.values['relation']])).toEqual([['A3', 'no', 'used']])
  })
  it('asks for a report that was filed or is overdue', () => {
    const rows = [row('A1', '2023-06-01', '500')]
    const notice = milestone('enforcement-notice-served', '2024-03-01')
    const due = milestone('property-report-due', '2024-03-16')
    expect(find({ rows, milestones: [notice] })).toEqual([])
    expect(find({ rows, milestones: [notice, due], today: '2024-03-16' })).toEqual([])
    expect(find({ rows, milestones: [notice, due], today: '2024-03-17' })[0]).toMatchObject({ from: '2024-03-16' })
  })
  it('gives foreign money no amount and makes one finding for an account of two debtors', () => {
    const rows = [row('A1', '2023-06-01', '500', '', { currency: 'USD', balance: yuan('500') })]
    expect(find({ rows })[0]).toMatchObject({ total: null, values: { foreignRows: 1 } })
    const second = party('P4', { role: 'guarantor' })
    expect(find({ parties: [debtor, second], accounts: [account('A1', { holder: 'P1', usedBy: 'P4' })], rows })).toHaveLength(1)
  })
})

describe('asset.undeclared', () => {
  const find = (over: CaseParts) => assetUndeclared(context({ parties: [debtor, other], milestones, ...over }))
  it('counts the debtor’s assets that are not said to be declared', () => {
    const assets = [
      asset('X1', { owner: 'P1', declared: false, valuation: yuan('100') }), asset('X2', { owner: 'P1' }), asset('X3', { owner: 'P1', declared: true }),
      asset('X4', { owner: 'P2' }), asset('X5'),
    ]
    const findings = find({ assets })
    expect(findings.map((each) => [each.subject.id, each.count, each.total, each.from])).toEqual([
      ['X1', 1, yuan('100'), '2024-03-20'],
      ['X2', 1, null, '2024-03-20'],
    ])
    expect(findings.map((each) => each.values)).toMatchObject([{ declared: 'no', valuationMissing: 0, report: 'filed' }, { declared: 'unknown', valuationMissing: 1 }])
    expect(findings[0]?.context).toEqual([{ path: 'a/report.pdf' }])
    expect(findings[0]?.acts[0]?.citation).toEqual({ path: 'case.json', quote: 'X1' })
  })
  it('needs no notice, but a report that was filed or is overdue', () => {
    const assets = [asset('X1', { owner: 'P1' })]
    expect(find({ assets, milestones: [] })).toEqual([])
    const due = [milestone('property-report-due', '2024-03-16')]
    expect(find({ assets, milestones: due, today: '2024-03-16' })).toEqual([])
    expect(find({ assets, milestones: due, today: '2024-03-17' })[0]).toMatchObject({ from: '2024-03-16', values: { report: 'none' } })
  })
})

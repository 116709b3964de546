import { describe, expect, it } from 'vitest'
import { reportNone } from '../../../../src-main/domain/findings/report/none.ts'
import { reportOmittedDealing } from '../../../../src-main/domain/findings/report/omitted-dealing.ts'
import { account, asset, context, dealing, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const wife = party('P2', { name: '李虚构', role: 'related', relation: 'spouse' })
const creditor = party('P3', { name: '甲虚构有限公司', role: 'creditor', kind: 'unit' })

describe('report.none', () => {
  const counted = (milestones: CaseParts['milestones'], today = '2024-06-01') => reportNone(context({ parties: [debtor], ...(milestones ? { milestones } : {}), today }))
  const ordered = milestone('property-report-ordered', '2024-03-01')
  const due = milestone('property-report-due', '2024-03-16')

  it('counts once where the due day is past and no report came', () => {
    const [finding, ...more] = counted([ordered, due])
    expect(more).toEqual([])
    expect(finding).toMatchObject({ id: 'report.none/party/P1', count: 1, total: null, from: '2024-03-17', to: '2024-03-17', values: { due: '2024-03-16' } })
    expect(finding?.acts[0]?.citation).toEqual({ path: 'case.json', quote: 'property-report-ordered' })
  })
  it('leaves the debtor the whole due day', () => {
    expect(counted([ordered, due], '2024-03-16')).toEqual([])
    expect(counted([ordered, due], '2024-03-17')).toHaveLength(1)
  })
  it('takes a late report as filed', () => {
    expect(counted([ordered, due, milestone('property-report-filed', '2024-05-30')])).toEqual([])
  })
  it('reckons the due day from the order where it is not stated', () => {
    expect(counted([milestone('property-report-ordered', '2024-03-01', { days: 15, evidence: 'a/order.pdf' })])[0]).toMatchObject({
      values: { due: '2024-03-16' }, acts: [{ day: '2024-03-17', citation: { path: 'a/order.pdf' } }],
    })
  })
  it('counts nothing without an order, without a due day, or for somebody else', () => {
    expect(counted([due])).toEqual([])
    expect(counted([ordered])).toEqual([])
    expect(counted([milestone('property-report-ordered', '2024-03-01', { party: 'P9' }), due])).toEqual([])
  })
  it('waits for the last day that a partly known due date may mean', () => {
    const partly = [ordered, milestone('property-report-due', '2024-03')]
    expect(counted(partly, '2024-03-31')).toEqual([])
    expect(counted(partly, '2024-04-01')).toHaveLength(1)
  })
})

describe('report.omitted-dealing', () => {
  const base = [milestone('enforcement-notice-served', '2024-03-01'), milestone('property-report-filed', '2024-03-20')]
  const accounts = [account('A1', { holder: 'P1' }), account('A2', { holder: 'P2', usedBy: 'P1', number: '6222000033334444' })]
  const find = (over: CaseParts) => reportOmittedDealing(context({ parties: [debtor, wife, creditor], accounts, milestones: base, ...over }))[0]

  it('counts both ends of the window, one year back to the day of the report', () => {
    const rows = ['2023-02-28', '2023-03-01', '2024-03-20', '2024-03-21'].map((day) => row('A1', day, '-50000.00', '某商行'))
    const dealings = ['2023-02-28', '2023-03-01', '2024-03-20', '2024-03-21'].map((day, index) => dealing(`D${index}`, 'sale', day, { from: 'P1' }))
    const finding = find({ rows, dealings })
    expect(finding).toMatchObject({
      count: 4, total: yuan('100000.00'), from: '2023-03-01', to: '2024-03-20',
      groups: [{ key: 'dealing', count: 2, total: null }, { key: 'outflow', count: 2, total: yuan('100000.00') }],
    })
    expect(finding?.acts.map((act) => act.citation.quote ?? act.citation.line)).toEqual(['D1', rows[1]?.line, 'D2', rows[2]?.line])
  })
  it('takes outflows of exactly the threshold and none of a fen less', () => {
    expect(find({ rows: [row('A1', '2024-01-01', '-49999.99', '某商行')] })).toBeUndefined()
    expect(find({ rows: [row('A1', '2024-01-01', '-50000.00', '某商行')] })?.count).toBe(1)
  })
  it('leaves out performance, transfers between own and used accounts, inflows and orders that moved nothing', () => {
    const rows = [
      row('A1', '2024-01-01', '-60000', { name: '甲虚构有限公司' }),
      row('A1', '2024-01-02', '-60000', { name: '李虚构', number: '6222000033334444' }),
      row('A1', '2024-01-03', '60000', '某商行'),
      row('A1', '2024-01-04', '-60000', '某商行', { outcome: 'closed' }),
    ]
    expect(find({ rows })).toBeUndefined()
  })
  it('always gives both groups', () => {
    expect(find({ rows: [row('A2', '2024-01-01', '-50000', '某商行')] })?.groups).toEqual([
      { key: 'dealing', count: 0, total: null },
      { key: 'outflow', count: 1, total: yuan('50000') },
    ])
    expect(find({ dealings: [dealing('D1', 'gift', '2024-01-01', { from: 'P1' })] })).toMatchObject({ count: 1, total: 0n })
  })
  it('takes dealings with the debtor’s assets by anybody, and no purchases or dealings of others', () => {
    const assets = [asset('X1', { owner: 'P1' }), asset('X2', { owner: 'P2' })]
    const dealings = [
      dealing('D1', 'lease', '2024-01-01', { asset: 'X1', from: 'P2' }),
      dealing('D2', 'sale', '2024-01-01', { asset: 'X2', from: 'P2', to: 'P1' }),
      dealing('D3', 'waiver', '2024-01-01', { from: 'P1' }),
    ]
    expect(find({ assets, dealings })?.acts.map((act) => act.citation.quote)).toEqual(['D1', 'D3'])
  })
  it('counts a dealing known by its month only where the whole month lies in the window', () => {
    expect(find({ dealings: [dealing('D1', 'sale', '2024-02', { from: 'P1' })] })).toMatchObject({ count: 1, values: { partlyKnown: 1 } })
    expect(find({ dealings: [dealing('D1', 'sale', '2024-03', { from: 'P1' })] })).toBeUndefined()
    expect(find({ dealings: [dealing('D1', 'sale', '2023', { from: 'P1' })] })).toBeUndefined()
  })
  it('has no window without a notice, and runs to the due day without a report', () => {
    const rows = [row('A1', '2024-03-15', '-50000', '某商行'), row('A1', '2024-03-16', '-50000', '某商行')]
    expect(find({ rows, milestones: [milestone('property-report-filed', '2024-03-20')] })).toBeUndefined()
    expect(find({ rows, milestones: [milestone('enforcement-notice-served', '2024-03-01'), milestone('property-report-due', '2024-03-15')] })?.count).toBe(1)
  })
})

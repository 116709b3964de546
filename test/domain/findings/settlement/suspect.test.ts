import { describe, expect, it } from 'vitest'
import { settlementSuspect } from '../../../../src-main/domain/findings/settlement/suspect.ts'
import { account, asset, context, dealing, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'

const parties = [party('P1', { name: '张虚构' }), party('P3', { name: '甲虚构有限公司', role: 'creditor', kind: 'unit' })]
const accounts = [account('A1', { holder: 'P1' }), account('C1', { holder: 'P3' })]
const house = asset('X1', { owner: 'P1', title: '虚构路一号', seizedFrom: '2023-06-01', seizedTo: '2024-02-01' })
const settled = (over: Parameters<typeof dealing>[3] = {}, date = '2024-01-01') =>
  dealing('D1', 'settlement', date, { asset: 'X1', from: 'P1', to: 'P3', price: yuan('100000'), evidence: 'a/settlement.pdf', ...over })
const sold = (date: string, kind: 'sale' | 'gift' | 'mortgage' | 'hand-over' | 'lease' = 'sale') => dealing('D2', kind, date, { asset: 'X1', from: 'P1' })
const find = (over: CaseParts) => settlementSuspect(context({ parties, accounts, assets: [house], dealings: [settled(), sold('2024-03-01')], ...over }))
const pay = (day: string, amount: string) => row('A1', day, `-${amount}`, '甲虚构有限公司')

describe('settlement.suspect', () => {
  it('shows the sum that was not paid', () => {
    expect(find({ rows: [pay('2024-01-01', '10000'), pay('2024-03-01', '20000.50'), pay('2023-12-31', '40000'), pay('2024-03-02', '40000')] })).toMatchObject([
      {
        id: 'settlement.suspect/dealing/D1', count: 1, total: yuan('69999.50'), from: '2024-01-01',
        values: { settledSum: '100,000.00', paid: '30,000.50', payments: 2, liftedOn: '2024-02-01', disposedOn: '2024-03-01' },
      },
    ])
  })
  it('holds exactly half as enough', () => {
    expect(find({ rows: [pay('2024-02-01', '50000')] })).toEqual([])
    expect(find({ rows: [pay('2024-02-01', '49999.99')] })).toHaveLength(1)
  })
  it('sees payments on the creditor’s statement, once', () => {
    const received = (day: string) => row('C1', day, '30000', '张虚构')
    expect(find({ rows: [pay('2024-02-01', '30000'), received('2024-02-01')] })[0]?.values['paid']).toBe('30,000.00')
    expect(find({ rows: [pay('2024-02-01', '30000'), received('2024-02-20')] })).toEqual([])
  })
  it('counts 180 days from the settlement for the disposal', () => {
    // 180 days after 2024-01-01, in a leap year.
    expect(find({ dealings: [settled(), sold('2024-06-29')] })).toHaveLength(1)
    expect(find({ dealings: [settled(), sold('2024-06-30')] })).toEqual([])
  })
  it('counts 180 days from the settlement for the lifting, and no lifting before it', () => {
    const lifted = (seizedTo: string, sale = seizedTo) => find({ assets: [{ ...house, seizedTo }], dealings: [settled(), sold(sale)] })
    expect(lifted('2024-06-29')).toHaveLength(1)
    expect(lifted('2024-06-30')).toEqual([])
    expect(lifted('2023-12-31', '2024-03-01')).toEqual([])
    expect(lifted('2024-01-01')).toHaveLength(1)
  })
  it('asks for a disposal after the lifting, of the kinds of the rule', () => {
    expect(find({ dealings: [settled(), sold('2024-01-31')] })).toEqual([])
    for (const kind of ['gift', 'mortgage', 'hand-over'] as const) expect(find({ dealings: [settled(), sold('2024-03-01', kind)] })).toHaveLength(1)
    expect(find({ dealings: [settled(), sold('2024-03-01', 'lease')] })).toEqual([])
  })
  it('takes a lifting by milestone', () => {
    const assets = [{ ...house, seizedTo: null }]
    expect(find({ assets })).toEqual([])
    expect(find({ assets, milestones: [milestone('seizure-lifted', '2024-02-01', { asset: 'X1' })] })).toHaveLength(1)
    expect(find({ assets, milestones: [milestone('seizure-lifted', '2024-02', { asset: 'X1' })], dealings: [settled(), sold('2024-02-20')] })).toEqual([])
  })
  it('looks at any asset of the debtor where the settlement names none', () => {
    expect(find({ dealings: [settled({ asset: null }), sold('2024-03-01')] })).toHaveLength(1)
    expect(find({ dealings: [settled({ asset: null, from: null, to: null }), sold('2024-03-01')] })).toHaveLength(1)
    expect(find({ assets: [house, asset('X2', { owner: 'P1' })], dealings: [settled({ asset: 'X2' }), sold('2024-03-01')] })).toEqual([])
    expect(find({ dealings: [settled({ asset: null, from: 'P3', to: 'P3' }), sold('2024-03-01')] })).toEqual([])
  })
  it('goes by the owner of the asset where the settlement names nobody', () => {
    const unnamed = settled({ from: null, to: null })
    expect(find({ dealings: [unnamed, sold('2024-03-01')] })[0]?.values['party']).toBe('张虚构')
    expect(find({ assets: [{ ...house, owner: null }], dealings: [unnamed, sold('2024-03-01')] })).toHaveLength(1)
    expect(find({ assets: [{ ...house, owner: asset('X', { owner: 'P3' }).owner }], dealings: [unnamed, sold('2024-03-01')] })).toEqual([])
  })
  it('counts the first of several disposals and cites what it looked at', () => {
    const dealings = [settled(), dealing('D9', 'gift', '2024-04-01', { asset: 'X1' }), sold('2024-03-01')]
    const [finding] = find({ dealings, rows: [pay('2024-03-15', '60000')] })
    expect(finding?.values).toMatchObject({ disposedOn: '2024-03-01', paid: '0.00' })
    expect(finding?.context.map((each) => each.quote)).toEqual(['X1', 'D2'])
    expect(finding?.acts[0]?.citation).toEqual({ path: 'a/settlement.pdf' })
  })
  it('says nothing of a settlement without a sum or a certain order of days', () => {
    expect(find({ dealings: [settled({ price: null }), sold('2024-03-01')] })).toEqual([])
    expect(find({ dealings: [settled({}, '2024-02'), sold('2024-03-01')] })).toEqual([])
    expect(find({ dealings: [settled({}, '2024-01'), sold('2024-03')] })).toMatchObject([{ values: { partlyKnown: 2 } }])
  })
})

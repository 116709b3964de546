import { describe, expect, it } from 'vitest'
import { leaseSuspect } from '../../../../src-main/domain/findings/lease/suspect.ts'
import type { ParameterSet } from '../../../../src-main/domain/findings/parameters.ts'
import { account, asset, context, dealing, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'

const parties = [party('P1', { name: '张虚构' }), party('P2', { name: '李虚构', role: 'related' })]
const house = asset('X1', { owner: 'P1', title: '虚构路一号', seizedFrom: '2024-06-30' })
const accounts = [account('A1', { holder: 'P1' }), account('A2', { holder: 'P2', usedBy: 'P1' })]

type LeaseOver = Parameters<typeof dealing>[3]
const lease = (date: string, over: LeaseOver = {}) => dealing('D1', 'lease', date, { asset: 'X1', from: 'P1', price: yuan('1000'), period: 'month', termMonths: 120, ...over })
const find = (over: CaseParts, parameters: ParameterSet = {}) => leaseSuspect(context({ parties, accounts, assets: [house], ...over }, { 'lease.suspect': parameters }))
const met = (over: CaseParts, parameters: ParameterSet = {}): unknown => find(over, parameters)[0]?.values['met'] ?? null

describe('lease.suspect', () => {
  it('asks for two signs', () => {
    expect(find({ dealings: [lease('2024-06-01', { termMonths: 119 })] })).toEqual([])
    expect(find({ dealings: [lease('2024-06-01')] })).toMatchObject([
      {
        id: 'lease.suspect/dealing/D1', count: 1, total: yuan('120000'), from: '2024-06-01',
        values: { met: 'lease-near-seizure lease-long-term', notExamined: 'lease-low-rent lease-rent-not-received', signsMet: 2, signsNotExamined: 2 },
        groups: [
          { key: 'lease-near-seizure', count: 1 }, { key: 'lease-long-term', count: 1 },
          { key: 'lease-low-rent-not-examined', count: 0 }, { key: 'lease-rent-not-received-not-examined', count: 0 },
        ],
      },
    ])
  })
  it('cites the asset and its seizures, and the contract where there is one', () => {
    const [finding] = find({ dealings: [lease('2024-06-01', { evidence: 'a/lease.pdf' })] })
    expect(finding?.acts[0]?.citation).toEqual({ path: 'a/lease.pdf' })
    expect(finding?.context).toEqual([{ path: 'case.json', quote: 'X1' }])
  })
  it('takes a term or rent of nothing as not stated', () => {
    expect(find({ dealings: [lease('2024-06-01', { termMonths: 0 })] }, { marketRentPerMonth: '9000' })[0]?.values['notExamined']).toBe('lease-long-term lease-rent-not-received')
    expect(find({ dealings: [lease('2024-06-01', { price: yuan('0') })], rows: [row('A2', '2024-07-20', '-3')] })[0]?.values['notExamined']).toBe('lease-low-rent lease-rent-not-received')
  })
  it('counts ninety days back from the seizure, and any time after it', () => {
    expect(met({ dealings: [lease('2024-04-01')] })).toBe('lease-near-seizure lease-long-term')
    expect(met({ dealings: [lease('2024-03-31')] })).toBeNull()
    expect(met({ dealings: [lease('2026-01-01')] })).toBe('lease-near-seizure lease-long-term')
  })
  it('takes seizures by milestone, and a partly known date only where every day fits', () => {
    const assets = [asset('X1', { owner: 'P1' })]
    expect(met({ assets, dealings: [lease('2024-05-01')] })).toBeNull()
    expect(met({ assets, milestones: [milestone('seizure', '2024-06-30', { asset: 'X1' })], dealings: [lease('2024-05')] })).toBe('lease-near-seizure lease-long-term')
    expect(met({ assets, milestones: [milestone('seizure', '2024-06', { asset: 'X1' })], dealings: [lease('2024-03')] })).toBeNull()
    expect(met({ dealings: [lease('2024-03')] })).toBeNull()
  })
  it('holds the rent against the market rent where one is given', () => {
    const low = (price: string, period: 'month' | 'quarter' | 'year' | 'once', market = '1000') =>
      met({ dealings: [lease('2024-06-01', { price: yuan(price), period, termMonths: 24 })] }, { marketRentPerMonth: market })
    expect(low('699.99', 'month')).toBe('lease-near-seizure lease-low-rent')
    expect(low('700.00', 'month')).toBeNull()
    expect(low('2099.99', 'quarter')).toBe('lease-near-seizure lease-low-rent')
    expect(low('2100.00', 'quarter')).toBeNull()
    expect(low('8399.99', 'year')).toBe('lease-near-seizure lease-low-rent')
    expect(low('16799.99', 'once')).toBe('lease-near-seizure lease-low-rent')
    expect(low('16800.00', 'once')).toBeNull()
    expect(low('1', 'month', '')).toBeNull()
  })
  it('misses the rent only on a statement that covers a whole month of the lease', () => {
    const dealings = [lease('2024-06-15', { termMonths: 12 })]
    const paidElsewhere = (days: readonly string[]) => days.map((day) => row('A2', day, '-3'))
    // June is not a whole month of this lease; July is, and a file covers the months of its first and last row.
    expect(met({ dealings, rows: paidElsewhere(['2024-06-01', '2024-06-30']) })).toBeNull()
    expect(met({ dealings, rows: paidElsewhere(['2024-07-20']) })).toBe('lease-near-seizure lease-rent-not-received')
    expect(met({ dealings, rows: paidElsewhere(['2024-05-20', '2024-09-02']) })).toBe('lease-near-seizure lease-rent-not-received')
    expect(met({ dealings, rows: [row('A2', '2024-05-20', '-3', '', { statement: 'S1' }), row('A2', '2025-06-20', '-3', '', { statement: 'S2' })] })).toBeNull()
  })
  it('finds the rent within five per cent on any own or used account', () => {
    const dealings = [lease('2024-06-15', { termMonths: 12 })]
    const rest = [row('A1', '2024-06-01', '-3'), row('A1', '2025-08-01', '-3')]
    const missed = 'lease-near-seizure lease-rent-not-received'
    const withInflow = (amount: string, day = '2024-09-01', account = 'A2') => met({ dealings, rows: [...rest, row(account, day, amount, '王虚构')] })
    expect(withInflow('950.00')).toBeNull()
    expect(withInflow('949.99')).toBe(missed)
    expect(withInflow('1050.00', '2024-06-15')).toBeNull()
    expect(withInflow('1050.01')).toBe(missed)
    expect(withInflow('1000', '2024-06-14')).toBe(missed)
    expect(withInflow('1000', '2025-06-14')).toBeNull()
    expect(withInflow('1000', '2025-06-15')).toBe(missed)
    expect(withInflow('-1000')).toBe(missed)
    expect(met({ dealings, rows: [...rest, row('A1', '2024-09-01', '1000', '张虚构')] })).toBe(missed)
  })
  it('owes rent on paper by periods of the whole term', () => {
    const total = (over: LeaseOver) => find({ dealings: [lease('2026-01-01', { termMonths: 130, ...over })] })[0]?.total
    expect(total({ price: yuan('1000'), period: 'quarter', termMonths: 130 })).toBe(yuan('43333.33'))
    expect(total({ price: yuan('1200'), period: 'year' })).toBe(yuan('13000'))
    expect(total({ price: yuan('9000'), period: 'once' })).toBe(yuan('9000'))
    expect(total({ price: null })).toBeNull()
    expect(total({ period: null })).toBeNull()
  })
  it('looks at leases of the debtor’s assets only', () => {
    expect(find({ assets: [asset('X1', { owner: 'P2', seizedFrom: '2024-01-01' })], dealings: [lease('2024-06-01')] })).toEqual([])
    expect(find({ dealings: [lease('2024-06-01', { from: 'P2' })] })).toHaveLength(1)
    expect(find({ dealings: [{ ...lease('2024-06-01'), kind: 'sale' }] })).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { accountAfterFreeze } from '../../../../src-main/domain/findings/account/after-freeze.ts'
import { accountThirdParty } from '../../../../src-main/domain/findings/account/third-party.ts'
import { formatYuan } from '../../../../src-main/domain/values/money.ts'
import { account, context, milestone, party, row, yuan } from '../case-builder.ts'

const parties = [party('P1', { name: '张虚构' }), party('P2', { role: 'related', relation: 'spouse' })]
const accounts = [account('A', { holder: 'P1', frozenFrom: '2024-03-10' }), account('U', { holder: 'P2', usedBy: 'P1', number: '6222' }), account('N', { holder: 'P2' })]
const show = (amount: bigint | null | undefined): string => formatYuan((amount ?? yuan('-1')) as ReturnType<typeof yuan>)

describe('account.third-party', () => {
  const milestones = [milestone('enforcement-notice-served', '2024-02-01')]
  it('counts outflows of used accounts from the day of the notice, large ones above exactly 10,000.00', () => {
    const rows = [
      row('U', '2024-01-31', '-1'), row('U', '2024-02-01', '-10000.00'), row('U', '2024-02-02', '-10000.01'), row('U', '2024-02-03', '9'),
      row('U', '2024-02-04', '-5', '', { outcome: 'failed' }), row('U', '2024-02-05', '-7', '', { currency: 'HKD' }), row('A', '2024-02-05', '-3'), row('N', '2024-02-05', '-3'),
    ]
    const [found, ...rest] = accountThirdParty(context({ parties, accounts, milestones, rows }))
    expect(rest).toEqual([])
    expect([found?.id, found?.count, show(found?.total), found?.subject.name]).toEqual(['account.third-party/account/U', 2, '20000.01', '虚构银行 6222'])
    expect(found?.groups.map((each) => [each.key, each.count, show(each.total)])).toEqual([['large', 1, '10000.01']])
    expect([found?.values['foreignRows'], found?.parameters['large']]).toEqual([1, '10000.00'])
  })
  it('keeps the group where nothing is large, and both rows of a pair', () => {
    const rows = [row('W', '2024-02-01 10:00', '-20', '某店'), row('U', '2024-02-01 10:01', '-20', '财付通')]
    const [found] = accountThirdParty(context({ parties, accounts: [...accounts, account('W', { holder: 'P1' })], milestones, rows, wallets: ['W'] }))
    expect([found?.count, found?.groups]).toEqual([1, [{ key: 'large', count: 0, total: 0n }]])
  })
  it('finds nothing without a notice or without such an account', () => {
    const rows = [row('U', '2024-02-01', '-1')]
    expect(accountThirdParty(context({ parties, accounts, rows }))).toEqual([])
    expect(accountThirdParty(context({ parties, accounts: [account('U', { holder: 'P2' })], milestones, rows }))).toEqual([])
  })
})

describe('account.after-freeze', () => {
  it('counts movements of used accounts from the day of the first freeze, and sums the inflows', () => {
    const rows = [
      row('U', '2024-03-09', '100'), row('U', '2024-03-10', '200'), row('U', '2024-03-11', '-50'), row('U', '2024-03-12', '30', '', { direction: 'neutral', kind: 'top-up' }),
      row('U', '2024-03-12', '30', '', { direction: 'neutral' }), row('U', '2024-03-13', '5', '', { outcome: 'closed' }),
    ]
    const [found] = accountAfterFreeze(context({ parties, accounts: [...accounts, account('A2', { holder: 'P1', frozenFrom: '2024-05-01' })], rows }))
    expect([found?.count, show(found?.total), found?.values['frozen']]).toEqual([3, '200.00', '2024-03-10'])
    expect(found?.groups.map((each) => [each.key, each.count, show(each.total)])).toEqual([['in', 1, '200.00'], ['out', 1, '50.00'], ['neutral', 1, '30.00']])
  })
  it('starts on the last day of a month that is known only as such', () => {
    const partial = [account('A', { holder: 'P1', frozenFrom: '2024-02' }), account('U', { holder: 'P2', usedBy: 'P1' })]
    const [found] = accountAfterFreeze(context({ parties, accounts: partial, rows: [row('U', '2024-02-28', '1'), row('U', '2024-02-29', '-2')] }))
    expect([found?.count, found?.total, found?.groups[0]]).toEqual([1, 0n, { key: 'in', count: 0, total: 0n }])
  })
  it('needs a freeze of an own account', () => {
    const others = [account('A', { holder: 'P1' }), account('U', { holder: 'P2', usedBy: 'P1', frozenFrom: '2024-01-01' })]
    expect(accountAfterFreeze(context({ parties, accounts: others, rows: [row('U', '2024-03-10', '1')] }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { accountThirdParty } from '../../../../src-main/domain/findings/account/third-party.ts'
import { accountUndeclared } from '../../../../src-main/domain/findings/account/undeclared.ts'
import type { Finding } from '../../../../src-main/domain/findings/finding.ts'
import { fundsLargeOut } from '../../../../src-main/domain/findings/funds/large-out.ts'
import { fundsToRelated } from '../../../../src-main/domain/findings/funds/to-related.ts'
import { propertyDisposedWhileSeized } from '../../../../src-main/domain/findings/property/disposed-while-seized.ts'
import { propertyGratuitous } from '../../../../src-main/domain/findings/property/gratuitous.ts'
import { propertyHighPrice } from '../../../../src-main/domain/findings/property/high-price.ts'
import { propertyLowPrice } from '../../../../src-main/domain/findings/property/low-price.ts'
import { reportNone } from '../../../../src-main/domain/findings/report/none.ts'
import type { Rule, RuleContext } from '../../../../src-main/domain/findings/rule.ts'
import { sanctionPersistence } from '../../../../src-main/domain/findings/sanction/persistence.ts'
import { account, asset, context, dealing, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const parties = [debtor, party('P2', { name: '李虚构', role: 'related', relation: 'spouse' })]
const accounts = [account('A1', { holder: 'P2', usedBy: 'P1' }), account('A2', { holder: 'P1' })]
const start = [milestone('suit-notice', '2023-01-01'), milestone('judgment-effective', '2023-06-01'), milestone('enforcement-notice-served', '2023-07-01')]
const detained = milestone('detention-served', '2024-03-10', { evidence: 'a/detention.pdf' })
const RULES: readonly Rule[] = [accountThirdParty, accountUndeclared, fundsToRelated, fundsLargeOut, propertyDisposedWhileSeized, propertyGratuitous, propertyHighPrice, propertyLowPrice, reportNone]

const findings = (built: RuleContext): readonly Finding[] => RULES.flatMap((rule) => rule(built))
const find = (over: CaseParts): readonly Finding[] => {
  const built = context({ parties, accounts, milestones: [...start, detained], ...over })
  return sanctionPersistence(built, findings(built))
}
const groups = (over: CaseParts) => Object.fromEntries(find(over)[0]?.groups.map((each) => [each.key, each.count]) ?? [])

describe('sanction.persistence', () => {
  it('counts from the day after the sanction, once for each rule', () => {
    const rows = ['2024-03-09', '2024-03-10', '2024-03-11'].map((day) => row('A1', day, '-20000', '李虚构'))
    expect(find({ rows })).toMatchObject([
      {
        id: 'sanction.persistence/party/P1', count: 2, total: null, from: '2024-03-11', to: '2024-03-11',
        groups: [{ key: 'account.third-party', count: 1, total: yuan('20000') }, { key: 'funds.to-related', count: 1, total: yuan('20000') }],
        context: [{ path: 'a/detention.pdf' }], values: { afterSanctionFrom: '2024-03-11', rules: 2 },
      },
    ])
  })
  it('goes by the first of fine and detention', () => {
    const rows = [row('A1', '2024-02-02', '-1', '某店')]
    expect(groups({ rows })).toEqual({})
    expect(groups({ rows, milestones: [...start, detained, milestone('fine-served', '2024-02-01')] })).toEqual({ 'account.third-party': 1 })
    expect(groups({ rows, milestones: [...start, milestone('fine-served', '2024-02')] })).toEqual({})
  })
  it('finds nothing without a sanction', () => {
    expect(find({ rows: [row('A1', '2024-05-01', '-1', '某店')], milestones: start })).toEqual([])
  })
  it('counts a payment once where the wallet and the card behind it are both used accounts', () => {
    const rows = [row('A1', '2024-05-01 10:00', '-300', '某店'), row('A3', '2024-05-01 10:01', '-300', '财付通-某店')]
    const both = { rows, wallets: ['A1'], accounts: [...accounts, account('A3', { holder: 'P2', usedBy: 'P1' })] }
    const built = context({ parties, milestones: [...start, detained], ...both })
    expect(accountThirdParty(built).map((each) => each.count)).toEqual([1, 1])
    expect(groups(both)).toEqual({ 'account.third-party': 1 })
  })
  it('counts dealings known to a month only where the whole month comes after', () => {
    const gift = (date: string) => ({ dealings: [dealing('D1', 'gift', date, { from: 'P1' })] })
    expect(groups(gift('2024-03'))).toEqual({})
    expect(groups(gift('2024-04'))).toEqual({ 'property.gratuitous': 1 })
  })
  it('counts a report that was never filed as going on, a late one not', () => {
    const due = [milestone('property-report-ordered', '2023-07-01'), milestone('property-report-due', '2023-07-16')]
    expect(find({ milestones: [...start, ...due, detained] })).toMatchObject([{ count: 1, from: '2024-03-11', groups: [{ key: 'report.none', count: 1 }] }])
    expect(find({ milestones: [...start, ...due, detained], today: '2024-03-10' })).toEqual([])
    expect(find({ milestones: [...start, ...due, detained, milestone('property-report-filed', '2024-03-12')] })).toEqual([])
  })
  it('leaves out rules that it does not name', () => {
    const only = { accounts: [account('A2', { holder: 'P1' })], rows: [row('A2', '2024-05-01', '-20000', '某店')] }
    expect(fundsLargeOut(context({ parties, milestones: start, ...only }))).toHaveLength(1)
    expect(find(only)).toEqual([])
  })
  it('gives each debtor its own acts', () => {
    const second = party('P4', { name: '王虚构', role: 'guarantor' })
    const own = {
      parties: [...parties, second], milestones: [...start, milestone('fine-served', '2024-03-10')],
      accounts: [...accounts, account('A4', { holder: 'P4' })], assets: [asset('X1', { owner: 'P4', valuation: yuan('100') })],
      rows: [row('A2', '2024-05-01', '-10', '李虚构'), row('A4', '2024-05-02', '-10', '李虚构'), row('A4', '2024-05-03', '-10', '李虚构'), row('A1', '2024-05-04', '-1', '某店')],
      dealings: [dealing('D1', 'sale', '2024-05-01', { asset: 'X1', from: 'P4', to: 'P1', price: yuan('10') })],
    }
    expect(find(own).map((each) => [each.subject.id, Object.fromEntries(each.groups.map((group) => [group.key, group.count]))])).toEqual([
      ['P1', { 'account.third-party': 1, 'funds.to-related': 1 }],
      ['P4', { 'funds.to-related': 2, 'property.low-price': 1 }],
    ])
    const house = { assets: [asset('X2', { owner: 'P2', seizedFrom: '2024-01-01' })], accounts: [], rows: [] }
    const spouseAlone = { ...own, ...house, dealings: [dealing('D1', 'settlement', '2024-01-05', { asset: 'X2', from: 'P1' }), dealing('D2', 'lease', '2024-05-01', { asset: 'X2', from: 'P2' })] }
    expect(find(spouseAlone)).toEqual([])
    const debtorToo = { ...spouseAlone, dealings: [...spouseAlone.dealings, dealing('D3', 'gift', '2024-05-02', { asset: 'X2', from: 'P1' })] }
    expect(find(debtorToo)[0]?.groups.map((each) => [each.key, each.count])).toEqual([['property.disposed-while-seized', 1], ['property.gratuitous', 1]])
    const dear = { ...own, rows: [], dealings: [dealing('D1', 'sale', '2024-05-01', { asset: 'X1', from: 'P4', to: 'P1', price: yuan('1000') })] }
    expect(find(dear).map((each) => [each.subject.id, each.groups.map((group) => group.key)])).toEqual([['P1', ['property.high-price']]])
  })
})

import type { RuleId } from '../../../../src-main/domain/findings/finding.ts'
import type { DealingKind } from '../../../../src-main/domain/case/facts.ts'
import { account, asset, dealing, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'
import { count, find, none, same, tested, type EdgesOfRule, type EdgeTable } from './edge.ts'

const parties = [party('P1', { name: '张虚构' }), party('P2', { name: '李虚构', role: 'related' }), party('P3', { name: '虚构债权公司', role: 'creditor', kind: 'unit' })]
const noRefund = none('a dealing is no payment that could come back')
const daysOnly = none('dealings, seizures and reports are known by the day')

/** Rules on dealings from the notice of suit on. */
function fromSuit(rule: RuleId, kind: DealingKind, over: Parameters<typeof dealing>[3], exact: EdgesOfRule['exact']): EdgesOfRule {
  const on = (suit: string | null, date: string): number => count(rule, {
    parties, assets: [asset('X', { owner: kind === 'sale' && over?.to === 'P1' ? 'P2' : 'P1', valuation: yuan('100000.00') })], dealings: [dealing('D', kind, date, { asset: 'X', ...over })],
    milestones: suit === null ? [] : [milestone('suit-notice', suit)],
  })
  return {
    'first-day': () => { same([on('2023-05-10', '2023-05-09'), on('2023-05-10', '2023-05-10')], [0, 1]) },
    exact,
    refund: noRefund,
    midnight: daysOnly,
    'leap-day': () => {
      same([on('2024-02-29', '2024-02-28'), on('2024-02-29', '2024-02-29'), on('2024-02-29', '2024-03-01')], [0, 1, 1])
      same([on('2024-02', '2024-02-28'), on('2024-02', '2024-02-29')], [0, 1])
    },
    missing: () => {
      same(on(null, '2023-06-01'), 0)
      // A month that begins before the notice may mean a day before it.
      same([on('2023-05-10', '2023-05'), on('2023-05-10', '2023-06')], [0, 1])
    },
  }
}

export const PROPERTY_EDGES: EdgeTable = {
  'property.low-price': fromSuit('property.low-price', 'sale', { from: 'P1', price: yuan('1.00') }, tested('property/property.test.ts', 'counts below seven tenths of the valuation, to the fen')),
  'property.high-price': fromSuit('property.high-price', 'sale', { to: 'P1', price: yuan('900000.00') }, tested('property/property.test.ts', 'counts purchases above thirteen tenths of the valuation')),
  'property.gratuitous': fromSuit('property.gratuitous', 'gift', { from: 'P1' }, none('no limit in the rule')),
  'property.disposed-while-seized': {
    'first-day': tested('property/property.test.ts', 'counts from the day of seizure to the day before the lifting'),
    exact: none('no limit in the rule'),
    refund: noRefund,
    midnight: daysOnly,
    'leap-day': () => {
      const on = (date: string) => count('property.disposed-while-seized', { parties, assets: [asset('X', { owner: 'P1', seizedFrom: '2024-02-29', seizedTo: '2024-03-01' })], dealings: [dealing('D', 'gift', date, { asset: 'X', from: 'P1' })] })
      same([on('2024-02-28'), on('2024-02-29'), on('2024-03-01')], [0, 1, 0])
    },
    missing: tested('property/property.test.ts', 'counts a partly known date only where every day fits'),
  },
  'asset.undeclared': {
    'first-day': () => {
      const on = (today: string) => count('asset.undeclared', { parties, assets: [asset('X', { owner: 'P1' })], milestones: [milestone('property-report-ordered', '2023-05-01'), milestone('property-report-due', '2023-05-16')], today })
      same([on('2023-05-16'), on('2023-05-17')], [0, 1])
    },
    exact: none('no limit in the rule'),
    refund: noRefund,
    midnight: daysOnly,
    'leap-day': () => {
      const on = (today: string) => count('asset.undeclared', { parties, assets: [asset('X', { owner: 'P1' })], milestones: [milestone('property-report-ordered', '2024-02-14', { days: 15 })], today })
      same([on('2024-02-29'), on('2024-03-01')], [0, 1])
    },
    missing: () => {
      const [found] = find('asset.undeclared', { parties, assets: [asset('X', { owner: 'P1' }), asset('Y')], milestones: [milestone('property-report-filed', '2023-05-01')] })
      same([found?.count, found?.subject?.id, found?.total], [1, 'X', null])
    },
  },
  'report.none': {
    'first-day': tested('report/report.test.ts', 'leaves the debtor the whole due day'),
    exact: none('no limit in the rule'),
    refund: noRefund,
    midnight: daysOnly,
    'leap-day': () => {
      const on = (today: string) => count('report.none', { parties, milestones: [milestone('property-report-ordered', '2024-02-14', { days: 15 })], today })
      same([on('2024-02-29'), on('2024-03-01')], [0, 1])
    },
    missing: tested('report/report.test.ts', 'counts nothing without an order, without a due day, or for somebody else'),
  },
  'lease.suspect': {
    'first-day': tested('lease/suspect.test.ts', 'counts ninety days back from the seizure, and any time after it'),
    exact: () => {
      const signs = (over: Parameters<typeof dealing>[3]) => find('lease.suspect', lease('2024-05-29', '2024-05-01', over), { marketRentPerMonth: '1000.00' })[0]?.values['met'] ?? null
      same(signs({ termMonths: 120, price: yuan('700.00'), period: 'month' }), 'lease-near-seizure lease-long-term')
      same(signs({ termMonths: 119, price: yuan('699.99'), period: 'month' }), 'lease-near-seizure lease-low-rent')
      same(signs({ termMonths: 119, price: yuan('700.00'), period: 'month' }), null)
    },
    refund: () => {
      // A rent that was sent back whole did not come; one that came to the fen within five per cent did.
      const came = (over: Parameters<typeof row>[4]) => find('lease.suspect', {
        ...lease('2024-05-29', '2024-04-20', { termMonths: 12, price: yuan('1000.00'), period: 'month' }), accounts: [account('A', { holder: 'P1' })],
        rows: [row('A', '2024-04-25', '5.00'), row('A', '2024-05-10', '950.00', '某人', over), row('A', '2024-06-30', '5.00')],
      })[0]?.values['met'] ?? null
      same(came({}), null)
      same(came({ outcome: 'fully-refunded' }), 'lease-near-seizure lease-rent-not-received')
    },
    midnight: daysOnly,
    'leap-day': () => {
      // Ninety days before 2024-05-29 is the 29th of February.
      const near = (date: string) => find('lease.suspect', lease('2024-05-29', date, { termMonths: 120 }))[0]?.values['met'] ?? null
      same([near('2024-02-28'), near('2024-02-29')], [null, 'lease-near-seizure lease-long-term'])
    },
    missing: tested('lease/suspect.test.ts', 'takes a term or rent of nothing as not stated'),
  },
  'settlement.suspect': {
    'first-day': tested('settlement/suspect.test.ts', 'counts 180 days from the settlement for the lifting, and no lifting before it'),
    exact: tested('settlement/suspect.test.ts', 'holds exactly half as enough'),
    refund: () => {
      const paid = (outcome: 'done' | 'fully-refunded') => count('settlement.suspect', { ...settlement('2024-01-10'), accounts: [account('A', { holder: 'P1' })], rows: [row('A', '2023-12-01', '-50000.00', '虚构债权公司', { outcome })] })
      same([paid('done'), paid('fully-refunded')], [0, 1])
    },
    midnight: () => {
      // A payment in the first second of the day of the settlement and one in the last of the day of the disposal both count.
      const paid = (at: string) => count('settlement.suspect', { ...settlement('2024-01-10'), accounts: [account('A', { holder: 'P1' })], rows: [row('A', at, '-50000.00', '虚构债权公司')] })
      same(['2023-09-01 23:59:59', '2023-09-02 00:00:00', '2024-01-10 23:59:59', '2024-01-11 00:00:00'].map(paid), [1, 0, 0, 1])
    },
    'leap-day': () => {
      // 180 days after 2023-09-02 is the 29th of February.
      same([count('settlement.suspect', settlement('2024-02-29')), count('settlement.suspect', settlement('2024-03-01'))], [1, 0])
    },
    missing: tested('settlement/suspect.test.ts', 'says nothing of a settlement without a sum or a certain order of days'),
  },
}

const lease = (seizedFrom: string, date: string, over: Parameters<typeof dealing>[3]): CaseParts => ({ parties, assets: [asset('X', { owner: 'P1', seizedFrom })], dealings: [dealing('D', 'lease', date, { asset: 'X', from: 'P1', ...over })] })
const settlement = (sold: string): CaseParts => ({
  parties, assets: [asset('X', { owner: 'P1', seizedFrom: '2023-06-01', seizedTo: '2023-10-01' })],
  dealings: [dealing('D', 'settlement', '2023-09-02', { asset: 'X', from: 'P1', to: 'P3', price: yuan('100000.00') }), dealing('S', 'sale', sold, { asset: 'X', from: 'P1' })],
})

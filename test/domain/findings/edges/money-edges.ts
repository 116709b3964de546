import type { RuleId } from '../../../../src-main/domain/findings/finding.ts'
import type { Transaction } from '../../../../src-main/domain/ledger/transaction.ts'
import { account, dealing, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'
import type { MilestoneKind } from '../../../../src-main/domain/case/facts.ts'
import { count, find, none, same, tested, type EdgesOfRule, type EdgeTable } from './edge.ts'

const DEBTOR = '张虚构'
const parties = [party('P1', { name: DEBTOR }), party('P2', { name: '李虚构', role: 'related' }), party('P3', { name: '虚构债权公司', role: 'creditor', kind: 'unit' })]
const accounts = [account('A', { holder: 'P1', number: '6200000000000011' }), account('U', { holder: 'P2', usedBy: 'P1', number: '6200000000000029' })]
type RowOf = (at: string, over?: Parameters<typeof row>[4], amount?: string) => Transaction

/** Rules that count rows from the day of a milestone on, all edges that follow from that alone. */
function fromMilestone(rule: RuleId, kind: MilestoneKind, rowOf: RowOf, exact: EdgesOfRule['exact']): EdgesOfRule {
  const on = (date: string | null, ...rows: readonly Transaction[]): number => count(rule, { parties, accounts, rows, milestones: date === null ? [] : [milestone(kind, date)] })
  return {
    'first-day': () => {
      same(on('2023-05-10', rowOf('2023-05-09')), 0)
      same(on('2023-05-10', rowOf('2023-05-10')), 1)
    },
    exact,
    refund: () => {
      for (const outcome of ['closed', 'failed', 'unpaid', 'fully-refunded'] as const) same([outcome, on('2023-05-10', rowOf('2023-06-01', { outcome }))], [outcome, 0])
      same(on('2023-05-10', rowOf('2023-06-01', { outcome: 'partly-refunded', refunded: yuan('1.00') })), 1)
    },
    midnight: () => {
      same(on('2023-05-10', rowOf('2023-05-09 23:59:59')), 0)
      same(on('2023-05-10', rowOf('2023-05-10 00:00:00')), 1)
    },
    'leap-day': () => {
      same(on('2024-02-29', rowOf('2024-02-28'), rowOf('2024-02-29'), rowOf('2024-03-01')), 2)
      // Of a month alone the last day counts, and in a leap year that is the 29th.
      same(on('2024-02', rowOf('2024-02-28'), rowOf('2024-02-29')), 1)
    },
    missing: () => {
      same(on(null, rowOf('2023-06-01')), 0)
      // Without a time of day the row stands on its day; without a balance, a serial and a memo it is counted all the same.
      same(on('2023-05-10', rowOf('2023-05-10', { balance: null, serial: null })), 1)
    },
  }
}

const outTo = (accountName: string, name: string, plain: string): RowOf => (at, over = {}, amount = plain) => row(accountName, at, amount, name, over)

/** Rules that look at accounts without a milestone before which nothing counts. */
const anyDay = none('the rule counts on whatever day')

export const MONEY_EDGES: EdgeTable = {
  'account.third-party': fromMilestone('account.third-party', 'enforcement-notice-served', outTo('U', '某店', '-100.00'), () => {
    const large = (amount: string) => find('account.third-party', { parties, accounts, milestones: [milestone('enforcement-notice-served', '2023-05-10')], rows: [row('U', '2023-06-01', amount, '某店')] })[0]?.groups.find((group) => group.key === 'large')?.count
    same([large('-10000.00'), large('-10000.01'), large('-9999.99')], [0, 1, 0])
  }),
  'funds.large-out': fromMilestone('funds.large-out', 'judgment-effective', outTo('A', '某店', '-20000.00'), () => {
    const on = (amount: string) => count('funds.large-out', { parties, accounts, milestones: [milestone('judgment-effective', '2023-05-10')], rows: [row('A', '2023-06-01', amount, '某店')] })
    same([on('-9999.99'), on('-10000.00'), on('-10000.01')], [0, 1, 1])
  }),
  'funds.cash': fromMilestone('funds.cash', 'judgment-effective', (at, over = {}) => row('A', at, '-500.00', '', { cash: true, ...over }), none('no limit in the rule')),
  'virtual.asset': fromMilestone('virtual.asset', 'judgment-effective', outTo('A', '火币', '-100.00'), none('no limit in the rule')),
  'funds.to-related': fromMilestone('funds.to-related', 'suit-notice', outTo('A', '李虚构', '-100.00'), () => {
    const on = (amount: string) => count('funds.to-related', { parties, accounts, milestones: [milestone('suit-notice', '2023-05-10')], rows: [row('A', '2023-06-01', amount, '李虚构')] }, { least: '100.00' })
    same([on('-99.99'), on('-100.00')], [0, 1])
  }),
  'spending.high': {
    ...fromMilestone('spending.high', 'restriction-served', outTo('A', '虚构夜总会', '-100.00'), () => {
      const on = (amount: string) => count('spending.high', { parties, accounts, milestones: [milestone('restriction-served', '2023-05-10')], rows: [row('A', '2023-06-01', amount, '虚构夜总会')] }, { least: '100.00' })
      same([on('-99.99'), on('-100.00')], [0, 1])
    }),
    refund: tested('spending/high.test.ts', 'takes refunds off, also those after the restriction'),
    midnight: () => {
      const milestones = [milestone('restriction-served', '2023-05-10'), milestone('restriction-lifted', '2023-08-01')]
      const rows = ['2023-05-09 23:59:59', '2023-05-10 00:00:00', '2023-07-31 23:59:59', '2023-08-01 00:00:00'].map((at) => row('A', at, '-10.00', '虚构夜总会'))
      same(find('spending.high', { parties, accounts, milestones, rows })[0]?.acts.map((act) => act.day), ['2023-05-10', '2023-07-31'])
    },
  },
  'account.after-freeze': {
    'first-day': tested('account/accounts.test.ts', 'counts movements of used accounts from the day of the first freeze, and sums the inflows'),
    exact: none('no limit in the rule'),
    refund: () => {
      const frozen = [account('A', { holder: 'P1', frozenFrom: '2023-05-10' }), accounts[1]].flatMap((each) => each ?? [])
      for (const outcome of ['closed', 'failed', 'unpaid', 'fully-refunded'] as const) same([outcome, count('account.after-freeze', { parties, accounts: frozen, rows: [row('U', '2023-06-01', '-1.00', '某店', { outcome })] })], [outcome, 0])
    },
    midnight: () => {
      const frozen = [account('A', { holder: 'P1', frozenFrom: '2023-05-10' }), accounts[1]].flatMap((each) => each ?? [])
      same(count('account.after-freeze', { parties, accounts: frozen, rows: [row('U', '2023-05-09 23:59:59', '-1.00'), row('U', '2023-05-10 00:00:00', '2.00')] }), 1)
    },
    'leap-day': tested('account/accounts.test.ts', 'starts on the last day of a month that is known only as such'),
    missing: tested('account/accounts.test.ts', 'needs a freeze of an own account'),
  },
  'account.undeclared': {
    'first-day': reportWindowEdge((parts) => count('account.undeclared', parts) === 1),
    exact: none('no limit in the rule'),
    refund: () => {
      for (const outcome of ['closed', 'failed', 'unpaid', 'fully-refunded'] as const) same(count('account.undeclared', window('2023-05-10', [row('A', '2023-01-01', '-5.00', '某店', { outcome })])), 0)
    },
    midnight: () => {
      same(count('account.undeclared', window('2023-05-10', [row('A', '2022-05-09 23:59:59', '-5.00')])), 0)
      same(count('account.undeclared', window('2023-05-10', [row('A', '2022-05-10 00:00:00', '-5.00')])), 1)
    },
    'leap-day': () => {
      // A year before the 29th of February begins on the 28th, the last day of that month.
      same(count('account.undeclared', window('2024-02-29', [row('A', '2023-02-27', '-5.00')])), 0)
      same(count('account.undeclared', window('2024-02-29', [row('A', '2023-02-28', '-5.00')])), 1)
    },
    missing: tested('account/undeclared.test.ts', 'falls back on what came in and went out where no balance is known'),
  },
  'report.omitted-dealing': {
    'first-day': tested('report/report.test.ts', 'counts both ends of the window, one year back to the day of the report'),
    exact: tested('report/report.test.ts', 'takes outflows of exactly the threshold and none of a fen less'),
    refund: () => {
      for (const outcome of ['closed', 'failed', 'unpaid', 'fully-refunded'] as const) same(count('report.omitted-dealing', window('2023-05-10', [row('A', '2023-01-01', '-60000.00', '某店', { outcome })])), 0)
    },
    midnight: () => {
      const rows = ['2022-05-09 23:59:59', '2022-05-10 00:00:00', '2023-06-01 23:59:59', '2023-06-02 00:00:00'].map((at) => row('A', at, '-50000.00', '某店'))
      same(find('report.omitted-dealing', window('2023-05-10', rows))[0]?.acts.map((act) => act.day), ['2022-05-10', '2023-06-01'])
    },
    'leap-day': () => {
      const parts = { ...window('2024-02-29', []), dealings: [dealing('D1', 'gift', '2023-02-27', { from: 'P1' }), dealing('D2', 'gift', '2023-02-28', { from: 'P1' }), dealing('D3', 'gift', '2024-02-29', { from: 'P1' })] }
      same(count('report.omitted-dealing', { ...parts, milestones: [milestone('enforcement-notice-served', '2024-02-29'), milestone('property-report-filed', '2024-02-29')] }), 2)
    },
    missing: tested('report/report.test.ts', 'has no window without a notice, and runs to the due day without a report'),
  },
  'funds.structured': {
    'first-day': anyDay,
    exact: tested('funds/funds.test.ts', 'needs three below 50,000.00 that together reach it, on one day to one counterparty'),
    refund: () => {
      const paid = (outcome: Transaction['outcome']) => count('funds.structured', { parties, accounts, rows: [row('A', '2023-06-01', '-20000.00', '某人'), row('A', '2023-06-01', '-20000.00', '某人'), row('A', '2023-06-01', '-20000.00', '某人', { outcome })] })
      same((['done', 'closed', 'failed', 'unpaid', 'fully-refunded'] as const).map(paid), [1, 0, 0, 0, 0])
    },
    midnight: () => {
      const at = (...times: string[]) => count('funds.structured', { parties, accounts, rows: times.map((time) => row('A', time, '-20000.00', '某人')) })
      same(at('2023-06-01 00:00:00', '2023-06-01 12:00:00', '2023-06-01 23:59:59'), 1)
      same(at('2023-06-01 23:59:58', '2023-06-01 23:59:59', '2023-06-02 00:00:00'), 0)
    },
    'leap-day': () => {
      const on = (...days: string[]) => count('funds.structured', { parties, accounts, rows: days.map((each) => row('A', each, '-20000.00', '某人')) })
      same([on('2024-02-29', '2024-02-29', '2024-02-29'), on('2024-02-28', '2024-02-29', '2024-03-01')], [1, 0])
    },
    missing: () => {
      // To nobody known: three payments to no one are not three payments to one.
      same(count('funds.structured', { parties, accounts, rows: [1, 2, 3].map(() => row('A', '2023-06-01', '-20000.00')) }), 0)
    },
  },
  'funds.pass-through': {
    'first-day': tested('funds/funds.test.ts', 'needs the least amount and the day of effect'),
    exact: tested('funds/funds.test.ts', 'needs exactly nine tenths within exactly 24 hours to one counterparty'),
    refund: () => {
      const through = (outcome: Transaction['outcome']) => count('funds.pass-through', { parties, accounts, milestones: [milestone('judgment-effective', '2023-05-10')], rows: [row('A', '2023-06-01 10:00', '10000.00', '某人'), row('A', '2023-06-01 11:00', '-10000.00', '别人', { outcome })] })
      same((['done', 'closed', 'failed', 'unpaid', 'fully-refunded'] as const).map(through), [1, 0, 0, 0, 0])
    },
    midnight: () => {
      const through = (came: string, left: string) => count('funds.pass-through', { parties, accounts, milestones: [milestone('judgment-effective', '2023-05-10')], rows: [row('A', came, '10000.00', '某人'), row('A', left, '-10000.00', '别人')] })
      same([through('2023-06-01 23:59:59', '2023-06-02 00:00:00'), through('2023-05-09 23:59:59', '2023-05-10 00:00:00'), through('2023-05-10 00:00:00', '2023-05-10 00:00:00')], [1, 0, 1])
    },
    'leap-day': () => {
      const through = (came: string, left: string) => count('funds.pass-through', { parties, accounts, milestones: [milestone('judgment-effective', '2023-05-10')], rows: [row('A', came, '10000.00', '某人'), row('A', left, '-10000.00', '别人')] })
      same([through('2024-02-28 12:00:00', '2024-02-29 12:00:00'), through('2024-02-28 12:00:00', '2024-02-29 12:00:01'), through('2024-02-29 12:00:00', '2024-03-01 12:00:00')], [1, 0, 1])
    },
    missing: () => {
      same(count('funds.pass-through', { parties, accounts, milestones: [milestone('judgment-effective', '2023-05-10')], rows: [row('A', '2023-06-01 10:00', '10000.00', '某人'), row('A', '2023-06-01 11:00', '-10000.00')] }), 0)
    },
  },
  'performance.paid': {
    'first-day': tested('performance/paid.test.ts', 'groups by the steps of the case, the day of the step belonging to the next group'),
    exact: none('no limit in the rule'),
    refund: () => {
      for (const outcome of ['closed', 'failed', 'unpaid', 'fully-refunded'] as const) same(count('performance.paid', { parties, accounts, rows: [row('A', '2023-06-01', '-100.00', '虚构债权公司', { outcome })] }), 0)
    },
    midnight: () => {
      const groups = find('performance.paid', { parties, accounts, milestones: [milestone('transferred-to-police', '2023-06-02')], rows: ['2023-06-01 23:59:59', '2023-06-02 00:00:00'].map((at) => row('A', at, '-100.00', '虚构债权公司')) })[0]?.groups
      same(groups?.filter((group) => group.count > 0).map((group) => [group.key, group.count]), [['before-transfer', 1], ['before-indictment', 1]])
    },
    'leap-day': tested('performance/paid.test.ts', 'groups by the steps of the case, the day of the step belonging to the next group'),
    missing: () => {
      // Without a creditor's name or number nobody can say that it was performance.
      same(count('performance.paid', { parties, accounts, rows: [row('A', '2023-06-01', '-100.00')] }), 0)
    },
  },
  'channel.mirrored': {
    'first-day': anyDay,
    exact: () => {
      const pair = (bank: string) => count('channel.mirrored', { parties, accounts: [...accounts, account('W', { holder: 'P1' })], wallets: ['W'], rows: [row('W', '2023-06-01 10:00:00', '-5.00', '某店'), row('A', bank, '-5.00', '财付通')] })
      same([pair('2023-06-03 10:00:00'), pair('2023-06-03 10:00:01'), pair('2023-05-30 10:00:00'), pair('2023-05-30 09:59:59')], [1, 0, 1, 0])
    },
    refund: () => {
      const pair = (outcome: Transaction['outcome']) => count('channel.mirrored', { parties, accounts: [...accounts, account('W', { holder: 'P1' })], wallets: ['W'], rows: [row('W', '2023-06-01 10:00', '-5.00', '某店', { outcome }), row('A', '2023-06-01 10:01', '-5.00', '财付通')] })
      same((['done', 'closed', 'failed', 'unpaid'] as const).map(pair), [1, 0, 0, 0])
    },
    midnight: () => {
      const pairs = { parties, accounts: [...accounts, account('W', { holder: 'P1' })], wallets: ['W'], rows: [row('W', '2023-06-01 23:59:59', '-5.00', '某店'), row('A', '2023-06-02 00:00:00', '-5.00', '财付通')] }
      same(count('channel.mirrored', pairs), 1)
    },
    'leap-day': () => {
      const pair = (bank: string) => count('channel.mirrored', { parties, accounts: [...accounts, account('W', { holder: 'P1' })], wallets: ['W'], rows: [row('W', '2024-02-28 10:00:00', '-5.00', '某店'), row('A', bank, '-5.00', '财付通')] })
      same([pair('2024-03-01 10:00:00'), pair('2024-03-01 10:00:01')], [1, 0])
    },
    missing: () => {
      // The bank row has to name the operator of the wallet.
      same(count('channel.mirrored', { parties, accounts: [...accounts, account('W', { holder: 'P1' })], wallets: ['W'], rows: [row('W', '2023-06-01 10:00', '-5.00', '某店'), row('A', '2023-06-01 10:01', '-5.00')] }), 0)
    },
  },
}

/** A case whose report was filed on 2023-06-01, or in the year of the notice for later ones. */
function window(notice: string, rows: readonly Transaction[]): CaseParts {
  return { parties, accounts, rows, milestones: [milestone('enforcement-notice-served', notice), milestone('property-report-filed', notice < '2023-06-01' ? '2023-06-01' : `${notice.slice(0, 4)}-06-01`)] }
}

function reportWindowEdge(counts: (parts: CaseParts) => boolean): () => void {
  return () => {
    const on = (day: string): boolean => counts(window('2023-05-10', [row('A', day, '-5.00')]))
    same([on('2022-05-09'), on('2022-05-10'), on('2023-06-01'), on('2023-06-02')], [false, true, true, false])
  }
}

import { sanctionPersistence } from '../../../../src-main/domain/findings/sanction/persistence.ts'
import { account, context, milestone, party, row, yuan } from '../case-builder.ts'
import { finding } from '../secondary-builder.ts'
import { count, find, none, same, tested, type EdgeTable } from './edge.ts'

const parties = [party('P1')]
const accounts = [account('A', { holder: 'P1' })]
const byDay = none('the rule goes by days, which the rules that it looks at have settled')
const noMoney = none('the rule counts no money of its own')
const balance = (text: string) => ({ balance: yuan(text) })

export const REMAINING_EDGES: EdgeTable = {
  'ability.ledger': {
    'first-day': tested('ability/ledger.test.ts', 'runs from the first whole month after effect to the last month with rows, empty months included'),
    exact: () => {
      // Exactly the living costs leave nothing, a fen more leaves something.
      const months = (opening: string) => count('ability.ledger', { parties, accounts, milestones: [milestone('judgment-effective', '2024-02-01')], rows: [row('A', '2024-01-31', '1.00', '', balance(opening)), row('A', '2024-02-10', '-1.00', '某店', balance(opening))], today: '2024-03-01' }, { livingCostsPerMonth: '3000.00' })
      same([months('3000.00'), months('3000.01')], [0, 1])
    },
    refund: tested('ability/ledger.test.ts', 'takes as income what is neither between own accounts nor a refund, in CNY, mirrored rows once'),
    midnight: tested('ability/ledger.test.ts', 'opens with the last known balances of all accounts and names those without one'),
    'leap-day': () => {
      // Income of the 29th of February is of that month, and its act stands on that day.
      const [found] = find('ability.ledger', { parties, accounts, milestones: [milestone('judgment-effective', '2024-02-01')], rows: [row('A', '2024-02-29 23:59:59', '70.00', '雇主')], today: '2024-03-31' })
      same(found?.acts.map((act) => [act.day, act.amount]), [['2024-02-29', yuan('70.00')]])
    },
    missing: tested('ability/ledger.test.ts', 'counts living costs as nothing until they are entered, and says so'),
  },
  'statement.break': {
    'first-day': none('the rule has no period'),
    exact: tested('statement/statement.test.ts', 'counts only what exceeds the tolerance, either way'),
    refund: none('the rule looks at printed balances only'),
    midnight: none('the rule goes by the order of the file'),
    'leap-day': none('the rule goes by the order of the file'),
    missing: () => {
      // Without an expected balance nothing can fail to follow.
      same(count('statement.break', { parties, accounts, rows: [row('A', '2023-06-01', '-1.00'), row('A', '2023-06-02', '-1.00', '', balance('5.00'))] }), 0)
    },
  },
  'statement.missing-period': {
    'first-day': tested('statement/statement.test.ts', 'misses nothing between neighbouring months or parts of months'),
    exact: none('no limit in the rule'),
    refund: none('the rule looks at days and printed balances only'),
    midnight: () => {
      const gap = (last: string, first: string) => count('statement.missing-period', { parties, accounts, rows: [row('A', last, '-1.00', '', { statement: 'S1', balance: yuan('9.00') }), row('A', first, '-1.00', '', { statement: 'S2', balance: yuan('5.00') })] })
      same([gap('2023-04-30 23:59:59', '2023-06-01 00:00:00'), gap('2023-05-01 00:00:00', '2023-06-01 00:00:00')], [1, 0])
    },
    'leap-day': () => {
      const gap = (last: string, first: string) => count('statement.missing-period', { parties, accounts, rows: [row('A', last, '-1.00', '', { statement: 'S1', balance: yuan('9.00') }), row('A', first, '-1.00', '', { statement: 'S2', balance: yuan('5.00') })] })
      same([gap('2024-01-31', '2024-03-01'), gap('2024-01-31', '2024-02-29')], [1, 0])
    },
    missing: tested('statement/statement.test.ts', 'carries nothing over an unknown balance'),
  },
  'sanction.persistence': {
    'first-day': () => {
      const after = (sanction: string, ...acts: string[]) => sanctionPersistence(context({ parties, milestones: [milestone('fine-served', sanction)] }), [finding('travel.air', ...acts)])[0]?.count ?? 0
      same([after('2023-06-05', '2023-06-05'), after('2023-06-05', '2023-06-06')], [0, 1])
    },
    exact: none('no limit in the rule'),
    refund: noMoney,
    midnight: byDay,
    'leap-day': () => {
      const after = (sanction: string, ...acts: string[]) => sanctionPersistence(context({ parties, milestones: [milestone('fine-served', sanction)] }), [finding('travel.air', ...acts)])[0]?.count ?? 0
      same([after('2024-02-29', '2024-02-29', '2024-03-01'), after('2024-02', '2024-02-29', '2024-03-01'), after('2024-02-28', '2024-02-29')], [1, 1, 1])
    },
    missing: tested('sanction/persistence.test.ts', 'finds nothing without a sanction'),
  },
  'timing.limitation': {
    'first-day': tested('timing/limitation.test.ts', 'runs from the last act against the debtor for the years of the pack'),
    exact: none('no limit in the rule'),
    refund: noMoney,
    midnight: byDay,
    'leap-day': tested('timing/limitation.test.ts', 'ends on the last day of February where the day does not exist, and only after its last day'),
    missing: tested('timing/limitation.test.ts', 'leaves out performance, months of ability, statements, pairs and preconditions'),
  },
  'version.favourable': {
    'first-day': tested('version/favourable.test.ts', 'counts acts before the line, not on it'),
    exact: none('no limit in the rule'),
    refund: noMoney,
    midnight: byDay,
    'leap-day': none('the line of the rule is a day of the pack, 1 December 2024'),
    missing: tested('version/favourable.test.ts', 'sorts the circumstances that findings point to by their days, former items included'),
  },
  'precondition.sanction-missing': {
    'first-day': tested('precondition/sanction-missing.test.ts', 'asks for a sanction before the day of the last act'),
    exact: none('no limit in the rule'),
    refund: noMoney,
    midnight: byDay,
    'leap-day': none('the rule compares two days, and adds nothing to either'),
    missing: tested('precondition/sanction-missing.test.ts', 'names circumstances in force that findings point to without any sanction'),
  },
  'precondition.notice-missing': {
    'first-day': none('the rule has no period'),
    exact: none('no limit in the rule'),
    refund: noMoney,
    midnight: byDay,
    'leap-day': none('the rule compares no days'),
    missing: tested('precondition/notice-missing.test.ts', 'counts services without any proof, by kind'),
  },
}

import { describe, expect, it } from 'vitest'
import { abilityMonths } from '../../../../src-main/domain/findings/ability/ability-months.ts'
import { abilityLedger } from '../../../../src-main/domain/findings/ability/ledger.ts'
import type { ParameterSet } from '../../../../src-main/domain/findings/parameters.ts'
import type { Obligation } from '../../../../src-main/domain/case/facts.ts'
import { account, context, milestone, party, row, yuan, type CaseParts } from '../case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const parties = [debtor, party('P2', { name: '李虚构', role: 'related' }), party('P3', { name: '甲虚构有限公司', role: 'creditor' })]
const accounts = [account('A1', { holder: 'P1', number: '6222000011112222' }), account('A2', { holder: 'P2', usedBy: 'P1', number: '6222000033334444' })]
const milestones = [milestone('judgment-effective', '2024-01-15')]
const owing = (amount: string): { obligation: Obligation } => ({ obligation: { kind: 'money', amount: yuan(amount), subject: null, nature: null } })
const built = (over: CaseParts, parameters: ParameterSet = {}) => context({ parties, accounts, milestones, ...over }, { 'ability.ledger': parameters })
const months = (over: CaseParts, parameters: ParameterSet = {}) => abilityMonths(built(over, parameters), debtor)
const find = (over: CaseParts, parameters: ParameterSet = {}) => abilityLedger(built(over, parameters))[0]

describe('ability by month', () => {
  it('runs from the first whole month after effect to the last month with rows, empty months included', () => {
    const rows = [row('A1', '2024-01-20', '10'), row('A1', '2024-04-02', '10')]
    expect(months({ rows }).map((each) => each.month)).toEqual(['2024-02', '2024-03', '2024-04'])
    expect(months({ rows, milestones: [milestone('judgment-effective', '2024-02-01')] })[0]?.month).toBe('2024-02')
    expect(months({ rows, milestones: [milestone('judgment-effective', '2024-02')] })[0]?.month).toBe('2024-03')
    expect(months({ rows, milestones: [] })).toEqual([])
    expect(months({ rows: [] })).toEqual([])
  })
  it('opens with the last known balances of all accounts and names those without one', () => {
    const rows = [
      row('A1', '2024-01-31 23:59', '-5', '', { balance: yuan('300') }), row('A1', '2024-02-01 00:00', '-100', '', { balance: yuan('200') }),
      row('A2', '2024-02-10', '7', '', { balance: yuan('50') }), row('A1', '2024-03-05', '-1'),
    ]
    expect(months({ rows }).map((each) => [each.month, each.opening, each.income, each.withoutBalance.map(({ id }) => id)])).toEqual([
      ['2024-02', yuan('300'), yuan('7'), ['A2']],
      ['2024-03', yuan('250'), 0n, []],
    ])
  })
  it('takes the later of two rows of one moment, and no foreign balance', () => {
    const rows = [
      row('A1', '2024-01-31', '-5', '', { balance: yuan('300') }), row('A1', '2024-01-31', '-5', '', { balance: yuan('295') }),
      row('A1', '2024-01-31', '-5', '', { balance: yuan('7'), currency: 'USD' }), row('A1', '2024-01-30', '-5', '', { balance: yuan('999') }), row('A1', '2024-02-02', '-1'),
    ]
    expect(months({ rows })[0]).toMatchObject({ opening: yuan('295'), balanceRows: [{ id: rows[1]?.id }] })
  })
  it('takes as income what is neither between own accounts nor a refund, in CNY, mirrored rows once', () => {
    const rows = [
      row('A1', '2024-02-01', '1000', '某公司'), row('A1', '2024-02-02', '2000', { number: '6222000033334444', name: '李虚构' }), row('A1', '2024-02-03', '40', '某店', { kind: 'refund' }),
      row('A1', '2024-02-04', '80', '某店', { reversal: true }), row('A1', '2024-02-05', '160', '某店', { currency: 'USD' }), row('A1', '2024-02-06', '320', '', { outcome: 'closed' }),
      row('A2', '2024-02-07 10:00', '640', '王虚构'), row('A1', '2024-02-07 10:01', '640', '财付通'),
    ]
    expect(months({ rows, wallets: ['A2'] })[0]?.income).toBe(yuan('1640'))
  })
})

describe('ability.ledger', () => {
  const rows = [
    row('A1', '2024-01-31', '-1', '', { balance: yuan('1000') }), row('A1', '2024-02-10', '5000', '某公司'), row('A1', '2024-02-28', '-6000', '某店', { balance: yuan('0') }),
    row('A1', '2024-03-10', '3000', '某公司'), row('A1', '2024-03-11', '-3000', '某店', { balance: yuan('0') }), row('A1', '2024-04-10', '3000.01', '某公司', { balance: yuan('3000.01') }),
    row('A1', '2024-04-11', '2', '某公司'),
  ]
  it('counts months with something left after living costs', () => {
    const finding = find({ rows }, { livingCostsPerMonth: '3000' })
    expect(finding).toMatchObject({
      id: 'ability.ledger/party/P1', count: 2, from: '2024-02-29', to: '2024-04-30',
      // 1000 + (5000 − 3000) + (3002.01 − 3000); March leaves exactly nothing and does not count.
      total: yuan('3002.01'),
      values: { months: 3, livingCostsMissing: 0, opening: '1,000.00', income: '8,002.01', living: '6,000.00', unpaid: '', accountsWithoutBalance: 1 },
    })
    expect(finding?.acts.map((act) => [act.day, act.citation.line, act.amount])).toEqual([['2024-02-29', rows[1]?.line, yuan('3000')], ['2024-04-30', rows[5]?.line, yuan('2.01')]])
    expect(finding?.context.map((each) => each.line)).toEqual([rows[0]?.line, rows[6]?.line])
  })
  it('counts living costs as nothing until they are entered, and says so', () => {
    expect(find({ rows })).toMatchObject({ count: 3, values: { livingCostsMissing: 1 }, parameters: { livingCostsPerMonth: '' } })
    expect(find({ rows })?.values['accountsWithoutBalanceNames']).toBe('虚构银行 6222000033334444')
  })
  it('gives at most the unpaid obligation', () => {
    const paid = row('A1', '2024-03-11', '-500', '甲虚构有限公司')
    expect(find({ rows, facts: owing('2000') })?.total).toBe(yuan('2000'))
    expect(find({ rows: [...rows, paid], facts: owing('2000') })).toMatchObject({ total: yuan('1500'), values: { unpaid: '1,500.00' } })
    expect(find({ rows: [...rows, paid], facts: owing('400') })?.total).toBe(0n)
  })
  it('counts nothing where nothing was left', () => {
    expect(find({ rows }, { livingCostsPerMonth: '9000' })).toBeUndefined()
  })
  it('stands on the day of the review where the month still runs', () => {
    expect(find({ rows, today: '2024-04-20' })?.to).toBe('2024-04-20')
  })
})

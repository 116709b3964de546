import { describe, expect, it } from 'vitest'
import { performancePaid } from '../../../../src-main/domain/findings/performance/paid.ts'
import type { Milestone } from '../../../../src-main/domain/case/facts.ts'
import type { Transaction } from '../../../../src-main/domain/ledger/transaction.ts'
import { formatYuan } from '../../../../src-main/domain/values/money.ts'
import { account, context, milestone, party, row, yuan } from '../case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const creditor = party('P3', { name: '甲虚构有限公司', role: 'creditor', kind: 'unit' })
const accounts = [account('A', { holder: 'P1', number: '6222000011111111' }), account('C', { holder: 'P3', number: '6222000033333333' }), account('W', { holder: 'P1' })]
const find = (rows: readonly Transaction[], milestones: readonly Milestone[] = []) =>
  performancePaid(context({ parties: [debtor, creditor], accounts, milestones, rows, facts: { court: '江苏省虚南市玄虚区人民法院' }, wallets: ['W'] }))[0]
const show = (rows: readonly Transaction[]): string => {
  const found = find(rows)
  return found ? `${found.count} ${formatYuan(found.total ?? yuan('-1'))}` : 'none'
}
const steps = (milestones: readonly Milestone[], ...days: readonly string[]): string[] =>
  find(days.map((day) => row('A', day, '-10', '玄虚区人民法院')), milestones)?.groups.map((each) => `${each.key} ${each.count}`) ?? []

describe('performance.paid', () => {
  it('counts payments to the court and to creditors', () => {
    expect(show([row('A', '2024-01-01', '-100', '虚南市玄虚区人民法院'), row('A', '2024-01-02', '-50', { number: '6222000033333333' }), row('A', '2024-01-03', '-7', '某人'), row('A', '2024-01-04', '30', '玄虚区人民法院')])).toBe('2 150.00')
  })
  it('counts receipts of the creditor from the debtor', () => {
    expect(show([row('C', '2024-01-01', '100', '张虚构'), row('C', '2024-01-02', '40', { number: '6222000011111111' }), row('C', '2024-01-03', '7', '某人'), row('C', '2024-01-03', '7', { name: '张虚构', number: '6222000033333333' })])).toBe('2 140.00')
  })
  it('counts a payment seen on both sides once, within 48 hours', () => {
    expect(show([row('A', '2024-01-01 10:00', '-100', '甲虚构有限公司'), row('C', '2024-01-03 10:00', '100', '张虚构')])).toBe('1 100.00')
    expect(show([row('A', '2024-01-01 10:00', '-100', '甲虚构有限公司'), row('C', '2024-01-03 10:01', '100', '张虚构')])).toBe('2 200.00')
    expect(show([row('A', '2024-01-01 10:00', '-100', '甲虚构有限公司'), row('C', '2024-01-01 10:01', '100', '张虚构'), row('C', '2024-01-01 10:02', '100', '张虚构')])).toBe('2 200.00')
    expect(show([row('A', '2024-01-01 10:00', '-100', '玄虚区人民法院'), row('C', '2024-01-01 10:01', '100', '张虚构')])).toBe('2 200.00')
  })
  it('counts the wallet row of a pair only', () => {
    expect(show([row('W', '2024-01-01 10:00', '-100', '甲虚构有限公司'), row('A', '2024-01-01 10:00', '-100', '甲虚构有限公司', { memo: '微信支付' })])).toBe('1 100.00')
  })
  it('groups by the steps of the case, the day of the step belonging to the next group', () => {
    const all = [milestone('transferred-to-police', '2024-02-01'), milestone('indicted', '2024-03-01'), milestone('first-instance-judgment', '2024-04-01')]
    const days = ['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01', '2024-03-31', '2024-04-01']
    expect(steps(all, ...days)).toEqual(['before-transfer 1', 'before-indictment 2', 'before-judgment 2', 'later 1'])
    expect(steps(all.slice(1), ...days)).toEqual(['before-transfer 0', 'before-indictment 3', 'before-judgment 2', 'later 1'])
    expect(steps(all.slice(2), ...days)).toEqual(['before-transfer 0', 'before-indictment 0', 'before-judgment 5', 'later 1'])
    expect(steps(all.slice(0, 1), ...days)).toEqual(['before-transfer 1', 'before-indictment 5', 'before-judgment 0', 'later 0'])
    expect(steps([], ...days)).toEqual(['before-transfer 6', 'before-indictment 0', 'before-judgment 0', 'later 0'])
  })
})

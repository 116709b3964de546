import { describe, expect, it } from 'vitest'
import { moneyCourse } from '../../../../src-main/domain/ledger/flow/months.ts'
import { movementsOf } from '../../../../src-main/domain/ledger/flow/movements.ts'
import { account, context, journey, milestone, party, row, yuan } from '../../findings/case-builder.ts'

describe('course of the money by month', () => {
  const built = context({
    parties: [party('虚构甲', { documents: [{ kind: 'passport', number: 'E00000001' }] }), party('虚构丙', { role: 'creditor' })],
    accounts: [account('A', { holder: '虚构甲', number: '6200000000001011' }), account('B', { usedBy: '虚构甲', number: '6200000000008825' })],
    facts: { obligation: { kind: 'money', amount: yuan('100.00'), subject: null, nature: null } },
    milestones: [milestone('judgment-effective', '2024-02-01'), milestone('fine-served', '2024-03'), milestone('detention-served', '2024-04-02')],
    journeys: [journey('air', '2024-03-05 08:00', '虚构甲', { documents: ['E00000001'] }), journey('air', '2024-03-06 08:00', '别人', { documents: ['X1'] })],
    rows: [
      row('A', '2024-01-05', '80.00', '雇主', { balance: yuan('80.00') }),
      row('A', '2024-01-20', '-30.00', { number: '6200000000008825' }, { balance: yuan('50.00') }),
      row('B', '2024-01-20', '30.00', { number: '6200000000001011' }),
      row('B', '2024-02-10', '-5.00', '某店', { balance: yuan('25.00') }),
      row('A', '2024-04-01', '-40.00', '虚构丙', { balance: yuan('10.00') }),
    ],
  })
  const course = moneyCourse(built, movementsOf(built), [])

  it('leaves transfers between the debtor’s accounts out and carries balances on', () => {
    expect(course.months).toEqual([
      { month: '2024-01', in: 8000n, out: 0n, balance: 5000n, balances: 1, unpaid: null },
      { month: '2024-02', in: 0n, out: 500n, balance: 7500n, balances: 2, unpaid: 10000n },
      { month: '2024-03', in: 0n, out: 0n, balance: 7500n, balances: 2, unpaid: 10000n },
      { month: '2024-04', in: 0n, out: 4000n, balance: 3500n, balances: 2, unpaid: 6000n },
    ])
  })

  it('changes the balance and what is owed on the very day', () => {
    expect(course.balances.map(({ day, amount }) => [day, amount])).toEqual([['2024-01-05', 8000n], ['2024-01-20', 5000n], ['2024-02-10', 7500n], ['2024-04-01', 3500n]])
    expect(course.unpaid).toEqual([{ day: '2024-02-01', amount: 10000n }, { day: '2024-04-01', amount: 6000n }])
  })

  it('puts journeys, sanctions and performance on the same axis; a month without a day on its last', () => {
    expect(course.marks.map(({ kind, day, counted }) => `${day} ${kind} ${String(counted)}`)).toEqual([
      '2024-03-05 air false', '2024-03-31 fine true', '2024-04-01 performance true', '2024-04-02 detention true',
    ])
  })

  it('narrows to chosen accounts', () => {
    expect(moneyCourse(built, movementsOf(built), [], ['B']).months.map((each) => [each.month, each.in, each.out, each.balance])).toEqual([
      ['2024-02', 0n, 500n, 2500n], ['2024-03', 0n, 0n, 2500n], ['2024-04', 0n, 0n, 2500n],
    ])
  })
})

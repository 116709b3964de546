import { describe, expect, it } from 'vitest'
import { abilitySheet } from '../../../src-main/domain/property/ability-sheet.ts'
import { day } from '../../../src-main/domain/values/day.ts'
import { account, asset, context, dealing, milestone, party, row, yuan, type CaseParts } from '../findings/case-builder.ts'

const debtor = party('P1', { name: '张虚构' })
const parties = [debtor, party('P2', { name: '李虚构', role: 'related' }), party('P3', { name: '虚构债权公司', role: 'creditor', kind: 'unit' })]
const accounts = [account('A', { holder: 'P1', number: '6200000000000011' }), account('U', { holder: 'P2', usedBy: 'P1', number: '6200000000000029' })]
const obligation = (amount: string | null): CaseParts['facts'] => ({ obligation: { kind: 'money', amount: amount === null ? null : yuan(amount), subject: null, nature: null } })
const balance = (text: string) => ({ balance: yuan(text) })
const sheet = (on: string, parts: CaseParts, living?: string) =>
  abilitySheet(context({ parties, accounts, milestones: [milestone('judgment-effective', '2024-01-10')], ...parts }, living === undefined ? {} : { 'ability.ledger': { livingCostsPerMonth: living } }), debtor, day(on))

describe('the ability sheet of a day', () => {
  it('opens with balances before the month, and takes income of the month up to the day, each with its row', () => {
    const rows = [
      row('A', '2024-02-29 23:59:59', '-5.00', '某店', balance('300.00')), row('U', '2024-01-05', '1.00', '', balance('40.00')),
      row('A', '2024-03-01 00:00:00', '1000.00', '雇主', balance('1300.00')), row('A', '2024-03-15', '7.00', '雇主'), row('A', '2024-03-16', '9.00', '雇主'),
      row('A', '2024-03-10', '50.00', { number: '6200000000000029' }), row('A', '2024-03-11', '3.00', '某店', { kind: 'refund' }), row('A', '2024-03-12', '3.00', '某店', { reversal: true }),
    ]
    const found = sheet('2024-03-15', { rows }, '100.00')
    expect([found.opening, found.income.total, found.income.count, found.living, found.atHand]).toEqual(['340.00', '1007.00', 2, { amount: '100.00', entered: true }, '1247.00'])
    expect(found.balances.map((each) => [each.side, each.balance, each.knownOn, each.citation?.line])).toEqual([['own', '300.00', '2024-02-29', rows[0]?.line], ['used', '40.00', '2024-01-05', rows[1]?.line]])
    expect(found.income.rows.map((each) => [each.line, each.amount])).toEqual([[rows[2]?.line, '1000.00'], [rows[3]?.line, '7.00']])
  })

  it('names an account without a balance, a frozen one, and living costs that nobody entered', () => {
    const found = sheet('2024-03-15', { accounts: [account('A', { holder: 'P1', frozenFrom: '2024-03-15' }), account('B', { holder: 'P1', frozenFrom: '2024-03-16' })] })
    expect(found.balances.map((each) => [each.balance, each.frozen, each.citation])).toEqual([[null, true, null], [null, false, null]])
    expect([found.living, found.atHand]).toEqual([{ amount: '0.00', entered: false }, '0.00'])
  })

  it('counts assets until the day of their disposal, and puts seized ones beside', () => {
    const parts: CaseParts = {
      assets: [asset('X', { owner: 'P1', valuation: yuan('100.00') }), asset('Y', { owner: 'P1', valuation: yuan('20.00'), seizedFrom: '2024-03-10', seizedTo: '2024-04-01' }), asset('Z', { owner: 'P1' }), asset('N', { owner: 'P2', valuation: yuan('9.00') })],
      dealings: [dealing('D', 'sale', '2024-03-20', { asset: 'X', from: 'P1' })],
    }
    const on = (date: string) => {
      const { free, seized, assets } = sheet(date, parts)
      return [free, seized, assets.map((each) => each.state).join(' ')]
    }
    expect(on('2024-03-09')).toEqual(['120.00', '0.00', 'free free free'])
    expect(on('2024-03-10')).toEqual(['100.00', '20.00', 'free seized free'])
    expect(on('2024-03-20')).toEqual(['0.00', '20.00', 'disposed seized free'])
    expect(on('2024-04-01')).toEqual(['20.00', '0.00', 'disposed free free'])
    // Known by the month only: from the first day that it may mean.
    expect(sheet('2024-03-01', { ...parts, dealings: [dealing('D', 'sale', '2024-03', { asset: 'X', from: 'P1' })] }).free).toBe('20.00')
  })

  it('takes mortgages off, on each thing its valuation at most, from the first day that they may mean', () => {
    const parts = (date: string, price?: string): CaseParts => ({
      assets: [asset('X', { owner: 'P1', valuation: yuan('100.00') }), asset('Y', { owner: 'P1', valuation: yuan('50.00') })],
      dealings: [dealing('M', 'mortgage', date, { asset: 'X', ...(price === undefined ? {} : { price: yuan(price) }) })],
    })
    const prior = (on: string, date: string, price?: string) => sheet(on, parts(date, price)).prior
    expect([prior('2024-03-09', '2024-03-10', '30.00'), prior('2024-03-10', '2024-03-10', '30.00'), prior('2024-03-10', '2024-03-10', '300.00'), prior('2024-03-10', '2024-03-10')]).toEqual(['0.00', '30.00', '100.00', '0.00'])
    expect([prior('2024-02-29', '2024-03', '30.00'), prior('2024-03-01', '2024-03', '30.00')]).toEqual(['0.00', '30.00'])
    expect(sheet('2024-03-10', parts('2024-03-10')).claims).toMatchObject([{ id: 'M', amount: null, citation: { quote: 'M' } }])
  })

  it('says full from exactly what was unpaid on, part below it, nothing at zero, and compares nothing without an amount', () => {
    const ability = (opening: string, owed: string | null, living = '0.00') => sheet('2024-03-15', { facts: obligation(owed) ?? {}, rows: [row('A', '2024-02-01', '1.00', '', balance(opening))] }, living).ability
    expect([ability('1000.00', '1000.00'), ability('999.99', '1000.00'), ability('0.01', '1000.00'), ability('100.00', '1000.00', '100.00'), ability('5.00', null)]).toEqual(['full', 'partial', 'partial', 'none', 'not-examined'])
  })

  it('takes off what was paid up to and with the day, and says whether the judgment was in force', () => {
    const rows = [row('A', '2024-03-15 23:59:59', '-10.00', '虚构债权公司'), row('A', '2024-03-16 00:00:00', '-20.00', '虚构债权公司')]
    const on = (date: string) => {
      const { owed, effective } = sheet(date, { rows, facts: obligation('100.00') ?? {} })
      return [owed.paid, owed.unpaid, owed.payments.map((each) => each.line), effective]
    }
    expect(on('2024-01-09')).toEqual(['0.00', '100.00', [], false])
    expect(on('2024-03-15')).toEqual(['10.00', '90.00', [rows[0]?.line], true])
    expect(on('2024-03-16')).toEqual(['30.00', '70.00', [rows[0]?.line, rows[1]?.line], true])
    expect(sheet('2024-03-15', { milestones: [] }).effective).toBeNull()
    expect(sheet('2024-03-20', { rows, facts: obligation('5.00') ?? {} }).owed.unpaid).toBe('0.00')
  })
})

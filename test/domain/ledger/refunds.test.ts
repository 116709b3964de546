import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountsAfterRefunds } from '../../../src-main/domain/ledger/refunds.ts'
import type { Transaction } from '../../../src-main/domain/ledger/transaction.ts'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { row, yuan } from '../findings/case-builder.ts'

const order = (at: string, amount: string, over = {}, name = '某酒店'): Transaction => row('W', at, amount, name, over)
const refund = (at: string, amount: string, over = {}, name = '某酒店-退款'): Transaction => row('W', at, amount, name, { kind: 'refund', ...over })
/** What is left of each order, in the order of the rows. */
const left = (...rows: readonly Transaction[]): string[] => {
  const amounts = amountsAfterRefunds(rows)
  return rows.filter((each) => each.kind !== 'refund').map((each) => formatYuan(amounts.get(each.id) ?? each.amount))
}

describe('refunds', () => {
  it('come off by the row\'s own words', () => {
    expect(left(order('2024-01-01', '-100', { outcome: 'partly-refunded', refunded: yuan('30') }))).toEqual(['70.00'])
  })
  it('come off once where words and a refund row both tell of it', () => {
    const words = { outcome: 'partly-refunded', refunded: yuan('30'), orderNumber: 'ORDER-0001' }
    expect(left(order('2024-01-01', '-100', words), refund('2024-01-02', '30', { orderNumber: 'ORDER-0001' }))).toEqual(['70.00'])
    expect(left(order('2024-01-01', '-100', { ...words, orderNumber: null }), order('2024-01-02', '-100'), refund('2024-01-03', '30'))).toEqual(['70.00', '100.00'])
  })
  it('that exceed what an order said of itself come off another', () => {
    const said = order('2024-01-02', '-100', { outcome: 'partly-refunded', refunded: yuan('30') })
    expect(left(order('2024-01-01', '-100'), said, refund('2024-01-03', '30'), refund('2024-01-04', '30'))).toEqual(['70.00', '70.00'])
  })
  it('find their order by its number, whatever the name and day', () => {
    expect(left(order('2024-01-01', '-100', { orderNumber: 'ORDER-0001' }), order('2024-01-02', '-100', { orderNumber: 'ORDER-0002' }), refund('2025-01-03', '40', { orderNumber: 'ORDER-0001' }, '别名'))).toEqual(['60.00', '100.00'])
    expect(left(order('2024-01-01', '-100', { serial: '2023000088' }), refund('2024-01-03', '40', { serial: '2023000088_2024000057', direction: 'neutral' }, '别名'))).toEqual(['60.00'])
  })
  it('find the latest earlier order of the counterparty that is large enough', () => {
    expect(left(order('2024-01-01', '-100'), order('2024-01-02', '-30'), refund('2024-01-03', '40'))).toEqual(['60.00', '30.00'])
    expect(left(order('2024-01-01', '-100'), order('2024-01-02', '-100'), refund('2024-01-03', '40'))).toEqual(['100.00', '60.00'])
    expect(left(refund('2024-01-01', '40'), order('2024-01-02', '-100'))).toEqual(['100.00'])
    expect(left(order('2024-01-01', '-100', {}, '别家'), refund('2024-01-02', '40'))).toEqual(['100.00'])
    expect(left(order('2024-01-01', '-100', {}, ''), refund('2024-01-02', '40', {}, ''))).toEqual(['100.00'])
  })
  it('are used up by the order that came back whole, and never by another', () => {
    const whole = order('2024-01-02', '-100', { outcome: 'fully-refunded' })
    expect(left(order('2024-01-01', '-100'), whole, refund('2024-01-03', '100'))[0]).toBe('100.00')
    const jd = order('2024-01-02', '100', { outcome: 'fully-refunded', direction: 'neutral', orderNumber: 'ORDER-0009' })
    expect(left(order('2024-01-01', '-100'), jd, refund('2024-01-03', '100', { orderNumber: 'ORDER-0009' }))[0]).toBe('100.00')
    const closed = order('2024-01-02', '-50', { outcome: 'closed', serial: '2023000088' })
    expect(left(order('2024-01-01', '-50'), closed, refund('2024-01-02', '50', { serial: '2023000088_2024000057' }))[0]).toBe('50.00')
  })
  it('of an order that was never paid does not swallow another one\'s refund', () => {
    expect(left(order('2024-01-01', '-50'), order('2024-01-02', '-50', { outcome: 'closed' }), refund('2024-01-03', '50'))[0]).toBe('0.00')
  })
  it('are not counted where they moved nothing, and a bank\'s reversal is one', () => {
    expect(left(order('2024-01-01', '-100'), refund('2024-01-02', '40', { outcome: 'failed' }))).toEqual(['100.00'])
    const rows = [order('2024-01-01', '-100'), row('W', '2024-01-02', '100', '某酒店', { reversal: true })]
    expect(formatYuan(amountsAfterRefunds(rows).get(rows[0]?.id ?? ('' as never)) ?? yuan('-1'))).toBe('0.00')
  })
  it('never take more off than was paid nor more than came back', () => {
    const amount = fc.integer({ min: 1, max: 500 })
    fc.assert(fc.property(fc.array(fc.record({ amount, back: fc.boolean(), day: fc.integer({ min: 10, max: 28 }) }), { maxLength: 30 }), (list) => {
      const rows = list.map((each) => (each.back ? refund(`2024-01-${each.day}`, String(each.amount)) : order(`2024-01-${each.day}`, `-${each.amount}`)))
      const amounts = amountsAfterRefunds(rows)
      let off = 0n
      for (const each of rows) {
        const rest = amounts.get(each.id)
        if (rest === undefined) continue
        expect(rest >= 0n && rest <= each.amount).toBe(true)
        off += each.amount - rest
      }
      expect(off <= rows.filter((each) => each.kind === 'refund').reduce((total, each) => total + each.amount, 0n)).toBe(true)
    }))
  })
})

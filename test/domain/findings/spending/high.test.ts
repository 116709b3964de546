import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../src-main/domain/findings/finding.ts'
import { spendingHigh } from '../../../../src-main/domain/findings/spending/high.ts'
import type { Transaction } from '../../../../src-main/domain/ledger/transaction.ts'
import { formatYuan } from '../../../../src-main/domain/values/money.ts'
import { account, context, milestone, party, row, yuan } from '../case-builder.ts'

const parts = {
  parties: [party('P1', { name: '张虚构' }), party('P2', { role: 'related' })],
  accounts: [account('A', { holder: 'P1' }), account('U', { holder: 'P2', usedBy: 'P1' }), account('W', { holder: 'P1' }), account('N', { holder: 'P2' })],
  milestones: [milestone('restriction-served', '2024-01-10'), milestone('restriction-lifted', '2024-06-01')],
  wallets: ['W'],
}
const find = (rows: readonly Transaction[], least?: string): Finding | undefined =>
  spendingHigh(context({ ...parts, rows }, least === undefined ? {} : { 'spending.high': { least } }))[0]
const total = (finding: Finding | undefined): string => formatYuan(finding?.total ?? yuan('-1'))
const group = (finding: Finding | undefined, key: string): string => {
  const found = finding?.groups.find((each) => each.key === key)
  return found === undefined ? 'none' : `${found.count} ${formatYuan(found.total ?? yuan('-1'))}`
}

describe('spending.high', () => {
  it('counts outflows of own and used accounts in the restriction, by banned kind and category', () => {
    const found = find([
      row('A', '2024-01-10', '-1000', '虚构夜总会'), row('A', '2024-05-31 23:59', '-500', '虚构大酒店'), row('U', '2024-02-01', '-300', '虚构航空'),
      row('A', '2024-01-09', '-1', '虚构夜总会'), row('A', '2024-06-01', '-1', '虚构夜总会'), row('A', '2024-02-02', '800', '虚构大酒店'), row('N', '2024-02-02', '-9', '虚构大酒店'), row('A', '2024-02-03', '-7', '虚构菜场'),
    ])
    expect([found?.count, total(found), found?.from, found?.to]).toEqual([3, '1800.00', '2024-01-10', '2024-05-31'])
    expect([group(found, 'XF-1'), group(found, 'XF-2'), group(found, 'flights'), group(found, 'night-club'), group(found, 'star-hotel'), group(found, 'golf')]).toEqual(
      ['1 300.00', '2 1500.00', '1 300.00', '1 1000.00', '1 500.00', 'none'],
    )
  })
  it('counts nothing of a wallet order that came back whole, nor the card behind it, however the wallet words it', () => {
    const paid = (wallet: Transaction, back: Transaction): Finding | undefined =>
      find([row('A', '2024-02-01 10:00', '-1000', '财付通-虚构夜总会'), wallet, back, row('A', '2024-02-02 11:00', '1000', '财付通-虚构夜总会退款', { kind: 'refund' })])
    const whole = row('W', '2024-02-01 10:00', '-1000', '虚构夜总会', { outcome: 'fully-refunded', refunded: yuan('1000') })
    expect(paid(whole, row('W', '2024-02-02 10:00', '1000', '虚构夜总会-退款', { kind: 'refund' }))).toBeUndefined()
    const closed = row('W', '2024-02-01 10:00', '-1000', '虚构夜总会', { outcome: 'closed', serial: '2024000088' })
    const neutral = row('W', '2024-02-02 10:00', '1000', '虚构夜总会', { kind: 'refund', direction: 'neutral', serial: '2024000088_01' })
    expect(paid(closed, neutral)).toBeUndefined()
    // Closed without having been paid: the card's row is another payment, and its own refund comes off it.
    expect(find([row('A', '2024-02-01 10:00', '-1000', '财付通-虚构夜总会'), closed])?.count).toBe(1)
  })
  it('takes refunds off, also those after the restriction', () => {
    const found = find([
      row('A', '2024-02-01', '-1000', '虚构大酒店', { outcome: 'partly-refunded', refunded: yuan('400') }),
      row('A', '2024-05-30', '-500', '虚构航空', { orderNumber: 'ORDER-0001' }), row('A', '2024-07-01', '120', '虚构航空-退款', { kind: 'refund', orderNumber: 'ORDER-0001' }),
    ])
    expect([found?.count, total(found), group(found, 'flights')]).toEqual([2, '980.00', '1 380.00'])
    expect(found?.acts.map((act) => formatYuan(act.amount ?? yuan('-1')))).toEqual(['600.00', '380.00'])
  })
  it('does not count an order that came back whole, and takes its refund off nothing else', () => {
    const whole = [
      row('A', '2024-02-01', '-500', '虚构航空', { orderNumber: 'ORDER-0001' }), row('A', '2024-02-02', '-500', '虚构航空', { orderNumber: 'ORDER-0002' }),
      row('A', '2024-02-03', '500', '虚构航空', { kind: 'refund', orderNumber: 'ORDER-0001' }),
    ]
    expect([find(whole)?.count, total(find(whole)), find(whole)?.context.length]).toEqual([1, '500.00', 1])
    expect(find(whole.filter((each) => each.orderNumber === 'ORDER-0001'))).toBeUndefined()
    expect(find([row('A', '2024-02-01', '-500', '虚构航空', { outcome: 'fully-refunded' }), row('A', '2024-02-01', '-500', '虚构航空', { outcome: 'closed' })])).toBeUndefined()
  })
  it('counts a payment seen on wallet and card once', () => {
    const found = find([row('W', '2024-02-01 10:00', '-88', '虚构KTV'), row('A', '2024-02-01 10:01', '-88', '财付通-虚构KTV')])
    expect([found?.count, total(found), found?.acts[0]?.citation.path]).toEqual([1, '88.00', 'statements/W.csv'])
  })
  it('takes a wallet\'s refund to the card off once', () => {
    const found = find([
      row('W', '2024-02-01 10:00', '-88', '虚构KTV'), row('A', '2024-02-01 10:01', '-88', '支付宝-虚构KTV'), row('A', '2024-02-02', '-88', '支付宝-虚构KTV'),
      row('W', '2024-02-05 10:00', '88', '虚构KTV', { kind: 'refund', direction: 'neutral' }), row('A', '2024-02-05 10:01', '88', '支付宝-虚构KTV', { kind: 'refund' }),
    ])
    expect([found?.count, total(found)]).toEqual([1, '88.00'])
  })
  it('holds the least amount against the row as it stands', () => {
    const rows = [row('A', '2024-02-01', '-100.00', '虚构KTV', { outcome: 'partly-refunded', refunded: yuan('60') }), row('A', '2024-02-01', '-99.99', '虚构KTV')]
    expect([find(rows, '100.00')?.count, total(find(rows, '100.00')), find(rows)?.count]).toEqual([1, '40.00', 2])
  })
  it('tells rows in other currencies beside the finding', () => {
    const found = find([row('A', '2024-02-01', '-100', '虚构KTV'), row('A', '2024-02-01', '-100', 'Hilton', { currency: 'USD' })])
    expect([found?.count, found?.values['foreignRows']]).toEqual([1, 1])
  })
})

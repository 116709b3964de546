import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairCarried, pairMirrored } from '../../../src-main/domain/ledger/mirrored.ts'
import type { Transaction } from '../../../src-main/domain/ledger/transaction.ts'
import { namesOneOf } from '../../../src-main/domain/ledger/words.ts'
import { deliveredLexicon } from '../../../src-main/domain/findings/lexicon.ts'
import { row, yuan } from '../findings/case-builder.ts'

const ids = (pairs: readonly { wallet: Transaction; bank: Transaction }[]): string[] => pairs.map((each) => `${each.wallet.id}=${each.bank.id}`).toSorted()
const wallet = (at: string, amount: string, over = {}): Transaction => row('W', at, amount, '某店', over)
const bank = (at: string, amount: string, over = {}): Transaction => row('B', at, amount, '财付通-某店', over)

describe('the operator of a wallet', () => {
  const names = namesOneOf(deliveredLexicon().walletOperators)
  it.each([['财付通-微信支付', ''], ['支 付 宝（中国）', ''], ['某店', '网银在线快捷支付'], ['ＡＬＩＰＡＹ', ''], ['某店', 'WeChat Pay']])('is named by %s / %s', (name, memo) => {
    expect(names(row('B', '2024-01-01', '-1', name, { memo }))).toBe(true)
  })
  it('is not named by a shop', () => {
    expect(names(row('B', '2024-01-01', '-1', '某财务通讯店'))).toBe(false)
  })
})

describe('mirrored rows', () => {
  it('need the same amount and direction', () => {
    const own = wallet('2024-01-01 10:00', '-88.80')
    expect(pairMirrored([own], [bank('2024-01-01 10:00', '-88.81')], 48)).toEqual([])
    expect(pairMirrored([own], [bank('2024-01-01 10:00', '88.80')], 48)).toEqual([])
    expect(pairMirrored([own], [bank('2024-01-01 10:00', '-88.80', { currency: 'USD' })], 48)).toEqual([])
    expect(ids(pairMirrored([own], [bank('2024-01-01 10:00', '-88.80')], 48))).toHaveLength(1)
  })
  it('are at most 48 hours apart, to the second', () => {
    const own = wallet('2024-02-28 12:00:00', '-5')
    expect(pairMirrored([own], [bank('2024-03-01 12:00:00', '-5')], 48)).toHaveLength(1)
    expect(pairMirrored([own], [bank('2024-03-01 12:00:01', '-5')], 48)).toHaveLength(0)
  })
  it('take a row with a day only as midnight', () => {
    const own = wallet('2024-01-01 23:00', '-5')
    expect(pairMirrored([own], [bank('2024-01-03', '-5')], 48)[0]?.apart).toBe(25 * 3600)
    expect(pairMirrored([own], [bank('2024-01-04', '-5')], 48)).toHaveLength(0)
  })
  it('leave rows out that moved nothing, and neutral ones', () => {
    expect(pairMirrored([wallet('2024-01-01', '-5', { outcome: 'closed' })], [bank('2024-01-01', '-5')], 48)).toEqual([])
    expect(pairMirrored([wallet('2024-01-01', '5', { direction: 'neutral' })], [bank('2024-01-01', '5')], 48)).toEqual([])
  })

  const amounts = fc.constantFrom('1', '2', '-3')
  const movements = fc.array(fc.record({ minute: fc.integer({ min: 0, max: 59 }), day: fc.integer({ min: 1, max: 6 }), amount: amounts }), { maxLength: 25 })
  const clock = (each: { minute: number; day: number }): string => `2024-01-0${each.day} 10:${String(each.minute).padStart(2, '0')}`
  it('stand in one pair at most, and shuffling rows of other amounts changes nothing', () => {
    fc.assert(fc.property(movements, movements, fc.integer(), (ofWallet, ofBank, seed) => {
      const left = ofWallet.map((each) => wallet(clock(each), each.amount))
      const right = ofBank.map((each) => bank(clock(each), each.amount))
      const pairs = pairMirrored(left, right, 48)
      expect(new Set(pairs.map((each) => each.wallet.id)).size).toBe(pairs.length)
      expect(new Set(pairs.map((each) => each.bank.id)).size).toBe(pairs.length)
      for (const each of pairs) {
        expect(each.wallet.amount).toBe(each.bank.amount)
        expect(each.apart).toBeLessThanOrEqual(48 * 3600)
      }
      // The rows of one amount keep their order; those of the others are moved around them.
      const fixed = yuan('1')
      const moved = (rows: readonly Transaction[]): readonly Transaction[] => {
        const rest = rows.filter((each) => each.amount !== fixed)
        const start = rest.length === 0 ? 0 : Math.abs(seed) % rest.length
        return [...rest.slice(start).toReversed(), ...rows.filter((each) => each.amount === fixed), ...rest.slice(0, start)]
      }
      const ofFixed = (each: { wallet: Transaction }): boolean => each.wallet.amount === fixed
      expect(ids(pairMirrored(moved(left), moved(right), 48).filter(ofFixed))).toEqual(ids(pairs.filter(ofFixed)))
    }), { numRuns: 200 })
  })
})

describe('the card row behind a wallet\'s own row', () => {
  const own = (kind: Transaction['kind'], amount: string, memo = ''): Transaction => row('W', '2024-01-01 10:00', amount, '', { direction: 'neutral', kind, memo })
  it('leaves the card for a top-up and comes back for a withdrawal less the fee', () => {
    expect(pairCarried([own('top-up', '500')], [bank('2024-01-01 10:01', '-500')], 48)).toHaveLength(1)
    expect(pairCarried([own('top-up', '500')], [bank('2024-01-01 10:01', '500')], 48)).toHaveLength(0)
    expect(pairCarried([own('withdrawal', '100.10', '服务费¥0.10')], [bank('2024-01-01 12:00', '100')], 48)).toHaveLength(1)
    expect(pairCarried([own('withdrawal', '100')], [bank('2024-01-01 12:00', '100')], 48)).toHaveLength(1)
  })
  it('is that of a refund too, but of no other neutral row', () => {
    expect(pairCarried([own('refund', '30')], [bank('2024-01-02', '30')], 48)).toHaveLength(1)
    expect(pairCarried([own('internal', '30')], [bank('2024-01-02', '30')], 48)).toHaveLength(0)
  })
})

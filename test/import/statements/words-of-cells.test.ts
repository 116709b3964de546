import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src-main/domain/ledger/transaction.ts'
import { fen, formatYuan, ZERO } from '../../../src-main/domain/values/money.ts'
import { accountNumber, isDamagedNumber, readCounterparty, splitParty } from '../../../src-main/import/statements/account-numbers.ts'
import { readAmount, readBalance, readFigure } from '../../../src-main/import/statements/amount.ts'
import { currencyOf } from '../../../src-main/import/statements/currency.ts'
import { directionOf } from '../../../src-main/import/statements/direction.ts'
import { isCash, kindOf } from '../../../src-main/import/statements/kind.ts'
import { readOutcome } from '../../../src-main/import/statements/outcome.ts'

describe('direction words', () => {
  it.each(['进', '贷', '收', '收入', '入', '转入', '存入', 'C', 'CR', 'cr', '贷 Cr', '贷（Cr）', '+', '＋', '贷方', 'Credit'])('%s = in', (word) => {
    expect(directionOf(word)).toBe('in')
  })
  it.each(['出', '借', '付', '支出', '转出', '支取', 'D', 'DR', '借 Dr', '-', '－', '借方', 'Debit'])('%s = out', (word) => {
    expect(directionOf(word)).toBe('out')
  })
  it.each(['/', '不计收支', '中性交易'])('%s = neutral', (word) => {
    expect(directionOf(word)).toBe('neutral')
  })
  it('leaves codes open and guesses nothing', () => {
    expect([directionOf('1'), directionOf('2')]).toEqual([{ code: '1' }, { code: '2' }])
    expect([directionOf(''), directionOf('?'), directionOf('取消'), directionOf('收付')]).toEqual([null, null, null, null])
  })
})

describe('amount cells', () => {
  const read = (cell: string, unit: 'yuan' | 'fen' | null = null): string => {
    const amount = readAmount(cell, unit)
    if (!amount.ok) return amount.error
    return amount.value.refunded === ZERO ? formatYuan(amount.value.amount) : `${formatYuan(amount.value.amount)} (${formatYuan(amount.value.refunded)})`
  }

  it.each([
    ['12.5', '12.50'], ['1000', '1000.00'], ['90071992547409.93', '90071992547409.93'], ['¥28.16', '28.16'], ['￥1,280.00', '1280.00'], ['－3.00', '-3.00'], ['-0.01', '-0.01'], ['+10000.00', '10000.00'],
    ['-126000.130', '-126000.13'], ['100.00-', '-100.00'], ['448.32(已退款70.48)', '448.32 (70.48)'], ['468.32(已全额退款)', '468.32 (468.32)'], ['131.77（已退款￥89.84）', '131.77 (89.84)'], ['1,234.56元', '1234.56'],
    ['.5', '0.50'], ['', 'amount-missing'], ['壹佰', 'amount-unreadable'], ['1.2.3', 'amount-unreadable'], ['1.005', 'amount-unreadable'], ['1.5E+05', 'amount-unreadable'], ['12a', 'amount-unreadable'], ['--', 'amount-unreadable'],
  ])('%s -> %s', (cell, amount) => {
    expect(read(cell)).toBe(amount)
  })

  it('divides fen by a hundred, and refuses parts of a fen', () => {
    expect([read('123456', 'fen'), read('-5', 'fen'), read('5.00', 'fen'), read('5.5', 'fen')]).toEqual(['1234.56', '-0.05', '0.05', 'amount-unreadable'])
  })

  it('gives no balance for a masked one', () => {
    expect([readBalance('xx,yyyy.zz', null), readBalance('', null), readBalance('-6,086.11', null)]).toEqual([null, null, -608_611n])
  })

  it('reads every amount back, written with and without separators', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (cents) => {
        const text = formatYuan(fen(cents))
        for (const [written, unit] of [[text, null], [text.replace(/\B(?=(\d{3})+\.)/gu, ','), null], [String(cents), 'fen']] as const) {
          expect(readFigure(written, unit)).toEqual({ ok: true, value: { amount: cents, refunded: ZERO, side: null, currency: null } })
          expect(read(written, unit)).toBe(cents < 10n ** 17n && cents > -(10n ** 17n) ? text : 'amount-too-large')
        }
      }),
    )
  })
})

describe('what became of the order', () => {
  const outcome = (status: string, more: Partial<Parameters<typeof readOutcome>[0]> = {}): [Outcome, string] => {
    const read = readOutcome({ status, success: '', amount: fen(10_000n), refunded: ZERO, direction: 'out', kind: 'ordinary', ...more })
    return [read.outcome, formatYuan(read.refunded)]
  }

  it.each([
    ['', 'done'], ['交易成功', 'done'], ['支付成功', 'done'], ['朋友已收钱', 'done'], ['等待确认收货', 'done'], ['提现已到账', 'done'], ['交易关闭', 'closed'], ['已关闭', 'closed'], ['交易失败', 'failed'], ['支付失败', 'failed'],
    ['不成功', 'failed'], ['等待付款', 'unpaid'], ['待支付', 'unpaid'], ['未支付', 'unpaid'], ['已全额退款', 'fully-refunded'], ['对方已退还', 'fully-refunded'],
  ] as const)('%s = %s', (status, expected) => {
    expect(outcome(status)[0]).toBe(expected)
  })

  it('weighs what came back against the amount', () => {
    expect(outcome('已退款(￥30.50)')).toEqual(['partly-refunded', '30.50'])
    expect(outcome('已退款￥100.00')).toEqual(['fully-refunded', '100.00'])
    expect(outcome('已全额退款')).toEqual(['fully-refunded', '100.00'])
    expect(outcome('交易成功', { refunded: fen(7048n) })).toEqual(['partly-refunded', '70.48'])
  })

  it('takes the row that brings the money back as a movement', () => {
    expect(outcome('已退款￥100.00', { direction: 'in', kind: 'refund' })).toEqual(['done', '0.00'])
    expect(outcome('已全额退款', { direction: 'in', kind: 'refund' })).toEqual(['done', '0.00'])
  })

  it.each(['0', '否', '失败', 'N', '未成功'])('success mark %s = failed', (success) => {
    expect(outcome('', { success })[0]).toBe('failed')
  })
  it.each(['1', '是', '成功', 'Y', ''])('success mark %s = done', (success) => {
    expect(outcome('', { success })[0]).toBe('done')
  })
})

describe('what the row is', () => {
  const wallet = (type: string, memo: string, direction: 'in' | 'out' | 'neutral'): string => kindOf({ channel: 'wallet', type, memo, direction })

  it.each([
    ['零钱充值', '', 'top-up'], ['零钱提现', '', 'withdrawal'], ['转入零钱通-来自虚构银行(1111)', '', 'top-up'], ['转入零钱通-来自零钱', '', 'internal'], ['零钱通转出-到零钱', '', 'internal'],
    ['零钱通转出-到虚构银行(1111)', '', 'withdrawal'], ['投资理财', '余额宝-自动转入', 'internal'], ['账户存取', '提现-实时提现', 'withdrawal'], ['账户存取', '充值-普通充值', 'top-up'], ['信用卡还款', '', 'ordinary'],
    ['购买理财通', '', 'ordinary'], ['退款', '退款-一卡通充值', 'refund'],
  ] as const)('neutral %s %s = %s', (type, memo, kind) => {
    expect(wallet(type, memo, 'neutral')).toBe(kind)
  })

  it('takes a paid phone top-up for an expense, and a refund paid out for a payment', () => {
    expect(wallet('充值缴费', '话费充值', 'out')).toBe('ordinary')
    expect(wallet('转账', '退款给买家', 'out')).toBe('ordinary')
    expect(wallet('虚构旅行-退款', '', 'in')).toBe('refund')
    expect(kindOf({ channel: 'bank', type: '网上快捷提现', memo: '', direction: 'in' })).toBe('ordinary')
    expect(kindOf({ channel: 'bank', type: '网上快捷退款', memo: '', direction: 'in' })).toBe('refund')
  })

  it('tells cash by the mark first, then by words', () => {
    expect(['现金', '1', '是', 'Y', '现'].map((mark) => isCash(mark, 'bank', ['转账']))).toEqual([true, true, true, true, true])
    expect(['转账', '非现金'].map((mark) => isCash(mark, 'bank', ['ATM取款']))).toEqual([false, false])
    // A code says nothing that all banks agree on: the words do, where they speak of cash.
    expect(['其他', '0', '2', '否'].map((mark) => isCash(mark, 'bank', ['ATM取款']))).toEqual([true, true, true, true])
    expect(['其他', '0', '2', '否'].map((mark) => isCash(mark, 'bank', ['网上转账']))).toEqual([false, false, false, false])
    expect(['ATM取款', '银联ATM取款', '现金支取', '柜面取现', '取现', '跨行取款', '现支', 'CASH WITHDRAWAL', 'ATM WITHDRAWAL  CENTRAL'].map((text) => isCash('', 'bank', [text]))).toEqual(Array.from({ length: 9 }, () => true))
    expect(['兑现支付', '提现', '取款手续费', '转账', ''].map((text) => isCash('', 'bank', [text]))).toEqual([false, false, false, false, false])
    expect(isCash('', 'wallet', ['零钱提现', '取现'])).toBe(false)
  })
})

describe('numbers and names', () => {
  it('keeps numbers as text and gives up damaged ones', () => {
    expect(accountNumber('6200000000000000011\t')).toBe('6200000000000000011')
    expect(accountNumber('6200 0000 0000 0000 011')).toBe('6200000000000000011')
    expect(accountNumber('6200000000000000011.0')).toBe('6200000000000000011')
    expect(accountNumber('`0100000001')).toBe('0100000001')
    expect(accountNumber('1234****9876')).toBe('1234****9876')
    expect([accountNumber('6.22202E+18'), accountNumber('6E+18'), accountNumber('-'), accountNumber('null'), accountNumber(undefined)]).toEqual(['', '', '', '', ''])
    expect([isDamagedNumber('6.22202E+18'), isDamagedNumber('62220200')]).toEqual([true, false])
  })

  it.each([
    ['2088000000000011(沈样本)', '沈样本', '2088000000000011', ''],
    ['sample@example.com(沈样本)', '沈样本', 'sample@example.com', ''],
    ['sam***@example.com(虚构(江州)投资有限公司)', '虚构(江州)投资有限公司', 'sam***@example.com', ''],
    ['wxid_sample01(沈样本)', '沈样本', 'wxid_sample01', ''],
    // A company's own brackets stand inside those of the layout, in either width.
    ['2088000000000011(虚构(江州)投资有限公司)', '虚构(江州)投资有限公司', '2088000000000011', ''],
    ['2088000000000011（虚构（江州）投资有限公司）', '虚构(江州)投资有限公司', '2088000000000011', ''],
    ['2088000000000011((江州)虚构商贸(集团))', '(江州)虚构商贸(集团)', '2088000000000011', ''],
    ['(虚构银行)6200000000000000094', '', '6200000000000000094', '虚构银行'],
    ['沈样本(虚构银行)(6200000000000000094)', '沈样本', '6200000000000000094', '虚构银行'],
    ['沈样本（虚构银行）（6200000000000000094）', '沈样本', '6200000000000000094', '虚构银行'],
    ['虚构公积金管理中心1111111111', '虚构公积金管理中心', '1111111111', ''],
    ['贾示例 66666666666666', '贾示例', '66666666666666', ''],
    ['6200000000000000094/贾示例', '贾示例', '6200000000000000094', ''],
    ['12341234123412341', '', '12341234123412341', ''],
    ['虚拟商贸有限公司(上海)', '虚拟商贸有限公司(上海)', '', ''],
    ['一号店7', '一号店7', '', ''],
    ['--', '', '', ''],
    ['null', '', '', ''],
  ])('%s', (cell, name, number, bank) => {
    expect(splitParty(cell)).toEqual({ name, number, bank })
  })

  it('lets separate columns win, and takes a name column apart only where a number stands in it', () => {
    const none = { name: undefined, number: undefined, otherNumber: undefined, glued: undefined, document: undefined, bank: undefined }
    expect(readCounterparty({ ...none, name: '贾示例', number: '6200000000000000029', glued: '沈样本(6200000000000000094)' })).toMatchObject({ name: '贾示例', number: '6200000000000000029' })
    expect(readCounterparty({ ...none, name: '虚构公司(上海)', number: '/' })).toEqual({ name: '虚构公司(上海)', number: '', document: '', bank: '' })
    expect(readCounterparty({ ...none, name: '沈样本(虚构银行)(6200000000000000094)' })).toEqual({ name: '沈样本', number: '6200000000000000094', document: '', bank: '虚构银行' })
    expect(readCounterparty({ ...none, number: '2088000000000011(沈样本)' })).toEqual({ name: '沈样本', number: '2088000000000011', document: '', bank: '' })
    expect(readCounterparty({ ...none, number: '', otherNumber: '6200000000000000060' }).number).toBe('6200000000000000060')
  })

  it('knows currencies by name, code and number, and never calls an unknown one yuan', () => {
    expect(['人民币', 'RMB', 'CNY', '156', '人民币元', '', '-'].map((cell) => currencyOf(cell, 'CNY'))).toEqual(Array.from({ length: 7 }, () => 'CNY'))
    expect(['港币', 'HKD', '344', '美元', 'NOK', '未知币'].map((cell) => currencyOf(cell, 'CNY'))).toEqual(['HKD', 'HKD', 'HKD', 'USD', 'NOK', 'XXX'])
  })
})

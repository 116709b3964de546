import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concernedByRefunds } from '../../../src-main/domain/ledger/refund-rows.ts'
import { amountsAfterRefunds } from '../../../src-main/domain/ledger/refunds.ts'
import { ledgerOfRows } from '../../../src-main/domain/ledger/ledger-of-rows.ts'
import { joined, Rows, totalOfAmounts } from '../../../src-main/domain/ledger/rows.ts'
import { isOutflow, type Transaction } from '../../../src-main/domain/ledger/transaction.ts'
import { wordMatcher, wordMatcherByNumber } from '../../../src-main/domain/ledger/words.ts'
import { momentText, type Day } from '../../../src-main/domain/values/day.ts'
import { fen } from '../../../src-main/domain/values/money.ts'
import { deliveredLexicon } from '../../../src-main/domain/findings/lexicon.ts'
import { moment, row } from '../findings/case-builder.ts'

const all = (rows: readonly Transaction[]): Rows => {
  const ledger = ledgerOfRows(rows)
  return new Rows(ledger, ledger.order)
}
const amounts = fc.oneof(fc.bigInt({ min: 0n, max: 500n }), fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n })).map(fen)
const days = fc.constantFrom('2023-12-31', '2024-01-01', '2024-01-02', '2024-02-01')
const anyRow = fc.record({ account: fc.constantFrom('A', 'B'), at: fc.tuple(days, fc.constantFrom('', ' 00:00', ' 12:30', ' 23:59')).map(([day, time]) => `${day}${time}`), amount: amounts, direction: fc.constantFrom('in' as const, 'out' as const), currency: fc.constantFrom('CNY', 'USD') })
  .map(({ account, at, amount, ...rest }): Transaction => ({ ...row(account, at, '1'), ...rest, amount }))
const someRows = fc.array(anyRow, { maxLength: 30 })

describe('rows', () => {
  it('hold conditions against columns as the objects would', () => {
    fc.assert(fc.property(someRows, amounts, amounts, days, fc.option(days), (rows, least, limit, from, to) => {
      const found = all(rows).where({ part: isOutflow, least, below: limit, during: { from: from as Day, to: to as Day | null } }).list()
      expect(found).toEqual(rows.filter((each) => isOutflow(each) && each.amount >= least && each.amount < limit && each.at.day >= from && (to === null || each.at.day <= to)))
      expect(all(rows).where({ above: limit, onDay: (day) => day !== from }).list()).toEqual(rows.filter((each) => each.amount > limit && each.at.day !== from))
      expect(all(rows).where({ until: from as Day }).length).toBe(rows.filter((each) => each.at.day <= from).length)
    }))
  })
  it('sum amounts that no double holds', () => {
    fc.assert(fc.property(someRows, (rows) => {
      expect(all(rows).total()).toBe(rows.reduce((total, each) => total + each.amount, 0n))
    }))
    const most = 2 ** 53 - 1
    expect(totalOfAmounts(5, () => most, () => BigInt(most))).toBe(BigInt(most) * 5n)
    expect(totalOfAmounts(7, () => 2 ** 52 - 1, () => 0n)).toBe((2n ** 52n - 1n) * 7n)
  })
  it('stand in order of time, equal moments as they stood', () => {
    fc.assert(fc.property(someRows, (rows) => {
      const sorted = rows.map((each, index) => ({ each, key: momentText(each.at), index })).toSorted((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : left.index - right.index))
      expect(all(rows).inTime().list()).toEqual(sorted.map(({ each }) => each))
      expect(all(rows).list()).toEqual(rows)
    }))
  })
  it('fall into groups in the order in which these are met', () => {
    fc.assert(fc.property(someRows, (rows) => {
      const { ledger } = all(rows)
      const groups = all(rows).groupedBy((number) => ledger.day[number] as number)
      expect(groups.map((each) => each.list().map(({ id }) => id))).toEqual([...Map.groupBy(rows, (each) => each.at.day).values()].map((each) => each.map(({ id }) => id)))
    }))
  })
  it('of two selections stand once each, in their order', () => {
    fc.assert(fc.property(someRows, amounts, (rows, limit) => {
      const selected = all(rows).either(all(rows).where({ part: isOutflow }), all(rows).where({ below: limit }))
      expect(selected.list()).toEqual(rows.filter((each) => isOutflow(each) || each.amount < limit))
    }))
  })
  it('know their latest row, of one moment the one that stands last', () => {
    fc.assert(fc.property(someRows, (rows) => {
      expect(all(rows).latest()).toBe(rows.reduce<Transaction | undefined>((latest, each) => (latest !== undefined && momentText(each.at) < momentText(latest.at) ? latest : each), undefined))
    }))
  })
  it('of several accounts stand one account after the other', () => {
    const rows = [row('B', '2024-01-01', '-1'), row('A', '2024-01-01', '-2'), row('B', '2024-01-02', '-3')]
    const ledger = ledgerOfRows(rows)
    expect(joined(ledger, ['A', 'B', 'C'].map((id) => ledger.numbersOf(id as never))).list()).toEqual([rows[1], rows[0], rows[2]])
  })
})

it('finds words by numbers as by rows', () => {
  const { spending } = deliveredLexicon()
  const lists = spending.map((entry) => entry.words)
  const words = fc.oneof(fc.constantFrom('', '某店', '消费', 'spa', 'spare', '水疗', '医院水疗科'), fc.constantFrom(...lists.flat().map(({ word }) => word)), fc.constantFrom(...lists.flat().flatMap(({ unless }) => unless ?? [''])))
  const text = fc.array(words, { maxLength: 2 }).map((parts) => parts.join(' '))
  fc.assert(fc.property(fc.array(fc.record({ name: text, memo: text, merchant: text, typeText: text }), { maxLength: 8 }), (texts) => {
    const rows = texts.map(({ name, ...rest }) => row('A', '2024-01-01', '-1', name, rest))
    const ledger = ledgerOfRows(rows)
    const [byRow, byNumber] = [wordMatcher(lists), wordMatcherByNumber(ledger, lists)]
    expect([...ledger.order].map(byNumber)).toEqual(rows.map(byRow))
  }))
})

it('finds words in capitals, full width and blanks as in plain characters', () => {
  const { spending, virtualAssets } = deliveredLexicon()
  const lists = [...spending.map((entry) => entry.words), virtualAssets]
  const match = wordMatcher(lists)
  const words = fc.constantFrom(...lists.flat().map(({ word }) => word))
  const dressed = fc.tuple(words, fc.constantFrom('', 'a', '某', '·', ' '), fc.constantFrom('plain', 'capitals', 'wide', 'blanks'))
  fc.assert(fc.property(dressed, ([word, before, dress]) => {
    const text = `${before}${{ plain: word, capitals: word.toUpperCase(), wide: word.replaceAll(/[!-~]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)), blanks: /[a-z0-9]/iu.test(word) ? word : [...word].join(' ') }[dress]}`
    expect(match(row('A', '2024-01-01', '-1', text))).toBe(match(row('A', '2024-01-01', '-1', `${before}${word}`)))
  }), { numRuns: 1000 })
})

it('leaves nothing out that a refund concerns', () => {
  const number = fc.constantFrom(null, '', '1234567', '1234567_1', '７６５４３２１', '12', '7654321')
  const one = fc.record({ amount: fc.integer({ min: 0, max: 3 }), name: fc.constantFrom('', '某店', '退款-某店', '别家'), kind: fc.constantFrom('ordinary' as const, 'refund' as const), direction: fc.constantFrom('in' as const, 'out' as const, 'neutral' as const), reversal: fc.boolean(), outcome: fc.constantFrom('done' as const, 'fully-refunded' as const, 'partly-refunded' as const, 'closed' as const), refunded: fc.constantFrom(0n, 0n, 100n).map(fen), serial: number, orderNumber: number, minute: fc.integer({ min: 10, max: 59 }) })
  fc.assert(fc.property(fc.array(one, { maxLength: 14 }), (list) => {
    const rows = list.map(({ amount, name, minute, ...rest }): Transaction => ({ ...row('A', '2024-01-01', String(amount), name, rest), at: moment(`2024-01-01 10:${minute}`) }))
    expect(amountsAfterRefunds(concernedByRefunds(all(rows)).list())).toEqual(amountsAfterRefunds(rows))
  }), { numRuns: 500 })
})

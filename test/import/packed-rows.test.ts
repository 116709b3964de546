import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinCells } from '../../src-main/domain/ledger/cell-text.ts'
import { recurringKey } from '../../src-main/domain/ledger/recurring.ts'
import type { CompactRow, StatementRow } from '../../src-main/domain/ledger/transaction.ts'
import { wordsOfRow } from '../../src-main/domain/search/row-words.ts'
import { indexedWords } from '../../src-main/domain/search/tokens.ts'
import { day } from '../../src-main/domain/values/day.ts'
import { fen } from '../../src-main/domain/values/money.ts'
import { packRows, unpackRows } from '../../src-main/import/packed-rows.ts'
import { rulesOf, startOfStatement, withProof } from '../../src-main/import/statements/recognise.ts'
import { readRow } from '../../src-main/import/statements/row.ts'
import { LAYOUTS } from '../../src-main/import/statements/layout.ts'

const FIELDS = [
  'line', 'page', 'at', 'direction', 'amount', 'reversal', 'balance', 'balanceProof', 'expectedBalance', 'currency', 'outcome', 'kind', 'refunded', 'ownNumbers', 'ownName', 'ownDocument',
  'counterparty', 'memo', 'merchant', 'channel', 'typeText', 'statusText', 'cash', 'serial', 'orderNumber',
] as const
const fieldsOf = (row: StatementRow): object => Object.fromEntries(FIELDS.map((field) => [field, row[field]]))

const text = fc.oneof(fc.constantFrom('', '虚构甲', 'XG3000000098', 'é', '😀𠮷', '\u0000', '人'.repeat(3000)), fc.string({ unit: 'binary', maxLength: 10 }), fc.string({ unit: 'grapheme', maxLength: 10 }))
const money = fc.oneof(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.constantFrom(0n, 1n, -1n, 2n ** 53n, -(2n ** 53n), 2n ** 53n - 1n, 2n ** 63n - 1n, -(2n ** 63n))).map(fen)
const few = <Value>(...values: Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values)
const row: fc.Arbitrary<StatementRow> = fc.record({
  line: fc.nat(), page: few(undefined, 3), at: fc.record({ day: few(day('2024-03-18'), day('2016-01-01')), time: few(null, '09:36:05') }), direction: few('in', 'out', 'neutral'), amount: money, reversal: fc.boolean(),
  balance: fc.option(money), balanceProof: few('first', 'follows', 'break', 'none'), expectedBalance: fc.option(money), currency: few('CNY', 'USD'), outcome: few('done', 'failed'), kind: few('ordinary', 'refund'),
  refunded: money, ownNumbers: few<readonly string[]>([], ['6217000000000310008'], ['6217', '1001']), ownName: few(null, '', '司虚构'), ownDocument: few(null, '110101190001010023'),
  counterparty: fc.record({ name: text, number: text, document: text, bank: few('', '虚构银行丁') }), memo: text, merchant: text, channel: few('', 'ATM'), typeText: few('转账', '消费'), statusText: few('', '成功'), cash: fc.boolean(),
  serial: fc.option(text), orderNumber: fc.option(text), cells: fc.array(text, { minLength: 1, maxLength: 6 }),
})

describe('rows that are packed', () => {
  it('come out as they were, with their cells as one text and the words that they are found by', () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const pack = packRows(rows)
      if (pack === null) {
        // Only half a character is a reason: the rows then go another way.
        expect(JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).toMatch(/\\ud[89a-f]/u)
        return
      }
      const unpacked = unpackRows(pack) as CompactRow[]
      expect(unpacked.map(fieldsOf)).toEqual(rows.map(fieldsOf))
      expect(unpacked.map((each) => each.cellText)).toEqual(rows.map((each) => joinCells(each.cells)))
      expect(Buffer.from(pack.words).toString('utf8')).toBe(rows.map((each) => `${indexedWords(wordsOfRow(each))}\n`).join(''))
      const exact = (value: number | bigint | null): bigint | null => {
        if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true)
        return value === null ? null : BigInt(value)
      }
      for (const each of unpacked) {
        expect([each.exactAmount, each.exactBalance, each.exactExpectedBalance, each.exactRefunded].map(exact)).toEqual([each.amount, each.balance, each.expectedBalance, each.refunded])
        expect({ day: each.day, time: each.time }).toEqual(each.at)
        expect([each.counterpartyName, each.counterpartyNumber, each.counterpartyDocument]).toEqual([each.counterparty.name, each.counterparty.number, each.counterparty.document])
      }
      expect(pack.recurring.length).toBe(new Set(rows.map(recurringKey)).size)
    }), { numRuns: 1000 })
  })

  it('are refused with an amount beyond 64 bits and with half a character', () => {
    const [some] = fc.sample(row.filter((each) => packRows([each]) !== null), { numRuns: 1, seed: 1 })
    if (some === undefined) throw new Error('a sample has a row')
    expect(packRows([{ ...some, amount: fen(2n ** 63n) }])).toBeNull()
    expect(packRows([{ ...some, memo: 'a\ud83d' }])).toBeNull()
    // The room for texts is used again: what stood in it before is gone.
    expect(unpackRows(packRows([some]) as NonNullable<ReturnType<typeof packRows>>).map(fieldsOf)).toEqual([fieldsOf(some)])
  })

  it('of a table, say what recurs once, whatever the whole table makes of single rows', () => {
    const header = ['交易卡号', '交易户名', '交易时间', '交易金额', '交易余额', '收付标志', '对手户名', '对手开户银行', '摘要说明']
    const written = (at: number): string[] => ['6217000000000310008', '司虚构', `2016-01-01 00:00:${String(at % 60).padStart(2, '0')}`, '5.00', '1.00', at % 2 === 0 ? '出' : '进', at % 5 === 0 ? '虚构乙(6222000000000001)(虚构银行丙)' : '虚构甲', at % 3 === 0 ? '虚构银行丁' : '', '消费']
    const start = startOfStatement({ sheet: null, rows: [header, written(0)].map((cells, at) => ({ line: at + 1, cells })) }, LAYOUTS)
    if (start === null) throw new Error('the header is that of a statement')
    const rules = rulesOf(start, true, { dateOrder: null, timeDigits: 'HHMM', decimalComma: false, sidesInPinyin: false, width: 9 })
    const rows = Array.from({ length: 300 }, (_, at) => {
      const read = readRow({ line: at + 2, cells: written(at) }, rules)
      if (!read.ok) throw new Error('the row is a transaction')
      const { row: draft } = read.value
      if (at % 7 === 0) {
        draft.direction = 'neutral'
        draft.kind = 'internal'
        draft.reversal = true
      }
      if (at % 11 === 0) draft.ownNumbers = ['6217', '6218']
      return withProof(draft, at === 0 ? { proof: 'first', expected: null } : at % 13 === 0 ? { proof: 'break', expected: fen(9n) } : { proof: 'follows', expected: null })
    })
    const pack = packRows(rows)
    if (pack === null) throw new Error('the rows can be packed')
    expect(unpackRows(pack).map(fieldsOf)).toEqual(rows.map(fieldsOf))
    expect(pack.recurring.length).toBe(new Set(rows.map(recurringKey)).size)
  })
})

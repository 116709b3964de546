import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinCells } from '../../src-main/domain/ledger/cell-text.ts'
import { recurringKey } from '../../src-main/domain/ledger/recurring.ts'
import { bitOf, RECORD_FIELDS, UNSAID, UNSAID_FIELDS, type UnsaidField } from '../../src-main/domain/ledger/row-record.ts'
import type { CompactRow, StatementRow } from '../../src-main/domain/ledger/transaction.ts'
import { wordsOfRow } from '../../src-main/domain/search/row-words.ts'
import { indexedWords } from '../../src-main/domain/search/tokens.ts'
import { day } from '../../src-main/domain/values/day.ts'
import { arrayOf } from '../../src-main/domain/values/jsonb.ts'
import { fen } from '../../src-main/domain/values/money.ts'
import { rowPacker, rowUnpacker, type PackedRows } from '../../src-main/import/packed-rows.ts'
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

const packRows = (rows: readonly StatementRow[]): PackedRows | null => rowPacker().pack(rows)
const unpackRows = (pack: PackedRows): StatementRow[] => rowUnpacker()(pack)

const bySqlite = new Database(':memory:')
/** What SQLite makes of the records; whole numbers as big integers. */
const recordsOf = ({ records }: PackedRows): unknown[][] => bySqlite.prepare(`SELECT ${RECORD_FIELDS.map((_, at) => `json_extract(value, '$[${at}]')`).join(', ')} FROM jsonb_each(?)`).raw().safeIntegers().all(arrayOf([records])) as unknown[][]

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
      const taken = bySqlite.prepare('SELECT value FROM jsonb_each(?)').pluck()
      expect(taken.all(arrayOf([pack.words]))).toEqual(rows.map((each) => indexedWords(wordsOfRow(each))))
      expect(bySqlite.prepare('SELECT json_valid(?, 8)').pluck().get(arrayOf([pack.records]))).toBe(1)
      const records = recordsOf(pack)
      expect(records).toEqual(rows.map((each, at) => [
        BigInt(pack.recurringAt[at] ?? -1), BigInt(each.line), each.page === undefined ? null : BigInt(each.page), each.at.day, each.at.time, each.amount, each.balance, each.expectedBalance, each.refunded,
        each.counterparty.name, each.counterparty.number, each.counterparty.document, each.memo, each.merchant, each.serial, each.orderNumber, joinCells(each.cells),
      ]))
      const unsaid = (field: UnsaidField): unknown => (UNSAID[field] === 0 ? 0n : UNSAID[field])
      const saysSomething = (field: UnsaidField): boolean => records.some((record) => record[RECORD_FIELDS.indexOf(field)] !== unsaid(field))
      expect(UNSAID_FIELDS.filter((field) => (pack.said & bitOf(field)) !== 0)).toEqual(UNSAID_FIELDS.filter(saysSomething))
      expect(pack.newParts.length).toBe(new Set(rows.map(recurringKey)).size)
    }), { numRuns: 1000 })
  })

  it('come out of many batches, which say what recurs once for all of them, also behind a batch that went another way', () => {
    const batch = fc.tuple(fc.array(row, { maxLength: 4 }), fc.constantFrom(false, false, true))
    fc.assert(fc.property(fc.array(batch, { maxLength: 6 }), (batches) => {
      const [{ pack }, unpack] = [rowPacker(), rowUnpacker()]
      const known = new Set<string>()
      for (const [given, isBroken] of batches) {
        const rows = isBroken ? given.map((each) => ({ ...each, memo: 'a\ud83d' })) : given
        const packed = pack(rows)
        if (packed === null) known.clear()
        else {
          const unpacked = unpack(packed) as CompactRow[]
          expect(unpacked.map(fieldsOf)).toEqual(rows.map(fieldsOf))
          for (const each of rows) known.add(recurringKey(each))
          expect(unpacked[0]?.batch.recurring.length ?? known.size).toBe(known.size)
        }
      }
    }))
  })

  it('are not held in memory by what they share where they share nothing', () => {
    const [{ pack }, unpack] = [rowPacker(), rowUnpacker()]
    const [some] = fc.sample(row.filter((each) => packRows([each]) !== null), { numRuns: 1, seed: 2 })
    if (some === undefined) throw new Error('a sample has a row')
    const rowsOf = (first: number): StatementRow[] => Array.from({ length: 500 }, (_, at) => ({ ...some, statusText: `状态${first + at}` }))
    const kept = Array.from({ length: 12 }, (_, at) => unpack(pack(rowsOf(at * 500)) ?? expect.fail()) as CompactRow[])
    expect(Math.max(...kept.map((rows) => rows[0]?.batch.recurring.length ?? 0))).toBeLessThan(3000)
    expect(kept.flat().map((each) => each.statusText)).toEqual(Array.from({ length: 6000 }, (_, at) => `状态${at}`))
    // A list that begins anew is another list: rows of both are never taken for rows of one.
    expect(new Set(kept.map((rows) => rows[0]?.batch.recurring)).size).toBeGreaterThan(1)
  })

  it('are refused out of their order: they would be given the parts of others', () => {
    const { pack } = rowPacker()
    const [one, two] = fc.sample(row.filter((each) => packRows([each]) !== null), { numRuns: 2, seed: 3 })
    if (one === undefined || two === undefined) throw new Error('a sample has rows')
    pack([one])
    const second = pack([two]) ?? expect.fail()
    expect(() => rowUnpacker()(second)).toThrow('order')
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
    expect(pack.newParts.length).toBe(new Set(rows.map(recurringKey)).size)
  })
})

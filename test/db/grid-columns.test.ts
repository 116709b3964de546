import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptIds } from '../../src-main/db/kept-ids.ts'
import { insertLedgerRows } from '../../src-main/db/ledger-writer.ts'
import { groupedAsWritten, groupedByMarks, groupedRows, type GroupSums } from '../../src-main/db/ledger-groups.ts'
import { finderOfWords, numbersOfRows, pageOf, totalsOf, type RowFilter } from '../../src-main/db/ledger-page.ts'
import type { CaseFile } from '../../src-main/db/open.ts'
import { searchIndexer } from '../../src-main/db/search.ts'
import { ledgerInSlices } from '../../src-main/db/stored-ledger.ts'
import { gridColumns, type GridColumns } from '../../src-main/domain/ledger/columns/grid-columns.ts'
import { idsOf, idsOfPage, passing } from '../../src-main/domain/ledger/columns/selection.ts'
import { sumsByAccount, sumsByChannel, sumsByEnd, sumsByMarks, sumsByMonth, sumsOfAll, type EndSums } from '../../src-main/domain/ledger/columns/sums.ts'
import type { StatementRow } from '../../src-main/domain/ledger/transaction.ts'
import type { Day } from '../../src-main/domain/values/day.ts'
import { fen } from '../../src-main/domain/values/money.ts'
import { opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
let files = 0
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

type Row = StatementRow & { readonly account: string; readonly repeats: boolean }

function addTable({ database }: CaseFile, id: number, ordering: 'oldest-first' | 'newest-first', rows: readonly Row[]): void {
  database.prepare("INSERT INTO file (id, path, size, title, kind, format, media_type, status, reason_code, imported_at) VALUES (?, ?, 1, '', 'bank-statement', 'csv', 'text/csv', 'imported', 'x', '2026-01-01T08:00:00+08:00')").run(id, `流水/${id}.csv`)
  database.prepare("INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected) VALUES (?, ?, 0, 'statement', 'x', 'bank', ?, 1, '[]', '{}', 0, 0, 0, 0)").run(id, id, ordering)
  const first = insertLedgerRows(database, id, rows, (at, number) => ({
    account: rows[at]?.account ?? '', position: ordering === 'oldest-first' ? at : rows.length - 1 - at, duplicateOf: at > 0 && rows[at]?.repeats === true ? number : null,
  }))
  const index = searchIndexer(database)
  rows.forEach(({ memo }, at) => index.ledgerRow(first + at, memo))
  // A page whose number is that of a row.
  index.passage({ kind: 'page', file: id, page: 1, line: null, text: '虚构 物业' })
}

function columnsOf({ database }: CaseFile): GridColumns | null {
  const slices = ledgerInSlices(database)
  for (let step = slices.next(); ; step = slices.next()) if (step.done === true) return gridColumns(step.value, keptIds(database))
}

const name = fc.constantFrom('', '/', ' ', ' / ', '虚构物业公司', '虚构甲', 'ABC Ltd', 'abc', 'É店', '\u{20000}店')
const anyRow = fc.record({
  account: fc.constantFrom('a1', 'a2', '账户三', 'acct-9'), direction: fc.constantFrom('in' as const, 'out' as const, 'neutral' as const), amount: fc.oneof(fc.bigInt({ min: 0n, max: 100_000n }), fc.constant(9_007_199_254_740_991n)).map(fen),
  day: fc.constantFrom('2024-02-29', '2023-01-01', '2023-01-31', '0099-12-31', '2024-03-01'), time: fc.option(fc.constantFrom('00:00:00', '09:08:07', '23:59:59')),
  name, number: fc.constantFrom('', '6222000000000001', '6222 0000', 'K1'), merchant: fc.constantFrom('', '虚构物业公司', 'Abc 店'), bank: fc.constantFrom('', '虚构银行'),
  channel: fc.constantFrom('', 'ATM', '网银'), typeText: fc.constantFrom('', '消费', '转账', 'Atm取款'), outcome: fc.constantFrom('done' as const, 'failed' as const, 'partly-refunded' as const),
  currency: fc.constantFrom('CNY', 'CNY', 'USD'), cash: fc.boolean(), memo: fc.constantFrom('', '虚构', '虚构 物业', '物业 虚构 138'), repeats: fc.constantFrom(false, false, false, true),
})
type Made = typeof anyRow extends fc.Arbitrary<infer Each> ? Each : never
const rowOf = (made: Made, line: number): Row => ({
  account: made.account, repeats: made.repeats, line, at: { day: made.day as Day, time: made.time }, direction: made.direction, amount: made.amount, reversal: false, balance: null, balanceProof: 'none', expectedBalance: null,
  currency: made.currency, outcome: made.outcome, kind: 'ordinary', refunded: fen(0n), ownNumbers: [], ownName: null, ownDocument: null, counterparty: { name: made.name, number: made.number, document: '', bank: made.bank },
  memo: made.memo, merchant: made.merchant, channel: made.channel, typeText: made.typeText, statusText: '', cash: made.cash, serial: null, orderNumber: null, cells: ['1'],
})

const day = fc.constantFrom('2023-01-01', '2023-01-15', '2024-02-29', '2024-12-31', '0099-12-31')
const span = fc.record({ from: day, to: fc.option(day), account: fc.option(fc.constantFrom('a1', '账户三', 'none')) })
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const anyFilter = fc.record({
  accounts: maybe(fc.subarray(['a1', 'a2', '账户三', 'none'])), spans: maybe(fc.array(span, { maxLength: 3 })), outside: maybe(fc.array(span, { maxLength: 2 })), from: maybe(day), to: maybe(day),
  least: maybe(fc.bigInt({ min: 0n, max: 100_000n })), most: maybe(fc.bigInt({ min: 0n, max: 2n ** 60n })), direction: maybe(fc.constantFrom('in' as const, 'out' as const, 'neutral' as const)), cashOnly: maybe(fc.boolean()),
  channel: maybe(fc.constantFrom('atm', '消费', '银')), channelIs: maybe(fc.constantFrom('', 'ATM', '转账')), counterparty: maybe(fc.constantFrom('物业', 'aBC', 'é', 'É', '6222', '/', '%', '_', '店')),
  numbers: maybe(fc.array(fc.array(fc.integer({ min: 1, max: 60 })), { maxLength: 2 })), without: maybe(fc.array(fc.integer({ min: 1, max: 60 }))),
  matches: maybe(fc.array(fc.constantFrom('"虚构"', '"虚构 物业"', '"138"', '"无"'), { maxLength: 2 })),
})
/** Only what is asked: a filter holds no undefined conditions. */
const asked = (filter: object): RowFilter => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as RowFilter

const NOTHING_ASKED = {}

const written = (sums: readonly EndSums[]): string[] => sums.map(({ end, rows, in: into, out }) => [end.number, end.name, end.merchant, end.bank, rows, into, out].join('|')).toSorted()
const byKey = (sums: readonly GroupSums[]): object[] => sums.map((each) => ({ ...each })).toSorted((one, other) => (one.key < other.key ? -1 : 1))

describe('the columns of the grid', () => {
  it('pass, order, add up and group rows as the case file does', { timeout: 120_000 }, () => {
    let [passed, read] = [0, 0]
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 5, maxLength: 30 }), fc.array(anyRow, { maxLength: 30 }), fc.array(anyFilter, { minLength: 12, maxLength: 12 }), (first, second, filters) => {
        files += 1
        const file = opened(folder.path(`${files}.tcase`), { create: true, passphrase: null })
        const { database } = file
        addTable(file, 3, 'newest-first', first.map((each, at) => rowOf(each, at + 2)))
        addTable(file, 7, 'oldest-first', second.map((each, at) => rowOf(each, at + 2)))
        const columns = columnsOf(file)
        if (columns === null) throw new Error('every amount is exact in a double')
        const { forColumns: withFound, forRows } = finderOfWords(database)
        for (const each of [NOTHING_ASKED, ...filters]) {
          const filter = asked(each)
          const passes = passing(columns, withFound(filter))
          const numbers = numbersOfRows(database, filter)
          if (each !== NOTHING_ASKED) passed += numbers.length
          expect([...idsOf(columns, passes)]).toEqual(numbers)
          expect(sumsOfAll(columns, passes)).toEqual(totalsOf(database, filter))
          expect(idsOfPage(columns, passes, 2, 5, 'first')).toEqual(pageOf(database, filter, 'time', 2, 5))
          expect(idsOfPage(columns, passes, 1, 4, 'last')).toEqual(pageOf(database, filter, 'time-desc', 1, 4))
          for (const narrowed of [filter, { ...filter, likely: '"虚构"' }, { ...filter, likely: '"无"' }]) {
            const few = forRows(narrowed, each === NOTHING_ASKED ? 100 : 10)
            read += few.among === undefined ? 0 : 1
            expect(totalsOf(database, few)).toEqual(totalsOf(database, narrowed))
            for (const sort of ['time', 'time-desc', 'amount'] as const) expect(pageOf(database, few, sort, 1, 5)).toEqual(pageOf(database, narrowed, sort, 1, 5))
          }
          expect(byKey(sumsByAccount(columns, passes))).toEqual(byKey(groupedRows(database, filter, 'account')))
          expect(byKey(sumsByMonth(columns, passes))).toEqual(byKey(groupedRows(database, filter, 'month')))
          expect(byKey(sumsByChannel(columns, passes))).toEqual(byKey(groupedRows(database, filter, 'channel')))
          const ends = groupedAsWritten(database, filter)
          expect(written(sumsByEnd(columns, passes))).toEqual(written(ends))
          const some = { ...filter, written: ends.filter((_, at) => at % 2 === 0).map(({ end }) => end) }
          expect([...idsOf(columns, passing(columns, withFound(some)))]).toEqual(numbersOfRows(database, some))
          const marks = numbers.filter((id) => id % 3 === 0).map((id) => [id, id % 2 === 0 ? '二' : '三'] as const)
          expect(byKey(sumsByMarks(columns, passes, marks))).toEqual(byKey(groupedByMarks(database, filter, marks)))
        }
        database.close()
      }),
      { numRuns: 40 },
    )
    expect(passed).toBeGreaterThan(1000)
    expect(read).toBeGreaterThan(500)
  })

  it('are none where an amount would be rounded in them', () => {
    const file = opened(folder.path('large.tcase'), { create: true, passphrase: null })
    addTable(file, 1, 'oldest-first', [rowOf({ ...plain, amount: fen(9_007_199_254_740_993n) }, 2)])
    expect(columnsOf(file)).toBeNull()
    file.database.close()
  })

  it('never round a sum, however large it grows', () => {
    const file = opened(folder.path('sums.tcase'), { create: true, passphrase: null })
    addTable(file, 1, 'oldest-first', Array.from({ length: 9 }, (_, at) => rowOf({ ...plain, amount: fen(9_007_199_254_740_991n) }, at + 2)))
    const columns = columnsOf(file)
    expect(columns && sumsOfAll(columns, passing(columns, {})).out).toBe(9n * 9_007_199_254_740_991n)
    file.database.close()
  })
})

const plain: Made = {
  account: 'a1', direction: 'out' as const, amount: fen(1n), day: '2024-03-01', time: null, name: '虚构甲', number: '', merchant: '', bank: '', channel: '', typeText: '', outcome: 'done' as const, currency: 'CNY', cash: false, memo: '', repeats: false,
}

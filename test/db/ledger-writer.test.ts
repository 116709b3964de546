import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertLedgerRows } from '../../src-main/db/ledger-writer.ts'
import type { CaseFile } from '../../src-main/db/open.ts'
import { joinCells } from '../../src-main/domain/ledger/cell-text.ts'
import type { StatementRow } from '../../src-main/domain/ledger/transaction.ts'
import { day } from '../../src-main/domain/values/day.ts'
import { fen } from '../../src-main/domain/values/money.ts'
import { rowPacker, rowUnpacker } from '../../src-main/import/packed-rows.ts'
import { addTable, row } from './stored-rows.ts'
import { opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
let file: CaseFile
let tables = 0
beforeEach(() => {
  folder = temporaryFolder()
  file = opened(folder.path('rows.tcase'), { create: true, passphrase: null })
  tables = 0
})
afterEach(() => {
  file.database.close()
  folder.remove()
})

/** The cells of rows that are stored as a table, as the case file has them. */
function storedCells(rows: readonly StatementRow[]): unknown[] {
  tables += 1
  addTable(file, tables, 'oldest-first', rows as Parameters<typeof addTable>[3])
  return file.database.prepare("SELECT cells || '|' || typeof(cells) FROM ledger_row WHERE source_table = ? ORDER BY line").pluck().all(tables)
}
const asStored = (rows: readonly StatementRow[]): string[] => rows.map(({ cells }) => `${joinCells(cells)}|text`)

/** Rows as they come from a reader, so many to a pack; now and then it begins its list of what recurs anew. */
const packed = (rows: readonly StatementRow[], most: number): StatementRow[] => {
  let [packer, unpack] = [rowPacker(), rowUnpacker()]
  const packs: StatementRow[] = []
  for (let at = 0; at < rows.length; at += most) {
    if ((at / most) % 3 === 2) [packer, unpack] = [rowPacker(), rowUnpacker()]
    packs.push(...unpack(packer.pack(rows.slice(at, at + most)) ?? expect.fail()))
  }
  return packs
}

const storedIn = (table: number): unknown => file.database.prepare('SELECT count(*) FROM ledger_row WHERE source_table = ?').pluck().get(table)

describe('the cells of stored rows', () => {
  const cell = fc.oneof(fc.constantFrom('', '虚构物业公司', '𠮷野家', '6217000000000000008', '0.16'), fc.string({ unit: 'grapheme', maxLength: 9 }).map((text) => text.replaceAll(/[\u0000\u001e\u001f]/gu, ' ')))

  it('are those that were read, in packs of any size, without packs, and one among the other', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 90 }), fc.integer({ min: 1, max: 40 }), (texts, most) => {
        const rows = texts.map((cells, at) => row(at + 2, { cells }))
        const inPacks = packed(rows, most)
        expect(storedCells(rows)).toEqual(asStored(rows))
        expect(storedCells(inPacks)).toEqual(asStored(rows))
        expect(storedCells(rows.map((each, at) => (at % 3 === 0 ? each : (inPacks[at] ?? each))))).toEqual(asStored(rows))
      }),
      { numRuns: 40 },
    )
  })

  it('are an empty text, and not nothing, where no row says anything', () => {
    const rows = [row(2, { cells: [''] }), row(3, { cells: [''] })]
    expect(storedCells(rows)).toEqual(['|text', '|text'])
    expect(storedCells(packed(rows, 2))).toEqual(['|text', '|text'])
  })
})

describe('rows that come in packs', () => {
  const text = fc.constantFrom('', '虚构甲', '6217000000000000008', '往来款')
  const money = fc.bigInt({ min: 0n, max: 10n ** 17n }).map(fen)
  const some = fc.record({
    page: fc.constantFrom(undefined, 3), at: fc.record({ day: fc.constantFrom(day('2024-05-01'), day('2016-12-31')), time: fc.constantFrom(null, '09:36:05') }),
    amount: money, balance: fc.option(money), expectedBalance: fc.option(money), refunded: money, memo: text, merchant: text, serial: fc.option(text), orderNumber: fc.option(text),
    counterparty: fc.record({ name: text, number: text, document: text, bank: text }), direction: fc.constantFrom('in' as const, 'out' as const), statusText: text, ownName: fc.option(text),
  })
  /** Where a row goes: mostly on from the one before, sometimes anywhere; mostly as those of its part, sometimes not. */
  const place = fc.record({ account: fc.constantFrom('a1', 'a1', 'a1', 'a2'), jump: fc.constantFrom(0, 0, 0, 0, 7), repeats: fc.constantFrom(false, false, false, false, true) })

  it('are stored as the same rows by themselves, whatever place each is given', () => {
    const stored = (table: number): unknown[] => file.database.prepare(`SELECT id - (SELECT min(id) FROM ledger_row WHERE source_table = @table) AS number, account, line, page, position,
        duplicate_of IS NOT NULL AS repeats, day, time, recurring, amount, balance, expected_balance, refunded, counterparty_name, counterparty_number, counterparty_document, memo, merchant, serial, order_number, cells
       FROM ledger_row WHERE source_table = @table ORDER BY id`).safeIntegers().all({ table })
    fc.assert(
      fc.property(fc.array(fc.tuple(some, place), { minLength: 2, maxLength: 60 }), fc.integer({ min: 1, max: 25 }), fc.boolean(), (given, most, fromBehind) => {
        const rows = given.map(([over], at) => row(at + 2, over))
        const places = given.map(([, { account, jump, repeats }], at) => ({ account, position: (fromBehind ? given.length - at : at) + jump * 1000, repeats }))
        const store = (list: readonly StatementRow[]): unknown[] => {
          tables += 1
          addTable(file, tables, 'oldest-first', [])
          insertLedgerRows(file.database, tables, list, (at, first) => {
            const { account, position, repeats } = places[at] ?? expect.fail()
            return { account, position, duplicateOf: repeats && at > 0 ? first : null }
          })
          return stored(tables)
        }
        const alone = store(rows)
        expect(alone).toHaveLength(rows.length)
        expect(store(packed(rows, most))).toEqual(alone)
      }),
      { numRuns: 150 },
    )
  })

  it('are refused by name where the case file does not take one of them', () => {
    const rows = packed([row(2), row(3, { amount: fen(-1n) })], 2)
    tables += 1
    addTable(file, tables, 'oldest-first', [])
    expect(() => insertLedgerRows(file.database, tables, rows, (at) => ({ account: 'a1', position: at, duplicateOf: null }))).toThrow('CHECK')
    expect(storedIn(tables)).toBe(0)
  })
})

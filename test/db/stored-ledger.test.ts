import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { transactionsByNumber } from '../../src-main/db/ledger-rows.ts'
import type { CaseFile } from '../../src-main/db/open.ts'
import { ledgerInSlices } from '../../src-main/db/stored-ledger.ts'
import type { Ledger } from '../../src-main/domain/ledger/ledger.ts'
import type { Transaction } from '../../src-main/domain/ledger/transaction.ts'
import type { Day } from '../../src-main/domain/values/day.ts'
import { fen } from '../../src-main/domain/values/money.ts'
import { addTable, asked, row } from './stored-rows.ts'
import { opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

let caseFiles = 0
function emptyCase(): CaseFile {
  caseFiles += 1
  return opened(folder.path(`${caseFiles}.tcase`), { create: true, passphrase: null })
}

function ledgerOf({ database }: CaseFile): Ledger {
  const slices = ledgerInSlices(database)
  for (let step = slices.next(); ; step = slices.next()) if (step.done === true) return step.value
}

it('answers for every row as the case file does row by row', () => {
  const text = fc.oneof(fc.constant(''), fc.constantFrom('某商店', '消费', 'ATM', '\u001e,\u001f;', '𠮷野家', 's', 'r12'), fc.string({ unit: 'grapheme', maxLength: 12 }).map((each) => each.replaceAll('\u0000', '')))
  const whole = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 0n, max: 2n ** 62n }))
  const anyRow = fc.record({
    account: fc.constantFrom('a1', 'a2', '账户三'), direction: fc.constantFrom('in' as const, 'out' as const), amount: whole.map(fen),
    balance: fc.option(fc.tuple(whole, fc.boolean()).map(([value, minus]) => fen(minus ? -value : value))), expectedBalance: fc.option(whole.map((value) => fen(-value))), refunded: fc.oneof(fc.constant(0n), whole).map(fen),
    page: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }), at: fc.record({ day: fc.constantFrom('2024-02-29' as Day, '0099-12-31' as Day, '2023-01-01' as Day), time: fc.option(fc.constantFrom('00:00:00', '09:08:07', '23:59:59')) }),
    counterparty: fc.record({ name: text, number: text, document: text, bank: fc.constantFrom('', '虚构银行') }), memo: text, merchant: text, serial: fc.option(text), orderNumber: fc.option(text), cash: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), (rows) => {
      const file = emptyCase()
      addTable(file, 7, 'oldest-first', rows.map((each, index) => row(index + 2, each)))
      const ledger = ledgerOf(file)
      const numbers = file.database.prepare('SELECT id FROM ledger_row ORDER BY account, id').pluck().all() as number[]
      const expected = transactionsByNumber(file.database, numbers)
      expect(ledger.transactions.map(asked)).toEqual(expected.map(asked))
      expect([...ledger.order].map((number) => ledger.amountOf(number))).toEqual(expected.map((each) => each.amount))
      expect([...ledger.order].map((number) => ledger.balanceOf(number))).toEqual(expected.map((each) => each.balance))
      file.database.close()
    }),
    { numRuns: 60 },
  )
})

it('orders by account, then tables by their first day, each from old to new, and leaves repeated rows out', () => {
  const file = emptyCase()
  const on = (day: string) => ({ at: { day: day as Day, time: null } })
  addTable(file, 1, 'newest-first', [row(2, on('2024-03-03')), row(3, { ...on('2024-03-02'), account: 'a0' }), row(4, on('2024-03-01'))])
  addTable(file, 2, 'oldest-first', [row(2, on('2024-01-01')), row(3, on('2024-01-02'))])
  addTable(file, 3, 'oldest-first', [row(2, { ...on('2024-01-02'), duplicateOf: 5 }), row(3, on('2024-03-01'))])
  const ledger = ledgerOf(file)
  expect(ledger.transactions.map((each) => each.id)).toEqual(['f1#1:3', 'f2#2:2', 'f2#2:3', 'f1#1:4', 'f1#1:2', 'f3#3:3'])
  expect([...ledger.numbersOf('a0' as never)].map((number) => ledger.row(number).id)).toEqual(['f1#1:3'])
  expect(ledger.transactions[0]).toBe(ledger.row(ledger.numberOf(ledger.transactions[0] as Transaction)))
  file.database.close()
})

it('reads more rows than one slice, whatever numbers are missing', () => {
  const file = emptyCase()
  addTable(file, 1, 'oldest-first', Array.from({ length: 12_001 }, (_none, index) => row(index + 2, { memo: `第${index}笔`, amount: fen(BigInt(index)) })))
  file.database.exec('DROP TRIGGER IF EXISTS ledger_row_stays; DELETE FROM ledger_row WHERE id BETWEEN 4000 AND 11000')
  const ledger = ledgerOf(file)
  expect([ledger.size, ledger.transactions.length, ledger.transactions.at(-1)?.memo, ledger.transactions[3999]?.memo]).toEqual([5000, 5000, '第12000笔', '第11000笔'])
  file.database.close()
})

it('is empty where no statement is', () => {
  const file = emptyCase()
  expect([ledgerOf(file).size, ledgerOf(file).transactions]).toEqual([0, []])
  file.database.close()
})

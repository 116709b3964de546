import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertLedgerRows } from '../../src-main/db/ledger-writer.ts'
import { ledgerRowAt } from '../../src-main/db/ledger-rows.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const COLUMNS =
  'id, source_table, account, line, page, position, duplicate_of, day, time, direction, amount, reversal, balance, balance_proof, expected_balance, currency, outcome, kind, refunded, own_numbers, own_name, own_document, counterparty_name, counterparty_number, counterparty_document, counterparty_bank, memo, merchant, channel, type_text, status_text, cash, serial, order_number, cells'

/** Rows of a file as version 11 kept them: equal ones, one whose own name is empty where the others have none, one that repeats another, one that breaks the balance. */
const ROWS = [
  [1, 1, 'a1', 2, null, 0, null, '2024-05-01', '09:00:00', 'out', 2000, 0, 100, 'first', null, 'CNY', 'done', 'ordinary', 0, '6217\u001f6218', null, null, '虚构店', '', '', '虚构银行', '', '虚构商户', 'ATM', '取款', '成功', 1, 'S1', null, 'a\u001fb'],
  [2, 1, 'a1', 3, 4, 1, null, '2024-05-02', null, 'out', 9_007_199_254_740_993n, 0, 90, 'break', 95, 'CNY', 'done', 'ordinary', 0, '6217\u001f6218', null, null, '虚构店', '', '', '虚构银行', '', '', 'ATM', '取款', '成功', 1, null, 'O1', 'c'],
  [3, 1, 'a1', 4, null, 2, 1, '2024-05-01', '09:00:00', 'out', 2000, 0, 100, 'first', null, 'CNY', 'done', 'ordinary', 0, '6217\u001f6218', null, null, '虚构店', '', '', '虚构银行', '', '', 'ATM', '取款', '成功', 1, 'S1', null, 'a'],
  [4, 1, 'a1', 5, null, 3, null, '2024-05-03', '10:00:00', 'in', 1, 1, null, 'none', null, 'USD', 'partly-refunded', 'refund', 1, '', '', '110101', '', '6222', '1101', '', '备注', '', '', '', '', 0, null, null, 'd'],
]

it('keeps every field of every row, and what recurs once', () => {
  const old = databaseAtVersion(folder.path('old.tcase'), 11)
  old.exec(`
    INSERT INTO original (sha256, sm3, size) VALUES ('${'a'.repeat(64)}', NULL, 3);
    INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${'a'.repeat(64)}', 0, x'010203');
    INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, imported_at) VALUES (1, '流水.csv', '${'a'.repeat(64)}', 3, '流水', 'bank-statement', 'csv', 'text/csv', 'imported', '2026-01-01T08:00:00+08:00');
    INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected)
      VALUES (1, 1, 0, 'statement', 'bank-statement', 'bank', 'oldest-first', 1, '[]', '{}', 4, 3, 1, 0);
  `)
  const insert = old.prepare(`INSERT INTO ledger_row (${COLUMNS}) VALUES (${COLUMNS.split(',').map(() => '?').join(', ')})`)
  for (const row of ROWS) insert.run(...row.map((value) => (typeof value === 'number' ? BigInt(value) : value)))
  const before = old.prepare(`SELECT ${COLUMNS} FROM ledger_row ORDER BY id`).raw().safeIntegers().all()
  old.close()

  const file = opened(folder.path('old.tcase'), { passphrase: null })
  const { database } = file
  expect(database.prepare(`SELECT ${COLUMNS} FROM ledger ORDER BY id`).raw().safeIntegers().all()).toEqual(before)
  expect(database.prepare('SELECT count(*) FROM recurring').pluck().get()).toBe(3)
  expect(ledgerRowAt(database, 1, 3)?.transaction).toMatchObject({ amount: 9007199254740993n, expectedBalance: 95n, ownNumbers: ['6217', '6218'], ownName: null, page: 4, counterparty: { bank: '虚构银行' }, cash: true })
  expect(ledgerRowAt(database, 1, 5)?.transaction).toMatchObject({ direction: 'in', currency: 'USD', reversal: true, ownName: '', ownDocument: '110101', refunded: 1n })
  // A row that is stored again later finds what recurs, and none of it changes any more.
  const row = ledgerRowAt(database, 1, 2)?.transaction
  if (row) insertLedgerRows(database, 1, [{ ...plain(row), line: 9, cells: ['x'] }], () => ({ account: 'a1', position: 9, duplicateOf: null }))
  expect(database.prepare('SELECT count(*) FROM recurring').pluck().get()).toBe(3)
  expect(() => database.exec("UPDATE recurring SET direction = 'in'")).toThrow('never changes')
  expect(() => database.exec('DELETE FROM recurring')).toThrow('never removed')
  expect(() => database.exec('UPDATE ledger_row SET recurring = 2 WHERE id = 1')).toThrow('never changes')
  database.exec("UPDATE ledger_row SET account = 'a2', duplicate_of = NULL WHERE id = 3")
  closeCaseFile(file)
})

const FIELDS = [
  'at', 'direction', 'amount', 'reversal', 'balance', 'balanceProof', 'expectedBalance', 'currency', 'outcome', 'kind', 'refunded', 'ownNumbers', 'ownName', 'ownDocument', 'counterparty', 'memo',
  'merchant', 'channel', 'typeText', 'statusText', 'cash', 'serial', 'orderNumber',
] as const
const plain = (row: NonNullable<ReturnType<typeof ledgerRowAt>>['transaction']) =>
  Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as unknown as Pick<typeof row, (typeof FIELDS)[number]>

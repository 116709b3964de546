import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseProblems } from '../../src-main/db/integrity.ts'
import { journeyInserter, journeyKey, journeyKeys, loadJourneys } from '../../src-main/db/journeys.ts'
import { breaksByTable } from '../../src-main/db/ledger.ts'
import { insertLedgerRows } from '../../src-main/db/ledger-writer.ts'
import { ledgerRowAt } from '../../src-main/db/ledger-rows.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { insertRejections, listRejections } from '../../src-main/db/source-tables.ts'
import type { BorderRow } from '../../src-main/domain/journeys/journey.ts'
import type { StatementRow } from '../../src-main/domain/ledger/transaction.ts'
import type { Day } from '../../src-main/domain/values/day.ts'
import { fen } from '../../src-main/domain/values/money.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const day = '2024-05-01' as Day
const statementRow = (line: number, page?: number): StatementRow => ({
  line, ...(page === undefined ? {} : { page }), at: { day, time: null }, direction: 'out', amount: fen(2000n), reversal: false, balance: fen(100n), balanceProof: 'break', expectedBalance: fen(90n),
  currency: 'CNY', outcome: 'done', kind: 'ordinary', refunded: fen(0n), ownNumbers: [], ownName: null, ownDocument: null,
  counterparty: { name: '虚构店', number: '', document: '', bank: '' }, memo: '', merchant: '', channel: '', typeText: '', statusText: '', cash: false, serial: null, orderNumber: null, cells: ['2024-05-01', '20.00'],
})
const crossing = (line: number, page?: number): BorderRow => ({
  mode: 'border', line, ...(page === undefined ? {} : { page }), at: { day, time: null }, travellerName: '甄虚构', documents: [{ kind: '普通护照', number: 'EX0000001' }],
  status: 'taken', statusText: '', direction: 'exit', port: '虚构口岸', destination: '', carrier: '', cells: ['出境'],
})

const sha = (letter: string): string => letter.repeat(64)

/** A case file as version 4 wrote it: a statement and its refused row without pages, journeys that kept theirs in what was read of them, and one of a sheet. */
function caseOfVersionFour(path: string): void {
  const database = databaseAtVersion(path, 4)
  const body = (page: number | null) => {
    const { cells: _cells, page: _page, ...read } = crossing(9)
    return JSON.stringify(page === null ? read : { ...read, page })
  }
  database.exec(`
    INSERT INTO original (sha256, sm3, size) VALUES ('${sha('a')}', NULL, 3), ('${sha('b')}', NULL, 3), ('${sha('c')}', NULL, 3);
    INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${sha('a')}', 0, x'010203'), ('${sha('b')}', 0, x'010203'), ('${sha('c')}', 0, x'010203');
    INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, pages, pages_without_text, imported_at) VALUES
      (1, '流水.csv', '${sha('a')}', 3, '流水', 'bank-statement', 'csv', 'text/csv', 'imported', 0, 0, '2026-01-01T08:00:00+08:00'),
      (2, '出入境.pdf', '${sha('b')}', 3, '出入境', 'travel-record', 'border-crossing-pdf', 'application/pdf', 'imported', 2, 0, '2026-01-01T08:00:00+08:00'),
      (3, '出入境.xlsx', '${sha('c')}', 3, '出入境', 'travel-record', 'border-crossing', 'application/octet-stream', 'imported', 0, 0, '2026-01-01T08:00:00+08:00');
    INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected) VALUES
      (1, 1, 0, 'statement', 'bank-statement', 'bank', 'oldest-first', 1, '[]', '{}', 2, 1, 0, 1),
      (2, 2, 0, 'travel', 'border-crossing', NULL, NULL, 4, '[]', '{}', 1, 1, 0, 0),
      (3, 3, 0, 'travel', 'border-crossing', NULL, NULL, 1, '[]', '{}', 1, 1, 0, 0);
    INSERT INTO ledger_row (id, source_table, account, line, position, day, direction, amount, reversal, balance_proof, currency, outcome, kind, refunded, own_numbers,
        counterparty_name, counterparty_number, counterparty_document, counterparty_bank, memo, merchant, channel, type_text, status_text, cash, cells)
      VALUES (1, 1, 'a1', 2, 0, '2024-05-01', 'out', 2000, 0, 'none', 'CNY', 'done', 'ordinary', 0, '', '虚构店', '', '', '', '', '', '', '', '', 0, '2024-05-01');
    INSERT INTO rejected_row (source_table, line, code, value, cells) VALUES (1, 3, 'date-missing', '', '[]');
    INSERT INTO search_entry (id, kind, file, page, line) VALUES (1, 'journey', 2, NULL, 9), (2, 'journey', 3, NULL, 9), (3, 'page', 2, 1, NULL);
  `)
  const insert = database.prepare("INSERT INTO journey_row (id, source_table, line, mode, day, traveller, status, body, cells) VALUES (?, ?, 9, 'border', '2024-05-01', '甄虚构', 'taken', ?, '出境')")
  insert.run(1, 2, body(2))
  insert.run(2, 3, body(null))
  database.close()
}

describe('a case file of version 4', () => {
  it('keeps its rows, and knows the pages of journeys that were read out of a PDF', () => {
    caseOfVersionFour(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(database.prepare('SELECT id, line, page FROM ledger_row').all()).toEqual([{ id: 1, line: 2, page: null }])
    expect(listRejections(database)).toMatchObject([{ line: 3, page: null, code: 'date-missing' }])
    const row = ledgerRowAt(database, 1, 2)?.transaction
    expect(row).toMatchObject({ path: '流水.csv', line: 2, amount: 2000n })
    expect(row?.page).toBeUndefined()
    const [paged, plain] = loadJourneys(database)
    expect(paged).toMatchObject({ path: '出入境.pdf', line: 9, page: 2 })
    expect(plain).toMatchObject({ path: '出入境.xlsx', line: 9 })
    expect(plain).not.toHaveProperty('page')
    expect(database.prepare('SELECT id, page FROM search_entry ORDER BY id').all()).toEqual([{ id: 1, page: 2 }, { id: 2, page: null }, { id: 3, page: 1 }])
    // Both were read from one crossing, wherever it stands in its original.
    expect([...journeyKeys(database).values()]).toEqual([[1, 2]])
    closeCaseFile(file)
  })

  it('takes rows with pages, and refuses a page that is none and every later change of one', () => {
    caseOfVersionFour(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    database.exec(`INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected)
      VALUES (4, 2, 1, 'statement', 'bank-statement', 'bank', 'oldest-first', 1, '[]', '{}', 3, 2, 0, 1), (5, 2, 2, 'travel', 'border-crossing', NULL, NULL, 1, '[]', '{}', 1, 1, 0, 0)`)
    insertLedgerRows(database, 4, [statementRow(40, 1), statementRow(47, 3)], (at) => ({ account: 'a1', position: at, duplicateOf: null }))
    insertRejections(database, 4, [{ line: 48, page: 3, code: 'date-missing', value: '', cells: [] }])
    journeyInserter(database)(5, null, crossing(50, 4))
    expect(ledgerRowAt(database, 4, 47)?.transaction.page).toBe(3)
    expect(breaksByTable(database).get(4)).toEqual([{ line: 40, page: 1, expected: 90n, found: 100n }, { line: 47, page: 3, expected: 90n, found: 100n }])
    expect(listRejections(database).map(({ line, page }) => [line, page])).toEqual([[3, null], [48, 3]])
    expect(loadJourneys(database).map(({ line, page }) => [line, page])).toEqual([[9, 2], [9, undefined], [50, 4]])
    expect(database.prepare("SELECT body ->> '$.page' AS page FROM journey_row WHERE line = 50").get()).toEqual({ page: null })
    expect(() => insertRejections(database, 4, [{ line: 49, page: 0, code: 'date-missing', value: '', cells: [] }])).toThrow('CHECK')
    expect(() => insertLedgerRows(database, 4, [statementRow(49, 0)], () => ({ account: 'a1', position: 9, duplicateOf: null }))).toThrow('CHECK')
    expect(() => database.exec('UPDATE ledger_row SET page = 2 WHERE line = 47')).toThrow('a row of a statement never changes')
    expect(() => database.exec('UPDATE ledger_row SET memo = memo, amount = 1 WHERE line = 47')).toThrow('a row of a statement never changes')
    expect(() => database.exec('UPDATE journey_row SET page = 2 WHERE line = 50')).toThrow('a row of a travel record never changes')
    expect(() => database.exec('UPDATE rejected_row SET page = 2')).toThrow('a rejected row never changes')
    closeCaseFile(file)
  })

  it('has all its guards: a trigger taken away is told', () => {
    caseOfVersionFour(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    // Files that intake did not log are told as well: these were written by hand.
    const targets = () => databaseProblems(file.database).filter((problem) => !problem.target.startsWith('流水') && !problem.target.startsWith('出入境')).map((problem) => problem.target)
    expect(targets()).toEqual([])
    for (const { name } of file.database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' LIMIT 100").all() as { name: string }[]) {
      file.database.exec(`SAVEPOINT without; DROP TRIGGER ${name}`)
      expect(targets(), name).toEqual(['triggers'])
      file.database.exec('ROLLBACK TO without; RELEASE without')
    }
    closeCaseFile(file)
  })
})

describe('journeyKey', () => {
  it('takes the same crossing on another page and line for the same', () => {
    expect(journeyKey(crossing(5, 1))).toBe(journeyKey(crossing(30, 2)))
    expect(journeyKey(crossing(5, 1))).not.toBe(journeyKey({ ...crossing(5, 1), port: '另一口岸' }))
  })
})

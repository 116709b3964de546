import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseProblems } from '../../src-main/db/integrity.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { addReadingRevision, currentReading, keepReading, putInForce } from '../../src-main/db/readings.ts'
import { listSourceTables } from '../../src-main/db/source-tables.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const SHA = 'a'.repeat(64)
const ROW = `'out', 2000, 0, 'none', 'CNY', 'done', 'ordinary', 0, '', '虚构店', '', '', '', '', '', '', '', '', 0, '2024-05-01'`

/** A case file as version 9 wrote it: one statement of three rows, of which the last repeats the first. */
function caseBefore(path: string): void {
  const database = databaseAtVersion(path, 9)
  database.exec(`
    INSERT INTO original (sha256, sm3, size) VALUES ('${SHA}', NULL, 3);
    INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${SHA}', 0, x'010203');
    INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, imported_at) VALUES (1, '流水.csv', '${SHA}', 3, '流水', 'bank-statement', 'csv', 'text/csv', 'imported', '2026-01-01T08:00:00+08:00');
    INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected)
      VALUES (1, 1, 0, 'statement', 'bank-statement', 'bank', 'oldest-first', 1, '[]', '{}', 3, 2, 1, 0);
    INSERT INTO ledger_row (id, source_table, account, line, position, duplicate_of, day, direction, amount, reversal, balance_proof, currency, outcome, kind, refunded, own_numbers,
        counterparty_name, counterparty_number, counterparty_document, counterparty_bank, memo, merchant, channel, type_text, status_text, cash, cells)
      VALUES (1, 1, 'a1', 2, 0, NULL, '2024-05-01', ${ROW}), (2, 1, 'a1', 3, 1, NULL, '2024-05-02', ${ROW}), (3, 1, 'a1', 4, 2, 1, '2024-05-01', ${ROW});
  `)
  database.close()
}

describe('a case file of version 9', () => {
  it('has one reading of each file, which counts', () => {
    caseBefore(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    expect(listSourceTables(file.database)).toMatchObject([{ id: 1, reading: 1, rows_kept: 2, rows_duplicate: 1 }])
    expect(currentReading(file.database, '1')).toBeNull()
    closeCaseFile(file)
  })

  it('sets a reading aside and puts it in force again, with every row and repetition where it was', () => {
    caseBefore(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    const repeats = () => database.prepare('SELECT id, duplicate_of FROM ledger_row ORDER BY id').raw().all()
    const before = repeats()
    for (const reading of [1, 2]) keepReading(database, { file: 1, reading, cause: reading === 1 ? 'intake' : 'layout', layouts: '[]', kind: 'bank-statement', format: 'csv', status: 'imported', reason_code: null, reason_detail: null, chosen: null, password: null, pages: null, at: '2026-01-01T08:00:00+08:00' })
    addReadingRevision(database, '1', '2', '', '2026-01-01T08:00:00+08:00')
    putInForce(database, 1, 2)
    expect(listSourceTables(database)).toEqual([])
    expect(repeats()).toEqual([[1, 1], [2, 2], [3, 1]])
    // The file stands in no log here; whatever else is told would be a count that does not agree with its rows.
    expect(databaseProblems(database).filter(({ expected }) => expected.includes('+'))).toEqual([])
    putInForce(database, 1, 1)
    expect(repeats()).toEqual(before)
    expect(listSourceTables(database)).toMatchObject([{ rows_kept: 2, rows_duplicate: 1 }])
    expect(() => database.exec('UPDATE file_reading SET cause = cause')).toThrow('a reading never changes')
    expect(() => database.exec('DELETE FROM reading_revision')).toThrow('a revision is never removed')
    closeCaseFile(file)
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addCellCorrection, CELL_CORRECTION, cellCorrections, currentCellCorrection } from '../../src-main/db/cell-corrections.ts'
import { decide, moveInHistory } from '../../src-main/db/decisions.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { readingsOf } from '../../src-main/db/readings.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const sha = 'a'.repeat(64)
const who = { reviewer: '虚构审查人', at: '2026-01-01T08:00:00+08:00' }

/** A case file of the version before: a file that was read twice, the second reading in force. */
function caseOfVersionSeventeen(path: string): void {
  const database = databaseAtVersion(path, 17)
  database.exec(`
    INSERT INTO original (sha256, sm3, size) VALUES ('${sha}', NULL, 3);
    INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${sha}', 0, x'010203');
    INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, pages, pages_without_text, imported_at)
      VALUES (1, '流水.pdf', '${sha}', 3, '流水', 'bank-statement', 'boc-debit-pdf', 'application/pdf', 'imported', 2, 0, '2026-01-01T08:00:00+08:00');
    INSERT INTO file_reading (file, reading, cause, layouts, kind, format, status, at) VALUES (1, 1, 'intake', '[]', 'document', 'pdf', 'imported', '2026-01-01'), (1, 2, 'layout', '[]', 'bank-statement', 'own-1-pdf', 'imported', '2026-01-02');
    INSERT INTO reading_revision (file, reading, reviewer, at) VALUES (1, 2, '', '2026-01-02');
  `)
  database.close()
}

describe('a case file of the version before cells could be put right', () => {
  it('keeps its readings and takes corrections that can be undone and are never changed', () => {
    caseOfVersionSeventeen(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(readingsOf(database, 1).map(({ reading, cause, format }) => [reading, cause, format])).toEqual([[1, 'intake', 'pdf'], [2, 'layout', 'own-1-pdf']])
    const target = '1/14/4'
    decide(database, { kind: CELL_CORRECTION, target, body: { page: 1, machine: '9O.00', text: '90.00' }, ...who })
    decide(database, { kind: CELL_CORRECTION, target, body: { page: 1, machine: '9O.00', text: '90.50' }, ...who })
    expect(cellCorrections(database, 1)).toEqual([{ file: 1, page: 1, line: 14, cell: 4, machine: '9O.00', text: '90.50', ...who }])
    moveInHistory(database, 'undo', who.reviewer, who.at)
    expect(currentCellCorrection(database, target)).toBe('{"page":1,"machine":"9O.00","text":"90.00"}')
    moveInHistory(database, 'undo', who.reviewer, who.at)
    expect(cellCorrections(database, 1)).toEqual([])
    moveInHistory(database, 'redo', who.reviewer, who.at)
    expect(cellCorrections(database, 1)).toMatchObject([{ machine: '9O.00', text: '90.00' }])
    expect(() => database.exec("UPDATE cell_correction SET text = 'x'")).toThrow('a correction never changes')
    expect(() => database.exec('DELETE FROM cell_correction')).toThrow('a correction is never removed')
    expect(() => addCellCorrection(database, '9/14/4', '{"page":1,"machine":"","text":"x"}', '', '')).toThrow('FOREIGN KEY')
    expect(() => database.exec("UPDATE file_reading SET cause = 'intake'")).toThrow('a reading never changes')
    database.exec("INSERT INTO file_reading (file, reading, cause, layouts, kind, format, status, at) VALUES (1, 3, 'corrected', '[]', 'bank-statement', 'own-1-pdf', 'imported', '2026-01-03')")
    expect(() => database.exec("INSERT INTO file_reading (file, reading, cause, layouts, kind, format, status, at) VALUES (1, 4, 'other', '[]', 'x', 'x', 'x', 'x')")).toThrow('CHECK')
    closeCaseFile(file)
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseProblems } from '../../src-main/db/integrity.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { choiceOf, keepReading, pagesWith, readingsOf, type ReadPages } from '../../src-main/db/readings.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

describe('a case file of version 12', () => {
  it('keeps its readings and which of them counts, and takes those with an encoding or a password', () => {
    const before = databaseAtVersion(folder.path('old.tcase'), 12)
    before.exec(`
      INSERT INTO original (sha256, sm3, size) VALUES ('${'a'.repeat(64)}', NULL, 0);
      INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, imported_at) VALUES (1, '一.csv', '${'a'.repeat(64)}', 0, '一', 'bank-statement', 'csv', 'text/csv', 'imported', '2026-01-01T08:00:00+08:00');
      INSERT INTO file_reading (file, reading, cause, layouts, kind, format, status, reason_code, reason_detail, at) VALUES
        (1, 1, 'intake', '[]', 'other', 'csv', 'needs-attention', 'unknown-columns', 'x', '2026-01-01T08:00:00+08:00'), (1, 2, 'layout', '[]', 'bank-statement', 'csv', 'imported', NULL, NULL, '2026-01-02T08:00:00+08:00');
      INSERT INTO reading_revision (file, reading, reviewer, at) VALUES (1, 2, '虚构', '2026-01-02T08:00:00+08:00');
    `)
    before.close()
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(readingsOf(database, 1)).toMatchObject([
      { reading: 1, cause: 'intake', kind: 'other', reason_code: 'unknown-columns', chosen: null, password: null, pages: null },
      { reading: 2, cause: 'layout', kind: 'bank-statement', reason_code: null, chosen: null, password: null, pages: null },
    ])
    expect(choiceOf(database, 1)).toEqual({ chosen: null, password: null })
    expect(pagesWith(database, 1, 2)).toBeNull()
    const pages = (text: string): ReadPages => ({ encoding: text, mediaType: 'text/plain', texts: [text], withoutText: 0 })
    const reading = { file: 1, layouts: '[]', kind: 'document', format: 'text', status: 'imported', reason_code: null, reason_detail: null, at: '2026-01-03T08:00:00+08:00', password: null } as const
    keepReading(database, { ...reading, reading: 3, cause: 'encoding', chosen: 'Big5', pages: JSON.stringify({ before: pages('first'), after: pages('second') }) })
    // Back to a reading from before any that changed the pages: as the first of those found them.
    expect([1, 2, 3].map((number) => pagesWith(database, 1, number)?.texts[0])).toEqual(['first', 'first', 'second'])
    expect(() => keepReading(database, { ...reading, reading: 4, cause: 'encoding', chosen: 'Latin-1' as never, pages: null })).toThrow('CHECK')
    expect(() => database.exec('UPDATE file_reading SET password = 1')).toThrow('a reading never changes')
    expect(() => database.exec('DELETE FROM file_reading')).toThrow('a reading is never removed')
    expect(() => database.exec("INSERT INTO reading_revision (file, reading, reviewer, at) VALUES (1, 9, '', '')")).toThrow('FOREIGN KEY')
    // Written by hand, so that the log does not know the file; nothing else is wrong.
    expect(databaseProblems(database).map((problem) => problem.target)).toEqual(['一.csv'])
    closeCaseFile(file)
  })
})

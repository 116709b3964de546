import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CURRENT_VERSION, migrate } from '../../src-main/db/migrate.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** A case file as the version before recognition wrote it, with a scan, a photograph and words in the index. */
function caseOfVersionOne(path: string): void {
  const database = databaseAtVersion(path, 1)
  database.exec(`
    INSERT INTO original (sha256, sm3, size) VALUES ('${'a'.repeat(64)}', NULL, 3);
    INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${'a'.repeat(64)}', 0, x'010203');
    INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, pages, pages_without_text, imported_at)
      VALUES (1, '讯问笔录.pdf', '${'a'.repeat(64)}', 3, '讯问笔录', 'document', 'pdf', 'application/pdf', 'imported', 2, 1, '2026-01-01T08:00:00+08:00');
    INSERT INTO page (file, number, text, recognised) VALUES (1, 1, '第一页', 0), (1, 2, '', 0);
    INSERT INTO search_entry (id, kind, file, page, line) VALUES (1, 'page', 1, 1, NULL);
    INSERT INTO search_index (rowid, words) VALUES (1, ' 第  一  页 ');
    INSERT INTO setting (key, value) VALUES ('reviewer', '虚构审查人');
  `)
  database.close()
}

describe('a case file of version 1', () => {
  it('is brought up to date with nothing lost', () => {
    caseOfVersionOne(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(database.pragma('user_version', { simple: true })).toBe(CURRENT_VERSION)
    expect(CURRENT_VERSION).toBeGreaterThanOrEqual(2)
    expect(database.prepare('SELECT number, text, recognised FROM page ORDER BY number').all()).toEqual([
      { number: 1, text: '第一页', recognised: 0 },
      { number: 2, text: '', recognised: 0 },
    ])
    expect(database.prepare('SELECT value FROM setting').all()).toEqual([{ value: '虚构审查人' }])
    expect(database.prepare(`SELECT rowid FROM search_index WHERE search_index MATCH '"第 一"'`).all()).toEqual([{ rowid: 1 }])
    expect(database.prepare('SELECT count(*) AS pages FROM recognised_page').get()).toEqual({ pages: 0 })
    closeCaseFile(file)
    const again = opened(folder.path('old.tcase'), { passphrase: null })
    expect(again.database.pragma('user_version', { simple: true })).toBe(CURRENT_VERSION)
    closeCaseFile(again)
  })

  it('stays as it was when a step fails', () => {
    caseOfVersionOne(folder.path('old.tcase'))
    const database = new SqliteDatabase(folder.path('old.tcase'))
    // A table in the way makes the step fail half way.
    database.exec('CREATE TABLE line_correction (other TEXT)')
    expect(() => migrate(database, 1)).toThrow('line_correction')
    expect(database.pragma('user_version', { simple: true })).toBe(1)
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'recognised%'").all()).toEqual([])
    database.close()
  })
})

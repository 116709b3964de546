import { afterEach, beforeEach, expect, it } from 'vitest'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { keepPageAgain, recognisedLines, recognisedPage } from '../../src-main/db/recognised.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const sha = 'b'.repeat(64)

/** A case file of the version before: a scan with two recognised lines, the second put right by hand. */
function caseOfVersionEighteen(path: string): void {
  const database = databaseAtVersion(path, 18)
  database.exec(`
    INSERT INTO original (sha256, sm3, size) VALUES ('${sha}', NULL, 1);
    INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${sha}', 0, x'01');
    INSERT INTO file (id, path, sha256, size, title, kind, format, media_type, status, pages, pages_without_text, imported_at)
      VALUES (1, '虚构回证.jpg', '${sha}', 1, '虚构回证', 'document', 'jpeg', 'image/jpeg', 'imported', 1, 1, '2026-01-01T08:00:00+08:00');
    INSERT INTO page (file, number, text, recognised) VALUES (1, 1, '甲\n乙', 1);
    INSERT INTO recognised_page (file, page, state, problem, model, width, height, unit, confidence, at) VALUES (1, 1, 'done', NULL, 'M 1', 100, 50, 'px', 0.9, '2026-01-01T08:00:00+08:00');
    INSERT INTO recognised_line (file, page, line, row, text, confidence, doubtful, x, y, width, height) VALUES (1, 1, 1, 1, '甲', 0.9, '[]', 0, 0, 10, 5), (1, 1, 2, 2, '已', 0.9, '[]', 0, 10, 10, 5);
    INSERT INTO line_correction (file, page, line, text, reviewer, at) VALUES (1, 1, 2, '乙', '虚构审查人', '2026-01-02T08:00:00+08:00');
  `)
  database.close()
}

it('keeps what was recognised and put right, and takes a further reading beside it', () => {
  caseOfVersionEighteen(folder.path('old.tcase'))
  const file = opened(folder.path('old.tcase'), { passphrase: null })
  const { database } = file
  const before = [{ line: 1, text: '甲', corrected: null, correctedAs: 1 }, { line: 2, text: '已', corrected: { text: '乙' }, correctedAs: 2 }]
  expect(recognisedLines(database, 1, 1)).toMatchObject(before)
  expect(recognisedPage(database, 1, 1)).toMatchObject({ model: 'M 1', width: 100 })
  keepPageAgain(database, { file: 1, page: 1, model: 'M 2', width: 100, height: 50, unit: 'px', confidence: null, at: '2026-01-03T08:00:00+08:00', reviewer: '' }, [{ line: 1, row: 1, text: '甲乙', confidence: 0.8, doubtful: [], x: 0, y: 0, width: 10, height: 15, correctedAs: 2 }])
  expect(recognisedLines(database, 1, 1)).toMatchObject([{ line: 1, text: '甲乙', corrected: { text: '乙' } }])
  expect(() => database.exec("UPDATE recognised_line SET text = 'x'")).toThrow('never changes')
  closeCaseFile(file)
})

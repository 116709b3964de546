import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decide, moveInHistory } from '../../src-main/db/decisions.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { currentPins, keepReadingPlace, lastRead, PIN, readingPlace, READING_STATE, readingStates } from '../../src-main/db/reader.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const SHA = 'a'.repeat(64)
const OTHER = 'b'.repeat(64)
const who = { reviewer: '虚构审查人', at: '2026-01-01T08:00:00+08:00' }

describe('a case file of the version before reading was kept', () => {
  it('keeps its originals and takes what is read, pinned and where reading stopped', () => {
    const before = databaseAtVersion(folder.path('old.tcase'), 13)
    before.exec(`INSERT INTO original (sha256, sm3, size) VALUES ('${SHA}', NULL, 1), ('${OTHER}', NULL, 1); INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${SHA}', 0, x'00'), ('${OTHER}', 0, x'01')`)
    before.close()
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(readingStates(database).size).toBe(0)
    decide(database, { kind: READING_STATE, target: SHA, body: 'later', ...who })
    decide(database, { kind: READING_STATE, target: SHA, body: 'read', ...who })
    decide(database, { kind: PIN, target: 'urn:uuid:1', body: { sha256: SHA, page: 2, line: null, quote: '虚构' }, ...who })
    expect(readingStates(database).get(SHA)).toBe('read')
    expect(currentPins(database).map(({ body }) => body)).toEqual([{ sha256: SHA, page: 2, line: null, quote: '虚构' }])
    moveInHistory(database, 'undo', who.reviewer, who.at)
    moveInHistory(database, 'undo', who.reviewer, who.at)
    expect(currentPins(database)).toEqual([])
    expect(readingStates(database).get(SHA)).toBe('later')
    expect(() => decide(database, { kind: READING_STATE, target: 'c'.repeat(64), body: 'read', ...who })).toThrow('FOREIGN KEY')
    expect(() => database.exec("UPDATE reader_revision SET body = NULL")).toThrow('a revision never changes')
    expect(() => database.exec('DELETE FROM reader_revision')).toThrow('a revision is never removed')
    const place = { page: 3, down: 0.25, zoom: 'fit', turn: 90, columns: 2 } as const
    keepReadingPlace(database, OTHER, { ...place, page: 1 }, who.at)
    keepReadingPlace(database, SHA, place, '2026-01-02T08:00:00+08:00')
    keepReadingPlace(database, SHA, { ...place, page: 4 }, '2026-01-03T08:00:00+08:00')
    expect(readingPlace(database, SHA)).toEqual({ ...place, page: 4 })
    expect(lastRead(database)).toBe(SHA)
    closeCaseFile(file)
  })
})

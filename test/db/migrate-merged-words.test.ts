import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

describe('a case file of the version before pieces of the index were merged less often', () => {
  it('finds the words it had in many pieces and those that come, and merges sixteen pieces at a time', () => {
    const before = databaseAtVersion(folder.path('old.tcase'), 22)
    // Each of its own transaction: a piece of the index each, merged by four.
    for (let row = 1; row <= 30; row += 1) before.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)').run(row, `虚 构 物 业 ${row}`)
    expect(mergedAtOnce(before)).toBeUndefined()
    before.close()
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(mergedAtOnce(database)).toBe(16)
    for (let row = 31; row <= 100; row += 1) database.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)').run(row, `虚 构 金 店 ${row}`)
    const found = database.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid').pluck()
    expect(found.all('"虚 构"')).toEqual(Array.from({ length: 100 }, (_, at) => at + 1))
    expect(found.all('"虚 构 物 业"')).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
    expect(found.all('77')).toEqual([77])
    database.exec("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
    closeCaseFile(file)
  })
})

const mergedAtOnce = (database: ReturnType<typeof databaseAtVersion>): unknown => database.prepare("SELECT v FROM search_index_config WHERE k = 'automerge'").pluck().get()

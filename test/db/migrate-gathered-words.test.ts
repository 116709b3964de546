import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

describe('a case file of the version before words were written sooner', () => {
  it('finds the words it had and those that come, and keeps no more of them in memory than it should', () => {
    const before = databaseAtVersion(folder.path('old.tcase'), 21)
    before.exec("INSERT INTO search_index (rowid, words) VALUES (1, '虚构 构物 物业'), (2, '虚构 构金 金店')")
    expect(gathered(before)).toBe(33_554_432)
    before.close()
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(gathered(database)).toBe(4_194_304)
    database.exec("INSERT INTO search_index (rowid, words) VALUES (3, '金店 138')")
    const found = database.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid').pluck()
    expect(found.all('虚构')).toEqual([1, 2])
    expect(found.all('金店')).toEqual([2, 3])
    closeCaseFile(file)
  })
})

const gathered = (database: ReturnType<typeof databaseAtVersion>): unknown => database.prepare("SELECT v FROM search_index_config WHERE k = 'hashsize'").pluck().get()

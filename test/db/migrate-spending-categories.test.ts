import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideTogether, moveInHistory } from '../../src-main/db/decisions.ts'
import { currentLedgerWords, LEXICON, SPENDING_CATEGORY, targetsEverSpokenOn } from '../../src-main/db/ledger-words.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const who = { reviewer: '虚构审查人', at: '2026-01-01T08:00:00+08:00' }

describe('a case file of the version before a case had categories of its own', () => {
  it('keeps its words with their numbers and guards, and takes a category with its words as one act', () => {
    const before = databaseAtVersion(folder.path('old.tcase'), 20)
    before.exec(`INSERT INTO ledger_word_revision (number, kind, target, body, reviewer, at) VALUES (1, 'lexicon', 'rail/虚构列车', '{"category":"rail","word":"虚构列车","state":"added"}', '甲', 'T1'), (3, 'lexicon', 'golf/球', NULL, '乙', 'T2')`)
    before.close()
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(database.prepare('SELECT number, kind, target, reviewer, at FROM ledger_word_revision ORDER BY number').raw().all()).toEqual([[1, 'lexicon', 'rail/虚构列车', '甲', 'T1'], [3, 'lexicon', 'golf/球', '乙', 'T2']])
    expect(currentLedgerWords(database, LEXICON)).toEqual([{ target: 'rail/虚构列车', body: { category: 'rail', word: '虚构列车', state: 'added' } }])
    decideTogether(database, [
      { kind: SPENDING_CATEGORY, target: 'own-1', body: { name: '虚构类别', banned: 'XF-2' }, ...who },
      { kind: LEXICON, target: 'XF-2/own-1/词', body: { category: 'own-1', banned: 'XF-2', word: '词', state: 'added' }, ...who },
    ])
    expect(currentLedgerWords(database, SPENDING_CATEGORY)).toEqual([{ target: 'own-1', body: { name: '虚构类别', banned: 'XF-2' } }])
    expect(moveInHistory(database, 'undo', who.reviewer, who.at)?.steps).toBe(2)
    expect(currentLedgerWords(database, SPENDING_CATEGORY)).toEqual([])
    expect(currentLedgerWords(database, LEXICON)).toHaveLength(1)
    expect(targetsEverSpokenOn(database, SPENDING_CATEGORY)).toBe(1)
    expect(() => database.exec('UPDATE ledger_word_revision SET body = NULL')).toThrow('a revision never changes')
    expect(() => database.exec('DELETE FROM ledger_word_revision')).toThrow('a revision is never removed')
    expect(() => database.exec("INSERT INTO ledger_word_revision (kind, target, body, reviewer, at) VALUES ('other', 'x', '{}', '', '')")).toThrow('CHECK')
    closeCaseFile(file)
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decide, moveInHistory } from '../../src-main/db/decisions.ts'
import { currentLedgerWords, LEXICON, PAIRING } from '../../src-main/db/ledger-words.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const who = { reviewer: '虚构审查人', at: '2026-01-01T08:00:00+08:00' }

describe('a case file of the version before the reviewer could speak on the ledger', () => {
  it('keeps its history and takes words that can be undone and are never changed', () => {
    const before = databaseAtVersion(folder.path('old.tcase'), 14)
    before.exec("INSERT INTO decision_revision (kind, target, body, reviewer, at) VALUES ('parameters', 'funds.large-out', '{}', '', ''); INSERT INTO history_step (kind, target, before, after, state) VALUES ('parameters', 'funds.large-out', NULL, '{}', 'done')")
    before.close()
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(currentLedgerWords(database, PAIRING)).toEqual([])
    decide(database, { kind: PAIRING, target: 'a//1|b//2', body: { word: 'paired' }, ...who })
    decide(database, { kind: PAIRING, target: 'a//1|b//2', body: { word: 'apart' }, ...who })
    expect(currentLedgerWords(database, PAIRING)).toEqual([{ target: 'a//1|b//2', body: { word: 'apart' } }])
    expect(currentLedgerWords(database, LEXICON)).toEqual([])
    moveInHistory(database, 'undo', who.reviewer, who.at)
    expect(currentLedgerWords(database, PAIRING)).toEqual([{ target: 'a//1|b//2', body: { word: 'paired' } }])
    moveInHistory(database, 'undo', who.reviewer, who.at)
    expect(currentLedgerWords(database, PAIRING)).toEqual([])
    expect(moveInHistory(database, 'undo', who.reviewer, who.at)?.kind).toBe('parameters')
    expect(() => database.exec("UPDATE ledger_word_revision SET body = NULL")).toThrow('a revision never changes')
    expect(() => database.exec('DELETE FROM ledger_word_revision')).toThrow('a revision is never removed')
    expect(() => database.exec("INSERT INTO ledger_word_revision (kind, target, body, reviewer, at) VALUES ('other', 'x', '{}', '', '')")).toThrow('CHECK')
    closeCaseFile(file)
  })
})

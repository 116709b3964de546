import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ASSERTION, addAssertionRevision, currentAssertions } from '../../src-main/db/assertions.ts'
import { decide, moveInHistory } from '../../src-main/db/decisions.ts'
import { currentFacts } from '../../src-main/db/facts.ts'
import { databaseAtVersion, temporaryFolder, withCase, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const body = (sentence: string) => ({ id: 'urn:uuid:1', sentence })
const BY = { reviewer: '虚构检察官', at: '2026-11-21T10:00:00+08:00' }

describe('a case file of version 7', () => {
  it('keeps its facts, decisions and steps, and takes assertions', () => {
    const path = folder.path('old.tcase')
    const old = databaseAtVersion(path, 7)
    old.exec(`
      INSERT INTO fact_revision (kind, id, body, source, at) VALUES ('party', 'p1', '{"id":"p1"}', 'case.json', '2026-01-01T08:00:00+08:00');
      INSERT INTO decision_revision (kind, target, body, reviewer, at) VALUES ('element', 'EL-ACT', '{"status":"disputed"}', '虚构审查人', '2026-01-01T08:00:00+08:00');
      INSERT INTO history_step (kind, target, before, after, state) VALUES ('element', 'EL-ACT', NULL, '{"status":"disputed"}', 'done');`)
    old.close()
    withCase(path, { passphrase: null }, ({ database }) => {
      expect(currentFacts(database)).toEqual([{ kind: 'party', id: 'p1', body: { id: 'p1' } }])
      expect(database.prepare('SELECT reviewer, at FROM history_step').all()).toEqual([{ reviewer: '', at: '' }])
      decide(database, { kind: ASSERTION, target: 'urn:uuid:1', body: body('甲某签收了'), ...BY })
      decide(database, { kind: ASSERTION, target: 'urn:uuid:1', body: body('甲某在法院签收了'), ...BY })
      expect(currentAssertions(database).map((each) => each.sentence)).toEqual(['甲某在法院签收了'])
      expect(database.prepare('SELECT reviewer, at FROM history_step ORDER BY number DESC LIMIT 1').get()).toEqual(BY)
      moveInHistory(database, 'undo', '', '')
      expect(currentAssertions(database).map((each) => each.sentence)).toEqual(['甲某签收了'])
      moveInHistory(database, 'undo', '', '')
      expect(currentAssertions(database)).toEqual([])
      expect(moveInHistory(database, 'undo', '', '')).toMatchObject({ kind: 'element' })
    })
  })
})

it('an assertion has a sentence, and its revisions never change', () => {
  withCase(folder.path('new.tcase'), { create: true, passphrase: null }, ({ database }) => {
    expect(() => addAssertionRevision(database, 'urn:uuid:1', '{"sentence":"  "}', '', '')).toThrow(/CHECK/u)
    expect(() => addAssertionRevision(database, 'other', '{"sentence":"x"}', '', '')).toThrow(/CHECK/u)
    addAssertionRevision(database, 'urn:uuid:1', '{"sentence":"x"}', '', '')
    expect(() => database.exec("UPDATE assertion_revision SET reviewer = 'x'")).toThrow(/never changes/u)
    expect(() => database.exec('DELETE FROM assertion_revision')).toThrow(/never removed/u)
    expect(() => database.exec("INSERT INTO citation_label_revision (file, body, reviewer, at) VALUES (99, '{}', '', '')")).toThrow(/FOREIGN KEY/u)
  })
})

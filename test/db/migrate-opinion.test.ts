import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { currentDecisions, decide, historyState, moveInHistory } from '../../src-main/db/decisions.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** A case file as version 3 wrote it, with decisions, one of them taken back, and the steps that can be undone. */
function caseOfVersionThree(path: string): void {
  const database = databaseAtVersion(path, 3)
  database.exec(`
    INSERT INTO decision_revision (number, kind, target, body, reviewer, at) VALUES
      (1, 'element', 'EL-ID', '{"status":"disputed"}', '虚构审查人', '2026-01-01T08:00:00+08:00'),
      (2, 'finding', 'travel.air/party/p1', '{"status":"accepted"}', '虚构审查人', '2026-01-01T08:01:00+08:00'),
      (5, 'element', 'EL-ID', NULL, '虚构审查人', '2026-01-01T08:02:00+08:00');
    INSERT INTO history_step (number, kind, target, before, after, state) VALUES
      (1, 'finding', 'travel.air/party/p1', NULL, '{"status":"accepted"}', 'done');
  `)
  database.close()
}

describe('a case file of version 3', () => {
  it('keeps its decisions with their numbers, its order and its locks, and takes the new kinds', () => {
    caseOfVersionThree(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(database.prepare('SELECT number, kind, target, body FROM decision_revision ORDER BY number').all()).toEqual([
      { number: 1, kind: 'element', target: 'EL-ID', body: '{"status":"disputed"}' },
      { number: 2, kind: 'finding', target: 'travel.air/party/p1', body: '{"status":"accepted"}' },
      { number: 5, kind: 'element', target: 'EL-ID', body: null },
    ])
    expect(currentDecisions(database).map((row) => row.target)).toEqual(['travel.air/party/p1'])
    expect(() => database.exec("UPDATE decision_revision SET body = NULL WHERE number = 1")).toThrow('a revision never changes')
    expect(() => database.exec('DELETE FROM decision_revision WHERE number = 1')).toThrow('a revision is never removed')
    expect(() => database.exec("INSERT INTO decision_revision (kind, target, body, reviewer, at) VALUES ('other', 'x', NULL, '', '')")).toThrow('CHECK')
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE tbl_name = 'decision_revision' AND type <> 'table' ORDER BY name").all()).toEqual([
      { name: 'decision_revision_by_target' }, { name: 'decision_revision_is_final' }, { name: 'decision_revision_stays' },
    ])
    for (const kind of ['circumstance', 'precondition', 'answer', 'gap', 'formal-check', 'clock', 'opinion'] as const) {
      decide(database, { kind, target: kind, body: { text: 'x' }, reviewer: '虚构审查人', at: '2026-01-02T08:00:00+08:00' })
    }
    expect(currentDecisions(database)).toHaveLength(8)
    closeCaseFile(file)
  })

  it('passes over steps that may not be moved here', () => {
    caseOfVersionThree(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    decide(database, { kind: 'element', target: 'second/EL-ID', body: { status: 'disputed' }, reviewer: '虚构第二人', at: '2026-01-02T08:00:00+08:00' })
    const mine = ({ target }: { readonly target: string }): boolean => !target.startsWith('second/')
    expect(historyState(database, mine)).toEqual({ canUndo: true, canRedo: false })
    expect(moveInHistory(database, 'undo', '虚构审查人', '2026-01-02T09:00:00+08:00', mine)?.target).toBe('travel.air/party/p1')
    expect(historyState(database, mine)).toEqual({ canUndo: false, canRedo: true })
    expect(moveInHistory(database, 'undo', '虚构审查人', '2026-01-02T09:00:00+08:00', mine)).toBeNull()
    expect(currentDecisions(database).map((row) => row.target)).toEqual(['second/EL-ID'])
    closeCaseFile(file)
  })
})

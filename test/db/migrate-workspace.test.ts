import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { currentDecisions, decide, moveInHistory } from '../../src-main/db/decisions.ts'
import { MIGRATIONS } from '../../src-main/db/migrate.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** The version before this step, wherever it stands in the row of steps. */
const BEFORE = (MIGRATIONS.find((step) => step.sql.includes("'sanction-act'"))?.version ?? 0) - 1

/** A case file of the version before, with decisions that name no person and a step that can be undone. */
function formerCase(path: string): void {
  const database = databaseAtVersion(path, BEFORE)
  database.exec(`
    INSERT INTO fact_revision (number, kind, id, body, source, at) VALUES
      (1, 'party', 'p-first', '{"id":"p-first","name":"虚构甲","role":"debtor"}', '', ''),
      (2, 'party', 'p-second', '{"id":"p-second","name":"虚构乙","role":"guarantor"}', '', '');
    INSERT INTO decision_revision (number, kind, target, body, reviewer, at) VALUES
      (1, 'element', 'EL-ABILITY', '{"status":"disputed","reasoning":"x","reviewer":"r","decidedAt":"2026-01-01"}', '虚构审查人', '2026-01-01T08:00:00+08:00'),
      (3, 'clock', 'CK-REPLY-7', '{"from":"2026-01-02","to":null,"note":null}', '虚构审查人', '2026-01-01T08:01:00+08:00'),
      (4, 'element', 'second/EL-ABILITY', '{"status":"established","reasoning":"y","reviewer":"s","decidedAt":"2026-01-01"}', '虚构第二人', '2026-01-01T08:02:00+08:00');
    INSERT INTO history_step (number, kind, target, before, after, state) VALUES
      (1, 'element', 'EL-ABILITY', NULL, '{"status":"disputed","reasoning":"x","reviewer":"r","decidedAt":"2026-01-01"}', 'done');
  `)
  database.close()
}

describe('a case file from before there were trees for several persons', () => {
  it('keeps its decisions as they stand, under their plain ids and numbers, and takes the new kinds', () => {
    expect(BEFORE).toBeGreaterThanOrEqual(5)
    formerCase(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(database.prepare('SELECT number, kind, target FROM decision_revision ORDER BY number').all()).toEqual([
      { number: 1, kind: 'element', target: 'EL-ABILITY' }, { number: 3, kind: 'clock', target: 'CK-REPLY-7' }, { number: 4, kind: 'element', target: 'second/EL-ABILITY' },
    ])
    expect(() => database.exec("UPDATE decision_revision SET body = NULL WHERE number = 1")).toThrow('a revision never changes')
    expect(() => database.exec('DELETE FROM decision_revision WHERE number = 1')).toThrow('a revision is never removed')
    expect(() => database.exec("INSERT INTO decision_revision (kind, target, body, reviewer, at) VALUES ('other', 'x', NULL, '', '')")).toThrow('CHECK')
    for (const kind of ['person', 'placement', 'sanction-act', 'causation', 'recovery', 'proceeding'] as const) {
      decide(database, { kind, target: kind, body: { text: 'x' }, reviewer: '虚构审查人', at: '2026-01-02T08:00:00+08:00' })
    }
    expect(currentDecisions(database)).toHaveLength(9)
    for (let left = 6; left > 0; left -= 1) moveInHistory(database, 'undo', '虚构审查人', '2026-01-02T09:00:00+08:00')
    expect(currentDecisions(database)).toHaveLength(3)
    expect(moveInHistory(database, 'undo', '虚构审查人', '2026-01-02T09:00:00+08:00')).toMatchObject({ kind: 'element', target: 'EL-ABILITY' })
    expect(currentDecisions(database).map((row) => row.target)).toEqual(['CK-REPLY-7', 'second/EL-ABILITY'])
    closeCaseFile(file)
  })
})

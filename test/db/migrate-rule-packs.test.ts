import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { currentDecisions, decide, type DecisionKind } from '../../src-main/db/decisions.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const KINDS = [
  'finding', 'element', 'evidence-property', 'parameters', 'circumstance', 'precondition', 'answer', 'gap', 'formal-check', 'clock', 'opinion',
  'checksum-list', 'contradiction', 'person', 'placement', 'sanction-act', 'causation', 'recovery', 'proceeding', 'act', 'rule-pack',
] as const satisfies readonly DecisionKind[]

describe('a case file of version 10', () => {
  it('keeps its decisions and takes acts and rule packs, which never change', () => {
    const old = databaseAtVersion(folder.path('old.tcase'), 10)
    old.exec(`INSERT INTO decision_revision (number, kind, target, body, reviewer, at) VALUES
      (1, 'element', 'EL-ID', '{"status":"disputed"}', '虚构审查人', '2026-01-01T08:00:00+08:00'),
      (3, 'contradiction', 'c1', '{"state":"open"}', '虚构审查人', '2026-01-01T08:01:00+08:00')`)
    old.close()
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(currentDecisions(database).map((row) => row.target)).toEqual(['EL-ID', 'c1'])
    for (const kind of KINDS) decide(database, { kind, target: `new-${kind}`, body: { text: 'x' }, reviewer: '虚构审查人', at: '2026-01-02T08:00:00+08:00' })
    expect(currentDecisions(database)).toHaveLength(KINDS.length + 2)
    expect(() => database.exec("UPDATE decision_revision SET body = NULL WHERE number = 1")).toThrow('a revision never changes')

    database.exec(`INSERT INTO rule_pack (sha256, id, version, body, added_at) VALUES ('${'a'.repeat(64)}', 'cn-313', '2026.11.0', '{}', '2026-01-01T08:00:00+08:00')`)
    expect(() => database.exec("UPDATE rule_pack SET version = '2027.01.0'")).toThrow('a rule pack never changes')
    expect(() => database.exec('DELETE FROM rule_pack')).toThrow('a rule pack is never removed')
    closeCaseFile(file)
  })
})

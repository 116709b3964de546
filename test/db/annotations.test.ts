import type SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAnnotationRevision, ANNOTATION, currentAnnotations } from '../../src-main/db/annotations.ts'
import { currentDecisions, decide, decideTogether, historyState, moveInHistory } from '../../src-main/db/decisions.ts'
import { MIGRATIONS, migrate } from '../../src-main/db/migrate.ts'
import { databaseAtVersion, temporaryFolder, withCase, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const SHA = 'c'.repeat(64)
const mark = (name: string, note: string) => ({ id: `urn:uuid:${name}`, sha256: SHA, note })
const step = (name: string, note: string | null) => ({ kind: ANNOTATION, target: `urn:uuid:${name}`, body: note === null ? null : mark(name, note), reviewer: '虚构检察官', at: '2026-11-21T10:00:00+08:00' }) as const

function withOriginal(work: (database: InstanceType<typeof SqliteDatabase>) => void): void {
  withCase(folder.path('a.tcase'), { create: true, passphrase: null }, ({ database }) => {
    database.prepare('INSERT INTO original (sha256, size) VALUES (?, 1)').run(SHA)
    work(database)
  })
}
const notes = (database: InstanceType<typeof SqliteDatabase>): string[] => currentAnnotations(database).map((each) => each.note)

describe('marks in the case file', () => {
  it('are revisions that never change, and never point at bytes the case lacks', () => {
    withOriginal((database) => {
      decide(database, step('1', 'eins'))
      expect(() => database.exec("UPDATE annotation_revision SET reviewer = 'x'")).toThrow(/never changes/u)
      expect(() => database.exec('DELETE FROM annotation_revision')).toThrow(/never removed/u)
      expect(() => addAnnotationRevision(database, 'urn:uuid:2', JSON.stringify({ sha256: 'd'.repeat(64) }), '', '')).toThrow(/FOREIGN KEY/u)
      expect(() => addAnnotationRevision(database, 'urn:uuid:2', '{}', '', '')).toThrow(/CHECK/u)
      expect(() => addAnnotationRevision(database, 'other', JSON.stringify(mark('x', '')), '', '')).toThrow(/CHECK/u)
    })
  })

  it('keep the order they were made in through changes', () => {
    withOriginal((database) => {
      decide(database, step('1', 'a'))
      decide(database, step('2', 'b'))
      decide(database, step('1', 'a2'))
      expect(notes(database)).toEqual(['a2', 'b'])
    })
  })

  it('are undone and redone among other decisions, also after the file was closed', () => {
    withOriginal((database) => {
      decide(database, step('1', 'a'))
      decide(database, { kind: 'element', target: 'EL-ACT', body: { status: 'disputed' }, reviewer: '', at: '' })
      decide(database, step('1', null))
      expect(notes(database)).toEqual([])
    })
    withCase(folder.path('a.tcase'), { passphrase: null }, ({ database }) => {
      expect(moveInHistory(database, 'undo', '', '')).toMatchObject({ kind: 'annotation', target: 'urn:uuid:1', steps: 1 })
      expect(notes(database)).toEqual(['a'])
      moveInHistory(database, 'undo', '', '')
      expect(currentDecisions(database)).toEqual([])
      moveInHistory(database, 'undo', '', '')
      expect([notes(database), historyState(database)]).toEqual([[], { canUndo: false, canRedo: true }])
      moveInHistory(database, 'redo', '', '')
      expect(notes(database)).toEqual(['a'])
    })
  })

  it('changed together are undone together and redone together', () => {
    withOriginal((database) => {
      decide(database, step('1', 'a'))
      decide(database, step('2', 'b'))
      decideTogether(database, [step('1', 'a2'), step('2', 'b2')])
      expect(moveInHistory(database, 'undo', '', '')).toMatchObject({ steps: 2 })
      expect(notes(database)).toEqual(['a', 'b'])
      expect(moveInHistory(database, 'undo', '', '')).toMatchObject({ steps: 1 })
      expect(notes(database)).toEqual(['a'])
      moveInHistory(database, 'redo', '', '')
      expect(moveInHistory(database, 'redo', '', '')).toMatchObject({ steps: 2 })
      expect(notes(database)).toEqual(['a2', 'b2'])
      moveInHistory(database, 'undo', '', '')
      decide(database, step('1', 'a3'))
      expect(moveInHistory(database, 'redo', '', '')).toBeNull()
    })
  })
})

describe('a case file of version 2', () => {
  it('keeps its decisions and its history', () => {
    const path = folder.path('old.tcase')
    const old = databaseAtVersion(path, 2)
    old.exec(`INSERT INTO original (sha256, size) VALUES ('${SHA}', 1);
      INSERT INTO decision_revision (kind, target, body, reviewer, at) VALUES ('element', 'EL-ACT', '{"status":"established"}', '甲', 't');
      INSERT INTO history_step (kind, target, before, after, state) VALUES ('element', 'EL-ACT', NULL, '{"status":"established"}', 'done');`)
    migrate(old, 2)
    expect(old.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
    old.close()
    withCase(path, { passphrase: null }, ({ database }) => {
      expect(currentDecisions(database)).toMatchObject([{ kind: 'element', target: 'EL-ACT' }])
      decide(database, step('1', 'neu'))
      moveInHistory(database, 'undo', '', '')
      expect(moveInHistory(database, 'undo', '', '')).toMatchObject({ kind: 'element', target: 'EL-ACT', steps: 1 })
      expect(currentDecisions(database)).toEqual([])
    })
  })
})

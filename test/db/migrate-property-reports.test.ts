import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decide, decideTogether, moveInHistory } from '../../src-main/db/decisions.ts'
import { currentFacts } from '../../src-main/db/facts.ts'
import { addReportRevision, currentPropertyReports, PROPERTY_REPORT, REPORT_LINE } from '../../src-main/db/property-reports.ts'
import { databaseAtVersion, temporaryFolder, withCase, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const BY = { reviewer: '虚构审查人', at: '2026-11-21T10:00:00+08:00' }
const report = (id: string, date: string) => ({ id, party: 'p1', kind: 'first', date, document: null, note: '', ...BY })
const line = (id: string, of: string, value: string | null) => ({ id, report: of, kind: 'deposit', title: '虚构银行', number: '', holder: '', value, date: null, note: '', place: null, thing: null, ...BY })

describe('a case file of the version before property reports could be typed in', () => {
  it('keeps its facts and history, and takes reports and lines that can be undone, the latest first and an act at a time', () => {
    const path = folder.path('old.tcase')
    const old = databaseAtVersion(path, 19)
    old.exec(`
      INSERT INTO fact_revision (kind, id, body, source, at) VALUES ('party', 'p1', '{"id":"p1"}', 'case.json', '2026-01-01T08:00:00+08:00');
      INSERT INTO decision_revision (kind, target, body, reviewer, at) VALUES ('parameters', 'funds.large-out', '{}', '', '');
      INSERT INTO history_step (kind, target, before, after, state) VALUES ('parameters', 'funds.large-out', NULL, '{}', 'done');`)
    old.close()
    withCase(path, { passphrase: null }, ({ database }) => {
      expect(currentFacts(database)).toEqual([{ kind: 'party', id: 'p1', body: { id: 'p1' } }])
      expect(currentPropertyReports(database)).toEqual([])
      decide(database, { kind: PROPERTY_REPORT, target: 'urn:uuid:2', body: report('urn:uuid:2', '2024-09-01'), ...BY })
      decide(database, { kind: PROPERTY_REPORT, target: 'urn:uuid:1', body: report('urn:uuid:1', '2024-03-20'), ...BY })
      decideTogether(database, ['a', 'b'].map((each) => ({ kind: REPORT_LINE, target: `urn:uuid:${each}`, body: line(`urn:uuid:${each}`, 'urn:uuid:1', '0.10'), ...BY })))
      expect(currentPropertyReports(database).map((each) => [each.date, each.lines.map(({ id }) => id)])).toEqual([['2024-03-20', ['urn:uuid:a', 'urn:uuid:b']], ['2024-09-01', []]])
      moveInHistory(database, 'undo', '', '')
      expect(currentPropertyReports(database).map((each) => each.lines.length)).toEqual([0, 0])
      moveInHistory(database, 'redo', '', '')
      expect(currentPropertyReports(database).map((each) => each.lines.length)).toEqual([2, 0])
      for (let left = 3; left > 0; left -= 1) moveInHistory(database, 'undo', '', '')
      expect(currentPropertyReports(database)).toEqual([])
      expect(moveInHistory(database, 'undo', '', '')).toMatchObject({ kind: 'parameters' })
    })
  })
})

it('a line keeps its value as decimal yuan in text, and revisions never change', () => {
  withCase(folder.path('new.tcase'), { create: true, passphrase: null }, ({ database }) => {
    const keep = (value: unknown): void => addReportRevision(database, REPORT_LINE, 'urn:uuid:1', JSON.stringify({ ...line('urn:uuid:1', 'urn:uuid:r', null), value }), '', '')
    for (const wrong of [12.5, '12', '12.5', '-1.00', 'x']) expect(() => keep(wrong)).toThrow(/CHECK/u)
    keep('90071992547409.93')
    keep(null)
    expect(() => addReportRevision(database, PROPERTY_REPORT, 'urn:uuid:1', JSON.stringify({ ...report('urn:uuid:1', '2024'), kind: 'third' }), '', '')).toThrow(/CHECK/u)
    for (const table of ['property_report_revision', 'property_report_line_revision']) {
      database.exec(`INSERT INTO ${table} (id, body, reviewer, at) VALUES ('urn:uuid:9', NULL, '', '')`)
      expect(() => database.exec(`UPDATE ${table} SET reviewer = 'x'`)).toThrow('a revision never changes')
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('a revision is never removed')
    }
  })
})

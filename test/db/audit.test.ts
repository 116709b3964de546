import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendAudit, GENESIS, listAudit, verifyAudit } from '../../src-main/db/audit.ts'
import type { CaseFile } from '../../src-main/db/open.ts'
import { opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
let file: CaseFile
beforeEach(() => {
  folder = temporaryFolder()
  file = opened(folder.path('a.tcase'), { create: true, passphrase: null })
})
afterEach(() => {
  file.database.close()
  folder.remove()
})

const entry = (action: string) => ({ at: '2026-01-01T08:00:00+08:00', reviewer: '虚构审查人', action, target: '目标', details: { b: 2, a: '一', empty: null } })

describe('the log', () => {
  it('chains every entry to the one before by SHA-256 of canonical JSON', () => {
    const first = appendAudit(file.database, entry('one'))
    const second = appendAudit(file.database, entry('two'))
    expect(first.previous).toBe(GENESIS)
    expect(second.previous).toBe(first.hash)
    // The same hash from text written by hand: keys sorted, no blanks.
    const text = `{"action":"one","at":"2026-01-01T08:00:00+08:00","details":{"a":"一","b":2,"empty":null},"number":1,"previous":"${GENESIS}","reviewer":"虚构审查人","target":"目标"}`
    expect(first.hash).toBe(createHash('sha256').update(text).digest('hex'))
    expect(verifyAudit(file.database)).toEqual({ entries: 2, head: second.hash, broken: null })
    expect(listAudit(file.database, 0, 10).entries.map((each) => each.action)).toEqual(['two', 'one'])
  })

  it('cannot be changed, shortened or continued from elsewhere', () => {
    appendAudit(file.database, entry('one'))
    appendAudit(file.database, entry('two'))
    expect(() => file.database.exec("UPDATE audit SET reviewer = '别人' WHERE number = 1")).toThrow('the log is only added to')
    expect(() => file.database.exec('DELETE FROM audit WHERE number = 2')).toThrow('the log is only added to')
    const insert = file.database.prepare("INSERT INTO audit VALUES (?, '', '', '', '', '{}', ?, ?)")
    expect(() => insert.run(4, GENESIS, 'f'.repeat(64))).toThrow('follow')
    expect(() => insert.run(3, GENESIS, 'f'.repeat(64))).toThrow('follow')
  })

  it('shows where it was forced open', () => {
    appendAudit(file.database, entry('one'))
    appendAudit(file.database, entry('two'))
    appendAudit(file.database, entry('three'))
    file.database.exec('DROP TRIGGER audit_is_final')
    file.database.exec("UPDATE audit SET reviewer = '别人' WHERE number = 2")
    const { broken } = verifyAudit(file.database)
    expect(broken?.number).toBe(2)
  })
})

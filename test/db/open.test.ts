import { copyFileSync, existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { APPLICATION_ID, closeCaseFile, openCaseFile } from '../../src-main/db/open.ts'
import { CURRENT_VERSION } from '../../src-main/db/migrate.ts'
import { recoveryKeyOf } from '../../src-main/db/recovery-key.ts'
import { writeSetting, readSetting } from '../../src-main/db/settings.ts'
import { opened, temporaryFolder, withCase, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const codeOf = (path: string, passphrase: string | null = null): string => {
  const result = openCaseFile(path, { passphrase })
  if (result.ok) {
    closeCaseFile(result.value)
    return 'opened'
  }
  return result.error.code
}

describe('a case file', () => {
  it('carries its identity and version, and its durability is what was asked for', () => {
    withCase(folder.path('a.tcase'), { create: true, passphrase: null }, ({ database }) => {
      expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID)
      expect(database.pragma('user_version', { simple: true })).toBe(CURRENT_VERSION)
      expect(database.pragma('journal_mode', { simple: true })).toBe('delete')
      expect(database.pragma('synchronous', { simple: true })).toBe(2)
      expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
    })
    expect(existsSync(folder.path('a.tcase-journal'))).toBe(false)
    expect(codeOf(folder.path('a.tcase'))).toBe('opened')
  })

  it('is never written over', () => {
    withCase(folder.path('a.tcase'), { create: true, passphrase: null }, () => undefined)
    const before = readFileSync(folder.path('a.tcase'))
    const again = openCaseFile(folder.path('a.tcase'), { create: true, passphrase: null })
    expect(again.ok ? 'opened' : again.error.code).toBe('target-exists')
    expect(readFileSync(folder.path('a.tcase')).equals(before)).toBe(true)
  })

  it('is refused when it is foreign, from the future, damaged, missing or a link, and not touched', () => {
    const plain = new SqliteDatabase(folder.path('foreign.tcase'))
    plain.exec('CREATE TABLE other (x)')
    plain.close()
    withCase(folder.path('future.tcase'), { create: true, passphrase: null }, ({ database }) => void database.pragma(`user_version = ${CURRENT_VERSION + 1}`))
    withCase(folder.path('damaged.tcase'), { create: true, passphrase: null }, () => undefined)
    truncateSync(folder.path('damaged.tcase'), 8192)
    writeFileSync(folder.path('text.tcase'), 'not a database at all')
    writeFileSync(folder.path('empty.tcase'), '')
    withCase(folder.path('real.tcase'), { create: true, passphrase: null }, () => undefined)
    symlinkSync(folder.path('real.tcase'), folder.path('link.tcase'))
    const expected: readonly (readonly [name: string, code: string])[] = [
      ['foreign.tcase', 'not-a-case-file'],
      ['future.tcase', 'case-from-future'],
      ['damaged.tcase', 'case-damaged'],
      ['text.tcase', 'not-a-case-file'],
      ['empty.tcase', 'not-a-case-file'],
      ['missing.tcase', 'file-missing'],
      ['link.tcase', 'not-a-case-file'],
    ]
    for (const [name, code] of expected) {
      const before = existsSync(folder.path(name)) ? readFileSync(folder.path(name)) : null
      expect([name, codeOf(folder.path(name))]).toEqual([name, code])
      if (before) expect(readFileSync(folder.path(name)).equals(before)).toBe(true)
    }
  })
})

describe('an encrypted case file', () => {
  it('shows nothing in plain text and opens with its passphrase only', () => {
    const path = folder.path('sealed.tcase')
    withCase(path, { create: true, passphrase: '虚构口令 7' }, ({ database }) => writeSetting(database, 'reviewer', '虚构检察官'))
    const bytes = readFileSync(path)
    expect(bytes.includes(Buffer.from('虚构检察官'))).toBe(false)
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
    expect(codeOf(path)).toBe('passphrase-needed')
    expect(codeOf(path, '另一个')).toBe('passphrase-wrong')
    withCase(path, { passphrase: '虚构口令 7' }, ({ database }) => expect(readSetting(database, 'reviewer')).toBe('虚构检察官'))
  })

  it('opens with its recovery key, and another file does not', () => {
    const path = folder.path('sealed.tcase')
    withCase(path, { create: true, passphrase: '虚构口令 7' }, ({ database }) => writeSetting(database, 'reviewer', '甲'))
    withCase(folder.path('other.tcase'), { create: true, passphrase: '虚构口令 7' }, () => undefined)
    const key = recoveryKeyOf(path, '虚构口令 7')
    expect(key).toMatch(/^([0-9A-F]{4}-){23}[0-9A-F]{4}$/u)
    withCase(path, { passphrase: key.toLowerCase() }, ({ database }) => expect(readSetting(database, 'reviewer')).toBe('甲'))
    expect(codeOf(folder.path('other.tcase'), key)).toBe('passphrase-wrong')
  })

  it('stays encrypted when it is copied', () => {
    const path = folder.path('sealed.tcase')
    opened(path, { create: true, passphrase: '口令' }).database.close()
    copyFileSync(path, folder.path('copy.tcase'))
    expect(codeOf(folder.path('copy.tcase'))).toBe('passphrase-needed')
    expect(codeOf(folder.path('copy.tcase'), '口令')).toBe('opened')
  })
})

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { currentDecisions, decide } from '../../src-main/db/decisions.ts'
import { keepDigests, knownDigests, originalPieces, originalsWithout } from '../../src-main/db/digests.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { digestsOf, sm3 } from '../../src-main/files/hash.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const BYTES = Buffer.from('abc')
const SHA256 = createHash('sha256').update(BYTES).digest('hex')

/** A case file as the version before wrote it: decisions, one taken back, and an original. */
function formerCase(path: string): void {
  const database = databaseAtVersion(path, 5)
  database.exec(`
    INSERT INTO decision_revision (number, kind, target, body, reviewer, at) VALUES
      (1, 'gap', 'EV-ID', '{"number":1}', '虚构审查人', '2026-01-01T08:00:00+08:00'),
      (2, 'formal-check', 'E1/FC-8-HASH', '{"state":"found"}', '虚构审查人', '2026-01-01T08:01:00+08:00'),
      (3, 'gap', 'EV-ID', NULL, '虚构审查人', '2026-01-01T08:02:00+08:00');
  `)
  database.prepare('INSERT INTO original (sha256, sm3, size) VALUES (?, NULL, 3)').run(SHA256)
  database.prepare('INSERT INTO original_chunk (sha256, number, bytes) VALUES (?, 0, ?)').run(SHA256, BYTES)
  database.close()
}

describe('a case file from before lists were compared', () => {
  it('keeps its decisions and their locks, and takes the new kinds', () => {
    formerCase(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(currentDecisions(database).map((row) => row.target)).toEqual(['E1/FC-8-HASH'])
    expect(() => database.exec('UPDATE decision_revision SET body = NULL WHERE number = 1')).toThrow('a revision never changes')
    expect(() => database.exec('DELETE FROM decision_revision WHERE number = 1')).toThrow('a revision is never removed')
    expect(() => database.exec("INSERT INTO decision_revision (kind, target, body, reviewer, at) VALUES ('other', 'x', NULL, '', '')")).toThrow('CHECK')
    for (const kind of ['checksum-list', 'contradiction', 'gap', 'opinion'] as const) decide(database, { kind, target: kind, body: { text: 'x' }, reviewer: '虚构审查人', at: '2026-01-02T08:00:00+08:00' })
    expect(currentDecisions(database)).toHaveLength(5)
    closeCaseFile(file)
  })

  it('works out the digests that an older list needs, once, and lets none be changed', () => {
    formerCase(folder.path('old.tcase'))
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(originalsWithout(database, ['md5'])).toEqual([{ sha256: SHA256, size: 3 }])
    keepDigests(database, SHA256, digestsOf(originalPieces(database, SHA256), ['md5', 'sha1']))
    expect(originalsWithout(database, ['md5', 'sha1'])).toEqual([])
    expect(originalsWithout(database, ['md5', 'sm3'])).toHaveLength(1)
    keepDigests(database, SHA256, digestsOf(originalPieces(database, SHA256), ['sm3', 'md5']))
    // RFC 1321, RFC 3174 and GB/T 32905 give these for "abc".
    expect(knownDigests(database).get(SHA256)).toEqual({ md5: '900150983cd24fb0d6963f7d28e17f72', sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d', sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0' })
    expect(sm3(BYTES)).toBe(knownDigests(database).get(SHA256)?.sm3)
    expect(() => database.exec("UPDATE original_digest SET value = 'x'")).toThrow('an original never changes')
    expect(() => database.exec('DELETE FROM original_digest')).toThrow('an original is never removed')
    closeCaseFile(file)
  })
})

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { arrived, beginOriginal, dropArriving, isArriving, keepPieces, settleOriginal } from '../../src-main/db/arriving.ts'
import { CHUNK } from '../../src-main/db/chunk.ts'
import { originalCount, originalsWithout } from '../../src-main/db/digests.ts'
import { closeCaseFile } from '../../src-main/db/open.ts'
import { readWholeOriginal, rehashOriginals, storeOriginal } from '../../src-main/db/originals.ts'
import { databaseAtVersion, opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const OLD = createHash('sha256').update(Buffer.from([0])).digest('hex')
const bytes = Uint8Array.from({ length: CHUNK + 77 }, (_, index) => (index * 7) % 253)
const big = { sha256: createHash('sha256').update(bytes).digest('hex'), sm3: 'c'.repeat(64), size: bytes.length }

describe('a case file of the version before originals came in piece by piece', () => {
  it('keeps its originals for good, and takes new ones in pieces', () => {
    const before = databaseAtVersion(folder.path('old.tcase'), 16)
    before.exec(`INSERT INTO original (sha256, sm3, size) VALUES ('${OLD}', NULL, 1); INSERT INTO original_chunk (sha256, number, bytes) VALUES ('${OLD}', 0, x'00')`)
    before.close()
    const file = opened(folder.path('old.tcase'), { passphrase: null })
    const { database } = file
    expect(() => database.exec('DELETE FROM original')).toThrow('never removed')
    expect(() => database.exec('DELETE FROM original_chunk')).toThrow('never removed')
    expect(() => database.prepare('INSERT INTO original_arriving (sha256) VALUES (?)').run(OLD)).toThrow('does not arrive again')

    expect(beginOriginal(database, big)).toBe(0)
    keepPieces(database, big.sha256, bytes.subarray(0, CHUNK))
    // Until it is whole it is no original: nothing counts, hashes or digests it.
    expect(originalCount(database)).toBe(1)
    expect(rehashOriginals(database)).toEqual({ files: 1, bytes: 1, differences: [] })
    expect(originalsWithout(database, ['md5']).map((each) => each.sha256)).toEqual([OLD])
    expect(() => settleOriginal(database, big.sha256)).toThrow('bytes has')
    expect(beginOriginal(database, big)).toBe(1)
    keepPieces(database, big.sha256, bytes.subarray(CHUNK))
    settleOriginal(database, big.sha256)
    expect(readWholeOriginal(database, big.sha256)?.equals(bytes)).toBe(true)
    expect(rehashOriginals(database)).toEqual({ files: 2, bytes: 1 + bytes.length, differences: [] })
    expect(beginOriginal(database, big)).toBeNull()
    expect(() => database.exec('DELETE FROM original_chunk')).toThrow('never removed')
    closeCaseFile(file)
  })

  it('leaves nothing of what never came in whole', () => {
    const file = opened(folder.path('new.tcase'), { create: true, passphrase: null })
    const { database } = file
    beginOriginal(database, big)
    keepPieces(database, big.sha256, bytes.subarray(0, CHUNK))
    dropArriving(database)
    expect(isArriving(database, big.sha256)).toBe(false)
    expect(database.prepare('SELECT (SELECT count(*) FROM original) + (SELECT count(*) FROM original_chunk)').pluck().get()).toBe(0)
    // Begun in pieces and then given whole: the rest is added.
    beginOriginal(database, big)
    keepPieces(database, big.sha256, bytes.subarray(0, CHUNK))
    expect(storeOriginal(database, bytes, big.sm3)).toEqual({ sha256: big.sha256, added: true })
    expect(arrived(database, big.sha256)).toBe(2)
    expect(rehashOriginals(database).differences).toEqual([])
    closeCaseFile(file)
  })
})

import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseFile } from '../../src-main/db/open.ts'
import { CHUNK } from '../../src-main/db/chunk.ts'
import { readOriginal, readWholeOriginal, rehashOriginals, storeOriginal } from '../../src-main/db/originals.ts'
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

const pattern = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 251)

describe('originals', () => {
  it('come back byte for byte, whole and in any range across pieces', () => {
    const bytes = pattern(CHUNK * 2 + 777)
    const { sha256, added } = storeOriginal(file.database, bytes, null)
    expect(added).toBe(true)
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(readWholeOriginal(file.database, sha256)?.equals(bytes)).toBe(true)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(bytes.length - 1), (left, right) => {
        const [start, end] = left <= right ? [left, right] : [right, left]
        expect(readOriginal(file.database, sha256, start, end).equals(bytes.subarray(start, end + 1))).toBe(true)
      }),
      { numRuns: 60 },
    )
    for (const [start, end] of [[CHUNK - 1, CHUNK], [0, 0], [bytes.length - 1, bytes.length - 1]] as const) {
      expect(readOriginal(file.database, sha256, start, end).equals(bytes.subarray(start, end + 1))).toBe(true)
    }
  })

  it('are kept once, empty ones too', () => {
    const empty = storeOriginal(file.database, new Uint8Array(), null)
    expect(readWholeOriginal(file.database, empty.sha256)?.length).toBe(0)
    storeOriginal(file.database, pattern(10), null)
    expect(storeOriginal(file.database, pattern(10), null).added).toBe(false)
    expect(rehashOriginals(file.database)).toEqual({ files: 2, bytes: 10, differences: [] })
  })

  it('cannot be changed, and a forced change is named', () => {
    const { sha256 } = storeOriginal(file.database, pattern(5000), null)
    expect(() => file.database.prepare('UPDATE original_chunk SET bytes = ?').run(Buffer.alloc(5000))).toThrow('never changes')
    expect(() => file.database.exec('DELETE FROM original_chunk')).toThrow('never removed')
    file.database.exec('DROP TRIGGER original_chunk_is_final')
    const changed = Buffer.from(pattern(5000))
    changed[4321] = (changed[4321] ?? 0) ^ 1
    file.database.prepare('UPDATE original_chunk SET bytes = ?').run(changed)
    expect(rehashOriginals(file.database).differences.map((each) => each.sha256)).toEqual([sha256])
  })
})

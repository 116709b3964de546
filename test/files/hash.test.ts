import * as fc from 'fast-check'
import { createHash, getHashes, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { fingerprints, sha256, sm3 } from '../../src-main/files/hash.ts'
import { createSm3 } from '../../src-main/files/sm3.ts'

const smCrypto = createRequire(import.meta.url)('sm-crypto') as { sm3(input: Uint8Array): string }

/** The implementation of this program, whatever the runtime offers. */
function own(bytes: Uint8Array): string {
  const hash = createSm3()
  hash.update(bytes)
  return hash.digest()
}

describe('SM3', () => {
  it('gives the values of the standard', () => {
    expect(sm3(Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3(Buffer.from('abcd'.repeat(16)))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  it('agrees with sm-crypto at every length around a block, as our own and as the runtime has it', () => {
    for (let length = 0; length <= 260; length += 1) {
      const bytes = randomBytes(length)
      expect(sm3(bytes)).toBe(smCrypto.sm3(bytes))
      expect(own(bytes)).toBe(smCrypto.sm3(bytes))
    }
  })

  it('does not depend on how the message is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 10 }), (pieces) => {
        const hash = createSm3()
        for (const piece of pieces) hash.update(piece)
        expect(hash.digest()).toBe(smCrypto.sm3(Buffer.concat(pieces)))
      }),
    )
  })

  it.skipIf(!getHashes().includes('sm3'))('agrees with OpenSSL on a large message, in linear time', () => {
    const bytes = randomBytes(16 * 1024 * 1024)
    const started = performance.now()
    expect(own(bytes)).toBe(createHash('sm3').update(bytes).digest('hex'))
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('fingerprints', () => {
  it('gives both hashes of a stream in one pass', async () => {
    const pieces = [Buffer.from('案'), Buffer.from('卷')]
    const whole = Buffer.concat(pieces)
    expect(await fingerprints(pieces)).toEqual({ sha256: sha256(whole), sm3: sm3(whole), size: 6 })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintsAside, HashThreadLost } from '../../src-main/files/hash-aside.ts'
import { fingerprints } from '../../src-main/files/hash.ts'

/** Pieces as a reader of files gives them: views of one buffer that is filled anew for each. */
async function* reusing(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(Math.max(0, ...pieces.map((piece) => piece.length)))
  for (const piece of pieces) {
    buffer.set(piece)
    yield buffer.subarray(0, piece.length)
    buffer.fill(0xee)
  }
}

describe('fingerprints by a thread', () => {
  it('are those of the same bytes without one, however they come in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 20 }), async (pieces) => {
        expect(await fingerprintsAside(reusing(pieces))).toEqual(await fingerprints(pieces))
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  it('are not told of a stream that fails: its failure is', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10)
      throw new Error('the medium is gone')
    }
    await expect(fingerprintsAside(failing())).rejects.toThrow('the medium is gone')
  })

  it('say that the thread is lost, whenever it is', async () => {
    const pieces = Array.from({ length: 12 }, () => new Uint8Array(100))
    for (const script of ['throw new Error("gone")', 'import { parentPort } from "node:worker_threads"; parentPort.once("message", () => process.exit(1))']) {
      await expect(fingerprintsAside(reusing(pieces), new URL(`data:text/javascript,${encodeURIComponent(script)}`))).rejects.toThrow(HashThreadLost)
    }
  })

  it('say so where the thread went while the stream was read, with as many pieces as it may have', async () => {
    const gone = new Promise<void>((resolve) => void process.once('worker', (worker) => void worker.once('exit', () => resolve())))
    async function* waiting(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 4; piece += 1) yield new Uint8Array(100)
      await gone
      yield new Uint8Array(100)
    }
    await expect(fingerprintsAside(waiting(), new URL('data:text/javascript,process.exit(1)'))).rejects.toThrow(HashThreadLost)
  })
})

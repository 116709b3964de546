import { createHash, getHashes } from 'node:crypto'
import { createSm3, type Sm3 } from './sm3.ts'

export interface Fingerprints {
  /** 64 lower-case hex digits each. */
  readonly sha256: string
  readonly sm3: string
  readonly size: number
}

/** SHA-256 of bytes at hand, as lower-case hex. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * SM3 in pieces: that of the runtime where it has one (Node with OpenSSL; three times as fast), else our own
 * (Electron is built on BoringSSL, which has none). A test holds the two against each other.
 */
export function nationalHash(): Sm3 {
  if (!getHashes().includes('sm3')) return createSm3()
  const hash = createHash('sm3')
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') }
}

/** SM3 of bytes at hand, as lower-case hex. */
export function sm3(bytes: Uint8Array): string {
  const hash = nationalHash()
  hash.update(bytes)
  return hash.digest()
}

/** Both fingerprints of bytes that come in pieces. */
export interface RunningFingerprints {
  update(bytes: Uint8Array): void
  end(): Fingerprints
}

export function runningFingerprints(): RunningFingerprints {
  const sha = createHash('sha256')
  const national = nationalHash()
  let size = 0
  return {
    update(bytes) {
      sha.update(bytes)
      national.update(bytes)
      size += bytes.length
    },
    end: () => ({ sha256: sha.digest('hex'), sm3: national.digest(), size }),
  }
}

/** Both fingerprints in one pass over a stream, so that an original is read once however large it is. */
export async function fingerprints(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Fingerprints> {
  const running = runningFingerprints()
  for await (const chunk of chunks) running.update(chunk)
  return running.end()
}

/** Hash under the name that BagIt manifests use; null for a name that is not known here. */
export function bagHash(algorithm: string): ReturnType<typeof createHash> | null {
  return ['md5', 'sha1', 'sha256', 'sha384', 'sha512'].includes(algorithm) ? createHash(algorithm) : null
}

/** The named digests of bytes in pieces, as lower-case hex. MD5 and SHA-1 prove nothing by themselves: they only hold an older list against an original. */
export function digestsOf(pieces: Iterable<Uint8Array>, algorithms: readonly ('sm3' | 'md5' | 'sha1')[]): Readonly<Partial<Record<'sm3' | 'md5' | 'sha1', string>>> {
  const hashes = algorithms.map((algorithm) => {
    if (algorithm === 'sm3') {
      const hash = createSm3()
      return { algorithm, update: (bytes: Uint8Array): void => hash.update(bytes), hex: (): string => hash.digest() }
    }
    const hash = createHash(algorithm)
    return { algorithm, update: (bytes: Uint8Array): void => void hash.update(bytes), hex: (): string => hash.digest('hex') }
  })
  for (const piece of pieces) for (const hash of hashes) hash.update(piece)
  return Object.fromEntries(hashes.map(({ algorithm, hex }) => [algorithm, hex()]))
}

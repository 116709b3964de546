import { createHash } from 'node:crypto'
import { createSm3 } from './sm3.ts'

export interface Fingerprints {
  /** 64 lower-case hex digits each. */
  readonly sha256: string
  readonly sm3: string
  readonly size: number
}

/** SHA-256 of bytes at hand, as lower-case hex. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** SM3 of bytes at hand, as lower-case hex. */
export function sm3(bytes: Uint8Array): string {
  const hash = createSm3()
  hash.update(bytes)
  return hash.digest()
}

/** Both fingerprints in one pass over a stream, so that an original is read once however large it is. */
export async function fingerprints(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Fingerprints> {
  const sha = createHash('sha256')
  const national = createSm3()
  let size = 0
  for await (const chunk of chunks) {
    sha.update(chunk)
    national.update(chunk)
    size += chunk.length
  }
  return { sha256: sha.digest('hex'), sm3: national.digest(), size }
}

/** Hash under the name that BagIt manifests use; null for a name that is not known here. */
export function bagHash(algorithm: string): ReturnType<typeof createHash> | null {
  return ['md5', 'sha1', 'sha256', 'sha384', 'sha512'].includes(algorithm) ? createHash(algorithm) : null
}

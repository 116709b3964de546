import { bagHash } from '../../files/hash.ts'
import { decodeName } from './names.ts'
import { refusedEntry, type BundleEntry } from './entry.ts'

const MANIFEST = /^(?:tag)?manifest-(md5|sha1|sha256|sha384|sha512)\.txt$/u

/** Path -> algorithm -> hash, as the manifests of a bag (RFC 8493) state them. */
export interface BagManifests {
  readonly hashes: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Payload algorithms: each of these manifests has to name every file under `data/`. */
  readonly payloadAlgorithms: readonly string[]
}

/** Reads the manifests among the entries; null where the entries are no bag. */
export async function readBagManifests(entries: readonly BundleEntry[], maxBytes: number): Promise<BagManifests | null> {
  if (!entries.some((entry) => entry.path === 'bagit.txt' && entry.readable)) return null
  const hashes = new Map<string, Map<string, string>>()
  const payloadAlgorithms: string[] = []
  for (const entry of entries) {
    const algorithm = MANIFEST.exec(entry.path)?.[1]
    if (algorithm === undefined || !entry.readable || entry.size > maxBytes) continue
    if (!entry.path.startsWith('tag')) payloadAlgorithms.push(algorithm)
    for (const [path, hash] of parseManifest(decodeName(await entry.read()))) {
      const known = hashes.get(path) ?? new Map<string, string>()
      hashes.set(path, known.set(algorithm, hash))
    }
  }
  return { hashes, payloadAlgorithms }
}

/** Lines `<hex>  <path>`; `%0A`, `%0D` and `%25` stand for the characters that a line cannot hold. */
export function parseManifest(text: string): [path: string, hash: string][] {
  return text.split(/\r\n|\r|\n/u).flatMap((line) => {
    const match = /^([0-9a-f]+)[ \t]+\*?(.+)$/iu.exec(line.replace(/^\ufeff/u, ''))
    if (!match) return []
    const [, hash = '', path = ''] = match
    const plain = path.replace(/%(0A|0D|25)/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    return [[plain.normalize('NFC').replace(/^\.\//u, ''), hash.toLowerCase()] as [string, string]]
  })
}

/**
 * Holds one entry against the manifests. A payload file that differs, or that a manifest does not name,
 * keeps its content and gets the problem: the reviewer has to see what came, and that it is not what was sent.
 */
export async function verifyBagEntry(entry: BundleEntry, manifests: BagManifests): Promise<BundleEntry> {
  if (!entry.readable) return entry
  const stated = manifests.hashes.get(entry.path)
  const isPayload = entry.path.startsWith('data/')
  const unnamed = isPayload ? manifests.payloadAlgorithms.find((algorithm) => !stated?.has(algorithm)) : undefined
  if (unnamed !== undefined) return { ...entry, problem: 'checksum-mismatch', detail: `not-in-manifest-${unnamed}` }
  const hashes = [...(stated ?? [])].flatMap(([algorithm, expected]) => {
    const hash = bagHash(algorithm)
    return hash === null ? [] : [{ algorithm, expected, hash }]
  })
  if (hashes.length === 0) return entry
  try {
    for await (const chunk of entry.stream()) for (const { hash } of hashes) hash.update(chunk)
  } catch {
    // The content fails again when it is read for taking it in, and is listed with that reason.
    return entry
  }
  const wrong = hashes.find(({ hash, expected }) => hash.digest('hex') !== expected)
  return wrong === undefined ? entry : { ...entry, problem: 'checksum-mismatch', detail: wrong.algorithm }
}

/** Files that a manifest names and the bag lacks: listed, so that nobody takes the bag for complete. */
export function missingBagEntries(entries: readonly BundleEntry[], manifests: BagManifests): BundleEntry[] {
  const present = new Set(entries.map((entry) => entry.path))
  return [...manifests.hashes.keys()]
    .filter((path) => !present.has(path))
    .map((path) => refusedEntry({ path, size: 0, modified: null }, 'unreadable-file', 'missing-from-bag'))
}

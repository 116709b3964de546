import { posix } from 'node:path'
import { EntryFailure, type BundleEntry } from '../bundle/entry.ts'
import { memorySource } from '../bundle/byte-source.ts'
import { createBudget, DEFAULT_LIMITS, type BundleLimits } from '../bundle/limits.ts'
import { listZip } from '../bundle/zip.ts'
import { parseXml, type XmlElement } from './xml-tree.ts'

const MIB = 1024 * 1024
const OFD_LIMITS: BundleLimits = { ...DEFAULT_LIMITS, maxEntries: 20_000, maxTotalBytes: 512 * MIB, maxEntryBytes: 32 * MIB }

/** The parts of an OFD by their place. */
export interface OfdPackage {
  /** The part as XML; null where there is none or it is no well-formed XML. */
  xml(place: string): Promise<XmlElement | null>
  bytes(place: string): Promise<Uint8Array | null>
}

/** Opens the container under limits on count, size and ratio. Throws {@link EntryFailure} where a part breaks them. */
export async function openOfdPackage(bytes: Uint8Array): Promise<OfdPackage> {
  const entries = await listZip(memorySource(bytes), createBudget(OFD_LIMITS))
  const refused = entries.find((entry) => entry.problem !== null)
  if (refused?.problem) throw new EntryFailure(refused.problem, refused.path)
  // Makers write places with other capitals than the names of the parts.
  const parts = new Map<string, BundleEntry>(entries.map((entry) => [entry.path.toLowerCase(), entry]))
  const trees = new Map<string, XmlElement | null>()
  const read = async (place: string): Promise<Uint8Array | null> => {
    const part = parts.get(place.toLowerCase())
    return part === undefined ? null : part.read()
  }
  return {
    bytes: read,
    async xml(place) {
      const known = trees.get(place)
      if (known !== undefined) return known
      const content = await read(place)
      const tree = content === null ? null : parseXml(new TextDecoder().decode(content))
      trees.set(place, tree)
      return tree
    },
  }
}

/** A place named by a part in `folder`: relative to it, or absolute in the container. Never outside of it. */
export const placeIn = (folder: string, named: string): string =>
  posix.normalize(named.startsWith('/') ? named : posix.join('/', folder, named.trim())).replace(/^\/+/u, '')

export const folderOf = (place: string): string => posix.dirname(`/${place}`).replace(/^\/+/u, '')

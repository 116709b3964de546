import type { Entry } from 'yauzl'
import { innerPath, showableName } from '../../files/safe-path.ts'
import type { ReasonCode } from '../parsed-file.ts'
import type { ByteSource } from './byte-source.ts'
import { ArchiveFailure, readableEntry, refusedEntry, type BundleEntry } from './entry.ts'
import { isSuspicious, type Budget, type BundleLimits } from './limits.ts'
import { createNameRegister, decodeNames } from './names.ts'
import { asArchiveFailure, openZip } from './open-zip.ts'
import { LOCAL_HEADER_BYTES, streamMember, type ZipMember } from './zip-member.ts'

const STORED = 0
const DEFLATED = 8
const UTF8_FLAG = 0x800

/**
 * Members of a ZIP archive by its central directory, in the order of the archive, folders left out.
 * Nothing is unpacked. Members that must never be are listed with the reason. Throws {@link ArchiveFailure}
 * where the directory cannot be read to its end or names too many members.
 */
export async function listZip(source: ByteSource, budget: Budget): Promise<BundleEntry[]> {
  const entries = await readDirectory(source, budget)
  const names = decodeNames(
    entries.map((entry) => ({
      raw: entry.fileNameRaw,
      utf8Flag: (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0,
      madeOnUnix: [3, 19].includes(entry.versionMadeBy >>> 8),
      extraFields: entry.extraFields,
    })),
  )
  const overlapping = findOverlaps(entries.filter((entry) => leastEnd(entry) <= source.size))
  const wholeIsBomb = isWholeBomb(entries, source.size, budget.limits)
  const uniqueName = createNameRegister()
  return entries.flatMap((entry, index) => {
    const name = names[index] ?? ''
    if (/[/\\]$/u.test(name) && entry.uncompressedSize === 0) return []
    const checked = innerPath(name)
    const facts = { path: uniqueName(checked.ok ? checked.value : showableName(name)), size: entry.uncompressedSize, modified: modifiedOf(entry) }
    if (!checked.ok) return [refusedEntry(facts, 'unsafe-path', checked.error)]
    const fault = memberFault(entry, source.size, budget.limits, overlapping.has(entry), wholeIsBomb)
    if (fault !== null) return [refusedEntry(facts, fault.reason, fault.detail)]
    const overBudget = budget.takeBytes(entry.uncompressedSize)
    if (overBudget !== null) return [refusedEntry(facts, overBudget, null)]
    const member = memberOf(entry)
    return [readableEntry(facts, () => streamMember(source, member))]
  })
}

async function readDirectory(source: ByteSource, budget: Budget): Promise<Entry[]> {
  const zip = await openZip(source)
  try {
    if (!budget.takeEntries(zip.entryCount)) throw new ArchiveFailure('too-many-files', String(zip.entryCount))
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    return entries
  } catch (error) {
    return error instanceof ArchiveFailure ? Promise.reject(error) : asArchiveFailure(error)
  } finally {
    zip.close()
  }
}

/** Members whose packed bytes lie over those of another: the trick of the dense bombs, and never made by a packer. */
function findOverlaps(entries: readonly Entry[]): ReadonlySet<Entry> {
  const overlapping = new Set<Entry>()
  const inOrder = entries.toSorted((left, right) => left.relativeOffsetOfLocalHeader - right.relativeOffsetOfLocalHeader)
  let furthest: Entry | null = null
  for (const entry of inOrder) {
    if (furthest !== null && entry.relativeOffsetOfLocalHeader < leastEnd(furthest)) overlapping.add(furthest).add(entry)
    if (furthest === null || leastEnd(entry) > leastEnd(furthest)) furthest = entry
  }
  return overlapping
}

/** The local header may be shorter in name and extra field than the directory says, so only its fixed part counts. */
const leastEnd = (entry: Entry): number => entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize

/** Many small members can be a bomb together where each stays below the limit. */
function isWholeBomb(entries: readonly Entry[], archiveSize: number, limits: BundleLimits): boolean {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  return total > 10 * limits.ratioFreeBytes && total > archiveSize * limits.maxRatio
}

type Fault = { readonly reason: ReasonCode; readonly detail: string | null }

function memberFault(entry: Entry, archiveSize: number, limits: BundleLimits, overlaps: boolean, wholeIsBomb: boolean): Fault | null {
  const type = (entry.externalFileAttributes >>> 16) & 0xf000
  if ([0xa000, 0x1000, 0x2000, 0x6000, 0xc000].includes(type)) return { reason: 'link-refused', detail: type === 0xa000 ? 'symbolic-link' : 'device' }
  if (entry.isEncrypted()) return { reason: 'password-protected', detail: null }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return { reason: 'unsupported-format', detail: `zip-method-${entry.compressionMethod}` }
  }
  if (entry.uncompressedSize > limits.maxEntryBytes) return { reason: 'too-large', detail: null }
  if (leastEnd(entry) > archiveSize) return { reason: 'damaged', detail: 'beyond-end' }
  if (entry.compressionMethod === STORED && entry.compressedSize !== entry.uncompressedSize) return { reason: 'damaged', detail: 'size-mismatch' }
  if (overlaps) return { reason: 'suspicious-ratio', detail: 'overlapping-members' }
  if (isSuspicious(entry.compressedSize, entry.uncompressedSize, limits)) return { reason: 'suspicious-ratio', detail: null }
  if (wholeIsBomb && entry.uncompressedSize > entry.compressedSize * limits.maxRatio) return { reason: 'suspicious-ratio', detail: 'whole-archive' }
  return null
}

/** What unpacking needs, without the buffers that an entry of the directory holds on to. */
const memberOf = (entry: Entry): ZipMember => ({
  offset: entry.relativeOffsetOfLocalHeader,
  deflated: entry.compressionMethod === DEFLATED,
  packedSize: entry.compressedSize,
  size: entry.uncompressedSize,
  crc32: entry.crc32,
})

/** DOS time is a wall clock without a zone; read as it stands. */
function modifiedOf(entry: Entry): string | null {
  const date = entry.getLastModDate({ timezone: 'UTC', forceDosFormat: true })
  return Number.isNaN(date.getTime()) || entry.lastModFileDate === 0 ? null : date.toISOString().slice(0, 19).replace('T', ' ')
}

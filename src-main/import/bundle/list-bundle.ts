import { realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CallFailure } from '../../contract/errors.ts'
import { baseName, extensionOf, innerPath, showableName } from '../../files/safe-path.ts'
import type { Spool } from '../../files/spool.ts'
import { attachmentsOf } from '../documents/mail-attachments.ts'
import { sniff } from '../sniff.ts'
import { missingBagEntries, readBagManifests, verifyBagEntry } from './bagit.ts'
import { createUnpackedArchive, readAt, readSpan, type ByteSource, type UnpackedArchive } from './byte-source.ts'
import { ArchiveFailure, EntryFailure, readableEntry, refusedEntry, type BundleEntry } from './entry.ts'
import { fileEntry, listFolder, type FolderEntry } from './folder.ts'
import { gunzip } from './gzip.ts'
import { createBudget, DEFAULT_LIMITS, type Budget, type BundleLimits } from './limits.ts'
import { byPath, createNameRegister } from './names.ts'
import { listSevenZip } from './seven-zip/list-seven-zip.ts'
import { listTar } from './tar.ts'
import { listZip } from './zip.ts'

const HEAD_BYTES = 64 * 1024
/** Between the path of an archive and the path of its member. */
export const MEMBER_MARK = '!/'

type ArchiveFormat = 'zip' | 'tar' | 'gz' | '7z'

/** An entry, with the place of its bytes where they lie open on the disk. */
type Listed = FolderEntry

/**
 * Lists everything in a bundle: a folder, a ZIP, tar, tar.gz or 7z archive, a BagIt bag as folder or archive, or
 * a single file. Entries come sorted by path, so that two imports give one order; the members of an archive
 * inside the bundle follow it (once nested; deeper archives stay closed with `nested-too-deep`), and so do the files
 * that came with a message. Contents are
 * read only when asked for, except the heads of possible archives and, in a bag, what its manifests cover. Big
 * archives that have to be unpacked to be listed are put aside in the `spool`, which has to stay open while entries are read.
 *
 * Throws {@link CallFailure}: `file-missing`, or `bundle-unreadable` with the reason where the bundle itself cannot be listed.
 */
export async function* listBundle(path: string, limits: Partial<BundleLimits> = {}, spool: Spool | null = null): AsyncGenerator<BundleEntry> {
  const budget = createBudget({ ...DEFAULT_LIMITS, ...limits })
  const unpacked = createUnpackedArchive(spool)
  const listed = await openBundle(path, budget, unpacked).catch((error: unknown) => {
    if (error instanceof EntryFailure) {
      throw new CallFailure('bundle-unreadable', { name: basename(path), reason: error.reason, detail: error.detail ?? '' })
    }
    throw error
  })
  const plain = listed.map(({ entry }) => entry)
  const manifests = await readBagManifests(plain, budget.limits.maxManifestBytes)
  const missing = manifests === null ? [] : missingBagEntries(plain, manifests).map((entry) => ({ entry, source: null }))
  for (const { entry, source } of [...listed, ...missing].toSorted((left, right) => byPath(left.entry, right.entry))) {
    const verified = manifests === null ? entry : await verifyBagEntry(entry, manifests)
    yield* withMembers(verified, source, budget, unpacked)
  }
}

async function openBundle(path: string, budget: Budget, unpacked: UnpackedArchive): Promise<Listed[]> {
  const real = await realpath(path).catch(() => {
    throw new CallFailure('file-missing', { name: basename(path) })
  })
  const facts = await stat(real)
  if (facts.isDirectory()) return rebase(await listFolder(real, budget))
  if (!facts.isFile()) throw new ArchiveFailure('link-refused', 'device')
  const source: ByteSource = { kind: 'file', path: real, size: facts.size }
  const format = archiveFormat(await readAt(source, 0, HEAD_BYTES), real)
  if (format !== null) return rebase((await listArchive(source, format, basename(real), budget, unpacked)).map((entry) => ({ entry, source: null })))
  budget.takeEntries(1)
  return [await fileEntry(Buffer.from(real), basename(path), budget, createNameRegister())]
}

/** The archive format that members can be listed from; null for everything else, documents in ZIP form included. */
function archiveFormat(head: Uint8Array, path: string): ArchiveFormat | null {
  const { format } = sniff(head, path)
  if (format === 'zip' || format === 'tar' || format === 'gz' || format === '7z') return format
  // Called an archive but without its mark at the start: opening it either works or tells what is wrong with it.
  return format === 'unknown' && extensionOf(path) === 'zip' ? 'zip' : null
}

function messageFormat(head: Uint8Array, path: string): 'eml' | 'msg' | null {
  const { format } = sniff(head, path)
  return format === 'eml' || format === 'msg' ? format : null
}

async function listArchive(source: ByteSource, format: ArchiveFormat, name: string, budget: Budget, unpacked: UnpackedArchive): Promise<BundleEntry[]> {
  switch (format) {
    case 'zip':
      return await listZip(source, budget)
    case 'tar':
      return await listTar(source, budget)
    case '7z':
      return await listSevenZip(source, budget, unpacked)
    case 'gz': {
      const inner = await unpacked.source(() => gunzip(source, budget.limits))
      const isTar = sniff(await readAt(inner, 0, HEAD_BYTES), '').format === 'tar'
      return isTar ? await listTar(inner, budget) : [gunzipped(inner, name, budget)]
    }
  }
}

/** A lone file in gzip form (`statement.csv.gz`) has one member: its name without the last extension. */
function gunzipped(source: ByteSource, name: string, budget: Budget): BundleEntry {
  budget.takeEntries(1)
  const path = extensionOf(name) === 'gz' ? name.slice(0, -'.gz'.length) : `${name}.content`
  return readableEntry({ path, size: source.size, modified: null }, () => readSpan(source, 0, source.size))
}

/**
 * People pack the folder of a case rather than its content. Where everything lies in one folder that holds
 * `case.json` or `bagit.txt`, that folder is the root: paths in case.json and in manifests start there.
 */
function rebase(listed: readonly Listed[]): Listed[] {
  const first = listed[0]?.entry.path
  const root = first === undefined ? '' : first.slice(0, first.indexOf('/') + 1)
  if (root === '' || !listed.every(({ entry }) => entry.path.startsWith(root))) return [...listed]
  const marks = [`${root}case.json`, `${root}bagit.txt`]
  if (!listed.some(({ entry }) => marks.includes(entry.path))) return [...listed]
  return listed.map(({ entry, source }) => ({ entry: { ...entry, path: entry.path.slice(root.length) }, source }))
}

/** Files of these kinds are no archives; looking into each of a hundred thousand of them would only cost time. */
const NEVER_ARCHIVES = new Set([
  'pdf', 'doc', 'docx', 'xls', 'xlsx', 'xlsm', 'ppt', 'pptx', 'wps', 'et', 'ofd', 'odt', 'ods', 'rtf', 'txt', 'csv', 'tsv', 'json', 'xml', 'htm', 'html',
  'md', 'log', 'jpg', 'jpeg', 'png', 'gif', 'bmp', 'webp', 'tif', 'tiff', 'heic', 'mp3', 'wav', 'm4a', 'mp4', 'avi', 'mov', 'amr',
])

/** Archives are opened once inside the bundle; messages in messages as far as people forward them. */
interface Depth {
  readonly archives: number
  readonly messages: number
}
const FROM_THE_BUNDLE: Depth = { archives: 1, messages: 3 }

/** The entry and, where it is an archive or a message, its members. */
async function* withMembers(entry: BundleEntry, source: ByteSource | null, budget: Budget, unpacked: UnpackedArchive, depth: Depth = FROM_THE_BUNDLE): AsyncGenerator<BundleEntry> {
  const format = await nestedFormat(entry, source)
  if (format === null) {
    yield entry
    return
  }
  const isMessage = format === 'eml' || format === 'msg'
  if ((isMessage ? depth.messages : depth.archives) === 0) {
    yield { ...entry, problem: entry.problem ?? 'nested-too-deep' }
    return
  }
  let members: BundleEntry[]
  try {
    members = isMessage ? await listAttachments(entry, format, budget) : await listArchive(source ?? (await unpacked.source(() => readArchive(entry, budget.limits))), format, baseName(entry.path), budget, unpacked)
  } catch (error) {
    if (!(error instanceof EntryFailure)) throw error
    yield { ...entry, problem: entry.problem ?? error.reason, detail: entry.detail ?? error.detail }
    return
  }
  // A message has a text of its own, and is read as well.
  yield isMessage ? entry : { ...entry, opened: true }
  const inside: Depth = isMessage ? { ...depth, messages: depth.messages - 1 } : { ...depth, archives: depth.archives - 1 }
  for (const member of members.toSorted(byPath)) {
    yield* withMembers({ ...member, path: `${entry.path}${MEMBER_MARK}${member.path}` }, null, budget, unpacked, inside)
  }
}

/** A message longer than this is listed with its text alone. */
const MOST_MESSAGE_BYTES = 256 * 1024 * 1024

/** Files that came with a message. They are part of it, so that it is read anew for each, and none is held in memory. */
async function listAttachments(entry: BundleEntry, format: 'eml' | 'msg', budget: Budget): Promise<BundleEntry[]> {
  if (entry.size > MOST_MESSAGE_BYTES) throw new EntryFailure('too-large', null)
  const uniqueName = createNameRegister()
  const attachments = attachmentsOf(await entry.read(), format)
  if (!budget.takeEntries(attachments.length)) throw new ArchiveFailure('too-many-files', String(attachments.length))
  return attachments.map(({ name, bytes }, at) => {
    const checked = innerPath(name.replace(/[\\/]/gu, '_'))
    const facts = { path: uniqueName(checked.ok ? checked.value : showableName(name)), size: bytes.length, modified: null }
    if (!checked.ok) return refusedEntry(facts, 'unsafe-path', checked.error)
    const overBudget = budget.takeBytes(bytes.length)
    if (overBudget !== null) return refusedEntry(facts, overBudget, null)
    return readableEntry(facts, async function* () {
      yield attachmentsOf(await entry.read(), format)[at]?.bytes ?? new Uint8Array()
    })
  })
}

async function nestedFormat(entry: BundleEntry, source: ByteSource | null): Promise<ArchiveFormat | 'eml' | 'msg' | null> {
  if (!entry.readable || entry.size === 0 || NEVER_ARCHIVES.has(extensionOf(entry.path))) return null
  try {
    const head = source === null ? await headOf(entry) : await readAt(source, 0, HEAD_BYTES)
    return archiveFormat(head, entry.path) ?? messageFormat(head, entry.path)
  } catch (error) {
    // A content that cannot be read is no archive; it is listed with its reason when it is read.
    if (error instanceof EntryFailure) return null
    throw error
  }
}

async function headOf(entry: BundleEntry): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of entry.stream()) {
    parts.push(chunk)
    length += chunk.length
    if (length >= HEAD_BYTES) break
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES)
}

function readArchive(entry: BundleEntry, limits: BundleLimits): AsyncIterable<Uint8Array> {
  if (entry.size > limits.maxUnpackedArchiveBytes) throw new ArchiveFailure('too-large', 'archive-in-archive')
  return entry.stream()
}

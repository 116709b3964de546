import { lstat, readdir } from 'node:fs/promises'
import type { Dirent } from 'node:fs'
import { innerPath, showableName } from '../../files/safe-path.ts'
import { errorCode, readSpan, type ByteSource } from './byte-source.ts'
import { ArchiveFailure, EntryFailure, readableEntry, refusedEntry, shanghaiText, type BundleEntry } from './entry.ts'
import type { Budget } from './limits.ts'
import { createNameRegister, decodeName } from './names.ts'

/** A file of a folder with the place of its bytes, so that archives can be opened where they are. */
export interface FolderEntry {
  readonly entry: BundleEntry
  /** Null where it may not be read. */
  readonly source: ByteSource | null
}

/** Deeper than any folder that people make; a mount that contains itself ends here. */
const MAX_DEPTH = 64

/**
 * Files of a folder and its subfolders, unsorted. Links are never followed, since they may lead anywhere
 * on the workstation. Names are read as bytes: a name that is no UTF-8 could not be opened again otherwise.
 */
export async function listFolder(root: string, budget: Budget): Promise<FolderEntry[]> {
  const found: FolderEntry[] = []
  const uniqueName = createNameRegister()
  const waiting: { readonly disk: Buffer; readonly inner: string; readonly depth: number }[] = [{ disk: Buffer.from(root), inner: '', depth: 0 }]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const name of await readNames(folder.disk)) {
      const disk = Buffer.concat([folder.disk, Buffer.from('/'), name.raw])
      const inner = folder.inner === '' ? name.text : `${folder.inner}/${name.text}`
      if (name.entry?.isDirectory() === true && folder.depth < MAX_DEPTH) {
        waiting.push({ disk, inner, depth: folder.depth + 1 })
        continue
      }
      if (!budget.takeEntries(1)) throw new ArchiveFailure('too-many-files', null)
      found.push(await fileEntry(disk, inner, budget, uniqueName))
    }
  }
  return found
}

interface Name {
  readonly raw: Buffer
  readonly text: string
  /** Null for a folder that could not be opened: it is listed as one unreadable entry. */
  readonly entry: Dirent<NonSharedBuffer> | null
}

async function readNames(folder: Buffer): Promise<Name[]> {
  try {
    const found = await readdir(folder, { encoding: 'buffer', withFileTypes: true })
    return found.map((entry) => ({ raw: entry.name, text: decodeName(entry.name), entry }))
  } catch (error) {
    return [{ raw: Buffer.alloc(0), text: `(${errorCode(error)})`, entry: null }]
  }
}

/** One file of the disk as an entry named `inner`. */
export async function fileEntry(disk: Buffer, inner: string, budget: Budget, uniqueName: (path: string) => string): Promise<FolderEntry> {
  const checked = innerPath(inner)
  const path = uniqueName(checked.ok ? checked.value : showableName(inner))
  const refuse = (facts: { size: number; modified: string | null }, failure: EntryFailure): FolderEntry => ({
    entry: refusedEntry({ path, ...facts }, failure.reason, failure.detail),
    source: null,
  })
  const stat = await lstat(disk).catch((error: unknown) => errorCode(error))
  if (typeof stat === 'string') return refuse({ size: 0, modified: null }, new EntryFailure('unreadable-file', stat))
  const facts = { size: stat.size, modified: shanghaiText(stat.mtimeMs) }
  if (stat.isDirectory()) return refuse(facts, new EntryFailure('unreadable-file', 'folder'))
  if (!stat.isFile()) return refuse({ ...facts, size: 0 }, new EntryFailure('link-refused', stat.isSymbolicLink() ? 'symbolic-link' : 'device'))
  if (!checked.ok) return refuse(facts, new EntryFailure('unsafe-path', checked.error))
  const overBudget = budget.takeBytes(stat.size)
  if (overBudget !== null) return refuse(facts, new EntryFailure(overBudget))
  const source: ByteSource = { kind: 'file', path: disk, size: stat.size }
  // Read to the end of the file as it is now, not as long as it was when listed.
  return { entry: readableEntry({ path, ...facts }, () => readSpan(source, 0, Number.MAX_SAFE_INTEGER)), source }
}

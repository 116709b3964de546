import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { beginOriginal, dropOriginal, keepPieces } from '../../db/arriving.ts'
import { CHUNK } from '../../db/chunk.ts'
import { fileByPath, fileBySha256 } from '../../db/files.ts'
import { readOriginal } from '../../db/originals.ts'
import { fingerprintsAside, HashThreadLost } from '../../files/hash-aside.ts'
import { fingerprints, type Fingerprints } from '../../files/hash.ts'
import { bufferMeter } from '../../files/release-memory.ts'
import { EntryFailure, type BundleEntry } from '../../import/bundle/entry.ts'
import type { Bytes } from '../../import/content.ts'
import type { ArrivingFile } from '../../import/arriving-file.ts'
import { originalContent } from '../case/original-content.ts'
import type { ParseService } from './parse-service.ts'
import type { Session } from '../case/session.ts'

/** A file of a bundle whose bytes were read, or could not be. */
export type OpenedEntry = OpenedFile | { readonly ok: false; readonly error: unknown }

export interface OpenedFile {
  readonly ok: true
  /** At hand; null for one that was too big for it, which is in the case file already, to be settled with its entry. */
  readonly bytes: Uint8Array | null
  readonly prints: Fingerprints
  /** Its rows have to be taken, or the file released. */
  parsed(): Promise<ArrivingFile>
  /** Nobody wants what was read. */
  release(): void
}

/** Up to this size a file is held in memory; a bigger one goes into the case file piece by piece and is read from there. */
const HELD = 8 * 1024 * 1024
/** Bytes that are written in one transaction. */
const WRITTEN_AT_ONCE = 16 * CHUNK

/** What was read of an entry: its fingerprints, and its bytes where they are few; or why it could not be read. */
export type ReadEntry = { readonly ok: true; readonly bytes: Uint8Array | null; readonly prints: Fingerprints } | { readonly ok: false; readonly error: unknown }

/** Hashes the content of an entry, a big one beside whatever else is done meanwhile; its bytes are kept where they are few. Never rejects. */
export async function readEntry(entry: BundleEntry, signal?: AbortSignal): Promise<ReadEntry> {
  let held: Uint8Array[] | null = []
  async function* watched(): AsyncGenerator<Uint8Array> {
    held = []
    let size = 0
    const used = bufferMeter()
    for await (const piece of entry.stream()) {
      if (signal?.aborted) throw new EntryFailure('unreadable-file', 'cancelled')
      size += piece.length
      used(piece.length)
      if (size > HELD) held = null
      // A piece may be a view of a buffer that is filled anew for the next.
      held?.push(piece.slice())
      yield piece
    }
  }
  try {
    const prints = entry.size > HELD ? await hashedAside(watched) : await fingerprints(watched())
    return { ok: true, bytes: held === null ? null : joined(held), prints }
  } catch (error) {
    return { ok: false, error }
  }
}

/** Where the thread is lost, in one more reading without it. */
const hashedAside = (stream: () => AsyncIterable<Uint8Array>): Promise<Fingerprints> =>
  fingerprintsAside(stream()).catch((error: unknown) => {
    if (error instanceof HashThreadLost) return fingerprints(stream())
    throw error
  })

const joined = (pieces: readonly Uint8Array[]): Uint8Array => (pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces))

/**
 * Gives the bytes of an entry that was read to a worker at once, so that the worker reads the next file while the
 * rows of this one are stored. What the case has already is not parsed, unless somebody asks for it. `statedNumber` is that of the
 * account stated for the file.
 */
export async function openEntry(session: Session, parser: ParseService, entry: BundleEntry, read: ReadEntry, passwords: readonly string[], statedNumber: string | null, signal?: AbortSignal): Promise<OpenedEntry> {
  const { database } = session.file
  if (!read.ok) return read
  const { bytes, prints } = read
  const isKnown = fileByPath(database, entry.path)?.sha256 === prints.sha256 || (prints.size > 0 && fileBySha256(database, prints.sha256) !== undefined)
  if (bytes === null && !isKnown) {
    const failure = await keepBig(database, entry, prints, signal)
    if (failure !== null) return { ok: false, error: failure }
  }
  let reading: Promise<ArrivingFile> | null = null
  const release = (): void => void reading?.then((file) => file.release(), () => undefined)
  const parse = (): Promise<ArrivingFile> => {
    const content: Bytes = bytes ?? originalContent(database, prints.sha256) ?? new Uint8Array()
    return (reading ??= parser.open(content, entry.path, { choice: { encoding: null, passwords }, early: { firstRowShows: statedNumber } }))
  }
  if (entry.opened || isKnown) return { ok: true, bytes, prints, parsed: parse, release }
  // Where the run ends before this file's turn, nobody is left to hear of it.
  parse().catch(() => undefined)
  return { ok: true, bytes, prints, parsed: parse, release }
}

/**
 * Writes a big file into the case file, piece by piece, reading it a second time: its name there is its hash. Goes on
 * where a run that was killed stopped. Returns why it could not be read; faults of the case file are thrown.
 */
async function keepBig(database: Database, entry: BundleEntry, prints: Fingerprints, signal?: AbortSignal): Promise<EntryFailure | null> {
  const there = beginOriginal(database, prints)
  if (there === null) return null
  const fault = await writePieces(database, entry, prints, Math.min(there * CHUNK, prints.size), signal)
  if (fault === null) return null
  dropOriginal(database, prints.sha256)
  // What the ended run had written may have been of another state of the file: once more from its beginning.
  return there > 0 && fault.detail === CHANGED ? await keepBig(database, entry, prints, signal) : fault
}

async function writePieces(database: Database, entry: BundleEntry, prints: Fingerprints, there: number, signal?: AbortSignal): Promise<EntryFailure | null> {
  const { sha256 } = prints
  const hash = createHash('sha256')
  const gathered = Buffer.allocUnsafe(WRITTEN_AT_ONCE)
  let length = 0
  let at = 0
  for await (const piece of readable(entry)) {
    if (signal?.aborted) return new EntryFailure('unreadable-file', 'cancelled')
    if (piece instanceof EntryFailure) return piece
    hash.update(piece)
    const known = Math.max(0, Math.min(there - at, piece.length))
    // Pieces of an ended run were never held against their hash.
    if (known > 0 && !readOriginal(database, sha256, at, at + known - 1).equals(piece.subarray(0, known))) return changed()
    at += piece.length
    for (let taken = known; taken < piece.length; ) {
      const part = piece.subarray(taken, taken + WRITTEN_AT_ONCE - length)
      gathered.set(part, length)
      length += part.length
      taken += part.length
      if (length < WRITTEN_AT_ONCE) continue
      keepPieces(database, sha256, gathered)
      length = 0
    }
  }
  if (length > 0) keepPieces(database, sha256, gathered.subarray(0, length))
  return hash.digest('hex') === sha256 ? null : changed()
}

const CHANGED = 'changed-while-reading'
/** Somebody wrote to the file between its two readings. */
const changed = (): EntryFailure => new EntryFailure('unreadable-file', CHANGED)

/** The content, with a failure of the bundle as its last piece: a failure of the case file must not be taken for one. */
async function* readable(entry: BundleEntry): AsyncGenerator<Uint8Array | EntryFailure> {
  const used = bufferMeter()
  try {
    for await (const piece of entry.stream()) {
      yield piece
      used(piece.length)
    }
  } catch (error) {
    yield error instanceof EntryFailure ? error : new EntryFailure('unreadable-file', error instanceof Error ? error.message : null)
  }
}

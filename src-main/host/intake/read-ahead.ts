import { fileByPath, fileBySha256 } from '../../db/files.ts'
import { fingerprints, type Fingerprints } from '../../files/hash.ts'
import type { BundleEntry } from '../../import/bundle/entry.ts'
import type { ParsedFile } from '../../import/parsed-file.ts'
import type { ParseService } from './parse-service.ts'
import type { Session } from '../case/session.ts'

/** A file of a bundle whose bytes were read, or could not be. */
export type OpenedEntry = { readonly ok: true; readonly bytes: Uint8Array; readonly prints: Fingerprints; parsed(): Promise<ParsedFile> } | { readonly ok: false; readonly error: unknown }

/**
 * Reads the bytes of an entry and gives them to a worker at once, so that the worker reads the next file while the
 * rows of this one are stored. What the case has already is not parsed, unless somebody asks for it.
 */
export async function openEntry(session: Session, parser: ParseService, entry: BundleEntry, passwords: readonly string[]): Promise<OpenedEntry> {
  let bytes: Uint8Array
  try {
    bytes = await entry.read()
  } catch (error) {
    return { ok: false, error }
  }
  const prints = await fingerprints([bytes])
  const { sha256 } = prints
  const parse = (): Promise<ParsedFile> => parser.parse(bytes, entry.path, { choice: { encoding: null, passwords } })
  const { database } = session.file
  const isKnown = fileByPath(database, entry.path)?.sha256 === sha256 || (bytes.byteLength > 0 && fileBySha256(database, sha256) !== undefined)
  if (entry.opened || isKnown) return { ok: true, bytes, prints, parsed: parse }
  const parsed = parse()
  // Where the run ends before this file's turn, nobody is left to hear of it.
  parsed.catch(() => undefined)
  return { ok: true, bytes, prints, parsed: () => parsed }
}

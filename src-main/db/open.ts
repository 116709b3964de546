import { closeSync, existsSync, lstatSync, openSync, readSync, statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import SqliteDatabase from 'better-sqlite3'
import { callError, type CallError } from '../contract/errors.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import { recoveryKeyToPragma } from './recovery-key.ts'
import { CURRENT_VERSION, migrate } from './migrate.ts'

/** `TCAS`: tells a case file from any other SQLite database. */
export const APPLICATION_ID = 0x54434153

export interface OpenOptions {
  /** Make a new file; fails where one is there. */
  readonly create?: boolean
  /** Passphrase, or the printed recovery key; null for a case file without encryption. */
  readonly passphrase: string | null
}

export interface CaseFile {
  readonly path: string
  readonly database: Database
  readonly encrypted: boolean
}

/**
 * Opens or creates a case file. Identity and version are read before anything is written:
 * a foreign database, a file from a newer program and a damaged file are refused, never repaired.
 */
export function openCaseFile(path: string, options: OpenOptions): Result<CaseFile, CallError> {
  const create = options.create ?? false
  if (create && existsSync(path)) return fail(callError('target-exists', { path }))
  if (!create) {
    const refused = refuseByLooks(path, options.passphrase)
    if (refused) return fail(refused)
  }
  let database: Database
  try {
    database = new SqliteDatabase(path, { fileMustExist: !create, timeout: 5000 })
  } catch (error) {
    return fail(callError(create ? 'target-unwritable' : 'file-unreadable', { path, cause: messageOf(error) }))
  }
  try {
    if (options.passphrase !== null) unlock(database, options.passphrase)
    const problem = create ? null : checkIdentity(database, path)
    if (problem) {
      database.close()
      return fail(problem)
    }
    applyPragmas(database)
    if (create) database.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(database, database.pragma('user_version', { simple: true }) as number)
    return ok({ path, database, encrypted: options.passphrase !== null })
  } catch (error) {
    database.close()
    return fail(openError(error, path, options.passphrase !== null))
  }
}

/** Closes in order, so that no journal stays beside the file. */
export function closeCaseFile(file: CaseFile): void {
  if (!file.database.open) return
  file.database.pragma('optimize')
  file.database.close()
}

function refuseByLooks(path: string, passphrase: string | null): CallError | null {
  if (!existsSync(path)) return callError('file-missing', { path })
  if (lstatSync(path).isSymbolicLink() || !statSync(path).isFile()) return callError('not-a-case-file', { path })
  const head = Buffer.alloc(16)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, head, 0, 16, 0)
  } finally {
    closeSync(descriptor)
  }
  const plain = head.toString('latin1') === 'SQLite format 3\0'
  if (plain) return null
  // SQLCipher pages look like noise and fill whole pages; anything else was never a case file.
  const size = statSync(path).size
  if (size === 0 || size % 4096 !== 0) return callError('not-a-case-file', { path })
  return passphrase === null ? callError('passphrase-needed', { path }) : null
}

/** The cipher build adds `key`; the published types are of the plain build. */
type KeyedDatabase = Database & { key(key: Buffer): void }

function unlock(database: Database, passphrase: string): void {
  database.pragma(`cipher = 'sqlcipher'`)
  database.pragma('legacy = 4')
  const raw = recoveryKeyToPragma(passphrase)
  if (raw === null) (database as KeyedDatabase).key(Buffer.from(passphrase, 'utf8'))
  else database.pragma(`key = "${raw}"`)
}

function checkIdentity(database: Database, path: string): CallError | null {
  const id = database.pragma('application_id', { simple: true }) as number
  if (id !== APPLICATION_ID) return callError('not-a-case-file', { path })
  const version = database.pragma('user_version', { simple: true }) as number
  if (version > CURRENT_VERSION) return callError('case-from-future', { path, version, known: CURRENT_VERSION })
  return damageOf(database, path)
}

/** Up to this size the whole file is checked when it is opened, in a fraction of a second. */
const CHECKED_WHOLE = 64 * 1024 * 1024
/** Tables that grow with the evidence: in a big file checking them takes longer than anybody waits. `verify` checks everything. */
const BULK = new Set(['original_chunk', 'ledger_row', 'page', 'search_entry', 'rejected_row', 'journey_row'])

function damageOf(database: Database, path: string): CallError | null {
  const size = statSync(path).size
  const expected = (database.pragma('page_count', { simple: true }) as number) * (database.pragma('page_size', { simple: true }) as number)
  if (expected > size) return callError('case-damaged', { path, check: `${size} of ${expected} bytes` })
  const small = (database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").pluck().all() as string[]).filter(
    (name) => !BULK.has(name) && !name.startsWith('search_index'),
  )
  const checks = size <= CHECKED_WHOLE ? ['1'] : small.map((name) => `'${name}'`)
  for (const argument of checks) {
    const check = database.pragma(`quick_check(${argument})`, { simple: true })
    if (check !== 'ok') return callError('case-damaged', { path, check: String(check) })
  }
  return null
}

function applyPragmas(database: Database): void {
  const wanted: readonly (readonly [name: string, set: string, read: string | number])[] = [
    ['journal_mode', 'DELETE', 'delete'],
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['cell_size_check', 'ON', 1],
    ['temp_store', 'MEMORY', 2],
    ['busy_timeout', '5000', 5000],
    ['mmap_size', '0', 0],
    ['cache_size', '-32768', -32768],
    ['secure_delete', 'ON', 1],
  ]
  for (const [name, set, expected] of wanted) {
    database.pragma(`${name} = ${set}`)
    const found = database.pragma(name, { simple: true }) as string | number | undefined
    // A pragma that did not take would weaken durability without a word.
    if (found !== expected && !(name === 'mmap_size' && found === undefined)) throw new Error(`pragma ${name} is ${String(found)}, not ${String(expected)}`)
  }
}

function openError(error: unknown, path: string, withKey: boolean): CallError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB') return callError(withKey ? 'passphrase-wrong' : 'not-a-case-file', { path })
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return callError('case-locked', { path })
  if (code.startsWith('SQLITE_CORRUPT')) return callError('case-damaged', { path, check: messageOf(error) })
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return callError('target-unwritable', { path })
  return callError('case-damaged', { path, check: messageOf(error) })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

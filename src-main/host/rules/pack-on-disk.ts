import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { FIRST_PARTS, PACK_FILE_FORMAT, PACK_PARTS, readPackFile, type PackFile } from '../../domain/law/pack-file.ts'
import type { PackFiles, PackProblem } from '../../domain/law/read-pack.ts'
import type { RulePack } from '../../domain/law/rule-pack.ts'
import { validatePack } from '../../domain/law/validate-pack.ts'
import { shanghaiNow } from '../clock.ts'
import { packSha } from './pack-of.ts'
import { fingerprintOf, newSigningKey, signatureHolds, signPack } from './pack-signature.ts'

/** A pack has some hundred kilobytes; a file far beyond that is none. */
export const LARGEST_PACK = 20_000_000

type Answer<T> = Result<T, CallError>

/** What two people compare before a pack is trusted, and what the pack is. */
export interface SignedPack {
  readonly id: string
  readonly version: string
  readonly sha256: string
  readonly signedBy: string
  readonly signedAt: string
  readonly publicKey: string
  readonly fingerprint: string
}

const unusable = (path: string, problems: readonly PackProblem[]): Answer<never> =>
  fail(callError('rule-file-unusable', { path, place: problems[0]?.place ?? '', message: problems[0]?.message ?? '', count: problems.length }))

export function readJsonAt(path: string): Answer<unknown> {
  try {
    if (statSync(path).size > LARGEST_PACK) return unusable(path, [{ place: '', message: `larger than ${LARGEST_PACK} bytes` }])
    return ok(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/u, '')) as unknown)
  } catch (error) {
    return fail(callError(error instanceof SyntaxError ? 'rule-file-unusable' : 'file-unreadable', { path, place: '', message: error instanceof Error ? error.message : '' }))
  }
}

/** A pack file that holds: its shape, its signature, then the pack. The first thing wrong is told with its place. */
export function packFileAt(path: string): Answer<PackFile> {
  const json = readJsonAt(path)
  if (!json.ok) return json
  const file = readPackFile(json.value)
  if (!file.ok) return unusable(path, file.error)
  if (!signatureHolds(file.value)) return fail(callError('rule-pack-altered', { path, name: file.value.signedBy }))
  const pack = validatePack(file.value.pack)
  return pack.ok ? ok(file.value) : unusable(path, pack.error)
}

/** Is the file whole, whose is it, and does the pack in it hold together? For an office that received one. */
export function checkPackAt(path: string): Answer<SignedPack> {
  const file = packFileAt(path)
  if (!file.ok) return file
  const pack = validatePack(file.value.pack)
  return pack.ok ? ok(described(file.value, pack.value)) : unusable(path, pack.error)
}

/** Makes a pair of keys: the private one in PEM at `path`, readable by its owner alone, the public one beside it as `<path>.pub`. Nothing is written over. */
export function makeKeysAt(path: string): Answer<{ readonly publicKey: string; readonly fingerprint: string }> {
  const { privateKeyPem, publicKey } = newSigningKey()
  if (existsSync(`${path}.pub`)) return fail(callError('target-exists', { path: `${path}.pub` }))
  const secret = written(path, privateKeyPem, 0o600)
  if (!secret.ok) return secret
  const open = written(`${path}.pub`, `${publicKey}\n`, 0o644)
  return open.ok ? ok({ publicKey, fingerprint: fingerprintOf(publicKey) }) : open
}

/** Signs the pack of a folder (the files of docs/rule-pack.md) and writes it as one file. A pack that does not hold together is not signed. */
export function signFolderAt(folder: string, keyPath: string, signedBy: string, out: string): Answer<SignedPack> {
  const files = packFilesIn(folder)
  if (!files.ok) return files
  const pack = validatePack(files.value)
  if (!pack.ok) return unusable(folder, pack.error)
  let pem: string
  try {
    pem = readFileSync(keyPath, 'utf8')
  } catch (error) {
    return fail(callError('file-unreadable', { path: keyPath, message: error instanceof Error ? error.message : '' }))
  }
  let file: PackFile
  try {
    file = signPack({ format: PACK_FILE_FORMAT, pack: files.value, signedBy, signedAt: shanghaiNow() }, pem)
  } catch {
    // What node says of a broken key names bytes of it; that it is no key is all that may be printed.
    return unusable(keyPath, [{ place: '', message: 'not an Ed25519 private key in PEM (PKCS 8)' }])
  }
  const kept = written(out, `${JSON.stringify(file)}\n`, 0o644)
  return kept.ok ? ok(described(file, pack.value)) : kept
}

const described = (file: PackFile, { id, version }: RulePack): SignedPack =>
  ({ id, version, sha256: packSha(file.pack), signedBy: file.signedBy, signedAt: file.signedAt, publicKey: file.publicKey, fingerprint: fingerprintOf(file.publicKey) })

function packFilesIn(folder: string): Answer<PackFiles> {
  const parts: Record<string, unknown> = {}
  for (const [part, name] of Object.entries(PACK_PARTS)) {
    const path = join(folder, name)
    if (!existsSync(path) && !(FIRST_PARTS as readonly string[]).includes(part)) continue
    const json = readJsonAt(path)
    if (!json.ok) return json
    parts[part] = json.value
  }
  // Their meaning is checked by validatePack.
  return ok(parts as unknown as PackFiles)
}

function written(path: string, text: string, mode: number): Answer<null> {
  try {
    writeFileSync(path, text, { flag: 'wx', mode })
    return ok(null)
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    return fail(callError(exists ? 'target-exists' : 'target-unwritable', { path }))
  }
}

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readOfficialTexts, type OfficialText } from '../../domain/law/official-texts.ts'
import { readPackFile, type PackFile } from '../../domain/law/pack-file.ts'
import { signatureHolds } from './pack-signature.ts'
import { builtInPack, packSha } from './pack-of.ts'
import { compareVersions, packText } from '../../domain/law/pack-file.ts'
import { validatePack } from '../../domain/law/validate-pack.ts'
import type { KeptPack } from '../../db/rule-packs.ts'

/**
 * What this office keeps outside case files: packs as received, keys it trusts, official texts as given. One folder, one
 * file each, written whole or not at all; a file that does not hold any more is left aside, never used.
 */
const trustedKeys = z.array(z.strictObject({ publicKey: z.string(), name: z.string(), addedAt: z.string(), addedBy: z.string() }))
export type KeptKey = z.infer<typeof trustedKeys>[number]

const received = z.strictObject({ at: z.string(), by: z.string(), file: z.json() })
export interface Received<T> {
  readonly sha256: string
  readonly at: string
  readonly by: string
  readonly file: T
}
export interface KeptTexts {
  readonly name: string
  readonly texts: readonly OfficialText[]
}

const folderOf = (data: string): string => join(data, 'rules')
const SHA256 = /^[0-9a-f]{64}$/u

function writeWhole(path: string, value: unknown): void {
  writeFileSync(`${path}.partial`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.partial`, path)
}

export function readKeys(data: string): readonly KeptKey[] {
  const path = join(folderOf(data), 'trusted-keys.json')
  if (!existsSync(path)) return []
  try {
    return trustedKeys.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Keys that cannot be read are trusted by nobody: packs are refused until a person adds them again.
    return []
  }
}

export function writeKeys(data: string, keys: readonly KeptKey[]): void {
  mkdirSync(folderOf(data), { recursive: true, mode: 0o700 })
  writeWhole(join(folderOf(data), 'trusted-keys.json'), keys)
}

function listReceived<T>(data: string, kind: 'packs' | 'official-texts', read: (value: unknown, sha256: string) => T | null): readonly Received<T>[] {
  const folder = join(folderOf(data), kind)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && SHA256.test(name.slice(0, -'.json'.length)))
  return names
    .flatMap((name): Received<T>[] => {
      const sha256 = name.slice(0, -'.json'.length)
      try {
        const { at, by, file } = received.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
        const value = read(file, sha256)
        return value === null ? [] : [{ sha256, at, by, file: value }]
      } catch {
        return []
      }
    })
    .toSorted((left, right) => left.at.localeCompare(right.at) || left.sha256.localeCompare(right.sha256))
}

export function keepReceived(data: string, kind: 'packs' | 'official-texts', entry: Received<unknown>): void {
  mkdirSync(join(folderOf(data), kind), { recursive: true, mode: 0o700 })
  writeWhole(join(folderOf(data), kind, `${entry.sha256}.json`), { at: entry.at, by: entry.by, file: entry.file })
}

/** Removes one; false where there is none. */
export function removeReceived(data: string, kind: 'packs' | 'official-texts', sha256: string): boolean {
  const path = join(folderOf(data), kind, `${sha256}.json`)
  if (!SHA256.test(sha256) || !existsSync(path)) return false
  rmSync(path)
  return true
}

/** Packs received, each checked again: what was changed on the disk since is not offered. */
export const readPacks = (data: string): readonly Received<PackFile>[] =>
  listReceived(data, 'packs', (value, sha256) => {
    const file = readPackFile(value)
    return file.ok && signatureHolds(file.value) && packSha(file.value.pack) === sha256 ? file.value : null
  })

export const readTexts = (data: string): readonly Received<KeptTexts>[] =>
  listReceived(data, 'official-texts', (value) => {
    const file = readOfficialTexts(value)
    return file.ok ? file.value : null
  })

/** The pack that a new case is bound to: the highest version among the program's own and those received under a trusted key. */
export function newestInstalled(data: string): KeptPack {
  const own = builtInPack()
  const trusted = new Set(readKeys(data).map((key) => key.publicKey))
  const packs = readPacks(data).flatMap(({ sha256, file }): KeptPack[] => {
    const pack = trusted.has(file.publicKey) ? validatePack(file.pack) : null
    return pack?.ok === true && pack.value.id === own.id ? [{ sha256, id: pack.value.id, version: pack.value.version, body: packText(file.pack) }] : []
  })
  return [own, ...packs].reduce((newest, each) => (compareVersions(each.version, newest.version) > 0 ? each : newest))
}

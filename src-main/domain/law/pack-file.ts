import type { Json } from '../../contract/codec.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import type { PackFiles } from './read-pack.ts'
import { createShapeReader, type PackProblem } from './shape-reader.ts'

export const PACK_FILE_FORMAT = 'threshold-rule-pack/1'

/**
 * A rule pack as it travels between offices (docs/rule-pack.md): the files of the pack, who signed when, the raw Ed25519
 * public key and the signature over the canonical JSON (RFC 8785) of everything but the signature.
 */
export interface PackFile {
  readonly format: typeof PACK_FILE_FORMAT
  readonly pack: PackFiles
  /** Name that the signing office gives itself; the key, not the name, is what is trusted. */
  readonly signedBy: string
  /** ISO 8601 with offset. */
  readonly signedAt: string
  /** Raw 32 bytes, base64. */
  readonly publicKey: string
  /** 64 bytes, base64. */
  readonly signature: string
}

/** Names of the files of a pack's folder, by the key under which a pack file holds them. */
export const PACK_PARTS = {
  pack: 'pack.json', groups: 'groups.json', elements: 'elements.json', circumstances: 'circumstances.json', slots: 'slots.json',
  consumption: 'consumption.json', norms: 'norms.json', bearsOn: 'bears-on.json', procedure: 'procedure.json',
  persons: 'persons.json', offices: 'offices.json',
} as const satisfies Record<keyof PackFiles, string>

const PARTS = Object.keys(PACK_PARTS) as (keyof PackFiles)[]
/** Parts that packs made before they existed do not have. */
const LATER_PARTS: readonly (keyof PackFiles)[] = ['persons', 'offices']
export const FIRST_PARTS = PARTS.filter((part) => !LATER_PARTS.includes(part))

/** Reads the outside of a pack file; neither the signature nor the pack itself is checked here. */
export function readPackFile(value: unknown): Result<PackFile, readonly PackProblem[]> {
  const read = createShapeReader()
  const file = read.record(value, 'file', ['format', 'pack', 'signedBy', 'signedAt', 'publicKey', 'signature'])
  const pack = read.record(file['pack'], 'file.pack', FIRST_PARTS, LATER_PARTS)
  const result: PackFile = {
    format: read.oneOf(file['format'], 'file.format', [PACK_FILE_FORMAT]),
    pack: Object.fromEntries(PARTS.filter((part) => part in pack).map((part) => [part, pack[part]])) as unknown as PackFiles,
    signedBy: read.text(file['signedBy'], 'file.signedBy'),
    signedAt: read.text(file['signedAt'], 'file.signedAt'),
    publicKey: read.text(file['publicKey'], 'file.publicKey'),
    signature: read.text(file['signature'], 'file.signature'),
  }
  return read.problems.length === 0 ? ok(result) : fail(read.problems)
}

/** The text that is signed: everything but the signature, so that neither the pack nor the signer's name can be changed. */
export function textToSign({ format, pack, signedBy, signedAt, publicKey }: Omit<PackFile, 'signature'>): string {
  return canonicalJson({ format, pack: packJson(pack), signedBy, signedAt, publicKey })
}

/** Canonical JSON of a pack: two packs with the same text are the same pack, whatever their files looked like. */
export const packText = (pack: PackFiles): string => canonicalJson(packJson(pack))

/** The parts came out of JSON.parse, so they are JSON; their meaning is checked by `validatePack`. */
const packJson = (pack: PackFiles): Json => Object.fromEntries(PARTS.filter((part) => pack[part] !== undefined).map((part) => [part, pack[part] as Json]))

/** Order of versions `year.month.number`: each part as a number. */
export function compareVersions(left: string, right: string): number {
  const parts = (version: string): readonly number[] => version.split('.').map(Number)
  const [a, b] = [parts(left), parts(right)]
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

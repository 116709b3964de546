import { inflateRawSync, constants } from 'node:zlib'
import { fail, ok, type Result } from '../../contract/result.ts'

/** What a package of the office formats may unpack to. A workbook beyond it is no statement, but an attack or a defect. */
export const PACKAGE_LIMITS = {
  totalBytes: 512 * 1024 * 1024,
  entries: 10_000,
  /** Greatest ratio of unpacked to packed bytes, for entries over `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 10 * 1024 * 1024,
} as const

export type PackageRefusal = 'damaged' | 'password-protected' | 'too-large' | 'suspicious-ratio'

export interface PackageEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly dataStart: number
}

/**
 * Checks a zip package (XLSX, XLSM, XLSB, ODS) before it is given to the workbook parser: sizes as declared in
 * the central directory AND as they really unpack, because the declared ones may lie; and no document type or
 * entity declarations in its XML, which no spreadsheet program writes and entity bombs are made of.
 */
export function inspectPackage(bytes: Uint8Array): Result<readonly PackageEntry[], PackageRefusal> {
  const entries = readDirectory(bytes)
  if (!entries.ok) return entries
  let total = 0
  for (const entry of entries.value) {
    total += entry.unpacked
    if (total > PACKAGE_LIMITS.totalBytes) return fail('too-large')
    if (entry.unpacked > PACKAGE_LIMITS.ratioFromBytes && entry.unpacked > entry.packed * PACKAGE_LIMITS.ratio) return fail('suspicious-ratio')
  }
  for (const entry of entries.value) {
    const content = unpack(bytes, entry)
    if (!content.ok) return content
    if (/\.(xml|rels|vml)$/iu.test(entry.name) && declaresEntities(content.value)) return fail('suspicious-ratio')
  }
  return entries
}

function unpack(bytes: Uint8Array, entry: PackageEntry): Result<Uint8Array, PackageRefusal> {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packed)
  if (packed.length < entry.packed) return fail('damaged')
  if (entry.method === 0) return ok(packed)
  if (entry.method !== 8) return fail('damaged')
  if (entry.unpacked === 0 && entry.packed <= 2) return ok(new Uint8Array(0))
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1), finishFlush: constants.Z_FINISH }))
  } catch (error) {
    return fail(error instanceof RangeError ? 'suspicious-ratio' : 'damaged')
  }
}

const PROLOG_BYTES = 64 * 1024

function declaresEntities(xml: Uint8Array): boolean {
  const prolog = Buffer.from(xml.subarray(0, PROLOG_BYTES)).toString('latin1').replaceAll('\u0000', '')
  return /<!(?:DOCTYPE|ENTITY)/iu.test(prolog)
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const WIDE = 0xffffffff

/** Entries as the central directory at the end names them, nothing unpacked. `damaged` where it is missing: such a package was cut off. */
export function readDirectory(bytes: Uint8Array): Result<readonly PackageEntry[], PackageRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return fail('damaged')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  // A count or offset kept in zip64 records belongs to a package over 4 GB: far beyond the limits.
  if (at === WIDE || count === 0xffff) return fail('too-large')
  if (count > PACKAGE_LIMITS.entries) return fail('too-large')

  const entries: PackageEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return fail('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > view.byteLength) return fail('damaged')
    if ((view.getUint16(at + 8, true) & 1) === 1) return fail('password-protected')
    const unpacked = wide(view, at, 24) ?? view.getUint32(at + 24, true)
    const packed = wide(view, at, 20) ?? view.getUint32(at + 20, true)
    const local = view.getUint32(at + 42, true)
    if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL_ENTRY) return fail('damaged')
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8')
    const dataStart = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    entries.push({ name, method: view.getUint16(at + 10, true), packed, unpacked, dataStart })
    at = next
  }
  return ok(entries)
}

/** Size from the zip64 extra field, where the ordinary field says that it stands there (writers that stream do so). */
function wide(view: DataView, entry: number, field: 20 | 24): number | null {
  if (view.getUint32(entry + field, true) !== WIDE) return null
  const start = entry + 46 + view.getUint16(entry + 28, true)
  const end = start + view.getUint16(entry + 30, true)
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const unpackedIsWide = view.getUint32(entry + 24, true) === WIDE
    const place = at + 4 + (field === 20 && unpackedIsWide ? 8 : 0)
    return place + 8 <= end ? Number(view.getBigUint64(place, true)) : null
  }
  return null
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return null
}

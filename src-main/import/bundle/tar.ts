import { innerPath, showableName } from '../../files/safe-path.ts'
import type { ReasonCode } from '../parsed-file.ts'
import { readAt, readSpan, type ByteSource } from './byte-source.ts'
import { ArchiveFailure, EntryFailure, readableEntry, refusedEntry, shanghaiText, type BundleEntry } from './entry.ts'
import type { Budget } from './limits.ts'
import { createNameRegister, decodeName } from './names.ts'

const BLOCK = 512
/** Extended headers hold names and times; a larger one is made to fill memory. */
const MAX_EXTENSION_BYTES = 1024 * 1024

interface Header {
  readonly name: Uint8Array
  readonly size: number
  readonly type: string
  readonly modifiedMs: number
}

/** What extended headers (pax, GNU) said about the member that follows. */
interface Override {
  name?: Uint8Array
  size?: number
  modifiedMs?: number
}

/**
 * Members of a tar archive (ustar, pax, GNU long names) in the order of the archive, folders left out.
 * Only headers are read. Throws {@link ArchiveFailure} where a header is damaged: what follows cannot be found then.
 */
export async function listTar(source: ByteSource, budget: Budget): Promise<BundleEntry[]> {
  const entries: BundleEntry[] = []
  const uniqueName = createNameRegister()
  let common: Override = {}
  let next: Override = {}
  for (let at = 0; at + BLOCK <= source.size; ) {
    const header = parseHeader(await readAt(source, at, BLOCK))
    if (header === null) break
    const start = at + BLOCK
    if (isExtension(header.type)) {
      const content = await readExtension(source, start, header)
      if (header.type === 'g') common = { ...common, ...parsePax(content) }
      else next = { ...next, ...(header.type === 'L' ? { name: untilNul(content) } : header.type === 'x' ? parsePax(content) : {}) }
      at = start + padded(header.size)
      continue
    }
    const member = { ...header, ...common, ...next }
    next = {}
    if (!Number.isSafeInteger(member.size) || member.size < 0) throw new ArchiveFailure('damaged', 'tar-size')
    if (header.type !== '5' && !endsWithSlash(member.name)) {
      if (!budget.takeEntries(1)) throw new ArchiveFailure('too-many-files', null)
      entries.push(memberEntry(source, member, start, budget, uniqueName))
    }
    at = start + padded(hasContent(header.type) ? member.size : 0)
  }
  return entries
}

function memberEntry(source: ByteSource, member: Header, start: number, budget: Budget, uniqueName: (path: string) => string): BundleEntry {
  const name = decodeName(member.name)
  const checked = innerPath(name)
  const facts = { path: uniqueName(checked.ok ? checked.value : showableName(name)), size: member.size, modified: shanghaiText(member.modifiedMs) }
  if (!checked.ok) return refusedEntry(facts, 'unsafe-path', checked.error)
  const refusal = refusalOf(member.type)
  if (refusal !== null) return refusedEntry(facts, refusal.reason, refusal.detail)
  if (start + member.size > source.size) return refusedEntry(facts, 'damaged', 'beyond-end')
  const overBudget = budget.takeBytes(member.size)
  return overBudget === null ? readableEntry(facts, () => streamMember(source, start, member.size)) : refusedEntry(facts, overBudget, null)
}

async function* streamMember(source: ByteSource, start: number, size: number): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const piece of readSpan(source, start, start + size)) {
    seen += piece.length
    yield piece
  }
  if (seen !== size) throw new EntryFailure('damaged', 'fewer-bytes-than-stated')
}

function refusalOf(type: string): { readonly reason: ReasonCode; readonly detail: string } | null {
  if (type === '0' || type === '\0' || type === '7') return null
  if (type === '1' || type === '2') return { reason: 'link-refused', detail: type === '2' ? 'symbolic-link' : 'hard-link' }
  if (type === '3' || type === '4' || type === '6') return { reason: 'link-refused', detail: 'device' }
  return { reason: 'unsupported-format', detail: `tar-type-${type}` }
}

const isExtension = (type: string): boolean => type === 'x' || type === 'g' || type === 'L' || type === 'K'
/** Links and devices have no content, whatever size they state. */
const hasContent = (type: string): boolean => !['1', '2', '3', '4', '6'].includes(type)
const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK
const endsWithSlash = (name: Uint8Array): boolean => name.at(-1) === 0x2f

async function readExtension(source: ByteSource, start: number, header: Header): Promise<Uint8Array> {
  if (header.size > MAX_EXTENSION_BYTES || start + header.size > source.size) throw new ArchiveFailure('damaged', 'tar-extension')
  return await readAt(source, start, header.size)
}

/** Null at the end mark (a block of zeros). */
function parseHeader(block: Uint8Array): Header | null {
  if (block.every((byte) => byte === 0)) return null
  if (!isTarHeader(block)) throw new ArchiveFailure('damaged', 'tar-checksum')
  const name = untilNul(block.subarray(0, 100))
  const prefix = ascii(block, 257, 5) === 'ustar' && block[262] === 0 ? untilNul(block.subarray(345, 500)) : new Uint8Array()
  return {
    name: prefix.length > 0 ? Buffer.concat([prefix, Buffer.from('/'), name]) : name,
    size: parseNumber(block.subarray(124, 136)),
    type: String.fromCharCode(block[156] ?? 0),
    modifiedMs: parseNumber(block.subarray(136, 148)) * 1000,
  }
}

/** True where the checksum of the first 512 bytes is that of a tar header: the only mark that every tar has. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK || block[0] === 0) return false
  let sum = 0
  for (let index = 0; index < BLOCK; index += 1) sum += index >= 148 && index < 156 ? 0x20 : (block[index] ?? 0)
  return parseNumber(block.subarray(148, 156)) === sum
}

/** Octal text, or base 256 where the first bit is set (GNU, sizes over 8 GiB). NaN where it is neither. */
function parseNumber(field: Uint8Array): number {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    let value = BigInt((field[0] ?? 0) & 0x7f)
    for (const byte of field.subarray(1)) value = value * 256n + BigInt(byte)
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number.NaN
  }
  const text = ascii(field, 0, field.length).replace(/[\0 ]+$/u, '').trim()
  return text === '' ? 0 : /^[0-7]+$/u.test(text) ? Number.parseInt(text, 8) : Number.NaN
}

/** Records `<length> <key>=<value>\n`. A record that does not fit its length ends the list. */
function parsePax(content: Uint8Array): Override {
  const override: Override = {}
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at)
    const length = blank < 0 ? Number.NaN : Number(ascii(content, at, blank - at))
    if (!Number.isSafeInteger(length) || length <= blank - at || at + length > content.length) break
    const record = content.subarray(blank + 1, at + length - 1)
    const equals = record.indexOf(0x3d)
    const key = ascii(record, 0, Math.max(equals, 0))
    const value = record.subarray(equals + 1)
    if (key === 'path') override.name = value
    if (key === 'size') override.size = Number(ascii(value, 0, value.length))
    if (key === 'mtime') override.modifiedMs = Number(ascii(value, 0, value.length)) * 1000
    at += length
  }
  return override
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

const ascii = (bytes: Uint8Array, start: number, length: number): string => Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1')

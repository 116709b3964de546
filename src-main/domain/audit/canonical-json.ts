import type { Json } from '../../contract/codec.ts'

/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no blanks, numbers as ECMAScript prints them.
 * Two programs that hash the same facts get the same hash.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalJson).join(',')}]`
  const members = Object.entries(value as Readonly<Record<string, Json>>).toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}

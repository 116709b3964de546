import { crc32 } from 'node:zlib'

/** Name of a ZIP member as stored. */
export interface StoredName {
  readonly raw: Uint8Array
  readonly utf8Flag: boolean
  /** Packed on Unix or macOS, whose tools write UTF-8 without saying so. */
  readonly madeOnUnix: boolean
  readonly extraFields: readonly { readonly id: number; readonly data: Uint8Array }[]
}

const UNICODE_PATH_FIELD = 0x7075
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030')

/** Strict UTF-8, null where the bytes are none. */
export function asUtf8(raw: Uint8Array): string | null {
  try {
    return strictUtf8.decode(raw)
  } catch {
    return null
  }
}

/** UTF-8 where the bytes are valid, else GB18030, which knows every byte that Chinese tools write. */
export const decodeName = (raw: Uint8Array): string => asUtf8(raw) ?? gb18030.decode(raw)

/**
 * Decodes the names of one archive together. A single Chinese name can be valid UTF-8 by accident
 * (目录 in GBK is also two Latin letters); where a neighbour is not valid, none of the unmarked names was UTF-8.
 */
export function decodeNames(names: readonly StoredName[]): string[] {
  const unmarkedAreGbk = names.some((name) => !name.utf8Flag && unicodePath(name) === null && asUtf8(name.raw) === null)
  return names.map((name) => {
    const stated = unicodePath(name)
    if (stated !== null) return stated
    if (name.utf8Flag) return decodeName(name.raw)
    if (unmarkedAreGbk) return gb18030.decode(name.raw)
    const text = decodeName(name.raw)
    return !name.madeOnUnix && isLatinAccident(text) ? gb18030.decode(name.raw) : text
  })
}

/** Only two-byte sequences of UTF-8: written by a Chinese Windows far more likely Chinese than accents. */
const isLatinAccident = (text: string): boolean => /[\u0080-\u07ff]/u.test(text) && !/[\u0800-\u{10ffff}]/u.test(text)

/** Info-ZIP Unicode Path Extra Field: version 1, CRC-32 of the stored name, name in UTF-8. A wrong CRC means the name was changed since. */
function unicodePath(name: StoredName): string | null {
  for (const { id, data } of name.extraFields) {
    if (id !== UNICODE_PATH_FIELD || data.length < 6 || data[0] !== 1) continue
    const stated = new DataView(data.buffer, data.byteOffset, data.length).getUint32(1, true)
    if (stated === crc32(name.raw)) return asUtf8(data.subarray(5))
  }
  return null
}

/** Gives a second entry of the same name its own: `a.csv (2)`. Both are evidence; neither may replace the other. */
export function createNameRegister(): (path: string) => string {
  const taken = new Set<string>()
  return (path) => {
    let name = path
    for (let number = 2; taken.has(name); number += 1) name = `${path} (${number})`
    taken.add(name)
    return name
  }
}

/** Order of listing: by code unit, so that it is the same on every machine and in every language. */
export const byPath = (left: { readonly path: string }, right: { readonly path: string }): number =>
  left.path < right.path ? -1 : left.path > right.path ? 1 : 0

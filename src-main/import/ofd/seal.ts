/** A picture inside a seal: the form its maker names (png, jpg, bmp, gif, ofd) and its bytes. */
export interface SealPicture {
  readonly form: string
  readonly bytes: Uint8Array
}

const FORMS = new Set(['png', 'jpg', 'jpeg', 'bmp', 'gif', 'ofd'])
const DEEPEST = 24

interface Element {
  readonly tag: number
  readonly start: number
  readonly end: number
}

/**
 * The picture of an electronic seal (GB/T 38540, GM/T 0031: `SES_ESPictrueInfo` is a sequence of the form as IA5String
 * and the bytes as OCTET STRING). It is found by that shape, because seals of both standards and the signed values that
 * hold a seal differ in all that stands around it. Nothing is verified here: a seal shown is no seal proved.
 */
export function sealPicture(bytes: Uint8Array): SealPicture | null {
  return find(bytes, 0, bytes.length, 0)
}

function find(bytes: Uint8Array, from: number, to: number, depth: number): SealPicture | null {
  if (depth > DEEPEST) return null
  let before: Element | null = null
  for (let at = from; at < to; ) {
    const element = elementAt(bytes, at, to)
    if (element === null) return null
    if (before?.tag === 0x16 && element.tag === 0x04) {
      const form = new TextDecoder('latin1').decode(bytes.subarray(before.start, before.end)).trim().toLowerCase()
      if (FORMS.has(form)) return { form, bytes: bytes.subarray(element.start, element.end) }
    }
    const constructed = (element.tag & 0x20) !== 0
    // A signed value keeps the seal as it was in an OCTET STRING.
    const inner = constructed || (element.tag === 0x04 && bytes[element.start] === 0x30) || (element.tag === 0x03 && bytes[element.start] === 0 && bytes[element.start + 1] === 0x30)
    if (inner) {
      const found = find(bytes, element.tag === 0x03 ? element.start + 1 : element.start, element.end, depth + 1)
      if (found !== null) return found
    }
    before = element
    at = element.end
  }
  return null
}

/** One element of DER at a place; null where there is none within the bounds. */
function elementAt(bytes: Uint8Array, at: number, to: number): Element | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null
  let length = first
  let start = at + 2
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4) return null
    length = 0
    for (let k = 0; k < count; k += 1) length = length * 256 + (bytes[start + k] ?? 0)
    start += count
  }
  return start + length > to ? null : { tag, start, end: start + length }
}

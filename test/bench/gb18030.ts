/** Two-byte codes by character, taken from the decoder that Node has: it knows no encoder but that of UTF-8. */
let codes: ReadonlyMap<string, number> | null = null

function doubleByteCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\ufffd' && !found.has(character)) found.set(character, lead * 256 + trail)
    }
  }
  return found
}

/** Text in GB18030, as banks write it. Throws on a character that needs four bytes: nothing that is generated has one. */
export function gb18030(text: string): Buffer {
  codes ??= doubleByteCodes()
  const bytes = Buffer.allocUnsafe(text.length * 2)
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const code = codes.get(text[index] ?? '')
    if (code === undefined) throw new Error(`no two-byte code for ${text[index]}`)
    bytes[length++] = code >> 8
    bytes[length++] = code & 0xff
  }
  return bytes.subarray(0, length)
}

/**
 * SM3 (GB/T 32905-2016) in pieces. `sm-crypto` takes a whole message at once and copies it into arrays
 * of numbers several times (about 20 bytes of memory for each byte), which no recording or scan of
 * some hundred megabytes survives; so the compression function stands here, and the tests hold it
 * against `sm-crypto`. Cost: linear in time, 64 bytes of buffer; see the test for the measured speed.
 */
export interface Sm3 {
  update(bytes: Uint8Array): void
  /** Ends the message; 64 lower-case hex digits. */
  digest(): string
}

const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const
const BLOCK = 64

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** Round constants, already turned by their round. */
const ROUND = Int32Array.from({ length: 64 }, (_, round) => rotate(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32))

export function createSm3(): Sm3 {
  const state = Int32Array.from(START)
  const words = new Int32Array(68)
  const pending = new Uint8Array(BLOCK)
  let pendingLength = 0
  let total = 0

  function update(bytes: Uint8Array): void {
    total += bytes.length
    let at = 0
    if (pendingLength > 0) {
      at = Math.min(BLOCK - pendingLength, bytes.length)
      pending.set(bytes.subarray(0, at), pendingLength)
      pendingLength += at
      if (pendingLength < BLOCK) return
      compress(state, words, pending, 0)
      pendingLength = 0
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) compress(state, words, bytes, at)
    pending.set(bytes.subarray(at), 0)
    pendingLength = bytes.length - at
  }

  function digest(): string {
    const bits = BigInt(total) * 8n
    const padding = new Uint8Array((pendingLength < 56 ? BLOCK : 2 * BLOCK) - pendingLength)
    padding[0] = 0x80
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits)
    update(padding)
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }

  return { update, digest }
}

function compress(state: Int32Array, words: Int32Array, bytes: Uint8Array, at: number): void {
  for (let index = 0; index < 16; index += 1) {
    const from = at + index * 4
    words[index] = ((bytes[from] ?? 0) << 24) | ((bytes[from + 1] ?? 0) << 16) | ((bytes[from + 2] ?? 0) << 8) | (bytes[from + 3] ?? 0)
  }
  for (let index = 16; index < 68; index += 1) {
    const mixed = (words[index - 16] ?? 0) ^ (words[index - 9] ?? 0) ^ rotate(words[index - 3] ?? 0, 15)
    words[index] = mixed ^ rotate(mixed, 15) ^ rotate(mixed, 23) ^ rotate(words[index - 13] ?? 0, 7) ^ (words[index - 6] ?? 0)
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let round = 0; round < 64; round += 1) {
    const turned = rotate(a, 12)
    const first = rotate((turned + e + (ROUND[round] ?? 0)) | 0, 7)
    const second = first ^ turned
    const word = words[round] ?? 0
    const left = round < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const right = round < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const one = (left + d + second + (word ^ (words[round + 4] ?? 0))) | 0
    const two = (right + h + first + word) | 0
    d = c
    c = rotate(b, 9)
    b = a
    a = one
    h = g
    g = rotate(f, 19)
    f = e
    e = two ^ rotate(two, 9) ^ rotate(two, 17)
  }
  const next = [a, b, c, d, e, f, g, h]
  for (let index = 0; index < 8; index += 1) state[index] = (state[index] ?? 0) ^ (next[index] ?? 0)
}

import type { TextTable } from '../domain/ledger/text-table.ts'

/** Room for so many different texts to begin with; doubled when three quarters are taken. */
const FIRST_SLOTS = 1 << 16
const FIRST_BYTES = 1 << 20

/**
 * The different texts among the cells of many rows, told apart by their bytes: most cells of a statement repeat, and
 * a string is made of each text once, when it is first asked for. A class, because table, hashes and bytes belong together.
 */
export class TextBytes implements TextTable {
  #slots = new Int32Array(FIRST_SLOTS)
  #hashes = new Int32Array(FIRST_SLOTS)
  /** Text number n stands from #ends[n] to #ends[n + 1]. */
  #ends = new Int32Array(FIRST_SLOTS + 1)
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #used = 0
  #count = 0
  #strings: (string | undefined)[] = []

  get size(): number {
    return this.#count
  }

  textOf(number: number): string {
    // Room for all at once: an array that grew by distant places would become a slow one.
    if (this.#strings.length < this.#count) this.#strings = [...this.#strings, ...Array.from<undefined>({ length: this.#count - this.#strings.length })]
    return (this.#strings[number] ??= this.#bytes.toString('utf8', this.#ends[number], this.#ends[number + 1]))
  }

  /** The number of the text that stands in `source` from `from` to before `to`; `hash` is any number that equal bytes share. */
  numberOf(source: Uint8Array, from: number, to: number, hash: number): number {
    const length = to - from
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      const number = entry - 1
      if (this.#hashes[number] === hash && this.#isAt(number, source, from, length)) return number
      slot = (slot + 1) & mask
    }
    return this.#add(source, from, to, hash, slot)
  }

  #isAt(number: number, source: Uint8Array, from: number, length: number): boolean {
    const start = this.#ends[number] as number
    if ((this.#ends[number + 1] as number) - start !== length) return false
    const bytes = this.#bytes
    for (let index = 0; index < length; index += 1) if (bytes[start + index] !== source[from + index]) return false
    return true
  }

  #add(source: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const number = this.#count
    if (this.#used + to - from > this.#bytes.length) {
      const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#used + to - from))
      wider.set(this.#bytes.subarray(0, this.#used))
      this.#bytes = wider
    }
    this.#bytes.set(source.subarray(from, to), this.#used)
    this.#used += to - from
    this.#count = number + 1
    this.#ends[number + 1] = this.#used
    this.#hashes[number] = hash
    this.#slots[slot] = number + 1
    if (this.#count * 4 > this.#slots.length * 3) this.#widen()
    return number
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let number = 0; number < this.#count; number += 1) {
      const hash = this.#hashes[number] as number
      let slot = (hash ^ (hash >>> 15)) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#slots = slots
    this.#hashes = widened(this.#hashes, slots.length)
    this.#ends = widened(this.#ends, slots.length + 1)
  }
}

function widened(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(length)
  wider.set(from)
  return wider
}

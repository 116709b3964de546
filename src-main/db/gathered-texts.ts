import type { TextHeap } from './text-bytes.ts'

/** Room for so many different texts to begin with; doubled when three quarters are taken. */
const FIRST_SLOTS = 1 << 16
const FIRST_BYTES = 1 << 20
/** So many that what they read stays in the nearest memory until they are looked up. */
const TOUCHED_AT_ONCE = 512

/**
 * Finds the different texts among the cells of many rows, told apart by their bytes: most cells of a statement repeat. A
 * class, because table and bytes belong together.
 */
export class GatheredTexts {
  /** Two numbers a slot, side by side because they are asked together: number of the text plus one (0 where the slot is free), and hash. Kept small: of a hundred thousand texts, most of the time goes into memory that is not at hand. */
  #slots = new Int32Array(FIRST_SLOTS * 2)
  #mask = FIRST_SLOTS - 1
  /** Text number n stands from #ends[n] to #ends[n + 1]. */
  #ends = new Int32Array(FIRST_SLOTS + 1)
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES)
  #used = 0
  /** Of no meaning; kept, so that what is only touched is not left out as of no use. */
  touched = 0
  #count = 0

  /** All of them, in the order in which they were met. Nothing can be added afterwards. */
  heap(): TextHeap {
    return { bytes: this.#bytes.subarray(0, this.#used), ends: this.#ends, count: this.#count }
  }

  /** The number of the text that stands in `source` from `from` to before `to`; `hash` is any number that equal bytes share. */
  numberOf(source: Uint8Array, from: number, to: number, hash: number): number {
    const slots = this.#slots
    let slot = spread(hash) & this.#mask
    for (;;) {
      const entry = slots[slot * 2] as number
      if (entry === 0) return this.#add(source, from, to, hash, slot * 2)
      if (slots[slot * 2 + 1] === hash && this.#isAt(entry - 1, source, from, to)) return entry - 1
      slot = (slot + 1) & this.#mask
    }
  }

  /**
   * Numbers of many texts of one source, into `found` from place `at` on. What looking them up will read is touched for all of
   * them first: memory that is not at hand is then fetched for many texts at a time, and not for one after the other.
   */
  numbersOf(source: Uint8Array, cells: CellPlaces, found: Int32Array, at: number): void {
    for (let first = 0; first < cells.count; first += TOUCHED_AT_ONCE) {
      const end = Math.min(first + TOUCHED_AT_ONCE, cells.count)
      this.#touch(cells, first, end, found, at)
      for (let cell = first; cell < end; cell += 1) {
        found[at + cell] = this.numberOf(source, cells.from[cell] as number, cells.to[cell] as number, cells.hash[cell] as number)
      }
    }
  }

  #touch(cells: CellPlaces, first: number, end: number, entries: Int32Array, at: number): void {
    const [slots, ends, bytes, mask] = [this.#slots, this.#ends, this.#bytes, this.#mask]
    for (let cell = first; cell < end; cell += 1) entries[at + cell] = slots[(spread(cells.hash[cell] as number) & mask) * 2] as number
    let touched = 0
    for (let cell = first; cell < end; cell += 1) {
      const entry = entries[at + cell] as number
      if (entry !== 0) touched += bytes[ends[entry - 1] as number] as number
    }
    this.touched = touched
  }

  #isAt(number: number, source: Uint8Array, from: number, to: number): boolean {
    const bytes = this.#bytes
    const start = this.#ends[number] as number
    const length = to - from
    if ((this.#ends[number + 1] as number) - start !== length) return false
    for (let index = 0; index < length; index += 1) if (bytes[start + index] !== source[from + index]) return false
    return true
  }

  #add(source: Uint8Array, from: number, to: number, hash: number, at: number): number {
    const number = this.#count
    if (this.#used + to - from > this.#bytes.length) {
      const wider = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#used + to - from))
      wider.set(this.#bytes.subarray(0, this.#used))
      this.#bytes = wider
    }
    this.#bytes.set(source.subarray(from, to), this.#used)
    this.#slots[at] = number + 1
    this.#slots[at + 1] = hash
    this.#used += to - from
    this.#count = number + 1
    this.#ends[number + 1] = this.#used
    if (this.#count * 4 > this.#mask * 3) this.#widen()
    return number
  }

  #widen(): void {
    const former = this.#slots
    const slots = new Int32Array(former.length * 2)
    const mask = this.#mask * 2 + 1
    for (let from = 0; from < former.length; from += 2) {
      if (former[from] === 0) continue
      const hash = former[from + 1] as number
      let slot = spread(hash) & mask
      while (slots[slot * 2] !== 0) slot = (slot + 1) & mask
      slots[slot * 2] = former[from] as number
      slots[slot * 2 + 1] = hash
    }
    const ends = new Int32Array(mask + 2)
    ends.set(this.#ends)
    this.#slots = slots
    this.#mask = mask
    this.#ends = ends
  }
}

/** Where the cells of a column stand in a slice of rows, with their hashes. */
export interface CellPlaces {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly hash: Int32Array
  count: number
}

export const cellPlaces = (most: number): CellPlaces => ({ from: new Int32Array(most), to: new Int32Array(most), hash: new Int32Array(most), count: 0 })

/** Spreads hashes of similar texts over the slots, whose number takes the low bits. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return mixed ^ (mixed >>> 15)
}

import { lowerAscii, type TextTable } from '../domain/ledger/text-table.ts'

/** Texts one behind the other, as UTF-8: number n stands from `ends[n]` to `ends[n + 1]`. */
export interface TextHeap {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: Int32Array<ArrayBuffer>
  readonly count: number
}

/** Texts of which each stands once; a string is made of each once, when it is first asked for. A class, because texts and strings belong together. */
export class TextBytes implements TextTable {
  readonly #bytes: Buffer<ArrayBuffer>
  readonly #ends: Int32Array
  readonly #count: number
  #strings: (string | undefined)[] = []

  constructor({ bytes, ends, count }: TextHeap) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#ends = ends
    this.#count = count
  }

  get size(): number {
    return this.#count
  }

  textOf(number: number): string {
    // Room for all at once: an array that grew by distant places would become a slow one.
    if (this.#strings.length < this.#count) this.#strings = [...this.#strings, ...Array.from<undefined>({ length: this.#count - this.#strings.length })]
    return (this.#strings[number] ??= this.#bytes.toString('utf8', this.#ends[number], this.#ends[number + 1]))
  }

  firstOf(number: number): number {
    const from = this.#ends[number] as number
    return from === this.#ends[number + 1] ? -1 : (this.#bytes[from] as number)
  }

  holding(text: string): Uint8Array {
    const marks = new Uint8Array(this.#count)
    const wanted = Buffer.from(lowerAscii(text))
    if (wanted.length === 0) return marks.fill(1)
    const used = this.#bytes.subarray(0, this.#ends[this.#count])
    const bytes = /[a-z]/iu.test(text) ? withoutCase(used) : used
    for (let at = bytes.indexOf(wanted); at >= 0; ) {
      const number = this.#numberAt(at)
      const end = this.#ends[number + 1] as number
      // What begins in one text and ends in the next stands in neither.
      const isInside = at + wanted.length <= end
      if (isInside) marks[number] = 1
      at = bytes.indexOf(wanted, isInside ? end : at + 1)
    }
    return marks
  }

  /** The number of the text in which a byte stands. */
  #numberAt(at: number): number {
    let [low, high] = [0, this.#count - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#ends[middle] as number) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** A copy with Latin letters of ASCII in lower case: their bytes are part of no other character in UTF-8. */
function withoutCase(bytes: Buffer): Buffer {
  const lower = Buffer.from(bytes)
  for (let at = 0; at < lower.length; at += 1) {
    const byte = lower[at] as number
    if (byte >= 0x41 && byte <= 0x5a) lower[at] = byte + 0x20
  }
  return lower
}

import { ArchiveFailure } from '../entry.ts'

/** Reads the fields of a 7z header in turn; a field beyond its end is damage. */
export class HeaderReader {
  private readonly view: DataView
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.left) throw new ArchiveFailure('damaged', '7z-header')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  byte(): number {
    return this.take(1)[0] ?? 0
  }

  uint32(): number {
    this.take(4)
    return this.view.getUint32(this.at - 4, true)
  }

  uint64(): bigint {
    this.take(8)
    return this.view.getBigUint64(this.at - 8, true)
  }

  /** A number of one to nine bytes: the leading ones of the first say how many follow. */
  number(): number {
    const first = this.byte()
    let value = 0n
    let mask = 0x80
    for (let index = 0; index < 8; index += 1) {
      if ((first & mask) === 0) {
        value += BigInt(first & (mask - 1)) << BigInt(8 * index)
        return safe(value)
      }
      value |= BigInt(this.byte()) << BigInt(8 * index)
      mask >>= 1
    }
    return safe(value)
  }

  /** How many of something follow, each of which takes at least so many bits of the header. */
  count(bitsEach = 8): number {
    const count = this.number()
    if (count * bitsEach > (this.left + 1) * 8) throw new ArchiveFailure('damaged', '7z-header')
    return count
  }

  bits(count: number): boolean[] {
    const bytes = this.take(Math.ceil(count / 8))
    return Array.from({ length: count }, (_, index) => ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0)
  }

  /** As {@link bits}, with a byte before that says that all are set. */
  bitsOrAll(count: number): boolean[] {
    return this.byte() === 0 ? this.bits(count) : Array<boolean>(count).fill(true)
  }
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ArchiveFailure('damaged', '7z-header')
  return Number(value)
}

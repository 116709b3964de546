/**
 * Serial numbers that come more than once among a million, told with eight bytes each: by a hash of 53 bits. Two
 * numbers of one hash only mean that both are looked at.
 */
export interface RepeatedSerials {
  add(serial: string): void
  /** True for every serial that came at least twice, and hardly ever for others. Nothing can be added afterwards. */
  repeated(): (serial: string) => boolean
}

export function repeatedSerials(expected: number): RepeatedSerials {
  let hashes = new Float64Array(Math.max(1024, expected))
  let count = 0
  return {
    add(serial) {
      if (count === hashes.length) {
        const larger = new Float64Array(hashes.length * 2)
        larger.set(hashes)
        hashes = larger
      }
      hashes[count] = hashOf(serial)
      count += 1
    },
    repeated() {
      const sorted = hashes.subarray(0, count).toSorted()
      // What is returned lives as long as the rows are read: it must not hold a million hashes.
      hashes = new Float64Array(0)
      const found = new Set<number>()
      for (let at = 1; at < count; at += 1) {
        const hash = sorted[at]
        if (hash !== undefined && hash === sorted[at - 1]) found.add(hash)
      }
      return (serial) => found.size > 0 && found.has(hashOf(serial))
    },
  }
}

/** Two FNV-1a hashes of different starts as one whole number below 2^53. */
function hashOf(text: string): number {
  let one = 0x811c9dc5
  let other = 0x01000193
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit, 0x85ebca6b)
  }
  return (one >>> 0) * 0x200000 + ((other >>> 0) & 0x1fffff)
}

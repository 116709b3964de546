/**
 * Lines that came before, cell by cell, among a million, told with sixteen bytes each: by a hash of 53 bits. Two lines
 * of one hash are most likely the same; whoever has to be sure compares them.
 */
export interface SeenLines {
  /** True where a line of this hash came before. */
  add(cells: readonly string[]): boolean
}

export function seenLines(expected: number): SeenLines {
  let places = new Float64Array(powerOfTwo(Math.max(1024, expected * 2)))
  let count = 0

  /** The place of a hash, or the free one where it belongs. Zero is free: no hash is zero. */
  function placeOf(hash: number): number {
    const last = places.length - 1
    // Both halves: the lower bits alone are those of one of the two hashes.
    let place = ((hash / 0x200000) ^ hash) & last
    while (places[place] !== 0 && places[place] !== hash) place = (place + 1) & last
    return place
  }
  function grow(): void {
    const before = places
    places = new Float64Array(before.length * 2)
    for (const hash of before) if (hash !== 0) places[placeOf(hash)] = hash
  }
  return {
    add(cells) {
      if (count * 2 > places.length) grow()
      const hash = hashOfCells(cells)
      const place = placeOf(hash)
      if (places[place] === hash) return true
      places[place] = hash
      count += 1
      return false
    },
  }
}

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(least))

/** Two FNV-1a hashes of different starts over all characters and borders of cells, as one whole number from 1 to 2^53. */
function hashOfCells(cells: readonly string[]): number {
  let one = 0x811c9dc5
  let other = 0x01000193
  for (const cell of cells) {
    for (let at = 0; at < cell.length; at += 1) {
      const unit = cell.charCodeAt(at)
      one = Math.imul(one ^ unit, 0x01000193)
      other = Math.imul(other ^ unit, 0x85ebca6b)
    }
    // A border that is no character of any text.
    one = Math.imul(one ^ 0x10000, 0x01000193)
    other = Math.imul(other ^ 0x10000, 0x85ebca6b)
  }
  return (one >>> 0) * 0x200000 + ((other >>> 0) & 0x1fffff) + 1
}

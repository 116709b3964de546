import { joinCells } from '../../domain/ledger/cell-text.ts'

/**
 * Lines that came before, cell by cell, among a million, told with sixteen bytes each: by a hash of 53 bits. Two lines
 * of one hash are most likely the same; whoever has to be sure compares them.
 */
export interface SeenLines {
  /** True where a line of this hash came before. `text` = the cells with one character, whichever, between each two, where it is at hand. */
  add(cells: readonly string[], text?: string | null): boolean
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
    add(cells, text = null) {
      if (count * 2 > places.length) grow()
      const hash = hashOfCells(cells, text ?? joinCells(cells))
      const place = placeOf(hash)
      if (places[place] === hash) return true
      places[place] = hash
      count += 1
      return false
    },
  }
}

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(least))

/** Units of an ordinary line. */
const ROOM = 8 * 1024
const ordinary = unitsFor(ROOM)

interface Units {
  readonly bytes: Buffer
  readonly units: Uint16Array
}

function unitsFor(length: number): Units {
  const bytes = Buffer.alloc(length * 2)
  return { bytes, units: new Uint16Array(bytes.buffer, bytes.byteOffset, length) }
}

/**
 * Two FNV-1a hashes of different starts over all characters and borders of cells, as one whole number from 1 to 2^53.
 * The characters are looked at as numbers: to look at those of a text that is cut out of another costs many times as much.
 */
function hashOfCells(cells: readonly string[], text: string): number {
  const { bytes, units } = text.length <= ROOM ? ordinary : unitsFor(text.length)
  bytes.write(text, 'utf16le')
  let one = 0x811c9dc5
  let other = 0x01000193
  let at = 0
  for (let column = 0; column < cells.length; column += 1) {
    const end = at + (cells[column] as string).length
    for (; at < end; at += 1) {
      const unit = units[at] as number
      one = Math.imul(one ^ unit, 0x01000193)
      other = Math.imul(other ^ unit, 0x85ebca6b)
    }
    // A border that is no character of any text, whatever stands for it in this one.
    one = Math.imul(one ^ 0x10000, 0x01000193)
    other = Math.imul(other ^ 0x10000, 0x85ebca6b)
    at += 1
  }
  return (one >>> 0) * 0x200000 + ((other >>> 0) & 0x1fffff) + 1
}

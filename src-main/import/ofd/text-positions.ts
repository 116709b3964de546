import { numberOf } from './numbers.ts'
import type { XmlElement } from './xml-tree.ts'

export interface PlacedCharacter {
  readonly text: string
  readonly x: number
  readonly y: number
}

const MOST_DELTAS = 100_000

/** Distances between characters; `g n d` stands for `n` times `d` (GB/T 33190-2016, 11.3). */
export function deltasOf(text: string | undefined): readonly number[] {
  const deltas: number[] = []
  const parts = (text ?? '').trim().split(/[\s,]+/u)
  for (let at = 0; at < parts.length; at += 1) {
    if (parts[at] === 'g') {
      const times = numberOf(parts[at + 1]) ?? 0
      const value = numberOf(parts[at + 2]) ?? 0
      for (let k = 0; k < times && deltas.length < MOST_DELTAS; k += 1) deltas.push(value)
      at += 2
    } else {
      const value = numberOf(parts[at])
      if (value !== null) deltas.push(value)
    }
  }
  return deltas
}

/** Advance of a character that says nothing of its width: Latin letters and digits are about half as wide as Chinese ones. */
const usualAdvance = (character: string): number => (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1

/**
 * Places every character of a text object. A text code without X or Y goes on at those of the one before; where
 * distances are fewer than characters the last one goes on, and where none is given characters follow at their usual
 * width, along the direction in which the object is read.
 */
export function placeCharacters(codes: readonly XmlElement[], size: number, stretch: number, readDirection: number): readonly (readonly PlacedCharacter[])[] {
  let startX = 0
  let startY = 0
  return codes.map((code) => {
    startX = numberOf(code.attributes.get('X')) ?? startX
    startY = numberOf(code.attributes.get('Y')) ?? startY
    const across = deltasOf(code.attributes.get('DeltaX'))
    const down = deltasOf(code.attributes.get('DeltaY'))
    let [x, y] = [startX, startY]
    const vertical = readDirection === 90 || readDirection === 270
    const sign = readDirection === 180 || readDirection === 270 ? -1 : 1
    return [...code.text.replace(/[\r\n]+\s*/gu, '')].map((character, index) => {
      const placed = { text: character, x, y }
      const usual = usualAdvance(character) * size * sign
      x += across[index] ?? across.at(-1) ?? (vertical || down.length > 0 ? 0 : usual * stretch)
      y += down[index] ?? down.at(-1) ?? (vertical && across.length === 0 ? usual : 0)
      return placed
    })
  })
}

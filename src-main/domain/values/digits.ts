const ZERO = 0x30

/** How many digits a whole number has that is not negative and that a double holds exactly. */
export function digitsIn(number: number): number {
  let count = 1
  for (let bound = 10; number >= bound; bound *= 10) count += 1
  return count
}

/** Writes the digits of such a number and returns where they end: making a text of it first takes longer than anything else that is written. */
export function writeDigits(number: number, to: Uint8Array | Uint16Array, from: number): number {
  const end = from + digitsIn(number)
  let left = number
  for (let at = end - 1; at >= from; at -= 1) {
    const rest = Math.floor(left / 10)
    to[at] = ZERO + (left - rest * 10)
    left = rest
  }
  return end
}

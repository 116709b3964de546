/** A step after unpacking that changes bytes in place; it may hold some back until more come. */
export interface Filter {
  next(bytes: Uint8Array): Uint8Array
  end(): Uint8Array
}

/** Differences to the byte some places before, as for sound and pictures without compression. */
export function deltaFilter(distance: number): Filter {
  const before = new Uint8Array(distance)
  let at = 0
  return {
    next(bytes) {
      const output = new Uint8Array(bytes.length)
      for (const [index, byte] of bytes.entries()) {
        const value = (byte + (before[at] ?? 0)) & 0xff
        before[at] = value
        output[index] = value
        at = at + 1 === distance ? 0 : at + 1
      }
      return output
    },
    end: () => new Uint8Array(),
  }
}

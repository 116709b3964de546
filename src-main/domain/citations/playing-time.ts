/** A point of a recording as `H:MM:SS`, milliseconds from its start; tenths only where they are not zero. */
export function playingTime(milliseconds: number): string {
  const tenths = Math.floor(milliseconds / 100)
  const seconds = Math.floor(tenths / 10)
  const two = (value: number): string => String(value).padStart(2, '0')
  const rest = tenths % 10
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${rest === 0 ? '' : `.${rest}`}`
}

/** A span of a recording as `H:MM:SS–H:MM:SS`; one point where both ends read the same. */
export function playingSpan({ start, end }: { readonly start: number; readonly end: number }): string {
  const [from, to] = [playingTime(start), playingTime(end)]
  return from === to ? from : `${from}–${to}`
}

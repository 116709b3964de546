/** A span of a recording, in whole milliseconds from its beginning. */
export interface MediaSpan {
  readonly start: number
  readonly end: number
}

/** A point of a recording as people write it: `1:02:03.4`, hours only where there are any. */
export function shownMoment(milliseconds: number): string {
  const tenths = Math.max(0, Math.round(milliseconds / 100))
  const [hours, minutes, seconds] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60, (tenths % 600) / 10]
  const tail = seconds.toFixed(1).padStart(4, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** Milliseconds of a moment as typed: seconds, minutes and hours parted by colons. Null where it is none. */
export function typedMoment(text: string): number | null {
  const match = /^\s*(?:(?:(\d{1,3})[:：])?(\d{1,3})[:：])?(\d{1,5}(?:[.．]\d{1,3})?)\s*$/u.exec(text)
  if (match === null) return null
  const [, hours = '0', minutes = '0', seconds = '0'] = match
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace('．', '.'))) * 1000)
}

/** A span from two points in either order; null where they are one point. */
export const spanBetween = (one: number, other: number): MediaSpan | null => (Math.round(one) === Math.round(other) ? null : { start: Math.round(Math.min(one, other)), end: Math.round(Math.max(one, other)) })

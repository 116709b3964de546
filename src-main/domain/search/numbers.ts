/**
 * Numbers as people write them. `1,234.56` is the number 1234.56; a card, telephone or identity number may be
 * written in groups with blanks or hyphens and is one number all the same.
 */
const D = '[0-9\\uff10-\\uff19]'
const GAP = '[ \\u00a0\\u3000\\-\\u2010\\uff0d]'
/** 4-4-4-4 up to 4-4-4-4-4-3 (cards, accounts), 3-4-4 (mobile telephones), 6-8-4 (resident identity numbers). */
const GROUPED = new RegExp(
  `(?:${D}{4}(?:${GAP}${D}{4}){3,4}(?:${GAP}${D}{1,3})?|[1\\uff11]${D}{2}${GAP}${D}{4}${GAP}${D}{4}|${D}{6}${GAP}${D}{8}${GAP}${D}{3}(?:${D}|[xX](?![a-zA-Z\\u00c0-\\u024f\\uff21-\\uff5a])))(?![.\\uff0e]?${D})`,
  'uy',
)
const EACH_GROUP = /[0-9\uff10-\uff19xX]+/gu
const THOUSANDS = new RegExp(`${D}{1,3}(?:[,\\uff0c]${D}{3})+(?!${D})`, 'uy')

/** A group of a grouped number: where it stands in the text. */
export interface Group {
  readonly start: number
  readonly end: number
}

/** Where a number in groups that begins at `at` ends, and its groups; null where none begins there. */
export function groupedNumberAt(text: string, at: number): { readonly end: number; readonly groups: readonly Group[] } | null {
  GROUPED.lastIndex = at
  const found = GROUPED.exec(text)
  if (found === null) return null
  const groups = Array.from(found[0].matchAll(EACH_GROUP), (group) => ({ start: at + group.index, end: at + group.index + group[0].length }))
  return { end: at + found[0].length, groups }
}

/** Where a number with thousands separators that begins at `at` ends; null where none begins there. */
export function thousandsAt(text: string, at: number): number | null {
  THOUSANDS.lastIndex = at
  const found = THOUSANDS.exec(text)
  if (found === null) return null
  const end = at + found[0].length
  // `5，138 1234 5678`: what looks like the last thousands is where a telephone number begins.
  if (!gapAt(text, end) || groupedNumberAt(text, end - 3) === null) return end
  return end - 4 > digitsEnd(text, at) ? end - 4 : null
}

const isDigit = (unit: number): boolean => (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)
const isComma = (unit: number): boolean => unit === 0x2c || unit === 0xff0c
const isPoint = (unit: number): boolean => unit === 0x2e || unit === 0xff0e

/** Where the run of digits that begins at `at` ends. */
export function digitsEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1
  return end
}

/** Does the number at `at` go on from one before, over a comma or point? Then no thousands begin in its middle. */
export const goesOn = (text: string, at: number): boolean =>
  at >= 2 && isDigit(text.charCodeAt(at - 2)) && (isComma(text.charCodeAt(at - 1)) || isPoint(text.charCodeAt(at - 1)))

/** Could thousands or groups follow the run of digits that ends here? Asked before the dear patterns are tried. */
export const commaAt = (text: string, at: number): boolean => isComma(text.charCodeAt(at)) && isDigit(text.charCodeAt(at + 1))
export const gapAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return (unit === 0x20 || unit === 0x2d || unit === 0xa0 || unit === 0x3000 || unit === 0x2010 || unit === 0xff0d) && isDigit(text.charCodeAt(at + 1))
}

/** Where the decimals end that follow a number at its point; null where it has none. Dates and versions with two points have none. */
export function decimalsEnd(text: string, start: number, end: number): number | null {
  if (!isPoint(text.charCodeAt(end)) || !isDigit(text.charCodeAt(end + 1))) return null
  if (start >= 2 && isPoint(text.charCodeAt(start - 1)) && isDigit(text.charCodeAt(start - 2))) return null
  const last = digitsEnd(text, end + 1)
  return isPoint(text.charCodeAt(last)) && isDigit(text.charCodeAt(last + 1)) ? null : last
}

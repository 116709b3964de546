import { characterTable, DIGIT, IDEOGRAPH, IGNORED, LETTER, SEPARATOR } from './characters.ts'

const BLANK = 0x20

/**
 * Cuts a text as `indexedWords` cuts it, from UTF-16 units to UTF-16 units, each token with a blank behind it: no string is
 * made for a token, of which a statement of a million rows has fifty million. Only texts of characters that are one token
 * or part of a run; -1 for every other (numbers in groups, with thousands or decimals, characters that are spelled out,
 * ends of cells), whatever was written then: those are for `indexedWords`.
 *
 * `end` is not counted. `units` need room for twice the length of the text. Returns where the tokens end in them.
 */
export function cutPlain(text: Uint16Array, start: number, end: number, units: Uint16Array, from: number): number {
  const { folded, classes } = characterTable()
  let to = from
  let at = start
  while (at < end) {
    let unit = text[at] as number
    const kind = classes[unit] as number
    if (kind === IDEOGRAPH) {
      units[to] = folded[unit] as number
      units[to + 1] = BLANK
      to += 2
      at += 1
    } else if (kind === DIGIT) {
      const first = at
      while (isAsciiDigit(unit)) {
        units[to] = unit
        to += 1
        at += 1
        unit = at < end ? (text[at] as number) : BLANK
      }
      // A digit of full width, or one that may go on behind what follows.
      if (at === first || (at + 1 < end && goesOn(unit, at - first) && classes[text[at + 1] as number] === DIGIT) || (at < end && !isAsciiDigit(unit) && classes[unit] === DIGIT)) return -1
      units[to] = BLANK
      to += 1
    } else if (kind === LETTER) {
      for (;;) {
        const own = classes[unit] as number
        if (own === LETTER) {
          units[to] = folded[unit] as number
          to += 1
        } else if (own !== IGNORED) {
          // What is spelled out, and a digit of another script, belong to the run of letters.
          if (own !== SEPARATOR && own !== IDEOGRAPH && !isAsciiDigit(unit)) return -1
          break
        }
        at += 1
        if (at === end) break
        unit = text[at] as number
      }
      units[to] = BLANK
      to += 1
    } else if (kind === SEPARATOR || kind === IGNORED) at += 1
    else return -1
  }
  return to
}

const isAsciiDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** May a number of so many digits go on behind this unit, if a digit follows? With decimals or thousands, or in groups, whose first has three, four or six digits (`numbers.ts`). */
function goesOn(unit: number, digits: number): boolean {
  if (unit === 0x2e || unit === 0xff0e || unit === 0x2c || unit === 0xff0c) return true
  return (digits === 3 || digits === 4 || digits === 6) && (unit === 0x20 || unit === 0x2d || unit === 0xa0 || unit === 0x3000 || unit === 0x2010 || unit === 0xff0d)
}

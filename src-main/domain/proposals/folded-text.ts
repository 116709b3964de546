/** A page for matching: compatibility forms folded, blanks made one, broken lines joined; every character knows its place. */
export interface FoldedText {
  readonly text: string
  /** Place in the original of each character of `text`. */
  readonly places: readonly number[]
  readonly original: string
}

/** Pages narrower than this have short lines for a reason (forms, lists); nothing is joined there. */
const LEAST_WIDTH = 20
/** A line this near to the widest one was broken by the page, not by its writer. */
const FULL_LINE = 0.85
const ENDS_PARAGRAPH = /[。；：;:！？!?]$/u

/**
 * Folds a page. A line break inside a sentence must go (a court's PDF breaks an amount from its unit), and one between
 * two entries of a form must stay (a name would run into the next label); the width of the lines tells them apart.
 */
export function foldText(original: string): FoldedText {
  const lines = original.split('\n')
  const widest = Math.max(...lines.map((line) => widthOf(line.trim())))
  let text = ''
  const places: number[] = []
  const put = (character: string, place: number): void => {
    text += character
    for (let unit = 0; unit < character.length; unit += 1) places.push(place)
  }
  let start = 0
  lines.forEach((line, index) => {
    for (let at = 0; at < line.length; at += 1) {
      const character = line[at] ?? ''
      if (/\s/u.test(character)) {
        if (text !== '' && !/[ \n]$/u.test(text)) put(' ', start + at)
      } else {
        put(character.normalize('NFKC'), start + at)
      }
    }
    if (index < lines.length - 1) {
      const next = (lines[index + 1] ?? '').trim()
      if (text.endsWith(' ')) {
        text = text.slice(0, -1)
        places.pop()
      }
      if (!isBroken(line.trim(), next, widest) && text !== '' && !text.endsWith('\n')) put('\n', start + line.length)
    }
    start += line.length + 1
  })
  return { text, places, original }
}

/** The page broke the line where the next word would not have fitted any more. */
function isBroken(line: string, next: string, widest: number): boolean {
  if (widest < LEAST_WIDTH || line === '' || next === '' || ENDS_PARAGRAPH.test(line)) return false
  const word = /^[\dA-Za-z.,*]+/u.exec(next)?.[0] ?? next.slice(0, 1)
  return widthOf(line) + widthOf(word) >= widest * FULL_LINE
}

/** Chinese characters are one wide, letters and digits a half. */
function widthOf(line: string): number {
  let width = 0
  for (const character of line) width += character < '\u0250' ? 0.5 : 1
  return width
}

/** The original passage of a stretch of folded text. */
export function passageAt(folded: FoldedText, start: number, end: number): { readonly start: number; readonly end: number; readonly quote: string } {
  const first = folded.places[start] ?? 0
  const last = (folded.places[end - 1] ?? first) + 1
  return { start: first, end: last, quote: folded.original.slice(first, last) }
}

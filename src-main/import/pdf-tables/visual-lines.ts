import type { PlacedPage, PlacedText } from './placed-text.ts'

/** A printed line: its words from left to right. */
export interface VisualLine {
  readonly page: number
  /** 1-based, counted through the whole document, so that a citation is unique. */
  readonly line: number
  readonly y: number
  readonly height: number
  readonly words: readonly PlacedText[]
}

/** Base lines that differ by less than this share of the height are one line. */
const SAME_LINE = 0.35

/** The printed lines of a page from top to bottom, numbered behind `before`. */
export function visualLines({ page, texts }: PlacedPage, before: number): readonly VisualLine[] {
  const words = texts.flatMap(splitWords).toSorted((a, b) => a.y - b.y)
  const groups: PlacedText[][] = []
  for (const word of words) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (group !== undefined && first !== undefined && word.y - first.y < SAME_LINE * Math.min(word.height, first.height)) group.push(word)
    else groups.push([word])
  }
  return groups.map((group, index) => ({
    page,
    line: before + index + 1,
    y: group[0]?.y ?? 0,
    height: middle(group.map(({ height }) => height)),
    words: group.toSorted((a, b) => a.x - b.x),
  }))
}

/**
 * Text recognised in a scan runs an amount on into the cell beside it (12,345.67货款). The two are words of their own;
 * where they are one cell after all they are joined again without a blank.
 */
const WORD = /[+-]?\d[\d,]*\.\d{2}(?=[\u3400-\u9fff])|\S+/gu

/**
 * The words of a text, each with its share of the width. Close columns come as one text with a blank between, and
 * print-outs of fixed width as one text per line; Chinese characters are twice as wide as Latin ones.
 */
function splitWords(text: PlacedText): readonly PlacedText[] {
  const total = widthOf(text.text)
  if (total === 0) return []
  return [...text.text.matchAll(WORD)].map((match) => ({
    ...text,
    text: match[0],
    x: text.x + (text.width * widthOf(text.text.slice(0, match.index))) / total,
    width: (text.width * widthOf(match[0])) / total,
  }))
}

const widthOf = (text: string): number => {
  let width = 0
  for (const character of text) width += /[\u1100-\u115f\u2e80-\uffdf]/u.test(character) ? 2 : 1
  return width
}

/** Middle one of the values; zero where there are none. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Words that stand closer than `gap` times the height, as one text. */
export function chunksOf(line: Pick<VisualLine, 'words' | 'height'>, gap: number): readonly PlacedText[] {
  const chunks: PlacedText[] = []
  for (const word of line.words) {
    const last = chunks.at(-1)
    if (last !== undefined && word.x - (last.x + last.width) < gap * line.height) {
      const touching = word.x - (last.x + last.width) < 0.1 * line.height
      chunks[chunks.length - 1] = { ...last, text: `${last.text}${touching ? '' : ' '}${word.text}`, width: Math.max(last.width, word.x + word.width - last.x) }
    } else chunks.push(word)
  }
  return chunks
}

/** The line as one text, wide gaps as two blanks. */
export const lineText = (line: VisualLine): string => chunksOf(line, 1).map(({ text }) => text).join('  ')

/** Two pieces of a wrapped cell: Latin words are parted by a blank, Chinese text, numbers and dates run on. */
export function joinWrapped(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  const isClock = /\d$/u.test(before) && /^\d{1,2}:\d{2}/u.test(after)
  const runsOn = /[\u2e80-\uffef]$/u.test(before) || /^[\u2e80-\uffef]/u.test(after) || /[-/._@:]$/u.test(before) || (/[\d*]$/u.test(before) && /^[-/.,\d*]/u.test(after))
  return runsOn && !isClock ? before + after : `${before} ${after}`
}

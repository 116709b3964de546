import type { RecognisedLineView } from '../../../../src-main/contract/screens.ts'

/** Pieces of a recognised line in order, the doubtful runs apart from the rest; together they are the line. */
export function doubtfulRuns({ text, doubtful }: Pick<RecognisedLineView, 'text' | 'doubtful'>): readonly { readonly text: string; readonly doubtful: boolean }[] {
  const pieces: { text: string; doubtful: boolean }[] = []
  let at = 0
  for (const { from, to } of doubtful.toSorted((left, right) => left.from - right.from)) {
    const start = Math.max(at, from)
    if (to <= start) continue
    pieces.push({ text: text.slice(at, start), doubtful: false }, { text: text.slice(start, to), doubtful: true })
    at = to
  }
  return [...pieces, { text: text.slice(at), doubtful: false }].filter((piece) => piece.text !== '')
}

/** The next line that waits to be compared: the one below, or the first again; null where this was the only one. */
export function lineAfter(low: readonly Pick<RecognisedLineView, 'line'>[], line: number): number | null {
  const others = low.filter((each) => each.line !== line)
  return (others.find((each) => each.line > line) ?? others[0])?.line ?? null
}

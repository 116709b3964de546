import type { Content } from '../content.ts'
import { chooseDelimiter, type DelimiterChoice } from '../tables/delimiter.ts'
import { hasLoneReturn, partReader, SAMPLE, startOf, type PartReader } from '../tables/delimited.ts'
import type { SourceRow } from '../table.ts'
import { textPieces, type LongEncoding } from './long-text.ts'

/** Rows of a long text. */
export interface PieceOfRows {
  readonly rows: readonly SourceRow[]
  /** The beginning of the text, with the first rows; empty behind them. */
  readonly text: string
  /** Characters a row takes here, about. */
  readonly bytesARow: number
}

/**
 * Rows handed over together, behind the first piece. What is made of so few is used up before the garbage collector looks:
 * of a whole piece it would be moved to where V8 clears up seldom, and dearly.
 */
export const ROWS_AT_ONCE = 500

/**
 * The rows of a long delimited text in their order, as `readDelimited` would read them of the whole: those of the first
 * piece at once, by which the table is told, and then a few at a time. Null, once, where its lines end in a way that only
 * the whole can tell.
 */
export async function* longRows(content: Content, encoding: LongEncoding, size: number): AsyncGenerator<PieceOfRows | null> {
  let rest = ''
  let line = 1
  let choice: DelimiterChoice | null = null
  let first = true
  function* few(text: string, position: number, part: PartReader): Generator<PieceOfRows> {
    let from = position
    for (let rows = part.next(first ? Number.POSITIVE_INFINITY : ROWS_AT_ONCE); rows.length > 0; rows = part.next(ROWS_AT_ONCE)) {
      const to = part.place().position
      yield { rows, text: first ? text.slice(0, SAMPLE) : '', bytesARow: (to - from) / rows.length }
      from = to
      first = false
    }
  }
  for await (const piece of textPieces(content, encoding, size)) {
    const text = rest + piece
    const position = choice === null ? startOf(text) : 0
    choice ??= chooseDelimiter(text.slice(position, position + SAMPLE))
    // The last character may be the first half of a line end.
    if (hasLoneReturn(text.endsWith('\r') ? text.slice(0, -1) : text)) {
      yield null
      return
    }
    const part = partReader(text, { position, line }, choice, false, false)
    yield* few(text, position, part)
    rest = text.slice(part.place().position)
    line = part.place().line
  }
  if (rest === '' || choice === null) return
  yield* few(rest, 0, partReader(rest, { position: 0, line }, choice, rest.endsWith('\r'), true))
}

import type { Content } from '../content.ts'
import { chooseDelimiter, type DelimiterChoice } from '../tables/delimiter.ts'
import { hasLoneReturn, readPart, SAMPLE, startOf } from '../tables/delimited.ts'
import type { SourceRow } from '../table.ts'
import { textPieces, type LongEncoding } from './long-text.ts'

/** Rows of a piece of a long text. */
export interface PieceOfRows {
  readonly rows: readonly SourceRow[]
  /** The beginning of the piece. */
  readonly text: string
  /** Bytes a row takes here, about. */
  readonly bytesARow: number
}

/** The rows of a long delimited text, piece by piece, as `readDelimited` would read them of the whole. Null, once, where its lines end in a way that only the whole can tell. */
export async function* longRows(content: Content, encoding: LongEncoding, size: number): AsyncGenerator<PieceOfRows | null> {
  let rest = ''
  let line = 1
  let choice: DelimiterChoice | null = null
  let read = 0
  for await (const piece of textPieces(content, encoding, size)) {
    read += piece.length
    const text = rest + piece
    const position = choice === null ? startOf(text) : 0
    choice ??= chooseDelimiter(text.slice(position, position + SAMPLE))
    // The last character may be the first half of a line end.
    if (hasLoneReturn(text.endsWith('\r') ? text.slice(0, -1) : text)) {
      yield null
      return
    }
    const part = readPart(text, { position, line }, choice, false, false)
    rest = text.slice(part.position)
    line = part.line
    if (part.rows.length > 0) yield { rows: part.rows, text: text.slice(0, SAMPLE), bytesARow: (part.position - position) / part.rows.length }
  }
  if (rest === '' || choice === null) return
  const last = readPart(rest, { position: 0, line }, choice, rest.endsWith('\r'), true)
  if (last.rows.length > 0) yield { rows: last.rows, text: rest.slice(0, SAMPLE), bytesARow: rest.length / last.rows.length }
}

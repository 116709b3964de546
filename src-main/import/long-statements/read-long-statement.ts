import type { StatementRow } from '../../domain/ledger/transaction.ts'
import type { RowFacts } from '../arriving-file.ts'
import type { Content } from '../content.ts'
import { imported } from '../parsed.ts'
import type { ParsedFile, RecognisedStatement } from '../parsed-file.ts'
import { parseExchange } from '../exchange-formats/parse-exchange.ts'
import { proofAt } from '../statements/balance-chain.ts'
import type { Layouts } from '../layouts.ts'
import type { DataLine } from '../statements/lines.ts'
import type { Proven } from '../statements/prove-table.ts'
import { withProof, type StatementStart } from '../statements/recognise.ts'
import { readRow, type DraftRow, type RowRules } from '../statements/row.ts'
import { inFittingEncoding, PIECE, type LongEncoding } from './long-text.ts'
import { ownText } from './own-text.ts'
import { longRows } from './long-rows.ts'
import { repeatedSerials, type RepeatedSerials } from './repeated-serials.ts'
import { surveyOf, type Settled, type Survey } from './survey.ts'

/** Files from here on are read in pieces, twice, where their rows cannot come early; smaller ones at once, which is faster. */
export const LONG = 16 * 1024 * 1024

/** A long statement: everything but its rows, and its rows piece by piece. */
export interface LongStatement {
  readonly file: ParsedFile
  readonly facts: RowFacts
  rows(): AsyncGenerator<LongPiece>
}

export interface LongPiece {
  readonly rows: readonly StatementRow[]
  /** Rows of this piece that stand in the table before, cell by cell: index in the table -> index of the first. */
  readonly repeats: ReadonlyMap<number, number>
}

/**
 * Reads a long delimited statement without ever holding it whole: once to learn what only all rows can tell (sides,
 * order, proof of the balances), and once more, piece by piece, for the rows. Null for everything unusual (several
 * tables, repeated headers, decimal commas, sides that nothing settles), which the reader of whole texts sees to, with
 * as much memory as that takes. What both read is the same (test/import/long-statements).
 */
export const readLongStatement = (content: Content, layouts: Layouts, mustFill: boolean, size = PIECE): Promise<LongStatement | null> =>
  inFittingEncoding(content, (encoding) => readIn(content, encoding, layouts, mustFill, size))

async function readIn(content: Content, encoding: LongEncoding, layouts: Layouts, mustFill: boolean, size: number): Promise<LongStatement | null> {
  let survey: Survey | null = null
  let serials: RepeatedSerials | null = null
  for await (const piece of longRows(content, encoding, size)) {
    if (piece === null) return null
    if (survey === null) {
      if (parseExchange(piece.text, encoding) !== null) return null
      const expected = content.size / (piece.bytesARow || 1)
      const heard = repeatedSerials(Math.ceil(expected * 1.05))
      serials = heard
      survey = surveyOf(piece.rows, expected, layouts, (line) => {
        if (line.kept && line.row.serial !== null) heard.add(line.row.serial)
      })
      if (survey === null) return null
    }
    for (const row of piece.rows) if (!survey.take(row)) return null
  }
  const known = survey?.settle(mustFill) ?? null
  if (survey === null || serials === null || known === null) return null
  const { start, rules } = survey
  const { statement, lines, proven, facts } = known
  const { repeated } = serials
  return { file: fileOf(start, statement, encoding), facts, rows: () => rowsAgain(longRows(content, encoding, size), start, rules, lines, proven, repeated()) }
}

/** The file that a long statement makes. */
export const fileOf = ({ layout }: StatementStart, statement: RecognisedStatement, encoding: LongEncoding): ParsedFile =>
  imported('bank-statement', { format: `${layout.id}-csv`, mediaType: 'text/csv' }, { encoding, statements: [statement] })

/** The rows once more, each with what the whole table said of it. */
async function* rowsAgain(pieces: ReturnType<typeof longRows>, start: StatementStart, rules: RowRules, lines: Settled['lines'], proven: Proven, repeated: (serial: string) => boolean): AsyncGenerator<LongPiece> {
  let above = start.found.index + 1
  let place = 0
  let index = 0
  const firstOf = new Map<string, number>()
  for await (const piece of pieces) {
    if (piece === null) throw new Error('a long statement changed while it was read')
    const rows: StatementRow[] = []
    const repeats = new Map<number, number>()
    for (const source of piece.rows) {
      if (above > 0) {
        above -= 1
        continue
      }
      const line = lines.at(place)
      // Furniture has no place among the lines.
      if (line === undefined || source.line !== (line.kept ? line.row.line : line.rejection.line)) continue
      place += 1
      if (!line.kept) continue
      const read = readRow(source, rules)
      if (!read.ok) throw new Error('a row was read once and not again')
      const row = told(read.value.row, line, proven)
      if (row.serial !== null && repeated(row.serial)) {
        const key = ownText(row.cells.join('\u0000'))
        const earlier = firstOf.get(key)
        if (earlier === undefined) firstOf.set(key, index)
        else repeats.set(index, earlier)
      }
      rows.push(row)
      index += 1
    }
    yield { rows, repeats }
  }
  if (place !== lines.count()) throw new Error('a long statement changed while it was read')
}

function told(row: DraftRow, line: Extract<DataLine, { kept: true }>, { proofs }: Proven): StatementRow {
  row.direction = line.row.direction
  row.reversal = line.row.reversal
  row.kind = line.row.kind
  return withProof(row, proofAt(proofs, line.place))
}

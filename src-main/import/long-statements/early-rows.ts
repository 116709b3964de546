import { showNumber } from '../../domain/ledger/assign-account.ts'
import type { StatementRow } from '../../domain/ledger/transaction.ts'
import type { SettledStatement } from '../arriving-file.ts'
import type { Content } from '../content.ts'
import type { ParsedFile } from '../parsed-file.ts'
import { parseExchange } from '../exchange-formats/parse-exchange.ts'
import type { Layouts } from '../layouts.ts'
import type { DataLine } from '../statements/lines.ts'
import { textOfCells } from '../statements/quick-row-fields.ts'
import { withProof } from '../statements/recognise.ts'
import { runningProof, type RunningProof } from '../statements/running-proof.ts'
import type { DraftRow } from '../statements/row.ts'
import { longRows } from './long-rows.ts'
import { inFittingEncoding, PIECE, type LongEncoding } from './long-text.ts'
import { fileOf } from './read-long-statement.ts'
import { seenLines, type SeenLines } from './seen-lines.ts'
import { surveyOf, unsettled, type Survey } from './survey.ts'

/**
 * A long statement whose rows are handed over while it is still being surveyed, on the guess that nothing in it is
 * unusual: oldest rows first, every side settled by its own row, no line twice. Read so, it is read once and not twice.
 */
export interface EarlyStatement {
  /** The file without its rows and what only all of them tell. */
  readonly file: ParsedFile
  /** The rows, piece by piece. Ends with what is true of them all, or with null where the guess failed: the rows are then void. */
  readonly pieces: AsyncGenerator<readonly StatementRow[], SettledStatement | null>
}

/** When rows may come early. */
export interface EarlyRows {
  /**
   * Number of the account stated for the file; null where none is. Whether a row shows it decides for the rows that show
   * no account of the case (domain/ledger/assign-account): the first row has to, or that is known after the last one only.
   */
  readonly firstRowShows: string | null
}

/** Files from here on hand their rows over while they are read: some ten thousand rows, of which the first are stored while the last are read. Where the guess fails, less than this was read for nothing, or the file is read once more. */
export const EARLY = 2 * 1024 * 1024

/** Begins to read a long statement; null where its first rows are unusual already. */
export const readEarly = (content: Content, layouts: Layouts, mustFill: boolean, early: EarlyRows, size = PIECE): Promise<EarlyStatement | null> =>
  inFittingEncoding(content, (encoding) => begin(content, encoding, layouts, mustFill, early, size))

async function begin(content: Content, encoding: LongEncoding, layouts: Layouts, mustFill: boolean, { firstRowShows }: EarlyRows, size: number): Promise<EarlyStatement | null> {
  const pieces = longRows(content, encoding, size)
  const first = (await pieces.next()).value ?? null
  if (first === null || parseExchange(first.text, encoding) !== null) return null
  const expected = content.size / (first.bytesARow || 1)
  const proof = runningProof(expected)
  const guessed = guessedRows(expected, proof)
  const survey = surveyOf(first.rows, expected, layouts, guessed.take)
  if (survey === null) return null
  for (const row of first.rows) if (!survey.take(row)) return null
  if (firstRowShows !== null && !showNumber(guessed.first()?.ownNumbers ?? [], firstRowShows)) return null
  if (guessed.failed() || proof.order() !== 'oldest-first') return null
  return { file: fileOf(survey.start, unsettled(survey.start), encoding), pieces: surveyed(pieces, survey, guessed, proof, mustFill) }
}

async function* surveyed(pieces: ReturnType<typeof longRows>, survey: Survey, guessed: GuessedRows, proof: RunningProof, mustFill: boolean): AsyncGenerator<readonly StatementRow[], SettledStatement | null> {
  yield guessed.rows()
  try {
    for await (const piece of pieces) {
      if (piece === null) return null
      for (const row of piece.rows) if (!survey.take(row)) return null
      if (guessed.failed()) return null
      yield guessed.rows()
    }
  } catch (error) {
    // A byte that is not valid in the encoding of all before it.
    if (error instanceof TypeError) return null
    throw error
  }
  guessed.end()
  // Every side is settled by its own row.
  const known = survey.settle(mustFill, proof.whole(survey.start.layout.own))
  if (known === null || known.proven.order !== 'oldest-first' || !proof.isProvenBy(known.proven.proofs)) return null
  return { ...known.statement, facts: known.facts }
}

interface GuessedRows {
  take(line: DataLine<DraftRow>): void
  /** The first row that is still here. */
  first(): StatementRow | undefined
  /** True where a row is not as it was guessed. */
  failed(): boolean
  /** The rows since they were last asked for. */
  rows(): readonly StatementRow[]
  /** No line comes any more: lets go by what repeated ones were told. */
  end(): void
}

function guessedRows(expected: number, proof: RunningProof): GuessedRows {
  let seen: SeenLines | null = seenLines(expected)
  let rows: StatementRow[] = []
  let failed = false
  return {
    take(line) {
      const guessed = proof.take(line)
      if (!line.kept) return
      // Which of two equal lines is the first, and whether they are equal, is found out by reading twice.
      if (line.side.kind !== 'settled' || (line.row.serial !== null && seen?.add(line.row.cells, textOfCells(line.row)) === true)) failed = true
      rows.push(withProof(line.row, guessed))
    },
    first: () => rows[0],
    failed: () => failed,
    rows() {
      const taken = rows
      rows = []
      return taken
    },
    end: () => void (seen = null),
  }
}

import { isSameOwner, type OwnSide } from '../domain/ledger/assign-account.ts'
import { repeatedWithin } from '../domain/ledger/same-movement.ts'
import type { StatementRow } from '../domain/ledger/transaction.ts'
import type { ParsedFile, RecognisedStatement } from './parsed-file.ts'

/** What has to be known of all rows of a statement before the first of them is stored. */
export interface RowFacts {
  readonly count: number
  /** What rows say of their account, each combination once, in the order in which it comes first. */
  readonly owners: readonly OwnSide[]
  /** Rows that stand in the table twice: index of the repetition -> index of the first. */
  readonly repeats: ReadonlyMap<number, number>
}

/** A statement whose rows are handed over piece by piece, so that a million of them are never in memory at once. */
export interface ArrivingStatement extends Omit<RecognisedStatement, 'rows'> {
  /** Null where the rows come before all of them were seen: what else only all of them tell is then no more than a guess. */
  readonly facts: RowFacts | null
  /** The next rows in the order of the original; null after the last; a promise where they have not come yet. Throws {@link ReaderLost}, and {@link RowsWithdrawn} where a guess failed. */
  next(): readonly StatementRow[] | null | Promise<void>
  /** What is true of the statement and all its rows. Asked after the last row. */
  settled(): SettledStatement
}

/** A statement without its rows, and what is known of all of them. */
export interface SettledStatement extends Omit<RecognisedStatement, 'rows'> {
  readonly facts: RowFacts
}

/** One file's content as it comes from its reader. */
export interface ArrivingFile extends Omit<ParsedFile, 'statements'> {
  readonly statements: readonly ArrivingStatement[]
  /** Nobody wants the rows: the reader goes on to the next file. Harmless when all were taken. */
  release(): void
}

/** The reader ended in the middle of its rows, for a reason of {@link ParsedFile}. */
export class ReaderLost extends Error {
  readonly reason: NonNullable<ParsedFile['reasonCode']>
  readonly detail: string | null
  constructor(reason: NonNullable<ParsedFile['reasonCode']>, detail: string | null) {
    super(`reader lost: ${reason}`)
    this.reason = reason
    this.detail = detail
  }
}

/** Rows that came before all of them were seen are not what they were taken to be. Nothing of them may stay; the file comes again. */
export class RowsWithdrawn extends Error {
  readonly again: Promise<ArrivingFile>
  constructor(again: Promise<ArrivingFile>) {
    super('rows withdrawn')
    this.again = again
  }
}

export function factsOf(rows: readonly StatementRow[]): RowFacts {
  const owners = ownerSurvey()
  rows.forEach(owners.take)
  return { count: rows.length, owners: owners.list(), repeats: repeatedWithin(rows) }
}

const MOST_RECENT = 8

/** Gathers whose rows they are, row by row. `keep` makes texts that may be kept: those cut out of a long text keep all of it. */
export function ownerSurvey(keep: (text: string) => string = (text) => text): { take(row: StatementRow): void; list(): readonly OwnSide[] } {
  const known = new Map<string, OwnSide>()
  /** Those of the rows before: rows of a few accounts stand among one another. */
  const recent: OwnSide[] = []
  return {
    take(row) {
      for (let at = 0; at < recent.length; at += 1) if (isSameOwner(recent[at] as OwnSide, row)) return
      const { ownNumbers, ownName, ownDocument } = row
      const key = JSON.stringify([ownNumbers, ownName, ownDocument])
      const owner = known.get(key) ?? { ownNumbers: ownNumbers.map(keep), ownName: ownName === null ? null : keep(ownName), ownDocument: ownDocument === null ? null : keep(ownDocument) }
      known.set(key, owner)
      if (recent.length === MOST_RECENT) recent.shift()
      recent.push(owner)
    },
    list: () => [...known.values()],
  }
}

/** Rows stored before others may have a turn. */
const PIECE = 1000

/** A file whose rows are all there already. */
export const arriving = (file: ParsedFile): ArrivingFile => ({ ...file, statements: file.statements.map((statement) => arrivingRows(statement)), release: () => undefined })

/** A statement whose rows are all there already. */
export function arrivingRows({ rows, ...statement }: RecognisedStatement): ArrivingStatement {
  let at = 0
  const facts = factsOf(rows)
  return {
    ...statement,
    facts,
    settled: () => ({ ...statement, facts }),
    next() {
      if (at >= rows.length) return null
      const piece = rows.slice(at, at + PIECE)
      at += PIECE
      return piece
    },
  }
}

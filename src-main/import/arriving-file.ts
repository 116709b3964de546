import { isSameOwner, type OwnSide } from '../domain/ledger/assign-account.ts'
import { repeatedWithin } from '../domain/ledger/same-movement.ts'
import type { StatementRow } from '../domain/ledger/transaction.ts'
import type { Day } from '../domain/values/day.ts'
import type { ParsedFile, RecognisedStatement } from './parsed-file.ts'

/** What has to be known of all rows of a statement before the first of them is stored. */
export interface RowFacts {
  readonly count: number
  /** What rows say of their account, each combination once, in the order in which it comes first. */
  readonly owners: readonly OwnSide[]
  /** Null where there are no rows. */
  readonly days: { readonly first: Day; readonly last: Day } | null
  /** Rows that stand in the table twice: index of the repetition -> index of the first. */
  readonly repeats: ReadonlyMap<number, number>
}

/** A statement whose rows are handed over piece by piece, so that a million of them are never in memory at once. */
export interface ArrivingStatement extends Omit<RecognisedStatement, 'rows'> {
  readonly facts: RowFacts
  /** The next rows in the order of the original; null after the last; a promise where they have not come yet. Throws {@link ReaderLost}. */
  next(): readonly StatementRow[] | null | Promise<void>
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

export function factsOf(rows: readonly StatementRow[]): RowFacts {
  const owners = ownerSurvey()
  rows.forEach(owners.take)
  return { count: rows.length, owners: owners.list(), days: owners.days(), repeats: repeatedWithin(rows) }
}

/** Gathers whose rows they are and of which days, row by row. `keep` makes texts that may be kept: those cut out of a long text keep all of it. */
export function ownerSurvey(keep: (text: string) => string = (text) => text): { take(row: StatementRow): void; list(): readonly OwnSide[]; days(): RowFacts['days'] } {
  const known = new Map<string, OwnSide>()
  let before: OwnSide | null = null
  let first: Day | null = null
  let last: Day | null = null
  return {
    take({ at: { day }, ownNumbers, ownName, ownDocument }) {
      if (first === null || day < first) first = keep(day) as Day
      if (last === null || day > last) last = keep(day) as Day
      if (before !== null && isSameOwner(before, { ownNumbers, ownName, ownDocument })) return
      const key = JSON.stringify([ownNumbers, ownName, ownDocument])
      before = known.get(key) ?? { ownNumbers: ownNumbers.map(keep), ownName: ownName === null ? null : keep(ownName), ownDocument: ownDocument === null ? null : keep(ownDocument) }
      known.set(key, before)
    },
    list: () => [...known.values()],
    days: () => (first === null || last === null ? null : { first, last }),
  }
}

/** Rows stored before others may have a turn. */
const PIECE = 1000

/** A file whose rows are all there already. */
export const arriving = (file: ParsedFile): ArrivingFile => ({ ...file, statements: file.statements.map((statement) => arrivingRows(statement)), release: () => undefined })

/** A statement whose rows are all there already. */
export function arrivingRows({ rows, ...statement }: RecognisedStatement): ArrivingStatement {
  let at = 0
  return {
    ...statement,
    facts: factsOf(rows),
    next() {
      if (at >= rows.length) return null
      const piece = rows.slice(at, at + PIECE)
      at += PIECE
      return piece
    },
  }
}

import type { StatementRow } from '../domain/ledger/transaction.ts'
import { RowsWithdrawn, type ArrivingFile, type ArrivingStatement, type ReaderLost, type RowFacts, type SettledStatement } from './arriving-file.ts'
import { rowsOfAnswers, type RowsAnswer } from './parse-messages.ts'
import type { ParsedFile, RecognisedStatement } from './parsed-file.ts'

/** Rows on their way from a reader to whoever stores them. */
export interface RowQueue {
  /** The file, once everything of it is known but its rows; of rows that come early, as it is taken to be. */
  readonly file: ArrivingFile
  /** True while rows wait here: the reader may rest, and nobody waits for it. */
  hasRows(): boolean
  put(answer: RowsAnswer): void
  /** What is true of the statement whose rows came early. */
  settle(settled: SettledStatement): void
  /** Rows that came early are void; the file comes again. */
  withdraw(again: Promise<ArrivingFile>): void
  /** The reader is done, or was lost for this reason. */
  end(lost: ReaderLost | null): void
}

/** `taken` is told for every batch that was taken out. Rows of one statement come after all of the one before. `facts` are null where the rows come early. */
export function rowQueue(file: ParsedFile, facts: readonly RowFacts[] | null, taken: () => void): RowQueue {
  const waiting: RowsAnswer[] = []
  const rowsOf = rowsOfAnswers()
  let settled: SettledStatement | null = null
  let ended: { readonly error: Error | null } | null = null
  let released = false
  let wake: PromiseWithResolvers<void> | null = null
  const changed = (): void => {
    wake?.resolve()
    wake = null
  }
  const drop = (): void => {
    for (const _ of waiting.splice(0)) taken()
  }

  function next(index: number, repeats: Map<number, number>): readonly StatementRow[] | null | Promise<void> {
    const first = waiting[0]
    if (first !== undefined && first.index === index) {
      waiting.shift()
      for (const [at, before] of first.repeats ?? []) repeats.set(at, before)
      taken()
      return rowsOf(first)
    }
    if (first !== undefined) return null
    if (ended?.error) throw ended.error
    if (ended !== null) return null
    wake ??= Promise.withResolvers<void>()
    return wake.promise
  }

  /** Rows of which everything is known but themselves. */
  function surveyed(statement: RecognisedStatement, index: number, known: RowFacts): ArrivingStatement {
    // Of a long statement they become known with its rows.
    const repeats = new Map(known.repeats)
    const all = { ...known, repeats }
    let left = known.count
    return {
      ...statement,
      facts: all,
      settled: () => ({ ...statement, facts: all }),
      next() {
        if (left === 0) return null
        const rows = next(index, repeats)
        if (rows !== null && !(rows instanceof Promise)) left -= rows.length
        return rows
      },
    }
  }

  /** Rows of which nobody knows yet how many there are. */
  function early(statement: RecognisedStatement, index: number): ArrivingStatement {
    return {
      ...statement,
      facts: null,
      settled() {
        if (settled === null) throw new Error('a statement is settled after its last row')
        return settled
      },
      next: () => (waiting.length === 0 && settled !== null ? null : next(index, new Map())),
    }
  }

  return {
    file: {
      ...file,
      statements: file.statements.map((statement, index) => {
        if (facts === null) return early(statement, index)
        const known = facts[index]
        if (known === undefined) throw new Error('a statement came without what is known of its rows')
        return surveyed(statement, index, known)
      }),
      release() {
        released = true
        drop()
      },
    },
    hasRows: () => waiting.length > 0,
    put(answer) {
      if (released) taken()
      else waiting.push(answer)
      changed()
    },
    settle(known) {
      settled = known
      changed()
    },
    withdraw(again) {
      drop()
      ended = { error: new RowsWithdrawn(again) }
      // Nobody wants the file any more: nobody takes the rows that come again either.
      void again.then((file) => released && file.release(), () => undefined)
      changed()
    },
    end(lost) {
      ended ??= { error: lost }
      changed()
    },
  }
}

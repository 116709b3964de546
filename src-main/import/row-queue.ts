import type { StatementRow } from '../domain/ledger/transaction.ts'
import type { ArrivingFile, ReaderLost, RowFacts } from './arriving-file.ts'
import { rowsOfAnswer, type RowsAnswer } from './parse-messages.ts'
import type { ParsedFile } from './parsed-file.ts'

/** Rows on their way from a reader to whoever stores them. */
export interface RowQueue {
  /** The file, once everything of it is known but its rows. */
  readonly file: ArrivingFile
  /** True while rows wait here: the reader may rest, and nobody waits for it. */
  hasRows(): boolean
  put(answer: RowsAnswer): void
  /** The reader is done, or was lost for this reason. */
  end(lost: ReaderLost | null): void
}

/** `taken` is told for every batch that was taken out. Rows of one statement come after all of the one before. */
export function rowQueue(file: ParsedFile, facts: readonly RowFacts[], taken: () => void): RowQueue {
  const waiting: RowsAnswer[] = []
  // Of a long statement they become known with its rows.
  const repeats = facts.map((each) => new Map(each.repeats))
  let ended: { readonly lost: ReaderLost | null } | null = null
  let released = false
  let wake: PromiseWithResolvers<void> | null = null
  const changed = (): void => {
    wake?.resolve()
    wake = null
  }

  function next(index: number): readonly StatementRow[] | null | Promise<void> {
    const first = waiting[0]
    if (first !== undefined && first.index === index) {
      waiting.shift()
      for (const [at, before] of first.repeats ?? []) repeats[index]?.set(at, before)
      taken()
      return rowsOfAnswer(first)
    }
    if (first !== undefined) return null
    if (ended?.lost) throw ended.lost
    if (ended !== null) return null
    wake ??= Promise.withResolvers<void>()
    return wake.promise
  }

  return {
    file: {
      ...file,
      statements: file.statements.map((statement, index) => {
        const fact = facts[index]
        if (fact === undefined) throw new Error('a statement came without what is known of its rows')
        let left = fact.count
        return {
          ...statement,
          facts: { ...fact, repeats: repeats[index] ?? new Map() },
          next() {
            if (left === 0) return null
            const rows = next(index)
            if (rows !== null && !(rows instanceof Promise)) left -= rows.length
            return rows
          },
        }
      }),
      release() {
        released = true
        for (const _ of waiting.splice(0)) taken()
      },
    },
    hasRows: () => waiting.length > 0,
    put(answer) {
      if (released) taken()
      else waiting.push(answer)
      changed()
    },
    end(lost) {
      ended = { lost }
      changed()
    },
  }
}

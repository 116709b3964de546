import type { Database } from 'better-sqlite3'

/** Runs the work in one transaction; nothing of it stays where it throws. Nested calls join the outer one. */
export function inTransaction<T>(database: Database, work: () => T): T {
  if (database.inTransaction) return work()
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (error) {
    throw takenBack(database, error)
  }
}

/** Work in steps. A step that has to wait for something hands over what it waits for. */
export type Steps<T> = Generator<Promise<void> | undefined, T>

/**
 * Long work in one transaction; `rest` is awaited between its steps. Nobody else may write meanwhile: what he wrote
 * would stay or go with this transaction.
 */
export async function inTransactionWithRests<T>(database: Database, work: () => Steps<T>, rest: () => Promise<void>): Promise<T> {
  if (database.inTransaction) throw new Error('long work has a transaction of its own')
  database.exec('BEGIN IMMEDIATE')
  try {
    const steps = work()
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        database.exec('COMMIT')
        return step.value
      }
      await (step.value ?? rest())
    }
  } catch (error) {
    throw takenBack(database, error)
  }
}

/** Work in steps done at once, where nobody else may have a turn and everything it needs is there. */
export function inOnePiece<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value
    if (step.value !== undefined) throw new Error('work that waits cannot be done in one piece')
  }
}

/** The error of work whose changes were taken back. */
function takenBack(database: Database, error: unknown): unknown {
  try {
    database.exec('ROLLBACK')
    return error
  } catch (second) {
    return new AggregateError([error, second], 'the change failed, and so did taking it back', { cause: second })
  }
}

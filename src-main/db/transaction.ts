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
    try {
      database.exec('ROLLBACK')
    } catch (second) {
      throw new AggregateError([error, second], 'the change failed, and so did taking it back', { cause: second })
    }
    throw error
  }
}

import type { Database } from 'better-sqlite3'
import type { RowColumns } from '../../db/row-columns.ts'
import { ledgerInSlices, rowSlices } from '../../db/stored-ledger.ts'
import type { Ledger } from '../../domain/ledger/ledger.ts'
import { entryBeside } from '../../files/entry-beside.ts'
import { threadBeside } from '../../files/thread-beside.ts'
import type { ColumnsWanted } from './columns-thread.ts'

/** Slices that wait in the thread at most. */
const MOST_AWAY = 4

/**
 * As `ledgerInSlices`, with a thread that makes the columns while SQLite hands over the next rows: each takes about half of
 * the time. Yields promises that have to be waited for. Where the thread is lost the rows are read without one.
 */
export function* ledgerAside(database: Database, entry: URL = entryBeside(import.meta.url, 'columns-thread.js', './columns-thread.ts')): Generator<unknown, Ledger> {
  const rows = rowSlices(database)
  const found: RowColumns[] = []
  let [sent, done] = [0, 0]
  const wanted: ColumnsWanted = { most: rows.most, partIds: rows.partIds }
  const thread = threadBeside<number | RowColumns>(entry, wanted, (answer) => {
    if (typeof answer === 'number') done = answer
    else found.push(answer)
  })
  try {
    for (const { bytes } of rows.slices()) {
      if (bytes !== null) {
        sent += 1
        thread.post(bytes, [bytes.buffer])
      }
      yield thread.until(() => sent - done < MOST_AWAY)
      if (thread.isLost()) return yield* ledgerInSlices(database)
    }
    thread.post(null)
    yield thread.until(() => found.length > 0)
    return found[0] === undefined ? yield* ledgerInSlices(database) : rows.ledger(found[0])
  } finally {
    void thread.close()
  }
}

import { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import type { RowColumns } from '../../db/row-columns.ts'
import { ledgerInSlices, storedRows } from '../../db/stored-ledger.ts'
import type { Ledger } from '../../domain/ledger/ledger.ts'
import { entryBeside } from '../../files/entry-beside.ts'
import type { ColumnsWanted } from './columns-thread.ts'

/** Slices that wait in the thread at most. */
const MOST_AWAY = 4

/**
 * As `ledgerInSlices`, with a thread that makes the columns while SQLite hands over the next rows: each takes about half of
 * the time. Yields promises that have to be waited for. Where the thread is lost the rows are read without one.
 */
export function* ledgerAside(database: Database, entry: URL = columnsThreadEntry()): Generator<unknown, Ledger> {
  const rows = storedRows(database)
  const thread = columnsThread(entry, { most: rows.most, partIds: rows.partIds })
  try {
    for (const { bytes } of rows.slices()) {
      if (bytes !== null) thread.add(bytes)
      yield thread.hasRoom()
      if (thread.isLost()) return yield* ledgerInSlices(database)
    }
    yield thread.end()
    const columns = thread.columns()
    return columns === null ? yield* ledgerInSlices(database) : rows.ledger(columns)
  } finally {
    thread.close()
  }
}

export const columnsThreadEntry = (): URL => entryBeside(import.meta.url, 'columns-thread.js', './columns-thread.ts')

interface ColumnsThread {
  /** The bytes go over to the thread. */
  add(slice: Buffer<ArrayBuffer>): void
  /** Resolves once few slices wait; never rejects. */
  hasRoom(): Promise<void> | null
  isLost(): boolean
  /** Resolves once the columns are there, or the thread is lost. */
  end(): Promise<void>
  /** Null where the thread is lost. */
  columns(): RowColumns | null
  close(): void
}

function columnsThread(entry: URL, wanted: ColumnsWanted): ColumnsThread {
  const thread = new Worker(entry, { workerData: wanted })
  let sent = 0
  let done = 0
  let found: RowColumns | null = null
  let lost = false
  let wake: (() => void) | null = null
  const awake = (): void => {
    wake?.()
    wake = null
  }
  const until = (isSo: () => boolean): Promise<void> | null =>
    isSo() || lost ? null : new Promise<void>((resolve) => (wake = resolve)).then(() => until(isSo) ?? undefined)
  thread.on('message', (message: number | RowColumns) => {
    if (typeof message === 'number') done = message
    else found = message
    awake()
  })
  const lose = (): void => {
    lost = found === null
    awake()
  }
  thread.on('error', lose)
  thread.on('exit', lose)
  return {
    add(slice) {
      sent += 1
      thread.postMessage(slice, [slice.buffer])
    },
    hasRoom: () => until(() => sent - done < MOST_AWAY),
    isLost: () => lost,
    end() {
      thread.postMessage(null)
      return until(() => found !== null) ?? Promise.resolve()
    },
    columns: () => found,
    close: () => void thread.terminate(),
  }
}

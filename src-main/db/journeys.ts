import type { Database } from 'better-sqlite3'
import type { Json } from '../contract/codec.ts'
import { canonicalJson } from '../domain/audit/canonical-json.ts'
import type { Journey, TravelRow } from '../domain/journeys/journey.ts'
import { asId, type FileId, type JourneyId } from '../domain/values/ids.ts'
import { fen } from '../domain/values/money.ts'

const SEPARATOR = '\u001f'

export function journeyInserter(database: Database): (sourceTable: number, duplicateOf: number | null, row: TravelRow) => number {
  const insert = database.prepare(
    'INSERT INTO journey_row (source_table, line, page, duplicate_of, mode, day, time, traveller, status, fare, body, cells) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  return (sourceTable, duplicateOf, row) => {
    // Page, fare and cells have columns of their own: a fare is a 64-bit integer, which JSON cannot hold.
    const { cells, page, ...body } = row.mode === 'border' ? row : { ...row, fare: undefined }
    const fare = row.mode === 'border' ? null : row.fare
    return Number(
      insert.run(
        sourceTable, row.line, page ?? null, duplicateOf, row.mode, row.at.day, row.at.time, row.travellerName, row.status, fare, JSON.stringify(body), cells.join(SEPARATOR),
      ).lastInsertRowid,
    )
  }
}

interface JourneyRecord {
  id: bigint
  source_table: bigint
  file: bigint
  path: string
  line: bigint
  page: bigint | null
  fare: bigint | null
  body: string
  cells: string
}

/** Kept travel rows in the order of day, time and intake. */
export function loadJourneys(database: Database): Journey[] {
  const records = database
    .prepare(
      `SELECT journey_row.id, journey_row.source_table, source_table.file, file.path, journey_row.line, journey_row.page, journey_row.fare, journey_row.body, journey_row.cells
         FROM journey_row
         JOIN source_table ON source_table.id = journey_row.source_table
         JOIN file ON file.id = source_table.file
        WHERE journey_row.duplicate_of IS NULL
        ORDER BY journey_row.day, coalesce(journey_row.time, ''), journey_row.id`,
    )
    .safeIntegers(true)
    .all() as JourneyRecord[]
  return records.map((record) => withPlace(JSON.parse(record.body) as TravelRow, record))
}

function withPlace(stored: TravelRow, record: JourneyRecord): Journey {
  const place = {
    cells: record.cells.split(SEPARATOR),
    ...(record.page === null ? {} : { page: Number(record.page) }),
    id: asId<JourneyId>(`f${record.file}#${record.source_table}:${record.line}`),
    file: asId<FileId>(`f${record.file}`),
    path: record.path,
  }
  if (stored.mode === 'border') return { ...stored, ...place }
  return { ...stored, ...place, fare: record.fare === null ? null : fen(record.fare) }
}

/** Keys of kept rows with the rows that carry them, for finding exact duplicates in a later file. */
export function journeyKeys(database: Database): Map<string, number[]> {
  const keys = new Map<string, number[]>()
  const rows = database.prepare('SELECT id, fare, body FROM journey_row WHERE duplicate_of IS NULL').safeIntegers(true).iterate() as IterableIterator<{ id: bigint; fare: bigint | null; body: string }>
  for (const row of rows) {
    const key = keyOf(JSON.parse(row.body) as TravelRow, row.fare)
    const list = keys.get(key)
    if (list) list.push(Number(row.id))
    else keys.set(key, [Number(row.id)])
  }
  return keys
}

/** Two travel rows are exact duplicates where everything read from them is equal; their places and running numbers do not count. */
export const journeyKey = (row: TravelRow): string => keyOf(row, 'fare' in row ? row.fare : null)

function keyOf(row: TravelRow, fare: bigint | null): string {
  const content: Record<string, unknown> = { ...row, fare: fare === null ? null : fare.toString() }
  for (const key of ['line', 'page', 'cells', 'statusText']) delete content[key]
  return canonicalJson(content as Json)
}

import type { Database } from 'better-sqlite3'
import type { FileKind, FileStatus } from '../contract/review.ts'
import type { TravelRow } from '../domain/journeys/journey.ts'
import type { TextEncoding } from '../contract/intake-methods.ts'
import { insertPages } from './files.ts'
import { journeyKey } from './journeys.ts'
import { searchIndexer } from './search.ts'

/** Kind of the step in the history that changes which reading of a file counts. Its target is the number of the file. */
export const READING = 'reading'

/** What one reading made of a file. */
export interface FileReading {
  readonly file: number
  readonly reading: number
  readonly cause: 'intake' | 'layout' | 'recognised' | 'encoding' | 'password' | 'corrected'
  /** Layouts it was given, as JSON. */
  readonly layouts: string
  readonly kind: FileKind
  readonly format: string
  readonly status: FileStatus
  readonly reason_code: string | null
  readonly reason_detail: string | null
  readonly at: string
  /** Encoding that the reviewer chose; null where the content decided. */
  readonly chosen: TextEncoding | null
  /** Password that opened it; null where none was needed. */
  readonly password: string | null
  /** {@link ChangedPages} as JSON; null where the reading left the pages as they were. */
  readonly pages: string | null
}

/** Pages that a reading made. */
export interface ReadPages {
  readonly encoding: string | null
  readonly mediaType: string
  readonly texts: readonly string[]
  readonly withoutText: number
}

/** Pages as a reading found and as it left them. */
export interface ChangedPages {
  readonly before: ReadPages
  readonly after: ReadPages
}

/** Pages as they were with a reading; null where no reading of the file ever changed them. */
export function pagesWith(database: Database, file: number, reading: number): ReadPages | null {
  const changes = readingsOf(database, file).flatMap((each) => (each.pages === null ? [] : [{ reading: each.reading, pages: JSON.parse(each.pages) as ChangedPages }]))
  return changes.findLast((each) => each.reading <= reading)?.pages.after ?? changes[0]?.pages.before ?? null
}

/** What was chosen or told for the reading of a file that counts. */
export function choiceOf(database: Database, file: number): Pick<FileReading, 'chosen' | 'password'> {
  const reading = Number(currentReading(database, String(file)) ?? '1')
  const found = database.prepare('SELECT chosen, password FROM file_reading WHERE file = ? AND reading = ?').get(file, reading) as Pick<FileReading, 'chosen' | 'password'> | undefined
  return found ?? { chosen: null, password: null }
}

export function keepReading(database: Database, reading: FileReading): void {
  database
    .prepare(
      `INSERT INTO file_reading (file, reading, cause, layouts, kind, format, status, reason_code, reason_detail, at, chosen, password, pages)
       VALUES (@file, @reading, @cause, @layouts, @kind, @format, @status, @reason_code, @reason_detail, @at, @chosen, @password, @pages)`,
    )
    .run(reading)
}

export const readingsOf = (database: Database, file: number): FileReading[] =>
  database.prepare('SELECT * FROM file_reading WHERE file = ? ORDER BY reading').all(file) as FileReading[]

/** Number of the reading that counts, as JSON of a step; null where it is the one at intake. */
export function currentReading(database: Database, file: string): string | null {
  const row = database.prepare('SELECT reading FROM reading_revision WHERE file = ? ORDER BY number DESC LIMIT 1').get(Number(file)) as { reading: number } | undefined
  return row === undefined || row.reading === 1 ? null : String(row.reading)
}

/** `body` null means the reading at intake. */
export function addReadingRevision(database: Database, file: string, body: string | null, reviewer: string, at: string): void {
  database.prepare('INSERT INTO reading_revision (file, reading, reviewer, at) VALUES (?, ?, ?, ?)').run(Number(file), body === null ? 1 : Number(body), reviewer, at)
}

/** Puts the tables of one reading in force and sets those of the others aside. Repetitions have to be looked for again afterwards. */
export function putInForce(database: Database, file: number, reading: number): void {
  const tables = database.prepare('SELECT id, reading, set_aside FROM source_table WHERE file = ?').all(file) as { id: number; reading: number; set_aside: 0 | 1 }[]
  const mark = database.prepare('UPDATE source_table SET set_aside = ? WHERE id = ?')
  for (const table of tables) {
    const aside = table.reading === reading ? 0 : 1
    if (aside === table.set_aside) continue
    mark.run(aside, table.id)
    for (const rows of ['ledger_row', 'journey_row'] as const) {
      // Rows that repeat another of their own table keep saying so: both are aside, or neither.
      if (aside === 1) {
        database
          .prepare(`UPDATE ${rows} SET duplicate_of = id WHERE source_table = @id AND coalesce((SELECT other.source_table FROM ${rows} AS other WHERE other.id = ${rows}.duplicate_of), -1) <> @id`)
          .run({ id: table.id })
      } else database.prepare(`UPDATE ${rows} SET duplicate_of = NULL WHERE source_table = ? AND duplicate_of = id`).run(table.id)
    }
    countAgain(database, table.id)
  }
}

/** read = kept + duplicate + rejected of a table, after its rows were set aside or put in force. */
function countAgain(database: Database, table: number): void {
  database
    .prepare(
      `UPDATE source_table SET rows_duplicate = repeated.count, rows_kept = rows_read - rows_rejected - repeated.count
         FROM (SELECT (SELECT count(*) FROM ledger_row WHERE source_table = @id AND duplicate_of IS NOT NULL)
                    + (SELECT count(*) FROM journey_row WHERE source_table = @id AND duplicate_of IS NOT NULL) AS count) AS repeated
        WHERE id = @id`,
    )
    .run({ id: table })
}

/** Accounts under which rows of a file stand, whichever reading made them. */
export const accountsOfFile = (database: Database, file: number): string[] =>
  database.prepare('SELECT DISTINCT account FROM ledger_row JOIN source_table ON source_table.id = source_table WHERE source_table.file = ?').pluck().all(file) as string[]

/**
 * Looks again which travel rows repeat one of an earlier table, as intake does, and makes the file's passages in the
 * index anew. Called where the reading of `file` changed.
 */
export function compareJourneysAgain(database: Database): void {
  const rows = database
    .prepare(
      `SELECT journey_row.id, source_table AS sourceTable, fare, body, duplicate_of AS duplicateOf
         FROM journey_row JOIN source_table ON source_table.id = source_table WHERE source_table.set_aside = 0 ORDER BY source_table, journey_row.id`,
    )
    .safeIntegers(true)
    .all() as { id: bigint; sourceTable: bigint; fare: bigint | null; body: string; duplicateOf: bigint | null }[]
  const set = database.prepare('UPDATE journey_row SET duplicate_of = ? WHERE id = ?')
  const kept = new Map<string, bigint[]>()
  const changed = new Set<bigint>()
  for (const [sourceTable, group] of Map.groupBy(rows, (row) => row.sourceTable)) {
    const fresh: { key: string; id: bigint }[] = []
    for (const row of group) {
      const read = JSON.parse(row.body) as TravelRow
      const key = journeyKey((read.mode === 'border' ? read : { ...read, fare: row.fare }) as TravelRow)
      const of = kept.get(key)?.shift() ?? null
      if (of === null) fresh.push({ key, id: row.id })
      if (of === row.duplicateOf) continue
      set.run(of, row.id)
      changed.add(sourceTable)
    }
    for (const { key, id } of fresh) kept.set(key, [...(kept.get(key) ?? []), id])
  }
  for (const table of changed) countAgain(database, Number(table))
}

/** Takes the journeys of a file out of what is found, before those of another reading are put in. */
export function forgetJourneyWords(database: Database, file: number): void {
  database.prepare("UPDATE search_entry SET replaced = 1 WHERE kind = 'journey' AND file = ?").run(file)
}

/** What of the file itself a reading decides. */
export function setFileReading(database: Database, { file, kind, format, status, reason_code, reason_detail }: FileReading): void {
  database
    .prepare('UPDATE file SET kind = @kind, format = @format, status = @status, reason_code = @reason_code, reason_detail = @reason_detail WHERE id = @file')
    .run({ file, kind, format, status, reason_code, reason_detail })
}

/** Puts the pages of a reading in the place of those of the former; copies of the same bytes share them. */
export function setFilePages(database: Database, file: number, { encoding, mediaType, texts, withoutText }: ReadPages): void {
  database.prepare("UPDATE search_entry SET replaced = 1 WHERE kind = 'page' AND file = ?").run(file)
  database.prepare('DELETE FROM page WHERE file = ?').run(file)
  insertPages(database, file, texts)
  const index = searchIndexer(database)
  texts.forEach((text, page) => {
    if (text.trim() !== '') index.passage({ kind: 'page', file, page: page + 1, line: null, text })
  })
  database
    .prepare('UPDATE file SET encoding = @encoding, media_type = @mediaType, pages = @pages, pages_without_text = @withoutText WHERE id = @file OR duplicate_of = @file')
    .run({ file, encoding, mediaType, pages: texts.length, withoutText })
}

/** Number for the next table of a file: tables of former readings keep theirs. */
export const nextTableNumber = (database: Database, file: number): number =>
  database.prepare('SELECT coalesce(max(number) + 1, 0) FROM source_table WHERE file = ?').pluck().get(file) as number

/** Layouts of every reading of the case, as JSON, from old to new. */
export const allReadings = (database: Database): string[] => database.prepare("SELECT layouts FROM file_reading WHERE cause = 'layout' ORDER BY at, file, reading").pluck().all() as string[]

/** Rows of a file that count, kept or refused, with their cells: equal for two readings that came to the same. */
export function cellsOfFile(database: Database, file: number): string {
  const rows = database
    .prepare(
      `SELECT page, line, cells, 0 AS refused FROM ledger_row JOIN source_table ON source_table.id = source_table WHERE file = @file AND set_aside = 0
       UNION ALL SELECT page, line, cells, 0 FROM journey_row JOIN source_table ON source_table.id = source_table WHERE file = @file AND set_aside = 0
       UNION ALL SELECT page, line, cells, 1 FROM rejected_row JOIN source_table ON source_table.id = source_table WHERE file = @file AND set_aside = 0`,
    )
    .all({ file }) as { page: number | null; line: number; cells: string; refused: 0 | 1 }[]
  return rows
    .map(({ page, line, cells, refused }) => `${page ?? ''}/${line}/${refused === 1 ? (JSON.parse(cells) as string[]).join('\u001f') : cells}`)
    .toSorted()
    .join('\n')
}

import type { Database } from 'better-sqlite3'
import { indexedWords } from '../domain/search/tokens.ts'
import { arrayOf } from '../domain/values/jsonb.ts'

export interface SearchEntry {
  /** `row` where something is said of many rows at once, at the first of them; rows themselves need no entry. */
  readonly kind: 'page' | 'row' | 'journey' | 'file'
  readonly file: number
  readonly page: number | null
  readonly line: number | null
  readonly text: string
}

/** Ledger rows stand in the index under their number plus this; numbers of entries stay below it. */
export const ROW_BASE = 2 ** 40

/** Adds to the index; its statements stay prepared over many passages. */
export interface SearchIndexer {
  passage(entry: SearchEntry): void
  /** A ledger row by its number, whether it is kept or repeats another: which of both it is may change later. Its words are cut already. */
  ledgerRow(id: number, words: string): void
  /** The same of rows whose numbers follow each other: texts of domain/values/jsonb, one for each row. */
  ledgerRows(first: number, words: readonly Uint8Array[]): void
}

export function searchIndexer(database: Database): SearchIndexer {
  const insertEntry = database.prepare('INSERT INTO search_entry (kind, file, page, line) VALUES (?, ?, ?, ?)')
  const insertWords = database.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)')
  const insertMany = database.prepare('INSERT INTO search_index (rowid, words) SELECT @first + key, value FROM jsonb_each(@words)')
  return {
    passage(entry) {
      const { lastInsertRowid } = insertEntry.run(entry.kind, entry.file, entry.page, entry.line)
      insertWords.run(lastInsertRowid, indexedWords(entry.text))
    },
    ledgerRow: (id, words) => void insertWords.run(ROW_BASE + id, words),
    ledgerRows: (first, words) => void insertMany.run({ first: ROW_BASE + first, words: arrayOf(words) }),
  }
}

/** Takes the passages of a page out of what is found, before its text is put in anew. */
export function replacePagePassages(database: Database, file: number, page: number): void {
  database.prepare("UPDATE search_entry SET replaced = 1 WHERE kind = 'page' AND file = ? AND page = ?").run(file, page)
}

/** A passage that answers a query. */
export interface FoundPassage {
  /** Its number in the index; later ones are larger. */
  readonly number: number
  readonly kind: SearchEntry['kind']
  readonly file: number
  readonly path: string
  readonly page: number | null
  readonly line: number | null
  /** Of rows and journeys. */
  readonly day: string | null
  /** Account of a row. */
  readonly account: string | null
  /** 1 where the text of a page was recognised in a picture. */
  readonly recognised: number
}

/** Where reading the answers goes on; null once all were given. */
export interface FoundSlice {
  readonly passages: readonly FoundPassage[]
  readonly last: number | null
}

const ENTRIES = `SELECT hit.number, entry.kind, entry.file, file.path, entry.page, entry.line,
       CASE entry.kind WHEN 'journey' THEN (SELECT journey_row.day FROM source_table JOIN journey_row ON journey_row.source_table = source_table.id
                                             WHERE source_table.file = entry.file AND journey_row.line = entry.line LIMIT 1) END AS day,
       NULL AS account,
       coalesce((SELECT page.recognised FROM page WHERE entry.kind = 'page' AND page.file = entry.file AND page.number = entry.page), 0) AS recognised
  FROM hit JOIN search_entry AS entry ON entry.id = hit.number JOIN file ON file.id = entry.file WHERE entry.replaced = 0`
const ROWS = `SELECT hit.number, 'row' AS kind, source_table.file, file.path, ledger_row.page, ledger_row.line, ledger_row.day, ledger_row.account, 0 AS recognised
  FROM hit JOIN ledger_row ON ledger_row.id = hit.number - ${ROW_BASE} JOIN source_table ON source_table.id = ledger_row.source_table
  JOIN file ON file.id = source_table.file WHERE ledger_row.duplicate_of IS NULL`

/** Rows of statements, or everything else: pages, journeys, names of files. */
export type Shelf = 'entries' | 'rows'

/**
 * The next answers to a query (`match`, made by domain/search) after a number, in the order of the file. Reading
 * in slices lets other calls in between and never reads more than is shown: a common word has hundreds of thousands.
 */
export function passagesAfter(database: Database, shelf: Shelf, match: string, after: number, limit: number): FoundSlice {
  const numbers = hitNumbers(database, shelf, match, after, limit)
  const last = numbers.length < limit ? null : (numbers.at(-1) ?? null)
  if (numbers.length === 0) return { passages: [], last }
  const passages = database
    .prepare(`WITH hit AS MATERIALIZED (SELECT value AS number FROM json_each(?)) ${shelf === 'rows' ? ROWS : ENTRIES} ORDER BY hit.number`)
    .all(JSON.stringify(numbers)) as FoundPassage[]
  return { passages, last }
}

/** Numbers in the index, duplicates and replaced pages among them. */
function hitNumbers(database: Database, shelf: Shelf, match: string, after: number, limit: number): number[] {
  const [low, high] = shelf === 'rows' ? [Math.max(after, ROW_BASE), 2 ** 52] : [after, ROW_BASE]
  return database
    .prepare('SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid LIMIT ?')
    .pluck()
    .all(match, low, high, limit) as number[]
}

/** Numbers between two, both included, that answer. */
export const answering = (database: Database, match: string, first: number, last: number): number[] =>
  database.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?').pluck().all(match, first, last) as number[]

/** How many passages answer: rows that repeat others and replaced pages are not among them. */
export function countPassages(database: Database, shelf: Shelf, match: string): number {
  const bounds = shelf === 'rows' ? `rowid > ${ROW_BASE}` : `rowid < ${ROW_BASE}`
  const all = database.prepare(`SELECT count(*) FROM search_index WHERE search_index MATCH ? AND ${bounds}`).pluck().get(match) as number
  const hidden = shelf === 'rows'
    ? database.prepare(`SELECT ${ROW_BASE} + id FROM ledger_row INDEXED BY ledger_row_repeated WHERE duplicate_of IS NOT NULL`).pluck().all() as number[]
    : database.prepare('SELECT id FROM search_entry WHERE replaced = 1').pluck().all() as number[]
  if (hidden.length === 0 || all === 0) return all
  const found = database.prepare(`SELECT count(*) FROM search_index WHERE search_index MATCH ? AND ${bounds} AND rowid IN (SELECT value FROM json_each(?))`).pluck().get(match, JSON.stringify(hidden)) as number
  return all - found
}

/** Up to `limit` answers, entries first. */
export function findPassages(database: Database, match: string, limit: number): readonly FoundPassage[] {
  const entries = passagesAfter(database, 'entries', match, 0, limit).passages
  return entries.length >= limit ? entries : [...entries, ...passagesAfter(database, 'rows', match, 0, limit - entries.length).passages]
}

/**
 * Reads the texts of passages as they are shown: pages without what recognition had read before a correction, rows
 * and journeys cell by cell. The statements stay prepared over many passages.
 */
export function passageReader(database: Database): (passage: Pick<FoundPassage, 'number' | 'kind' | 'file' | 'page' | 'line' | 'path'>) => string {
  const page = database.prepare('SELECT text FROM page WHERE file = ? AND number = ?').pluck()
  const row = database.prepare('SELECT cells FROM ledger_row WHERE id = ?').pluck()
  const line = database
    .prepare(
      `SELECT cells FROM source_table JOIN ledger_row ON ledger_row.source_table = source_table.id WHERE source_table.file = @file AND ledger_row.line = @line
       UNION ALL SELECT cells FROM source_table JOIN journey_row ON journey_row.source_table = source_table.id WHERE source_table.file = @file AND journey_row.line = @line LIMIT 1`,
    )
    .pluck()
  const cellsOf = (cells: unknown): string => String(cells ?? '').split('\u001f').filter((cell) => cell !== '').join('\u001f')
  return (passage) => {
    switch (passage.kind) {
      case 'page': return String(page.get(passage.file, passage.page) ?? '')
      case 'row':
      case 'journey': return cellsOf(passage.number > ROW_BASE ? row.get(passage.number - ROW_BASE) : line.get({ file: passage.file, line: passage.line }))
      case 'file': return passage.path
    }
  }
}

import type { Database } from 'better-sqlite3'
import { indexedWords } from '../domain/search/words.ts'

export interface SearchEntry {
  readonly kind: 'page' | 'row' | 'journey' | 'file'
  readonly file: number
  readonly page: number | null
  readonly line: number | null
  readonly text: string
}
export interface SearchRow {
  readonly kind: SearchEntry['kind']
  readonly file: number
  readonly path: string
  readonly page: number | null
  readonly line: number | null
  readonly rank: number
}

/** Ledger rows stand in the index under their number plus this; numbers of entries stay below it. */
export const ROW_BASE = 2 ** 40

/** Adds to the index; its statements stay prepared over many passages. */
export interface SearchIndexer {
  passage(entry: SearchEntry): void
  /** A ledger row by its number: it needs no entry of its own, which a million rows would pay for. */
  ledgerRow(id: number, text: string): void
}

export function searchIndexer(database: Database): SearchIndexer {
  const insertEntry = database.prepare('INSERT INTO search_entry (kind, file, page, line) VALUES (?, ?, ?, ?)')
  const insertWords = database.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)')
  return {
    passage(entry) {
      const { lastInsertRowid } = insertEntry.run(entry.kind, entry.file, entry.page, entry.line)
      insertWords.run(lastInsertRowid, indexedWords(entry.text))
    },
    ledgerRow: (id, text) => void insertWords.run(ROW_BASE + id, indexedWords(text)),
  }
}

/** Best first; `match` is an FTS5 query made by domain/search. */
export function findPassages(database: Database, match: string, limit: number): SearchRow[] {
  // Hits are cut to the wanted number before anything is looked up for them: a common word has hundreds of thousands.
  return database
    .prepare(
      `WITH hit AS MATERIALIZED (SELECT rowid AS number, rank FROM search_index WHERE search_index MATCH @match ORDER BY rank, rowid LIMIT @limit)
       SELECT entry.kind, entry.file, file.path, entry.page, entry.line, hit.rank AS rank
         FROM hit JOIN search_entry AS entry ON entry.id = hit.number JOIN file ON file.id = entry.file
        WHERE hit.number < ${ROW_BASE}
       UNION ALL
       SELECT 'row', source_table.file, file.path, ledger_row.page, ledger_row.line, hit.rank
         FROM hit JOIN ledger_row ON ledger_row.id = hit.number - ${ROW_BASE} JOIN source_table ON source_table.id = ledger_row.source_table JOIN file ON file.id = source_table.file
        WHERE hit.number >= ${ROW_BASE}
        ORDER BY 6, 2, 4, 5`,
    )
    .all({ match, limit }) as SearchRow[]
}

/** The cells of a row of a table as one line of text. */
export function rowText(database: Database, file: number, line: number): string {
  const row = database
    .prepare(
      `SELECT cells FROM ledger_row JOIN source_table ON source_table.id = source_table WHERE source_table.file = @file AND line = @line
       UNION ALL SELECT cells FROM journey_row JOIN source_table ON source_table.id = source_table WHERE source_table.file = @file AND line = @line LIMIT 1`,
    )
    .get({ file, line }) as { cells: string } | undefined
  return (row?.cells ?? '').split('\u001f').filter((cell) => cell !== '').join(' ')
}

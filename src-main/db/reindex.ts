import type { Database } from 'better-sqlite3'
import { CELL_BORDER } from '../domain/search/characters.ts'
import { wordsOfOwner, wordsOfRow } from '../domain/search/row-words.ts'
import { fen } from '../domain/values/money.ts'
import { SEPARATOR } from '../domain/ledger/cell-text.ts'
import { searchIndexer } from './search.ts'
import { indexedWords } from '../domain/search/tokens.ts'

/**
 * Fills the index of words from the pages and rows that the case file holds, as intake fills it. The index is
 * empty when this begins; entries of pages and journeys keep their numbers.
 */
export function fillSearchIndex(database: Database): void {
  const insert = database.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)')
  for (const { id, text } of all<{ id: number; text: string }>(database, PAGES)) insert.run(id, indexedWords(text))
  for (const { id, cells, traveller, body } of all<{ id: number; cells: string; traveller: string; body: string }>(database, JOURNEYS)) {
    const { documents = [] } = JSON.parse(body) as { documents?: readonly { readonly number: string }[] }
    insert.run(id, indexedWords([traveller, ...documents.map((each) => each.number), ...cells.split(SEPARATOR)].join(CELL_BORDER)))
  }
  const index = searchIndexer(database)
  let owners = new Set<string>()
  let table = 0
  for (const row of all<RowRecord>(database, ROWS)) {
    if (row.source_table !== table) owners = new Set()
    table = row.source_table
    const ownNumbers = row.own_numbers === '' ? [] : row.own_numbers.split(SEPARATOR)
    const owner = wordsOfOwner({ numbers: ownNumbers, name: row.own_name, document: row.own_document })
    if (owner !== '' && !owners.has(owner)) index.passage({ kind: 'row', file: row.file, page: row.page, line: row.line, text: owner })
    owners.add(owner)
    index.ledgerRow(row.id, indexedWords(wordsOfRow({ cells: row.cells.split(SEPARATOR), amount: fen(BigInt(row.amount)), ownNumbers, ownName: row.own_name, ownDocument: row.own_document })))
  }
}

interface RowRecord {
  readonly id: number
  readonly source_table: number
  readonly file: number
  readonly page: number | null
  readonly line: number
  readonly amount: string
  readonly own_numbers: string
  readonly own_name: string | null
  readonly own_document: string | null
  readonly cells: string
}

/** In slices by number: a statement that is still being read would refuse every write. */
function* all<T extends { readonly id: number }>(database: Database, sql: string): Generator<T> {
  const slice = database.prepare(`${sql} LIMIT 5000`)
  for (let after = 0; ; ) {
    const rows = slice.all({ after }) as T[]
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

/** A corrected page is found by what was recognised as well: citations made before the correction still lead to it. */
const PAGES = `SELECT entry.id, page.text || coalesce((SELECT char(10) || group_concat(line.text, char(10)) FROM recognised_line AS line
        WHERE line.file = entry.file AND line.page = entry.page
          AND EXISTS (SELECT 1 FROM line_correction AS made WHERE made.file = line.file AND made.page = line.page AND made.line = line.line)), '') AS text
   FROM search_entry AS entry JOIN page ON page.file = entry.file AND page.number = entry.page WHERE entry.kind = 'page' AND entry.id > @after ORDER BY entry.id`
const JOURNEYS = `SELECT entry.id, journey_row.cells, journey_row.traveller, journey_row.body
   FROM search_entry AS entry JOIN source_table ON source_table.file = entry.file AND source_table.kind = 'travel'
   JOIN journey_row ON journey_row.source_table = source_table.id AND journey_row.line = entry.line
  WHERE entry.kind = 'journey' AND entry.id > @after GROUP BY entry.id ORDER BY entry.id`
const ROWS = `SELECT ledger_row.id, source_table, source_table.file, page, line, CAST(amount AS TEXT) AS amount, own_numbers, own_name, own_document, cells
   FROM ledger_row JOIN source_table ON source_table.id = source_table WHERE ledger_row.id > @after ORDER BY ledger_row.id`

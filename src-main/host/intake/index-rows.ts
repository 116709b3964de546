import type { SearchIndexer } from '../../db/search.ts'
import { isSameOwner } from '../../domain/ledger/assign-account.ts'
import { wordsOfOwner, wordsOfRow } from '../../domain/search/row-words.ts'
import { indexedWords } from '../../domain/search/tokens.ts'
import { isCompact, type StatementRow } from '../../domain/ledger/transaction.ts'
import { PackedValues } from '../../import/packed-values.ts'
import type { StatementHints } from '../../import/parsed-file.ts'

/** Takes the words of rows while these are stored, and writes them into the index afterwards. */
export interface RowIndexer {
  add(rows: readonly StatementRow[]): void
  /** True where so many words wait that they should be written. */
  isFull(): boolean
  /** Writes the words that wait. */
  write(): void
  /** Writes whose account it is, after all rows. */
  end(): void
}

/** Bytes of words that wait at most: those of some ten thousand rows. Writing more at once takes longer than the reader can go on meanwhile, and is not faster. */
const MOST_WAITING = 1024 * 1024

/**
 * Every row by its own words; whose account it is once for all rows that say the same, at the first of them. Words wait
 * as bytes until many rows are in: SQLite writes what an index has gathered to the disk with every statement of several
 * rows, which in turn, row by row, would make thousands of little pieces of it.
 */
export function rowIndexer(index: SearchIndexer, file: number, hints: StatementHints, first: number): RowIndexer {
  let waiting: Uint8Array[] = []
  let bytes = 0
  let id = first
  let rowsWaiting = 0
  const owners = new Map<string, { readonly page: number | null; readonly line: number }>()
  let before: StatementRow | null = null

  function addOwner(row: StatementRow): void {
    const same = before !== null && isSameOwner(before, row)
    before = row
    if (same) return
    const owner = wordsOfOwner({
      numbers: row.ownNumbers.length > 0 ? row.ownNumbers : hints.numbers, name: row.ownName ?? hints.holderName, document: row.ownDocument ?? hints.holderDocument,
    })
    if (owner !== '' && !owners.has(owner)) owners.set(owner, { page: row.page ?? null, line: row.line })
  }

  return {
    add(rows) {
      if (rows.length === 0) return
      rows.forEach(addOwner)
      const [first] = rows
      const words = first !== undefined && isCompact(first) && first.batch.count === rows.length ? first.batch.words : cutWords(rows)
      waiting.push(words)
      bytes += words.length
      rowsWaiting += rows.length
    },
    isFull: () => bytes > MOST_WAITING,
    write() {
      if (rowsWaiting === 0) return
      index.ledgerRows(id, waiting)
      id += rowsWaiting
      waiting = []
      bytes = 0
      rowsWaiting = 0
    },
    end() {
      for (const [text, { page, line }] of owners) index.passage({ kind: 'row', file, page, line, text })
    },
  }
}

/** Of rows that came by themselves. UTF-8 holds no half of a character. */
function cutWords(rows: readonly StatementRow[]): Uint8Array {
  const values = new PackedValues()
  for (const row of rows) values.text(indexedWords(wordsOfRow(row)).toWellFormed())
  return values.encoded() ?? new Uint8Array()
}

import type { SearchIndexer } from '../../db/search.ts'
import type { Steps } from '../../db/transaction.ts'
import { isSameOwner } from '../../domain/ledger/assign-account.ts'
import { wordsOfOwner, wordsOfRow } from '../../domain/search/row-words.ts'
import { indexedWords } from '../../domain/search/tokens.ts'
import { isCompact, type StatementRow } from '../../domain/ledger/transaction.ts'
import { BETWEEN_WORDS } from '../../import/packed-rows.ts'
import type { StatementHints } from '../../import/parsed-file.ts'

/** Takes the words of rows while these are stored, and writes them into the index afterwards. */
export interface RowIndexer {
  add(rows: readonly StatementRow[]): void
  /** True where so many words wait that they should be written. */
  isFull(): boolean
  /** Writes the words that wait. */
  write(): Steps<void>
  /** Writes whose account it is, after all rows. */
  end(): void
}

/** Rows whose words go into the index in one step. */
const ROWS_A_STEP = 256
/** Bytes of words that wait at most: those of some twenty-five thousand rows. Writing more at once takes longer than the reader can go on meanwhile. */
const MOST_WAITING = 4 * 1024 * 1024

/**
 * Every row by its own words; whose account it is once for all rows that say the same, at the first of them. Words wait
 * as bytes until many rows are in: SQLite writes what an index has gathered to the disk with every other insertion that
 * may fail, which in turn, row by row, would make thousands of little pieces of it.
 */
export function rowIndexer(index: SearchIndexer, file: number, hints: StatementHints, first: number): RowIndexer {
  let waiting: Uint8Array[] = []
  let bytes = 0
  let id = first
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
      // Copied: as they came they are a part of the whole message, texts and figures of the rows, and would hold it.
      const words = first !== undefined && isCompact(first) && first.batch.count === rows.length ? new Uint8Array(first.batch.words) : Buffer.from(rows.map((row) => `${indexedWords(wordsOfRow(row))}${BETWEEN_WORDS}`).join(''))
      waiting.push(words)
      bytes += words.length
    },
    isFull: () => bytes > MOST_WAITING,
    *write() {
      const now = waiting
      waiting = []
      bytes = 0
      for (const piece of now) {
        const rows = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('utf8').split(BETWEEN_WORDS)
        // Behind the last line feed there is nothing.
        for (let at = 0; at < rows.length - 1; at += 1) {
          index.ledgerRow(id, rows[at] as string)
          id += 1
          if (at % ROWS_A_STEP === ROWS_A_STEP - 1) yield
        }
      }
    },
    end() {
      for (const [text, { page, line }] of owners) index.passage({ kind: 'row', file, page, line, text })
    },
  }
}

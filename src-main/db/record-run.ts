import type { Database, Statement } from 'better-sqlite3'
import { bitOf, RECORD_FIELDS, UNSAID, UNSAID_FIELDS, type RecordField } from '../domain/ledger/row-record.ts'
import type { CompactRow, PackedBatch, StatementRow } from '../domain/ledger/transaction.ts'
import { arrayOf } from '../domain/values/jsonb.ts'

/** Rows of one INSERT: what starting a statement costs is shared by so many; a millisecond or two of work. */
const MOST_ROWS = 500

/** Stores rows of one table that came together and follow each other. */
export interface RecordRun {
  /** Holds the row back; writes those before it where it does not follow them. */
  add(row: CompactRow, account: string, position: number): void
  /** Writes what is held back. */
  end(): void
}

/**
 * The records of many rows go over to SQLite in one piece, which it takes apart itself (domain/ledger/row-record): a
 * value handed over by itself takes as long as storing it, and a row has twenty. What only the owner of the case file
 * knows of a row hangs together with what recurs in it (its part and its account), or counts on from row to row.
 */
export function recordRun(database: Database, sourceTable: number, numberOf: (row: StatementRow) => number): RecordRun {
  const keepPart = arrivingParts(database)
  const statements = statementsOf(database, sourceTable)
  let pieces: Piece[] = []
  let [count, first, step] = [0, 0, 0]
  let list: PackedBatch['recurring'] | null = null
  /** Accounts of the parts of the list that are told already. */
  let accounts: string[] = []

  function end(): void {
    if (count === 0) return
    const said = pieces.reduce((sum, { batch }) => sum | batch.said, 0)
    statements(said).run({ records: arrayOf(pieces.map(recordsOf)), first, step })
    pieces = []
    count = 0
  }

  /** Makes its part and account known; rows that are held back are of those before. */
  function tell(row: CompactRow, account: string): void {
    const { batch, index } = row
    if (batch.recurring !== list) {
      end()
      accounts = []
      list = batch.recurring
    }
    const part = batch.recurringAt[index] as number
    const known = accounts[part]
    if (known === account) return
    if (known !== undefined) end()
    keepPart(part, numberOf(row), account)
    accounts[part] = account
  }

  return {
    add(row, account, position) {
      if (count === MOST_ROWS || (count > 1 && position !== first + count * step)) end()
      tell(row, account)
      const { batch, index } = row
      if (count === 0) first = position
      if (count === 1) step = position - first
      const last = pieces.at(-1)
      if (last?.batch === batch && last.to === index) last.to = index + 1
      else pieces.push({ batch, from: index, to: index + 1 })
      count += 1
    },
    end,
  }
}

/** Keeps what the owner of the case file knows of the parts of rows that arrive, in place of what it knew of parts of the same numbers before. Looked up in a list of JSON it took a tenth of the time of an INSERT. */
function arrivingParts(database: Database): (part: number, recurring: number, account: string) => void {
  database.exec('CREATE TEMP TABLE IF NOT EXISTS arriving_part (part INTEGER PRIMARY KEY, recurring INTEGER NOT NULL, account TEXT NOT NULL) STRICT')
  const keep = database.prepare('INSERT OR REPLACE INTO temp.arriving_part (part, recurring, account) VALUES (?, ?, ?)')
  return (part, recurring, account) => void keep.run(part, recurring, account)
}

/** Rows of a batch that follow each other. */
interface Piece {
  readonly batch: PackedBatch
  readonly from: number
  to: number
}

const recordsOf = ({ batch: { records, recordEnds }, from, to }: Piece): Uint8Array => records.subarray(from === 0 ? 0 : recordEnds[from - 1], recordEnds[to - 1])

/** Statements by which fields some row says something in: the others hold nothing and are not taken out of every record. */
function statementsOf(database: Database, sourceTable: number): (said: number) => Statement {
  const prepared = new Map<number, Statement>()
  return (said) => {
    let statement = prepared.get(said)
    if (statement === undefined) prepared.set(said, (statement = insertFor(database, sourceTable, said)))
    return statement
  }
}

function insertFor(database: Database, sourceTable: number, said: number): Statement {
  const valueOf = (field: RecordField): string => `json_extract(value, '$[${RECORD_FIELDS.indexOf(field)}]')`
  const unsaid = (field: RecordField): string | null => {
    const known = UNSAID_FIELDS.find((each) => each === field)
    if (known === undefined || (said & bitOf(known)) !== 0) return null
    return UNSAID[known] === null ? 'NULL' : UNSAID[known] === 0 ? '0' : "''"
  }
  const fields = RECORD_FIELDS.filter((field) => field !== 'part')
  // A part that nobody told would leave account and number empty, which no row may have: it must not take its row with it.
  return database.prepare(
    `INSERT INTO ledger_row (source_table, account, recurring, position, ${fields.join(', ')})
       SELECT ${sourceTable}, arriving_part.account, arriving_part.recurring, @first + @step * key, ${fields.map((field) => unsaid(field) ?? valueOf(field)).join(', ')}
         FROM jsonb_each(@records) LEFT JOIN temp.arriving_part ON arriving_part.part = ${valueOf('part')}`,
  )
}

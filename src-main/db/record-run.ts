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
  const statements = statementsOf(database, sourceTable)
  let pieces: Piece[] = []
  let [count, first, step] = [0, 0, 0]
  /** By part of the statement. */
  let parts: number[] = []
  let accounts: string[] = []

  function follows({ batch, index }: CompactRow, account: string, position: number): boolean {
    const last = pieces.at(-1)
    const known = accounts[batch.recurringAt[index] as number]
    return last?.batch.recurring === batch.recurring && count < MOST_ROWS && (count === 1 || position === first + count * step) && (known === undefined || known === account)
  }

  function end(): void {
    if (count === 0) return
    const said = pieces.reduce((sum, { batch }) => sum | batch.said, 0)
    statements(said).run({ records: arrayOf(pieces.map(recordsOf)), parts: JSON.stringify(parts), accounts: JSON.stringify(accounts), first, step })
    pieces = []
    count = 0
  }

  return {
    add(row, account, position) {
      if (count > 0 && !follows(row, account, position)) end()
      const { batch, index } = row
      if (count === 0) {
        first = position
        parts = []
        accounts = []
      }
      if (count === 1) step = position - first
      const last = pieces.at(-1)
      if (last?.batch === batch && last.to === index) last.to = index + 1
      else pieces.push({ batch, from: index, to: index + 1 })
      const part = batch.recurringAt[index] as number
      if (accounts[part] === undefined) {
        accounts[part] = account
        parts[part] = numberOf(row)
      }
      count += 1
    },
    end,
  }
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
  return database.prepare(
    `INSERT INTO ledger_row (source_table, account, recurring, position, ${fields.join(', ')})
       SELECT ${sourceTable}, jsonb(@accounts) ->> ${valueOf('part')}, jsonb(@parts) ->> ${valueOf('part')}, @first + @step * key, ${fields.map((field) => unsaid(field) ?? valueOf(field)).join(', ')}
         FROM jsonb_each(@records)`,
  )
}

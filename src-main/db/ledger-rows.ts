import type { Database } from 'better-sqlite3'
import type { CounterpartyText, Transaction } from '../domain/ledger/transaction.ts'
import type { Day } from '../domain/values/day.ts'
import { asId, type AccountId, type FileId, type StatementId } from '../domain/values/ids.ts'
import { fen, type Fen } from '../domain/values/money.ts'
import { SEPARATOR } from './ledger.ts'

/** What a statement says again in row after row. Rows that say the same share one object. */
interface Repeated
  extends Pick<Transaction, 'account' | 'direction' | 'reversal' | 'balanceProof' | 'currency' | 'outcome' | 'kind' | 'ownNumbers' | 'ownName' | 'ownDocument' | 'channel' | 'typeText' | 'statusText' | 'cash'> {
  readonly document: string
  readonly bank: string
}

/** Read as one text, and taken apart only where it is new. */
const REPEATED = `json_array(account, direction, reversal, balance_proof, currency, outcome, ledger_row.kind, own_numbers, own_name, own_document,
    counterparty_document, counterparty_bank, ledger_row.channel, type_text, status_text, cash)`
type RepeatedRecord = [
  account: string, direction: string, reversal: 0 | 1, proof: string, currency: string, outcome: string, kind: string, ownNumbers: string, ownName: string | null, ownDocument: string | null,
  document: string, bank: string, channel: string, typeText: string, statusText: string, cash: 0 | 1,
]

/** Amounts beyond what a double holds come as text: no fen may be rounded, and big integers for every number are slow. */
const whole = (column: string): string => `CASE WHEN ${column} BETWEEN -9007199254740991 AND 9007199254740991 THEN ${column} ELSE CAST(${column} AS TEXT) END`

const SELECT = `SELECT ledger_row.id, ledger_row.source_table, source_table.file, file.path, line, ${REPEATED}, day, time, ${whole('amount')}, ${whole('balance')},
    ${whole('expected_balance')}, ${whole('refunded')}, counterparty_name, counterparty_number, memo, merchant, serial, order_number, ledger_row.page
  FROM ledger_row
  JOIN source_table ON source_table.id = ledger_row.source_table
  JOIN file ON file.id = source_table.file`

type Whole = number | string
type LedgerRecord = [
  id: number, sourceTable: number, file: number, path: string, line: number, repeated: string, day: string, time: string | null, amount: Whole, balance: Whole | null,
  expectedBalance: Whole | null, refunded: Whole, name: string, number: string, memo: string, merchant: string, serial: string | null, orderNumber: string | null,
  page: number | null,
]

const toFen = (value: Whole): Fen => fen(BigInt(value))
const toFenOrNull = (value: Whole | null): Fen | null => (value === null ? null : toFen(value))

/** Makes transactions of records; equal texts of different records become one. */
function transactionReader(): (record: LedgerRecord) => Transaction {
  const repeats = new Map<string, Repeated>()
  const texts = new Map<string, string>()
  let place: { table: number; statement: StatementId; file: FileId; path: string } | null = null

  const shared = (text: string): string => {
    if (text === '') return ''
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, text)
    return text
  }
  const repeatedOf = (packed: string): Repeated => {
    const known = repeats.get(packed)
    if (known) return known
    const fresh = readRepeated(packed)
    repeats.set(packed, fresh)
    return fresh
  }

  return ([, table, file, path, line, packed, day, time, amount, balance, expected, refunded, name, number, memo, merchant, serial, orderNumber, page]) => {
    if (place?.table !== table) place = { table, statement: asId(`f${file}#${table}`), file: asId(`f${file}`), path }
    const said = repeatedOf(packed)
    const counterparty: CounterpartyText = { name: shared(name), number: shared(number), document: said.document, bank: said.bank }
    const row: Transaction = {
      id: asId(`${place.statement}:${line}`),
      account: said.account,
      statement: place.statement,
      file: place.file,
      path: place.path,
      line,
      at: { day: shared(day) as Day, time },
      direction: said.direction,
      amount: toFen(amount),
      reversal: said.reversal,
      balance: toFenOrNull(balance),
      balanceProof: said.balanceProof,
      expectedBalance: toFenOrNull(expected),
      currency: said.currency,
      outcome: said.outcome,
      kind: said.kind,
      refunded: toFen(refunded),
      ownNumbers: said.ownNumbers,
      ownName: said.ownName,
      ownDocument: said.ownDocument,
      counterparty,
      memo: shared(memo),
      merchant: shared(merchant),
      channel: said.channel,
      typeText: said.typeText,
      statusText: said.statusText,
      cash: said.cash,
      serial,
      orderNumber,
    }
    // Most originals have no pages: their rows, a million at times, are not copied for it.
    return page === null ? row : { ...row, page }
  }
}

function readRepeated(packed: string): Repeated {
  const [account, direction, reversal, proof, currency, outcome, kind, numbers, ownName, ownDocument, document, bank, channel, typeText, statusText, cash] = JSON.parse(packed) as RepeatedRecord
  return {
    account: asId<AccountId>(account),
    direction: direction as Transaction['direction'],
    reversal: reversal === 1,
    balanceProof: proof as Transaction['balanceProof'],
    currency,
    outcome: outcome as Transaction['outcome'],
    kind: kind as Transaction['kind'],
    ownNumbers: numbers === '' ? [] : numbers.split(SEPARATOR),
    ownName,
    ownDocument,
    document,
    bank,
    channel,
    typeText,
    statusText,
    cash: cash === 1,
  }
}

/** Rows read before others may have their turn. */
const SLICE = 5000

/**
 * Every kept row: by account, statements in order of their first day, rows from old to new. Read in slices, so
 * that the owner of the case file can answer the window in between.
 */
export function* transactionSlices(database: Database): Generator<number, Transaction[]> {
  const tables = database
    .prepare("SELECT source_table.id, ordering, min(ledger_row.id) AS first, max(ledger_row.id) AS last FROM source_table JOIN ledger_row ON source_table = source_table.id GROUP BY source_table.id")
    .all() as { id: number; ordering: string; first: number; last: number }[]
  const slice = database.prepare(`${SELECT} WHERE ledger_row.id BETWEEN ? AND ? AND source_table = ? AND ledger_row.duplicate_of IS NULL ORDER BY ledger_row.id`).raw()
  const read = transactionReader()
  const runs: { readonly account: string; readonly firstDay: string; readonly rows: Transaction[] }[] = []
  for (const table of tables) {
    const accounts = new Map<string, Transaction[]>()
    for (let from = table.first; from <= table.last; from += SLICE) {
      const records = slice.all(from, Math.min(from + SLICE - 1, table.last), table.id) as LedgerRecord[]
      for (const record of records) {
        const row = read(record)
        const rows = accounts.get(row.account)
        if (rows) rows.push(row)
        else accounts.set(row.account, [row])
      }
      yield records.length
    }
    // Rows are numbered in the order of the file.
    for (const rows of accounts.values()) if (table.ordering === 'newest-first') rows.reverse()
    const all = [...accounts.values()]
    const firstDay = all.flatMap((rows) => [rows[0]?.at.day ?? '', rows.at(-1)?.at.day ?? '']).reduce((one, other) => (other < one ? other : one), '9999')
    for (const [account, rows] of accounts) runs.push({ account, firstDay, rows })
  }
  runs.sort((left, right) => compare(left.account, right.account) || compare(left.firstDay, right.firstDay))
  const result: Transaction[] = []
  for (const { rows } of runs) for (const row of rows) result.push(row)
  return result
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Kept rows of one account between two days, from other tables than the one that is being stored. */
export function keptRowsBetween(database: Database, account: string, from: string, to: string): { id: number; row: Transaction }[] {
  const records = database.prepare(`${SELECT} WHERE account = ? AND day BETWEEN ? AND ? AND ledger_row.duplicate_of IS NULL ORDER BY ledger_row.id`).raw().all(account, from, to) as LedgerRecord[]
  const read = transactionReader()
  return records.map((record) => ({ id: record[0], row: read(record) }))
}

/** Rows by number, in the order of the numbers; numbers that are nobody's are left out. */
export function transactionsByNumber(database: Database, numbers: readonly number[]): Transaction[] {
  const records = database.prepare(`${SELECT} WHERE ledger_row.id IN (SELECT value FROM json_each(?))`).raw().all(JSON.stringify(numbers)) as LedgerRecord[]
  const read = transactionReader()
  const rows = new Map(records.map((record) => [record[0], read(record)]))
  return numbers.flatMap((number) => rows.get(number) ?? [])
}

/** One row, kept or duplicate, with its number and its cells; null where the table has no such line. */
export function ledgerRowAt(database: Database, sourceTable: number, line: number): { transaction: Transaction; cells: readonly string[] } | null {
  const found = database.prepare('SELECT id, cells FROM ledger_row WHERE source_table = ? AND line = ?').get(sourceTable, line) as { id: number; cells: string } | undefined
  const transaction = found && transactionsByNumber(database, [found.id])[0]
  return found && transaction ? { transaction, cells: found.cells.split(SEPARATOR) } : null
}

/** Kept rows of a table on the nearest lines before and after one, that line included, as cells. */
export function cellsAround(database: Database, sourceTable: number, line: number, each: number): { line: number; cells: readonly string[] }[] {
  const read = (condition: string, limit: number): { line: number; cells: string }[] =>
    database.prepare(`SELECT line, cells FROM ledger_row WHERE source_table = ? AND duplicate_of IS NULL AND ${condition} LIMIT ?`).all(sourceTable, line, limit) as { line: number; cells: string }[]
  const rows = [...read('line < ? ORDER BY line DESC', each).toReversed(), ...read('line >= ? ORDER BY line', each + 1)]
  return rows.map((row) => ({ line: row.line, cells: row.cells.split(SEPARATOR) }))
}

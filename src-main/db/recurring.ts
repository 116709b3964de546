import type { Database } from 'better-sqlite3'
import { joinNumbers, splitNumbers } from '../domain/ledger/cell-text.ts'
import { recurringKey, recurringOf, type Recurring } from '../domain/ledger/recurring.ts'
import { isCompact, type StatementRow } from '../domain/ledger/transaction.ts'

const COLUMNS = 'direction, reversal, balance_proof, currency, outcome, kind, own_numbers, own_name, own_document, counterparty_bank, channel, type_text, status_text, cash'

/** A condition on rows by what recurs in them: SQLite lists the few parts once and looks every row's number up in the list. */
export const says = (condition: string): string => `recurring IN (SELECT id FROM recurring WHERE ${condition})`
/** Rows that moved money (docs/counting.md, Movement). */
export const MOVED = "outcome IN ('done', 'partly-refunded')"

type RecurringRecord = [
  direction: string, reversal: 0 | 1, proof: string, currency: string, outcome: string, kind: string, ownNumbers: string, ownName: string | null, ownDocument: string | null,
  bank: string, channel: string, typeText: string, statusText: string, cash: 0 | 1,
]

const recordOf = (part: Recurring): RecurringRecord => [
  part.direction, part.reversal ? 1 : 0, part.balanceProof, part.currency, part.outcome, part.kind, joinNumbers(part.ownNumbers), part.ownName, part.ownDocument,
  part.counterpartyBank, part.channel, part.typeText, part.statusText, part.cash ? 1 : 0,
]

/** Every batch of rows brings objects of its own: those of all batches would hold a long statement in memory. */
const MOST_OBJECTS = 4096

/** Gives the number of a row's recurring part, writing it down where it is new. Parts that were met are remembered while the function is. */
export function recurringNumbers(database: Database): (row: StatementRow) => number {
  const find = database
    .prepare(
      `SELECT id FROM recurring
        WHERE direction = ? AND reversal = ? AND balance_proof = ? AND currency = ? AND outcome = ? AND kind = ? AND own_numbers = ? AND ifnull(own_name, char(0)) = ifnull(?, char(0))
          AND ifnull(own_document, char(0)) = ifnull(?, char(0)) AND counterparty_bank = ? AND channel = ? AND type_text = ? AND status_text = ? AND cash = ?`,
    )
    .pluck()
  const insert = database.prepare(`INSERT INTO recurring (${COLUMNS}) VALUES (${COLUMNS.split(', ').map(() => '?').join(', ')})`)
  const byObject = new Map<Recurring, number>()
  const byKey = new Map<string, number>()
  const numberOf = (key: string, part: Recurring): number => {
    const known = byKey.get(key)
    if (known !== undefined) return known
    const record = recordOf(part)
    const number = (find.get(...record) as number | undefined) ?? Number(insert.run(...record).lastInsertRowid)
    byKey.set(key, number)
    return number
  }
  return (row) => {
    if (!isCompact(row)) return numberOf(recurringKey(row), recurringOf(row))
    const known = byObject.get(row.recurring)
    if (known !== undefined) return known
    const number = numberOf(recurringKey(row), row.recurring)
    if (byObject.size >= MOST_OBJECTS) byObject.clear()
    byObject.set(row.recurring, number)
    return number
  }
}

const partOf = (record: RecurringRecord): Recurring => {
  const [direction, reversal, proof, currency, outcome, kind, numbers, ownName, ownDocument, bank, channel, typeText, statusText, cash] = record
  return {
    direction: direction as Recurring['direction'],
    reversal: reversal === 1,
    balanceProof: proof as Recurring['balanceProof'],
    currency,
    outcome: outcome as Recurring['outcome'],
    kind: kind as Recurring['kind'],
    ownNumbers: splitNumbers(numbers),
    ownName,
    ownDocument,
    counterpartyBank: bank,
    channel,
    typeText,
    statusText,
    cash: cash === 1,
  }
}

/** Every recurring part by its number. */
export function allRecurring(database: Database): Map<number, Recurring> {
  const records = database.prepare(`SELECT id, ${COLUMNS} FROM recurring`).raw().all() as [number, ...RecurringRecord][]
  return new Map(records.map(([id, ...record]) => [id, partOf(record)]))
}

/** One recurring part; a row points to it, so there is one. */
export const recurringPart = (database: Database, number: number): Recurring => partOf(database.prepare(`SELECT ${COLUMNS} FROM recurring WHERE id = ?`).raw().get(number) as RecurringRecord)

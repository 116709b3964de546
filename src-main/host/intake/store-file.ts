import type { Database } from 'better-sqlite3'
import type { Account } from '../../domain/case/facts.ts'
import { assignAccounts, type OwnSide } from '../../domain/ledger/assign-account.ts'
import { repetitionFinder } from '../../domain/ledger/same-movement.ts'
import type { Recurring } from '../../domain/ledger/recurring.ts'
import { isCompact, type StatementRow } from '../../domain/ledger/transaction.ts'
import type { TravelRow } from '../../domain/journeys/journey.ts'
import type { ArrivingFile, ArrivingStatement } from '../../import/arriving-file.ts'
import type { RecognisedTravel } from '../../import/parsed-file.ts'
import { keepDiscoveredAccount } from '../../db/accounts.ts'
import { insertPages } from '../../db/files.ts'
import { journeyInserter, journeyKey, journeyKeys } from '../../db/journeys.ts'
import { hasRows, ledgerRowWriter } from '../../db/ledger.ts'
import { keptRowsBetween } from '../../db/ledger-rows.ts'
import { searchIndexer, type SearchIndexer } from '../../db/search.ts'
import { insertRejections, insertSourceTable, setDuplicateCount } from '../../db/source-tables.ts'
import type { Steps } from '../../db/transaction.ts'
import { listDiscoveredAccounts } from '../../db/accounts.ts'
import { discoveredToAccount, notStatedSince } from '../../domain/ledger/assign-account.ts'
import { releaseMemory } from '../../files/release-memory.ts'
import { CELL_BORDER } from '../../domain/search/characters.ts'
import { rowIndexer } from './index-rows.ts'
import { asId } from '../../domain/values/ids.ts'

/** How many rows of a file became what. */
export interface StoredRows {
  readonly read: number
  readonly kept: number
  readonly duplicate: number
  readonly rejected: number
}

/** Writes what was read from one file: pages, tables, rows, refused rows, search words. Called inside a transaction, in steps between which others may have a turn; `onRows` hears how many rows of a table are in. */
export function* storeParsedFile(database: Database, file: number, parsed: ArrivingFile, stated: { readonly account: string | null }, known: readonly Account[], onRows: (stored: number) => void): Steps<StoredRows> {
  insertPages(database, file, parsed.pages)
  const index = searchIndexer(database)
  parsed.pages.forEach((text, page) => {
    if (text.trim() !== '') index.passage({ kind: 'page', file, page: page + 1, line: null, text })
  })
  return yield* storeTables(database, { file, number: 0, reading: 1 }, parsed, stated, known, index, onRows)
}

/** Writes the tables of one reading of a file, numbered from `first.number` on. */
export function* storeTables(
  database: Database,
  first: TablePlace,
  read: Pick<ArrivingFile, 'statements' | 'travel'>,
  stated: { readonly account: string | null },
  known: readonly Account[],
  index: SearchIndexer = searchIndexer(database),
  onRows: (stored: number) => void = () => undefined,
): Steps<StoredRows> {
  let accounts = known
  const stored: StoredRows[] = []
  for (const [at, statement] of read.statements.entries()) {
    stored.push(yield* storeStatement(database, { ...first, number: first.number + at }, statement, stated.account, accounts, index, onRows))
    accounts = [...known, ...discoveredNow(database, known)]
  }
  const travelled = [...read.travel.entries()].map(([at, travel]) => storeTravel(database, { ...first, number: first.number + read.statements.length + at }, travel, index))
  return [...stored, ...travelled].reduce(
    (total, rows) => ({ read: total.read + rows.read, kept: total.kept + rows.kept, duplicate: total.duplicate + rows.duplicate, rejected: total.rejected + rows.rejected }),
    { read: 0, kept: 0, duplicate: 0, rejected: 0 },
  )
}

/** Accounts that earlier statements named; a later table of the same account must find them. */
export function discoveredNow(database: Database, stated: readonly Account[]): Account[] {
  return notStatedSince(listDiscoveredAccounts(database), stated)
    .map((each) => ({ ...discoveredToAccount(each, []), id: asId(each.id) }))
}

interface TablePlace {
  readonly file: number
  /** Number of the table within the file. */
  readonly number: number
  readonly reading: number
}

function* storeStatement(
  database: Database,
  place: TablePlace,
  statement: ArrivingStatement,
  statedAccount: string | null,
  known: readonly Account[],
  index: SearchIndexer,
  onRows: (stored: number) => void,
): Steps<StoredRows> {
  const { hints, facts } = statement
  const assignment = assignAccounts(
    facts.owners,
    { stated: statedAccount, numbers: hints.numbers, holderName: hints.holderName, holderDocument: hints.holderDocument, institution: hints.institution, fallbackId: `acct-f${place.file}` },
    known,
  )
  for (const account of assignment.discovered) keepDiscoveredAccount(database, account)

  const accountOf = accountFinder(facts.owners, assignment.accounts)
  const earlier = repetitions(database, new Set(assignment.accounts), facts.days)
  const table = insertSourceTable(database, {
    ...tableFacts(place, statement),
    kind: 'statement',
    channel: statement.channel,
    ordering: statement.order,
    rows_kept: facts.count,
    rows_duplicate: 0,
    balance_checked: statement.balanceChecked,
  })
  insertRejections(database, table, statement.rejected)
  const writer = ledgerRowWriter(database, table)
  const words = rowIndexer(index, place.file, hints, writer.first)
  let duplicate = 0
  let at = 0
  for (;;) {
    const rows = statement.next()
    if (rows === null) break
    if (rows instanceof Promise) {
      yield rows
      continue
    }
    for (const [number, row] of rows.entries()) {
      const account = accountOf(row)
      const repeats = facts.repeats.get(at)
      const duplicateOf = repeats === undefined ? (earlier.get(account)?.(row) ?? null) : writer.first + repeats
      if (duplicateOf !== null) duplicate += 1
      writer.add(row, { account, position: statement.order === 'oldest-first' ? at : facts.count - 1 - at, duplicateOf })
      at += 1
      if (number % ROWS_A_STEP === ROWS_A_STEP - 1) yield
    }
    words.add(rows)
    if (at < facts.count) onRows(at)
    if (words.isFull()) {
      writer.end()
      yield* words.write()
    }
    if (Math.floor(at / ROWS_HELD) > Math.floor((at - rows.length) / ROWS_HELD)) releaseMemory()
    yield
  }
  writer.end()
  if (at !== facts.count) throw new Error(`${at} rows came of ${facts.count}`)
  if (duplicate > 0) setDuplicateCount(database, table, duplicate)
  yield* words.write()
  words.end()
  return { read: statement.read, kept: facts.count - duplicate, duplicate, rejected: statement.rejected.length }
}

/** After so many rows what they left behind is given back: V8 by itself lets that of a hundred thousand gather first. */
const ROWS_HELD = 25_000
/** Rows stored in one step: a few milliseconds' work. */
const ROWS_A_STEP = 100

/** Every batch of rows brings objects of its own for what recurs: those of all batches would hold a long statement in memory. */
const MOST_REMEMBERED = 4096

/** The account of each row, by what it says of its own side. */
function accountFinder(owners: readonly OwnSide[], accounts: readonly string[]): (row: StatementRow) => string {
  const key = ({ ownNumbers, ownName, ownDocument }: OwnSide): string => JSON.stringify([ownNumbers, ownName, ownDocument])
  const known = new Map(owners.map((owner, at) => [key(owner), accounts[at] ?? '']))
  const remembered = new Map<Recurring, string>()
  return (row) => {
    const before = isCompact(row) ? remembered.get(row.recurring) : undefined
    if (before !== undefined) return before
    const account = known.get(key(row))
    if (account === undefined) throw new Error('a row came whose account nobody announced')
    if (isCompact(row)) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(row.recurring, account)
    }
    return account
  }
}

/** By account: which row kept from other statements a row repeats. Accounts without rows have none. */
function repetitions(database: Database, accounts: ReadonlySet<string>, days: ArrivingStatement['facts']['days']): ReadonlyMap<string, (row: StatementRow) => number | null> {
  const finders = new Map<string, (row: StatementRow) => number | null>()
  for (const account of accounts) {
    if (days !== null && hasRows(database, account)) finders.set(account, repetitionFinder(keptRowsBetween(database, account, days.first, days.last)))
  }
  return finders
}

function storeTravel(database: Database, place: TablePlace, travel: RecognisedTravel, index: SearchIndexer): StoredRows {
  const kept = journeyKeys(database)
  const duplicates = travel.rows.map((row) => kept.get(journeyKey(row))?.shift() ?? null)
  const duplicate = duplicates.filter((id) => id !== null).length
  const table = insertSourceTable(database, {
    ...tableFacts(place, travel),
    kind: 'travel',
    channel: null,
    ordering: null,
    rows_kept: travel.rows.length - duplicate,
    rows_duplicate: duplicate,
    balance_checked: 0,
  })
  insertRejections(database, table, travel.rejected)
  const insert = journeyInserter(database)
  travel.rows.forEach((row, at) => {
    const duplicateOf = duplicates[at] ?? null
    insert(table, duplicateOf, row)
    if (duplicateOf === null) index.passage({ kind: 'journey', file: place.file, page: row.page ?? null, line: row.line, text: wordsOfJourney(row) })
  })
  return { read: travel.read, kept: travel.rows.length - duplicate, duplicate, rejected: travel.rejected.length }
}

const tableFacts = (place: TablePlace, table: Omit<ArrivingStatement, 'next'> | RecognisedTravel) => ({
  file: place.file,
  number: place.number,
  reading: place.reading,
  sheet: table.sheet,
  layout: table.layout,
  header_line: table.headerLine,
  header: JSON.stringify(table.header),
  columns: JSON.stringify(table.columns),
  rows_read: table.read,
  rows_rejected: table.rejected.length,
})

export const wordsOfJourney = (row: TravelRow): string => [row.travellerName, ...row.documents.map((each) => each.number), ...row.cells].join(CELL_BORDER)

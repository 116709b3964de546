import type { Database } from 'better-sqlite3'
import type { Account } from '../../domain/case/facts.ts'
import { assignAccounts } from '../../domain/ledger/assign-account.ts'
import type { TravelRow } from '../../domain/journeys/journey.ts'
import type { ArrivingFile, ArrivingStatement } from '../../import/arriving-file.ts'
import type { RecognisedTravel } from '../../import/parsed-file.ts'
import { keepDiscoveredAccount } from '../../db/accounts.ts'
import { insertPages } from '../../db/files.ts'
import { journeyInserter, journeyKey, journeyKeys } from '../../db/journeys.ts'
import { ledgerRowWriter } from '../../db/ledger-writer.ts'
import { searchIndexer, type SearchIndexer } from '../../db/search.ts'
import { insertRejections, insertSourceTable, settleSourceTable } from '../../db/source-tables.ts'
import type { Steps } from '../../db/transaction.ts'
import { listDiscoveredAccounts } from '../../db/accounts.ts'
import { discoveredToAccount, notStatedSince } from '../../domain/ledger/assign-account.ts'
import { CELL_BORDER } from '../../domain/search/characters.ts'
import type { Rejection } from '../../import/table.ts'
import { earlierRows } from './earlier-rows.ts'
import { rowIndexer } from './index-rows.ts'
import { rowAccounts } from './row-accounts.ts'
import { asId } from '../../domain/values/ids.ts'

/** How many rows of a file became what. */
export interface StoredRows {
  readonly read: number
  readonly kept: number
  readonly duplicate: number
  readonly rejected: number
  /** Rejected rows that a person has to look at. */
  readonly refused: number
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
    (total, rows) => ({ read: total.read + rows.read, kept: total.kept + rows.kept, duplicate: total.duplicate + rows.duplicate, rejected: total.rejected + rows.rejected, refused: total.refused + rows.refused }),
    { read: 0, kept: 0, duplicate: 0, rejected: 0, refused: 0 },
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
  const accounts = rowAccounts(facts?.owners ?? null, (owners) =>
    assignAccounts(
      owners,
      { stated: statedAccount, numbers: hints.numbers, holderName: hints.holderName, holderDocument: hints.holderDocument, institution: hints.institution, fallbackId: `acct-f${place.file}` },
      known,
    ))
  const table = insertSourceTable(database, { ...tableFacts(place, statement), kind: 'statement', channel: statement.channel, ordering: statement.order })
  const earlier = earlierRows(database, table)
  const writer = ledgerRowWriter(database, table)
  const words = rowIndexer(index, place.file, hints, writer.first)
  const writeWords = (): void => {
    writer.end()
    words.write()
  }
  let duplicate = 0
  let at = 0
  for (;;) {
    const rows = statement.next()
    if (rows === null) break
    if (rows instanceof Promise) {
      const isThere = yield* within(rows, PATIENCE_MS)
      // Behind the last rows their reader works out the whole statement.
      if (!isThere) writeWords()
      yield rows
      continue
    }
    for (const [number, row] of rows.entries()) {
      const account = accounts.of(row)
      const repeats = facts?.repeats.get(at)
      const duplicateOf = repeats === undefined ? earlier(account, row) : writer.first + repeats
      if (duplicateOf !== null) duplicate += 1
      // Rows that come before all of them were seen are withdrawn where the oldest is not the first.
      writer.add(row, { account, position: facts === null || statement.order === 'oldest-first' ? at : facts.count - 1 - at, duplicateOf })
      at += 1
      if (number % ROWS_A_STEP === ROWS_A_STEP - 1) yield
    }
    words.add(rows)
    if (at < (facts?.count ?? Infinity)) onRows(at)
    if (words.isFull()) writeWords()
    yield
  }
  writer.end()
  const settled = statement.settled()
  if (at !== settled.facts.count) throw new Error(`${at} rows came of ${settled.facts.count}`)
  for (const account of accounts.assigned().discovered) keepDiscoveredAccount(database, account)
  insertRejections(database, table, settled.rejected)
  const stored = { read: settled.read, kept: at - duplicate, duplicate, rejected: settled.rejected.length }
  settleSourceTable(database, table, { ...stored, balanceChecked: settled.balanceChecked })
  words.write()
  words.end()
  return { ...stored, refused: refusedOf(settled.rejected) }
}

/** Rows come every few milliseconds; a wait as long as this is no wait for the next of them. */
const PATIENCE_MS = 50

/** Waits, but no longer than so many milliseconds. True where it is over. */
function* within(wait: Promise<void>, most: number): Generator<Promise<void>, boolean> {
  const { promise: patience, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, most)
  let isOver = false
  yield Promise.race([patience, wait.then(() => void (isOver = true))])
  clearTimeout(timer)
  return isOver
}

/** Rejected rows that a person has to look at: a query that was answered "nothing found" needs nobody. */
const refusedOf = (rejected: readonly Rejection[]): number => rejected.filter((each) => each.code !== 'no-data-answer').length

/** Rows stored in one step: a few milliseconds' work. */
const ROWS_A_STEP = 100

function storeTravel(database: Database, place: TablePlace, travel: RecognisedTravel, index: SearchIndexer): StoredRows {
  const kept = journeyKeys(database)
  const duplicates = travel.rows.map((row) => kept.get(journeyKey(row))?.shift() ?? null)
  const duplicate = duplicates.filter((id) => id !== null).length
  const table = insertSourceTable(database, { ...tableFacts(place, travel), kind: 'travel', channel: null, ordering: null })
  const stored = { read: travel.read, kept: travel.rows.length - duplicate, duplicate, rejected: travel.rejected.length }
  settleSourceTable(database, table, { ...stored, balanceChecked: 0 })
  insertRejections(database, table, travel.rejected)
  const insert = journeyInserter(database)
  travel.rows.forEach((row, at) => {
    const duplicateOf = duplicates[at] ?? null
    insert(table, duplicateOf, row)
    if (duplicateOf === null) index.passage({ kind: 'journey', file: place.file, page: row.page ?? null, line: row.line, text: wordsOfJourney(row) })
  })
  return { ...stored, refused: refusedOf(travel.rejected) }
}

const tableFacts = (place: TablePlace, table: Pick<ArrivingStatement, 'sheet' | 'layout' | 'headerLine' | 'header' | 'columns'>) => ({
  file: place.file,
  number: place.number,
  reading: place.reading,
  sheet: table.sheet,
  layout: table.layout,
  header_line: table.headerLine,
  header: JSON.stringify(table.header),
  columns: JSON.stringify(table.columns),
})

export const wordsOfJourney = (row: TravelRow): string => [row.travellerName, ...row.documents.map((each) => each.number), ...row.cells].join(CELL_BORDER)

import type { Database } from 'better-sqlite3'
import type { Account } from '../../domain/case/facts.ts'
import { assignAccounts } from '../../domain/ledger/assign-account.ts'
import { repeatedRows, repeatedWithin } from '../../domain/ledger/same-movement.ts'
import { isCompact, type StatementRow } from '../../domain/ledger/transaction.ts'
import type { TravelRow } from '../../domain/journeys/journey.ts'
import type { ParsedFile, RecognisedStatement, RecognisedTravel } from '../../import/parsed-file.ts'
import { keepDiscoveredAccount } from '../../db/accounts.ts'
import { insertPages } from '../../db/files.ts'
import { journeyInserter, journeyKey, journeyKeys } from '../../db/journeys.ts'
import { hasRows, insertLedgerRows } from '../../db/ledger.ts'
import { keptRowsBetween } from '../../db/ledger-rows.ts'
import { searchIndexer, type SearchIndexer } from '../../db/search.ts'
import { insertRejections, insertSourceTable } from '../../db/source-tables.ts'
import { listDiscoveredAccounts } from '../../db/accounts.ts'
import { discoveredToAccount, notStatedSince } from '../../domain/ledger/assign-account.ts'
import { CELL_BORDER } from '../../domain/search/characters.ts'
import { wordsOfOwner, wordsOfRow } from '../../domain/search/row-words.ts'
import { indexedWords } from '../../domain/search/tokens.ts'
import { asId } from '../../domain/values/ids.ts'

/** How many rows of a file became what. */
export interface StoredRows {
  readonly read: number
  readonly kept: number
  readonly duplicate: number
  readonly rejected: number
}

/** Writes what was read from one file: pages, tables, rows, refused rows, search words. Called inside a transaction. */
export function storeParsedFile(database: Database, file: number, parsed: ParsedFile, stated: { readonly account: string | null }, known: readonly Account[]): StoredRows {
  insertPages(database, file, parsed.pages)
  const index = searchIndexer(database)
  parsed.pages.forEach((text, page) => {
    if (text.trim() !== '') index.passage({ kind: 'page', file, page: page + 1, line: null, text })
  })
  return storeTables(database, { file, number: 0, reading: 1 }, parsed, stated, known, index)
}

/** Writes the tables of one reading of a file, numbered from `first.number` on. */
export function storeTables(
  database: Database,
  first: TablePlace,
  read: Pick<ParsedFile, 'statements' | 'travel'>,
  stated: { readonly account: string | null },
  known: readonly Account[],
  index: SearchIndexer = searchIndexer(database),
): StoredRows {
  let accounts = known
  const stored = [...read.statements.entries()].map(([at, statement]) => {
    const rows = storeStatement(database, { ...first, number: first.number + at }, statement, stated.account, accounts, index)
    accounts = [...known, ...discoveredNow(database, known)]
    return rows
  })
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

function storeStatement(
  database: Database,
  place: TablePlace,
  statement: RecognisedStatement,
  statedAccount: string | null,
  known: readonly Account[],
  index: SearchIndexer,
): StoredRows {
  const { hints } = statement
  const assignment = assignAccounts(
    statement.rows,
    { stated: statedAccount, numbers: hints.numbers, holderName: hints.holderName, holderDocument: hints.holderDocument, institution: hints.institution, fallbackId: `acct-f${place.file}` },
    known,
  )
  for (const account of assignment.discovered) keepDiscoveredAccount(database, account)

  const within = repeatedWithin(statement.rows)
  const earlier = new Map<number, number>()
  for (const account of new Set(assignment.accounts)) {
    if (!hasRows(database, account)) continue
    const indexes = statement.rows.flatMap((_, at) => (assignment.accounts[at] === account && !within.has(at) ? [at] : []))
    const rows = indexes.map((at) => statement.rows[at]).filter((row): row is StatementRow => row !== undefined)
    const days = rows.map((row) => row.at.day).toSorted()
    const first = days[0]
    const last = days.at(-1)
    if (first === undefined || last === undefined) continue
    for (const [at, id] of repeatedRows(rows, keptRowsBetween(database, account, first, last))) {
      const original = indexes[at]
      if (original !== undefined) earlier.set(original, id)
    }
  }

  const duplicate = within.size + earlier.size
  const table = insertSourceTable(database, {
    ...tableFacts(place, statement),
    kind: 'statement',
    channel: statement.channel,
    ordering: statement.order,
    rows_kept: statement.rows.length - duplicate,
    rows_duplicate: duplicate,
    balance_checked: statement.balanceChecked,
  })
  insertRejections(database, table, statement.rejected)
  const last = statement.rows.length - 1
  const first = insertLedgerRows(database, table, statement.rows, (at, firstRow) => {
    const repeats = within.get(at)
    return {
      account: assignment.accounts[at] ?? '',
      position: statement.order === 'oldest-first' ? at : last - at,
      duplicateOf: repeats === undefined ? (earlier.get(at) ?? null) : firstRow + repeats,
    }
  })
  indexRows(index, place.file, statement, first)
  return { read: statement.read, kept: statement.rows.length - duplicate, duplicate, rejected: statement.rejected.length }
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

const tableFacts = (place: TablePlace, table: RecognisedStatement | RecognisedTravel) => ({
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

/** Every row by its own words; whose account it is once for all rows that say the same, at the first of them. */
function indexRows(index: SearchIndexer, file: number, { rows, hints }: RecognisedStatement, first: number): void {
  const owners = new Set<string>()
  let before: StatementRow | null = null
  rows.forEach((row, at) => {
    index.ledgerRow(first + at, isCompact(row) ? row.words : indexedWords(wordsOfRow(row)))
    const same = before !== null && before.ownName === row.ownName && before.ownDocument === row.ownDocument && before.ownNumbers.length === row.ownNumbers.length && before.ownNumbers[0] === row.ownNumbers[0] && before.ownNumbers[1] === row.ownNumbers[1]
    before = row
    if (same) return
    const owner = wordsOfOwner({
      numbers: row.ownNumbers.length > 0 ? row.ownNumbers : hints.numbers, name: row.ownName ?? hints.holderName, document: row.ownDocument ?? hints.holderDocument,
    })
    if (owner !== '' && !owners.has(owner)) {
      owners.add(owner)
      index.passage({ kind: 'row', file, page: row.page ?? null, line: row.line, text: owner })
    }
  })
}

export const wordsOfJourney = (row: TravelRow): string => [row.travellerName, ...row.documents.map((each) => each.number), ...row.cells].join(CELL_BORDER)

import type { Database } from 'better-sqlite3'
import type { CaseDocument, CaseView, EvidenceKind } from '../../domain/case/case-view.ts'
import type { Account, CaseFacts } from '../../domain/case/facts.ts'
import { factsFromRecord, type RecordedFacts } from '../../domain/case/facts-from-record.ts'
import { discoveredToAccount, notStatedSince } from '../../domain/ledger/assign-account.ts'
import { withAccountWords, type WordsOnAccount } from '../../domain/ledger/account-words.ts'
import type { Ledger } from '../../domain/ledger/ledger.ts'
import type { Statement } from '../../domain/ledger/transaction.ts'
import { withTypedReports } from '../../domain/property/typed-reports.ts'
import { asId } from '../../domain/values/ids.ts'
import { listDiscoveredAccounts } from '../../db/accounts.ts'
import { currentFacts, type FactKind } from '../../db/facts.ts'
import { allPages, listFiles } from '../../db/files.ts'
import { ACCOUNT_USE, currentLedgerWords } from '../../db/ledger-words.ts'
import { currentPropertyReports } from '../../db/property-reports.ts'
import { loadJourneys } from '../../db/journeys.ts'
import { repeatedAccounts } from '../../db/ledger.ts'
import { listSourceTables } from '../../db/source-tables.ts'
import { shanghaiToday } from '../clock.ts'

/** Facts as recorded, in the shape of case.json. Bodies were checked against the contract before they were kept. */
export function loadRecord(database: Database): RecordedFacts {
  const entries = currentFacts(database)
  const of = <T>(kind: FactKind): T[] => entries.filter((entry) => entry.kind === kind).map((entry) => entry.body as T)
  return {
    case: of<NonNullable<RecordedFacts['case']>>('case')[0] ?? null,
    parties: of('party'),
    accounts: of('account'),
    obligation: of<NonNullable<RecordedFacts['obligation']>>('obligation')[0] ?? null,
    assets: of('asset'),
    dealings: of('dealing'),
    milestones: of('milestone'),
  }
}

/** The reviewer's words on accounts, by account. Bodies were checked when they were kept. */
export const accountWords = (database: Database): ReadonlyMap<string, WordsOnAccount> =>
  new Map(currentLedgerWords(database, ACCOUNT_USE).map(({ target, body }) => [target, body as unknown as WordsOnAccount]))

/**
 * Typed facts as the reviewer holds them: the word on who holds or uses an account goes before what the case says, and
 * what a typed property report names counts as declared.
 */
export function loadFacts(database: Database): CaseFacts {
  const facts = factsAsStated(database)
  return withTypedReports({ ...facts, accounts: withAccountWords(facts.accounts, facts.parties, accountWords(database)) }, currentPropertyReports(database))
}

/** Typed facts of the case and its statements alone, with the accounts that only statements name. */
export function factsAsStated(database: Database): CaseFacts {
  const stated = factsFromRecord(loadRecord(database), [])
  const discovered: Account[] = notStatedSince(listDiscoveredAccounts(database), stated.accounts)
    .map((each) => ({ ...discoveredToAccount(each, stated.parties), id: asId(each.id) }))
  return { ...stated, accounts: [...stated.accounts, ...discovered] }
}

/** Everything that the rules look at. */
export function caseView(database: Database, ledger: Ledger): CaseView {
  const pages = allPages(database)
  const files = listFiles(database)
  const paths = new Map(files.map((file) => [file.id, file.path]))
  const accounts = accountsOfStatements(ledger, repeatedAccounts(database))
  const documents: CaseDocument[] = files
    .filter((file) => file.status !== 'rejected' && file.status !== 'duplicate' && file.sha256 !== null)
    .map((file) => ({
      id: asId(`f${file.id}`),
      path: file.path,
      title: file.title,
      kind: file.kind,
      evidenceKind: file.evidence_kind as EvidenceKind | null,
      sha256: file.sha256 ?? '',
      pages: pages.get(file.id) ?? [],
    }))
  const statements = listSourceTables(database)
    .filter((table) => table.kind === 'statement')
    .flatMap((table): Statement[] =>
      (accounts.get(`f${table.file}#${table.id}`) ?? []).map((account) => ({
        id: asId(`f${table.file}#${table.id}`),
        file: asId(`f${table.file}`),
        path: paths.get(table.file) ?? '',
        sheet: table.sheet,
        account: asId(account),
        format: table.layout,
        channel: table.channel ?? 'bank',
        order: table.ordering ?? 'oldest-first',
      })),
    )
  return { facts: loadFacts(database), files: documents, statements, ledger, journeys: loadJourneys(database), today: shanghaiToday() }
}

/** By statement: the accounts that its rows belong to, in order of their ids. The rows are in memory; asking the case file for it would read its index once more. */
function accountsOfStatements({ order, place, places, account: owner, accounts }: Ledger, repeated: readonly { readonly statement: string; readonly account: string }[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  const add = (statement: string, account: string): void => {
    const known = found.get(statement)
    if (known === undefined) found.set(statement, new Set([account]))
    else known.add(account)
  }
  let [table, holder] = [-1, -1]
  for (let index = 0; index < order.length; index += 1) {
    const row = order[index] as number
    // Rows come in long runs of one statement and account.
    if (place[row] === table && owner[row] === holder) continue
    table = place[row] as number
    holder = owner[row] as number
    add(places[table]?.statement ?? '', accounts[holder] ?? '')
  }
  for (const each of repeated) add(each.statement, each.account)
  return new Map([...found].map(([id, accounts]) => [id, [...accounts].toSorted()]))
}

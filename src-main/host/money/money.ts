import { callError, type CallError } from '../../contract/errors.ts'
import type { LedgerFilter, LedgerPage, LedgerRow, LedgerRowDetail } from '../../contract/ledger.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { CaseFacts, Party } from '../../domain/case/facts.ts'
import { groupIndex } from '../../domain/ledger/counterparty-groups.ts'
import { counterpartyIndex } from '../../domain/ledger/counterparty.ts'
import { wordMatcher } from '../../domain/ledger/words.ts'
import { debtorsOf } from '../../domain/ledger/ownership.ts'
import type { Transaction } from '../../domain/ledger/transaction.ts'
import { casePeriods } from '../../domain/periods/periods.ts'
import type { Period } from '../../domain/periods/period.ts'
import { foldText, isChinese } from '../../domain/search/fold-text.ts'
import { matchOf } from '../../domain/search/query.ts'
import { typedTokens } from '../../domain/search/tokens.ts'
import { fen, formatYuan, parseYuan } from '../../domain/values/money.ts'
import { fileById } from '../../db/files.ts'
import { changesSoFar, numbersOfLines, numbersOfPlaces, pageOf, totalsOf, type LedgerSort, type RowFilter } from '../../db/ledger-page.ts'
import { cellsAround, ledgerRowAt, transactionsByNumber } from '../../db/ledger-rows.ts'
import { listSourceTables } from '../../db/source-tables.ts'
import { derive, deriveIfQuick } from '../case/derive.ts'
import { ledgerIndex, NOTHING_MARKED, periodsOfRow, type LedgerIndex } from './ledger-index.ts'
import { loadFacts } from '../case/load-case.ts'
import { counterpartyWords } from './spoken-words.ts'
import type { Derived, Session } from '../case/session.ts'

/** What the grid needs of a case and keeps until something in it changes. */
interface Grid {
  readonly changes: number
  readonly facts: CaseFacts
  readonly periods: readonly Period[]
  readonly partyOf: (row: Transaction) => Party | null
  /** Sums by filter: scrolling under one filter must not add up a million rows for every page. */
  readonly totals: Map<string, ReturnType<typeof totalsOf>>
}

const grids = new WeakMap<Session, Grid>()

function gridOf(session: Session): Grid {
  const { database } = session.file
  const changes = changesSoFar(database)
  const known = grids.get(session)
  if (known?.changes === changes) return known
  const facts = loadFacts(database)
  const counterparties = counterpartyIndex(facts, groupIndex(counterpartyWords(session), facts.parties))
  const grid: Grid = {
    changes,
    facts,
    periods: casePeriods(facts, debtorsOf(facts)),
    partyOf: (row) => counterparties.partyOf(row.counterparty),
    totals: new Map(),
  }
  grids.set(session, grid)
  return grid
}

function marksOf(session: Session): LedgerIndex {
  const derived = deriveIfQuick(session)
  return derived ? ledgerIndex(derived) : NOTHING_MARKED
}

/** One page of the grid over all accounts, with the sums of everything that the filter lets through. */
export function ledgerPage(session: Session, filter: LedgerFilter, sort: LedgerSort, offset: number, limit: number): Result<LedgerPage, CallError> {
  const { database } = session.file
  const grid = gridOf(session)
  const asked = rowFilter(session, grid, filter)
  if (!asked.ok) return asked
  const key = JSON.stringify(filter)
  const totals = grid.totals.get(key) ?? totalsOf(database, asked.value)
  grid.totals.set(key, totals)
  const marks = marksOf(session)
  return ok({
    total: totals.rows,
    totalIn: formatYuan(fen(totals.in)),
    totalOut: formatYuan(fen(totals.out)),
    offset,
    rows: transactionsByNumber(database, pageOf(database, asked.value, sort, offset, limit)).map((row) => toLedgerRow(grid, marks, row)),
  })
}

/** A row as the grid shows it. */
export const ledgerRowOf = (session: Session, row: Transaction): LedgerRow => toLedgerRow(gridOf(session), marksOf(session), row)

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

function rowFilter(session: Session, grid: Grid, filter: LedgerFilter): Result<RowFilter, CallError> {
  const asked: Writable<RowFilter> = {}
  const numbers: (readonly number[])[] = []
  const { accounts, party, period, from, to, least, most, direction, words, finding, cashOnly, channel, category, flagged } = filter
  if (accounts !== undefined && accounts.length > 0) asked.accounts = accounts
  if (period !== undefined) asked.spans = grid.periods.filter((each) => each.kind === period)
  if (from !== undefined) asked.from = from
  if (to !== undefined) asked.to = to
  for (const [name, text] of [['least', least], ['most', most]] as const) {
    if (text === undefined || text === '') continue
    const bound = parseYuan(text)
    if (!bound.ok) return fail(callError('bad-request', { field: 'amount', value: text }))
    asked[name] = bound.value
  }
  if (direction !== undefined) asked.direction = direction
  if (cashOnly === true) asked.cashOnly = true
  const wanted = foldText(words ?? '').split(/\s+/u).filter((word) => word !== '')
  // The index finds Chinese words wherever they stand; of numbers and Latin words it knows only whole ones.
  asked.matches = wanted.filter(isChinese).map((word) => matchOf({ kind: 'phrase', tokens: typedTokens(word), prefix: false }))
  asked.contains = wanted.filter((word) => !isChinese(word))
  if (party !== undefined) numbers.push(remembered(derive(session), `party ${party}`, (derived) => rowsOfParty(session, derived, party)))
  if (finding !== undefined) numbers.push(remembered(derive(session), `finding ${finding}`, (derived) => rowsOfFinding(session, derived, finding)))
  if (channel !== undefined && channel.trim() !== '') asked.channel = channel.trim()
  if (category !== undefined) numbers.push(remembered(derive(session), `category ${category}`, (derived) => rowsOfCategory(session, derived, category)))
  if (flagged === true) numbers.push(remembered(derive(session), 'flagged', (derived) => rowsOfFindings(session, derived.findings)))
  asked.numbers = numbers
  return ok(asked)
}

const answers = new WeakMap<Derived, Map<string, readonly number[]>>()

/** Rows that only the rules can tell, once for what was derived. */
function remembered(derived: Derived, key: string, work: (derived: Derived) => readonly number[]): readonly number[] {
  const known = answers.get(derived) ?? new Map<string, readonly number[]>()
  answers.set(derived, known)
  const numbers = known.get(key) ?? work(derived)
  known.set(key, numbers)
  return numbers
}

const rowsOfParty = (session: Session, derived: Derived, party: string): readonly number[] =>
  numbersOfLines(session.file.database, derived.view.transactions.flatMap((row) => (derived.context.counterpartyOf(row)?.id === party ? [[tableNumber(row.statement), row.line] as const] : [])))

function rowsOfCategory(session: Session, { view, context }: Derived, category: string): readonly number[] {
  const match = wordMatcher(context.lexicon.spending.map((entry) => entry.words))
  return numbersOfLines(session.file.database, view.transactions.flatMap((row) => (context.lexicon.spending[match(row)]?.category === category ? [[tableNumber(row.statement), row.line] as const] : [])))
}

const rowsOfFinding = (session: Session, derived: Derived, finding: string): readonly number[] => rowsOfFindings(session, derived.findings.filter((each) => each.id === finding))

const rowsOfFindings = (session: Session, findings: Derived['findings']): readonly number[] =>
  numbersOfPlaces(
    session.file.database,
    findings.flatMap((each) => each.acts).flatMap(({ citation }) => (citation.line === undefined ? [] : [[citation.path, citation.line] as const])),
  )

/** Number of the table in a statement id (`f3#12`). */
const tableNumber = (statement: string): number => Number(statement.slice(statement.indexOf('#') + 1))

function toLedgerRow(grid: Grid, marks: LedgerIndex, row: Transaction): LedgerRow {
  const party = grid.partyOf(row)
  return {
    id: row.id,
    account: row.account,
    day: row.at.day,
    time: row.at.time,
    direction: row.direction,
    amount: formatYuan(row.amount),
    currency: row.currency,
    balance: row.balance === null ? null : formatYuan(row.balance),
    counterpartyName: row.counterparty.name,
    counterpartyNumber: row.counterparty.number,
    counterpartyParty: party ? { id: party.id, name: party.name, relation: party.relation, role: party.role } : null,
    memo: [row.memo, row.merchant].filter((text) => text !== '').join(' '),
    outcome: row.outcome,
    kind: row.kind,
    cash: row.cash,
    periods: periodsOfRow(grid.periods, row),
    mirroredWith: marks.mirror.get(row.id) ?? null,
    file: row.file,
    path: row.path,
    line: row.line,
    ...(row.page === undefined ? {} : { page: row.page }),
    findings: marks.findingsOf.get(`${row.path}:${row.line}`) ?? [],
  }
}

const AROUND = 2
const ROW_ID = /^f(\d+)#(\d+):(\d+)$/u

/** One row with its cells as they stand in the original, and the rows before and after it. */
export function ledgerRowDetail(session: Session, id: string): Result<LedgerRowDetail, CallError> {
  const { database } = session.file
  const [, , tableText, lineText] = ROW_ID.exec(id) ?? []
  const tableId = Number(tableText)
  const found = tableText === undefined ? null : ledgerRowAt(database, tableId, Number(lineText))
  if (!found || found.transaction.id !== id) return fail(callError('not-found', { id }))
  const { transaction: row, cells } = found
  const table = listSourceTables(database).find((each) => each.id === tableId)
  const header = table ? (JSON.parse(table.header) as string[]) : []
  const grid = gridOf(session)
  return ok({
    ...toLedgerRow(grid, marksOf(session), row),
    cells: cells.map((text, column) => ({ head: header[column] ?? '', text })),
    around: cellsAround(database, tableId, row.line, AROUND).map((each) => ({ line: each.line, text: each.cells.join('  ') })),
    sha256: fileById(database, Number(row.file.slice(1)))?.sha256 ?? '',
    balanceFollows: row.balanceProof === 'follows' ? true : row.balanceProof === 'break' ? false : null,
  })
}

import { callError, type CallError } from '../../contract/errors.ts'
import type { LedgerFilter, LedgerPage, LedgerRow, LedgerRowDetail } from '../../contract/ledger.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Transaction } from '../../domain/ledger/transaction.ts'
import { fen, formatYuan } from '../../domain/values/money.ts'
import { fileById } from '../../db/files.ts'
import type { LedgerSort } from '../../db/ledger-page.ts'
import { cellsAround, ledgerRowAt, transactionsByNumber } from '../../db/ledger-rows.ts'
import { listSourceTables } from '../../db/source-tables.ts'
import { deriveIfQuick } from '../case/derive.ts'
import type { Session } from '../case/session.ts'
import { gridOf, type Grid } from './grid.ts'
import { ledgerAnswers } from './ledger-answers.ts'
import { ledgerIndex, NOTHING_MARKED, periodsOfRow, type LedgerIndex } from './ledger-index.ts'
import { rowFilter } from './row-filter.ts'

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
  const answers = ledgerAnswers(session)
  const totals = grid.totals.get(key) ?? answers.totals(asked.value)
  grid.totals.set(key, totals)
  const marks = marksOf(session)
  return ok({
    total: totals.rows,
    totalIn: formatYuan(fen(totals.in)),
    totalOut: formatYuan(fen(totals.out)),
    offset,
    rows: transactionsByNumber(database, answers.page(asked.value, sort, offset, limit)).map((row) => toLedgerRow(grid, marks, row)),
  })
}

/** All rows that a filter lets through but some, by time; refused where there are more than `most`. */
export function rowsOfFilter(session: Session, filter: LedgerFilter, except: ReadonlySet<string>, most: number): Result<readonly LedgerRow[], CallError> {
  const { database } = session.file
  const grid = gridOf(session)
  const asked = rowFilter(session, grid, filter)
  if (!asked.ok) return asked
  const numbers = ledgerAnswers(session).numbers(asked.value)
  if (numbers.length > most) return fail(callError('too-many-rows', { rows: numbers.length, most }))
  const marks = marksOf(session)
  return ok(transactionsByNumber(database, numbers).flatMap((row) => (except.has(row.id) ? [] : [toLedgerRow(grid, marks, row)])))
}

/** A row as the grid shows it. */
export const ledgerRowOf = (session: Session, row: Transaction): LedgerRow => toLedgerRow(gridOf(session), marksOf(session), row)

function toLedgerRow(grid: Grid, marks: LedgerIndex, row: Transaction): LedgerRow {
  const party = grid.partyOf(row.counterparty)
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
    findings: marks.findingsOf(row.path, row.line),
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

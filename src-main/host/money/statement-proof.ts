import type { Params } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { AccountSummary } from '../../contract/ledger.ts'
import type { AccountProof, ProofFigures, ProofReason, ProofRows, StatementProof } from '../../contract/statement-proof.ts'
import { balanceRowCount, balanceRows, keptSums, repeatsBetween, tableSums } from '../../db/account-proof.ts'
import { listFiles } from '../../db/files.ts'
import { listSourceTables } from '../../db/source-tables.ts'
import { accountFigures, overlapping, tableFigures, type Figures } from '../../domain/ledger/statement-proof.ts'
import { fen, formatYuan } from '../../domain/values/money.ts'
import { derive } from '../case/derive.ts'
import type { Session } from '../case/session.ts'
import { accountSummaries } from './accounts.ts'

const yuan = (amount: bigint): string => formatYuan(fen(amount))
const yuanOrNull = (amount: bigint | null): string | null => (amount === null ? null : yuan(amount))
const shown = (figures: Figures): ProofFigures => ({ opening: yuanOrNull(figures.opening), in: yuan(figures.in), out: yuan(figures.out), closing: yuanOrNull(figures.closing), difference: yuanOrNull(figures.difference) })

/** Whether the statements of an account are whole, in figures: opening + in − out = closing, and whatever speaks against it. */
export function statementProof(session: Session, id: string): Result<StatementProof, CallError> {
  const account = accountSummaries(session, derive(session)).find((each) => each.id === id)
  return account === undefined ? fail(callError('not-found', { id })) : ok(proofOf(session, account, tablePlaces(session)))
}

/** The proof of every account of the case, in the order of its facts: what the checklist prints. It reads all rows, so it is made for exports only. */
export function accountProofs(session: Session): AccountProof[] {
  const places = tablePlaces(session)
  return accountSummaries(session, derive(session)).map((account) => {
    const { kept, duplicate, rejected } = account.rows
    return { ...proofOf(session, account, places), rows: { kept, duplicate, rejected }, breaks: account.breaks, missingMonths: missingOf(account) }
  })
}

/** File and sheet of a table, by its number. */
type TablePlaces = ReadonlyMap<number, { readonly path: string; readonly sheet: string | null }>

function tablePlaces({ file: { database } }: Session): TablePlaces {
  const paths = new Map(listFiles(database).map((file) => [file.id, file.path]))
  return new Map(listSourceTables(database).map((table) => [table.id, { path: paths.get(table.file) ?? '', sheet: table.sheet }]))
}

const missingOf = (account: AccountSummary): readonly string[] => account.months.filter((each) => each.missing).map((each) => each.month)

function proofOf({ file: { database } }: Session, account: AccountSummary, places: TablePlaces): StatementProof {
  const { id } = account
  const tables = tableSums(database, id)
  const kept = keptSums(database, id)
  const repeats = repeatsBetween(database, id)
  const figures = accountFigures(tables, kept)
  const missing = missingOf(account)
  const reasons: ProofReason[] = []
  if (account.rows.kept === 0) reasons.push({ kind: 'no-rows' })
  else if (figures.difference === null) reasons.push({ kind: 'no-balance' })
  if (figures.difference !== null && figures.difference !== 0n) reasons.push({ kind: 'difference', amount: yuan(figures.difference) })
  if (account.breaks > 0) reasons.push({ kind: 'breaks', count: account.breaks })
  if (missing.length > 0) reasons.push({ kind: 'missing', months: missing })
  if (account.rows.rejected > 0) reasons.push({ kind: 'rejected', count: account.rows.rejected })
  // A neutral row may have moved the balance either way: it explains a difference and is none by itself.
  if (kept.neutral > 0 && figures.difference !== 0n) reasons.push({ kind: 'neutral', count: kept.neutral, amount: yuan(kept.neutralAmount) })
  if (kept.foreign > 0) reasons.push({ kind: 'foreign', count: kept.foreign })
  return {
    account: id,
    ...shown(figures),
    ties: figures.difference === 0n && account.breaks === 0 && missing.length === 0,
    reasons,
    tables: tables.map((sums) => ({
      ...shown(tableFigures(sums)),
      table: sums.table, path: places.get(sums.table)?.path ?? '', sheet: places.get(sums.table)?.sheet ?? null,
      from: sums.from, to: sums.to, rows: sums.rows, breaks: sums.breaks, repeated: repeats.filter((each) => each.table === sums.table).reduce((sum, each) => sum + each.rows, 0),
      openingAt: sums.first?.at ?? null, closingAt: sums.last?.at ?? null,
    })),
    overlaps: overlapping(tables).map((each) => ({ ...each, rows: repeats.filter(({ table, of }) => each.tables.includes(table) && each.tables.includes(of)).reduce((sum, { rows }) => sum + rows, 0) })),
  }
}

/** The running balance of one table, row by row. */
export function proofRows(session: Session, { account, table, offset, limit }: Params<'money.proofRows'>): Result<ProofRows, CallError> {
  const { database } = session.file
  const place = listSourceTables(database).find((each) => each.id === table)
  if (place === undefined) return fail(callError('not-found', { id: String(table) }))
  const path = listFiles(database).find((file) => file.id === place.file)?.path ?? ''
  return ok({
    total: balanceRowCount(database, account, table),
    offset,
    rows: balanceRows(database, account, table, offset, limit).map(({ page, ...row }) => ({
      ...row, path, ...(page === null ? {} : { page }), amount: yuan(row.amount), balance: yuanOrNull(row.balance), expected: yuanOrNull(row.expected),
    })),
  })
}

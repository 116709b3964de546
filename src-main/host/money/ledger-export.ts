import type { Params } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { LedgerRow } from '../../contract/ledger.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { LEDGER_CSV_COLUMNS, ledgerCsv, type CsvRow, type LedgerCsvColumn } from '../../domain/ledger/ledger-csv.ts'
import { translator } from '../../texts/translate.ts'
import { derive } from '../case/derive.ts'
import { writeWhole } from './flow.ts'
import { ledgerRowDetail, rowsOfFilter } from './money.ts'
import { reviewOf } from '../opinion/review.ts'
import type { Session } from '../case/session.ts'

/** Most rows of one table. Spreadsheets grow slow beyond it, and the whole table is made in memory. */
const MOST_ROWS = 100_000

/** Writes the rows that were picked as a table, each with the place in its original and that original's SHA-256. */
export function writeLedger(session: Session, picked: Params<'money.export'>['rows'], language: Language, target: string): Result<{ path: string; rows: number }, CallError> {
  const translate = translator(language)
  const found = pickedRows(session, picked)
  if (!found.ok) return found
  const accounts = new Map(derive(session).view.facts.accounts.map((account) => [account.id as string, account]))
  const originals = new Map(derive(session).view.files.map((file) => [file.id as string, file.sha256]))
  const titles = new Map(reviewOf(session, language).findings.map((finding) => [finding.id, finding.title]))
  const rows = found.value.map((row): CsvRow => {
    const account = accounts.get(row.account)
    return {
      row, account: account?.institution ?? row.account, accountNumber: account?.number ?? '', sha256: originals.get(row.file) ?? '',
      direction: translate(`review-window.direction.${row.direction}`), outcome: translate(`review-window.outcome.${row.outcome}`),
      periods: row.periods.map((kind) => translate(`review-window.period.${kind}.name`)).join('; '),
      findings: row.findings.map((finding) => titles.get(finding) ?? finding).join('; '),
    }
  })
  const heads = Object.fromEntries(LEDGER_CSV_COLUMNS.map((column) => [column, translate(`money-window.csv.${column}`)])) as Record<LedgerCsvColumn, string>
  const written = writeWhole(session, Buffer.from(ledgerCsv(rows, heads), 'utf8'), 'ledger-csv', target)
  return written.ok ? ok({ ...written.value, rows: rows.length }) : written
}

function pickedRows(session: Session, picked: Params<'money.export'>['rows']): Result<readonly LedgerRow[], CallError> {
  if (!Array.isArray(picked)) return rowsOfFilter(session, picked.filter, new Set(picked.except), MOST_ROWS)
  const rows: LedgerRow[] = []
  for (const id of picked) {
    const found = ledgerRowDetail(session, id)
    // A row that is gone since it was picked must not be missing in silence.
    if (!found.ok) return fail(callError('not-found', { id }))
    rows.push(found.value)
  }
  return ok(rows)
}

import type { CallError } from '../../contract/errors.ts'
import { callError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { LEDGER_CSV_COLUMNS, ledgerCsv, type CsvRow, type LedgerCsvColumn } from '../../domain/ledger/ledger-csv.ts'
import { translator } from '../../texts/translate.ts'
import { derive } from '../case/derive.ts'
import { writeWhole } from './flow.ts'
import { ledgerRowDetail } from './money.ts'
import { reviewOf } from '../opinion/review.ts'
import type { Session } from '../case/session.ts'

/** Writes the rows that were picked as a table, each with the place in its original and that original's SHA-256. */
export function writeLedger(session: Session, ids: readonly string[], language: Language, target: string): Result<{ path: string; rows: number }, CallError> {
  const translate = translator(language)
  const accounts = new Map(derive(session).view.facts.accounts.map((account) => [account.id as string, account]))
  const titles = new Map(reviewOf(session, language).findings.map((finding) => [finding.id, finding.title]))
  const rows: CsvRow[] = []
  for (const id of ids) {
    const found = ledgerRowDetail(session, id)
    // A row that is gone since it was picked must not be missing in silence.
    if (!found.ok) return fail(callError('not-found', { id }))
    const row = found.value
    const account = accounts.get(row.account)
    rows.push({
      row, account: account?.institution ?? row.account, accountNumber: account?.number ?? '', sha256: row.sha256,
      direction: translate(`review-window.direction.${row.direction}`), outcome: translate(`review-window.outcome.${row.outcome}`),
      periods: row.periods.map((kind) => translate(`review-window.period.${kind}.name`)).join('; '),
      findings: row.findings.map((finding) => titles.get(finding) ?? finding).join('; '),
    })
  }
  const heads = Object.fromEntries(LEDGER_CSV_COLUMNS.map((column) => [column, translate(`money-window.csv.${column}`)])) as Record<LedgerCsvColumn, string>
  const written = writeWhole(session, Buffer.from(ledgerCsv(rows, heads), 'utf8'), 'ledger-csv', target)
  return written.ok ? ok({ ...written.value, rows: rows.length }) : written
}

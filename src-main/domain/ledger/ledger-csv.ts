import type { LedgerRow } from '../../contract/ledger.ts'
import { csvField } from './flow/flow-csv.ts'

/** Columns of the rows that were picked; their heads come from the catalogues. One line a row, each with its citation. */
export const LEDGER_CSV_COLUMNS = ['day', 'time', 'account', 'accountNumber', 'direction', 'amount', 'currency', 'balance', 'counterparty', 'counterpartyNumber', 'memo', 'outcome', 'periods', 'findings', 'path', 'page', 'line', 'sha256'] as const
export type LedgerCsvColumn = (typeof LEDGER_CSV_COLUMNS)[number]

/** A row with what the table says beside it, in words. */
export interface CsvRow {
  readonly row: LedgerRow
  readonly account: string
  readonly accountNumber: string
  readonly direction: string
  readonly outcome: string
  readonly periods: string
  readonly findings: string
  /** SHA-256 of the original. */
  readonly sha256: string
}

/** The rows as a table (RFC 4180) with a byte order mark, so that spreadsheets read its Chinese. Amounts are decimal yuan. */
export function ledgerCsv(rows: readonly CsvRow[], heads: Readonly<Record<LedgerCsvColumn, string>>): string {
  const lines = rows.map(({ row, ...words }): Readonly<Record<LedgerCsvColumn, string>> => ({
    ...words,
    day: row.day, time: row.time ?? '', amount: row.amount, currency: row.currency, balance: row.balance ?? '',
    counterparty: row.counterpartyName, counterpartyNumber: row.counterpartyNumber, memo: row.memo,
    path: row.path, page: String(row.page ?? ''), line: String(row.line),
  }))
  return `\uFEFF${[heads, ...lines].map((line) => LEDGER_CSV_COLUMNS.map((column) => csvField(line[column])).join(',')).join('\r\n')}\r\n`
}

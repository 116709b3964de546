import { insertLedgerRows } from '../../src-main/db/ledger-writer.ts'
import type { CaseFile } from '../../src-main/db/open.ts'
import type { StatementRow, Transaction } from '../../src-main/domain/ledger/transaction.ts'
import type { Day } from '../../src-main/domain/values/day.ts'
import { fen } from '../../src-main/domain/values/money.ts'

/** A table of a file with these rows, straight into the case file. */
export function addTable({ database }: CaseFile, id: number, ordering: string, rows: readonly (StatementRow & { account: string; duplicateOf?: number })[]): void {
  database.prepare("INSERT INTO file (id, path, size, title, kind, format, media_type, status, reason_code, imported_at) VALUES (?, ?, 1, '', 'bank-statement', 'csv', 'text/csv', 'imported', 'x', '2026-01-01T08:00:00+08:00')").run(id, `流水/${id}.csv`)
  database.prepare("INSERT INTO source_table (id, file, number, kind, layout, channel, ordering, header_line, header, columns, rows_read, rows_kept, rows_duplicate, rows_rejected) VALUES (?, ?, 0, 'statement', 'x', 'bank', ?, 1, '[]', '{}', 0, 0, 0, 0)").run(id, id, ordering)
  insertLedgerRows(database, id, rows, (at) => ({ account: rows[at]?.account ?? '', position: at, duplicateOf: rows[at]?.duplicateOf ?? null }))
}

export const row = (line: number, over: Partial<StatementRow> & { account?: string; duplicateOf?: number } = {}): StatementRow & { account: string; duplicateOf?: number } => ({
  account: 'a1', line, at: { day: '2024-05-01' as Day, time: null }, direction: 'out', amount: fen(2000n), reversal: false, balance: null, balanceProof: 'none', expectedBalance: null,
  currency: 'CNY', outcome: 'done', kind: 'ordinary', refunded: fen(0n), ownNumbers: [], ownName: null, ownDocument: null, counterparty: { name: '', number: '', document: '', bank: '' },
  memo: '', merchant: '', channel: '', typeText: '', statusText: '', cash: false, serial: null, orderNumber: null, cells: ['1'], ...over,
})

/** What can be asked of a row, as plain values. */
export const asked = (each: Transaction): unknown => ({
  id: each.id, statement: each.statement, file: each.file, path: each.path, line: each.line, page: each.page, account: each.account, at: each.at, amount: each.amount, balance: each.balance,
  expectedBalance: each.expectedBalance, refunded: each.refunded, counterparty: each.counterparty, memo: each.memo, merchant: each.merchant, serial: each.serial, orderNumber: each.orderNumber,
  direction: each.direction, currency: each.currency, outcome: each.outcome, kind: each.kind, cash: each.cash, typeText: each.typeText, channel: each.channel,
})

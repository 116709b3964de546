import { readFileSync } from 'node:fs'
import type { StatementRow } from '../../../src-main/domain/ledger/transaction.ts'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { momentText } from '../../../src-main/domain/values/day.ts'
import type { RecognisedStatement } from '../../../src-main/import/parsed-file.ts'
import { recogniseStatement } from '../../../src-main/import/statements/recognise.ts'
import type { SourceTable } from '../../../src-main/import/table.ts'
import { readDelimited } from '../../../src-main/import/tables/delimited.ts'
import { readWorkbook } from '../../../src-main/import/tables/workbook.ts'
import { decodeText } from '../../../src-main/import/text/encoding.ts'

/** Tables of a file: a workbook where its content is one, delimited text otherwise. */
export function tablesOf(path: string): readonly SourceTable[] {
  const bytes = readFileSync(path)
  const workbook = readWorkbook(bytes)
  if (workbook.ok) return workbook.value
  const text = decodeText(bytes)
  if (!text.ok) throw new Error(`${path}: ${workbook.error}, ${text.error}`)
  return [readDelimited(text.value.text)]
}

export const tableOfText = (text: string): SourceTable => readDelimited(text)

export function recognised(table: SourceTable): RecognisedStatement {
  const statement = recogniseStatement(table)
  if (statement === null) throw new Error('not recognised as a statement')
  return statement
}

/** What a person can check by eye against the file: everything that differs from the usual, nothing else. */
export function projection(statement: RecognisedStatement): object {
  return {
    layout: statement.layout,
    channel: statement.channel,
    headerLine: statement.headerLine,
    order: statement.order,
    read: statement.read,
    balanceChecked: statement.balanceChecked,
    hints: statement.hints,
    furniture: statement.furniture,
    rejected: statement.rejected.map(({ line, code, value }) => ({ line, code, value })),
    rows: statement.rows.map(rowProjection),
  }
}

function rowProjection(row: StatementRow): object {
  const unusual: Record<string, unknown> = {
    balance: row.balance === null ? null : formatYuan(row.balance),
    proof: row.balanceProof === 'none' ? null : row.balanceProof,
    expectedBalance: row.expectedBalance === null ? null : formatYuan(row.expectedBalance),
    currency: row.currency === 'CNY' ? null : row.currency,
    outcome: row.outcome === 'done' ? null : row.outcome,
    kind: row.kind === 'ordinary' ? null : row.kind,
    refunded: row.refunded === 0n ? null : formatYuan(row.refunded),
    reversal: row.reversal || null,
    cash: row.cash || null,
    own: row.ownNumbers.length === 0 ? null : row.ownNumbers.join(' '),
    ownName: row.ownName,
    ownDocument: row.ownDocument,
    name: row.counterparty.name || null,
    number: row.counterparty.number || null,
    document: row.counterparty.document || null,
    bank: row.counterparty.bank || null,
    memo: row.memo || null,
    merchant: row.merchant || null,
    method: row.channel || null,
    type: row.typeText || null,
    status: row.statusText || null,
    serial: row.serial,
    order: row.orderNumber,
  }
  const kept = Object.entries(unusual).filter(([, value]) => value !== null)
  return { line: row.line, at: momentText(row.at), direction: row.direction, amount: formatYuan(row.amount), ...Object.fromEntries(kept) }
}

export interface Totals {
  readonly in: string
  readonly out: string
  readonly neutral: string
}

/** Sums over rows that moved money, by side. */
export function totals(statement: RecognisedStatement): Totals {
  const sums = { in: 0n, out: 0n, neutral: 0n }
  for (const row of statement.rows) {
    if (row.outcome === 'done' || row.outcome === 'partly-refunded') sums[row.direction] += row.amount
  }
  const text = (cents: bigint): string => `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`
  return { in: text(sums.in), out: text(sums.out), neutral: text(sums.neutral) }
}

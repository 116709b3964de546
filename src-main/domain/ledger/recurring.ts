import { joinNumbers } from './cell-text.ts'
import type { StatementRow } from './transaction.ts'

/** What a statement says again in row after row. Rows that say the same share one object, and one record of the case file. */
export interface Recurring
  extends Pick<StatementRow, 'direction' | 'reversal' | 'balanceProof' | 'currency' | 'outcome' | 'kind' | 'ownNumbers' | 'ownName' | 'ownDocument' | 'channel' | 'typeText' | 'statusText' | 'cash'> {
  readonly counterpartyBank: string
}

/** The recurring part of a row that was read field by field. */
export const recurringOf = (row: Omit<StatementRow, 'cells'>): Recurring => ({
  direction: row.direction,
  reversal: row.reversal,
  balanceProof: row.balanceProof,
  currency: row.currency,
  outcome: row.outcome,
  kind: row.kind,
  ownNumbers: row.ownNumbers,
  ownName: row.ownName,
  ownDocument: row.ownDocument,
  counterpartyBank: row.counterparty.bank,
  channel: row.channel,
  typeText: row.typeText,
  statusText: row.statusText,
  cash: row.cash,
})

/** Equal for rows whose recurring part is equal, and only for these: lengths stand before the texts, which may hold any character. */
export function recurringKey(row: Omit<StatementRow, 'cells'>): string {
  const numbers = joinNumbers(row.ownNumbers)
  const name = row.ownName ?? ''
  const document = row.ownDocument ?? ''
  const { bank } = row.counterparty
  const marks = (row.reversal ? 1 : 0) | (row.cash ? 2 : 0) | (row.ownName === null ? 4 : 0) | (row.ownDocument === null ? 8 : 0)
  return `${marks} ${row.direction} ${row.balanceProof} ${row.outcome} ${row.kind} ${row.currency.length} ${numbers.length} ${name.length} ${document.length} ${bank.length} ${row.channel.length} ${row.typeText.length} ${row.currency}${numbers}${name}${document}${bank}${row.channel}${row.typeText}${row.statusText}`
}

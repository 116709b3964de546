import type { Transaction } from '../../ledger/transaction.ts'
import { momentText, type Day } from '../../values/day.ts'
import type { Fen } from '../../values/money.ts'

/** A row whose balance column was read. */
export interface KnownBalance {
  readonly row: Transaction
  readonly balance: Fen
}

/**
 * Last known balance of an account in CNY at the end of the day; null where no row up to then shows one.
 * Of rows of the same moment the later one in the statement counts.
 */
export function balanceAtEndOf(rows: readonly Transaction[], day: Day): KnownBalance | null {
  let found: KnownBalance | null = null
  let key = ''
  for (const row of rows) {
    if (row.balance === null || row.currency !== 'CNY' || row.at.day > day) continue
    const moment = momentText(row.at)
    if (found !== null && moment < key) continue
    found = { row, balance: row.balance }
    key = moment
  }
  return found
}

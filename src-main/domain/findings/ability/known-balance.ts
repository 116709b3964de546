import type { Rows } from '../../ledger/rows.ts'
import type { Transaction } from '../../ledger/transaction.ts'
import type { Day } from '../../values/day.ts'
import type { Fen } from '../../values/money.ts'
import { inYuan } from '../row-parts.ts'

/** A row whose balance column was read. */
export interface KnownBalance {
  readonly row: Transaction
  readonly balance: Fen
}

/** Rows in CNY that show a balance. */
export const withBalance = (rows: Rows): Rows => rows.where({ part: inYuan, test: (row) => !Number.isNaN(rows.ledger.balance[row]) })

/**
 * Last known balance of an account in CNY at the end of the day; null where no row up to then shows one.
 * Of rows of the same moment the later one in the statement counts.
 */
export function balanceAtEndOf(rows: Rows, day: Day): KnownBalance | null {
  const row = withBalance(rows.where({ until: day })).latest()
  const balance = row?.balance ?? null
  return row === undefined || balance === null ? null : { row, balance }
}

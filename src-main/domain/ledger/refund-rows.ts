import { fen } from '../values/money.ts'
import { bringsBack, numbersOf, refundName } from './refunds.ts'
import type { Rows } from './rows.ts'
import { fewAnswersByText } from './text-table.ts'

/** Rows that bring money of an earlier outflow back. */
export const refundsAmong = (rows: Rows): Rows => rows.where({ part: bringsBack, above: fen(0n) })

/**
 * Refunds, the orders that one of them can name, and the rows that say themselves that money came back: whatever refunds leave of
 * an amount can be told from these. Most statements have few of them, and the other rows need no objects.
 */
export function concernedByRefunds(rows: Rows): Rows {
  const { ledger } = rows
  const refunds = refundsAmong(rows)
  const numbersOfRow = (row: number): readonly string[] => numbersOf({ orderNumber: ledger.orderNumberOf(row), serial: ledger.serialOf(row) })
  const isRefund = new Set(refunds.numbers)
  const named = new Set(refunds.list().map((row) => refundName(row.counterparty.name)))
  const numbered = new Set([...refunds.numbers].flatMap(numbersOfRow))
  const bearsName = fewAnswersByText(ledger.texts, (name) => (named.has(refundName(name)) ? 1 : 0))
  return rows.where({
    test: (row) =>
      ledger.refundedOf(row) > 0n ||
      (isRefund.size > 0 && (isRefund.has(row) || bearsName(ledger.name[row] as number) === 1 || (numbered.size > 0 && numbersOfRow(row).some((each) => numbered.has(each))))),
  })
}

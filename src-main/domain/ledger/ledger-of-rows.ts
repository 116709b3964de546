import { dayNumber, secondsOfClock } from '../values/day.ts'
import type { AccountId } from '../values/ids.ts'
import { ZERO } from '../values/money.ts'
import { ledgerOf } from './column-ledger.ts'
import type { Ledger, RowPlace } from './ledger.ts'
import { recurringKey, recurringOf, type Recurring } from './recurring.ts'
import { numberedTexts } from './text-table.ts'
import type { Transaction } from './transaction.ts'

/** The ledger of rows that are at hand as objects, in the order of the ledger already. */
export function ledgerOfRows(rows: readonly Transaction[]): Ledger {
  const size = rows.length
  const parts = numbered<Recurring>()
  const places = numbered<RowPlace>()
  const accounts = numbered<AccountId>()
  const { numberOf, table } = numberedTexts()
  const whole = (of: (row: Transaction) => number): Int32Array => Int32Array.from(rows, of)
  const exact = (of: (row: Transaction) => bigint | null): Map<number, bigint> =>
    new Map(rows.flatMap((row, index) => {
      const value = of(row)
      return value === null || Number.isSafeInteger(Number(value)) ? [] : [[index, value] as const]
    }))
  const numbers = new Map(rows.map((row, index) => [row, index]))
  return ledgerOf(
    {
      size,
      order: Int32Array.from(rows, (_row, index) => index),
      part: whole((row) => parts.of(recurringKey(row), () => recurringOf(row))),
      parts: parts.values,
      account: whole((row) => accounts.of(row.account, () => row.account)),
      accounts: accounts.values,
      place: whole((row) => places.of(`${row.statement}\n${row.file}\n${row.path}`, () => ({ statement: row.statement, file: row.file, path: row.path }))),
      places: places.values,
      line: whole((row) => row.line),
      day: whole((row) => dayNumber(row.at.day)),
      clock: whole((row) => (row.at.time === null ? -1 : secondsOfClock(row.at.time))),
      amount: Float64Array.from(rows, (row) => Number(row.amount)),
      exactAmounts: exact((row) => row.amount),
      balance: Float64Array.from(rows, (row) => (row.balance === null ? Number.NaN : Number(row.balance))),
      exactBalances: exact((row) => row.balance),
      name: whole((row) => numberOf(row.counterparty.name)),
      number: whole((row) => numberOf(row.counterparty.number)),
      memo: whole((row) => numberOf(row.memo)),
      merchant: whole((row) => numberOf(row.merchant)),
      texts: table,
    },
    {
      make: (number) => rows[number] as Transaction,
      numberOf: (row) => numbers.get(row) ?? -1,
      pageOf: (number) => rows[number]?.page,
      serialOf: (number) => rows[number]?.serial ?? null,
      orderNumberOf: (number) => rows[number]?.orderNumber ?? null,
      refundedOf: (number) => rows[number]?.refunded ?? ZERO,
    },
  )
}

/** Things by their keys, numbered as they are first met. */
function numbered<Thing>(): { readonly values: Thing[]; readonly of: (key: string, make: () => Thing) => number } {
  const values: Thing[] = []
  const numbers = new Map<string, number>()
  return {
    values,
    of(key, make) {
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, values.length)
      return values.push(make()) - 1
    },
  }
}

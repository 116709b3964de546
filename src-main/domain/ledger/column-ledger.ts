import { dayOfNumber, type Day } from '../values/day.ts'
import type { AccountId } from '../values/ids.ts'
import { fen } from '../values/money.ts'
import type { Ledger, LedgerColumns } from './ledger.ts'
import { rowMemory } from './row-memory.ts'
import type { Transaction } from './transaction.ts'

/** What a ledger has beside its columns. */
export interface RowSource extends Pick<Ledger, 'numberOf' | 'pageOf' | 'serialOf' | 'orderNumberOf' | 'refundedOf'> {
  /** Makes the object of a row; called once for each that is asked for. */
  readonly make: (number: number) => Transaction
}

/** A ledger over columns. Objects of rows are kept once they were made, so that one row is one object. */
export function ledgerOf(columns: LedgerColumns, source: RowSource): Ledger {
  const { order, account, accounts, day, amount, exactAmounts, balance, exactBalances } = columns
  const made = rowMemory<Transaction>()
  const row = (number: number): Transaction => made.get(number) ?? made.set(number, source.make(number))
  const days = new Map<number, Day>()
  let transactions: readonly Transaction[] | null = null
  let byAccount: ReadonlyMap<AccountId, Int32Array> | null = null
  return {
    ...columns,
    get transactions() {
      return (transactions ??= Array.from(order, row))
    },
    numbersOf: (id) => (byAccount ??= numbersByAccount(order, account, accounts)).get(id) ?? NOBODYS,
    row,
    numberOf: source.numberOf,
    pageOf: source.pageOf,
    serialOf: source.serialOf,
    orderNumberOf: source.orderNumberOf,
    refundedOf: source.refundedOf,
    dayOf(number) {
      const value = day[number] as number
      const known = days.get(value)
      if (known !== undefined) return known
      const text = dayOfNumber(value)
      days.set(value, text)
      return text
    },
    amountOf: (number) => fen(exactAmounts.get(number) ?? BigInt(amount[number] as number)),
    balanceOf(number) {
      const value = balance[number] as number
      return Number.isNaN(value) ? null : fen(exactBalances.get(number) ?? BigInt(value))
    },
  }
}

const NOBODYS = new Int32Array(0)

/** Rows of each account, in the order of the ledger: one account's rows need not stand together. */
function numbersByAccount(order: Int32Array, account: Int32Array, accounts: readonly AccountId[]): ReadonlyMap<AccountId, Int32Array> {
  const counts = new Int32Array(accounts.length)
  for (let place = 0; place < order.length; place += 1) {
    const index = account[order[place] as number] as number
    counts[index] = (counts[index] as number) + 1
  }
  const lists = accounts.map((_id, index) => new Int32Array(counts[index] as number))
  counts.fill(0)
  for (let place = 0; place < order.length; place += 1) {
    const number = order[place] as number
    const index = account[number] as number
    const at = counts[index] as number
    ;(lists[index] as Int32Array)[at] = number
    counts[index] = at + 1
  }
  return new Map(accounts.map((id, index) => [id, lists[index] as Int32Array]))
}

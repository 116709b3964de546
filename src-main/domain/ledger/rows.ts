import type { DaySpan } from '../case/facts.ts'
import { dayNumber, type Day } from '../values/day.ts'
import { fen, type Fen } from '../values/money.ts'
import type { Ledger, LedgerColumns } from './ledger.ts'
import type { Recurring } from './recurring.ts'
import { inOrderOf } from './row-order.ts'
import type { Transaction } from './transaction.ts'

/** What a row of a ledger has to be; every condition that is given has to hold. */
export interface RowCondition {
  /** Of what recurs in rows: direction, outcome, kind, currency, cash and the like. Asked once for all rows that say the same. */
  readonly part?: (part: Recurring) => boolean
  /** Days, both included. */
  readonly during?: DaySpan
  /** Last day, included. */
  readonly until?: Day
  /** Days, asked once for each. */
  readonly onDay?: (day: Day) => boolean
  /** Fen, included. */
  readonly least?: Fen
  /** Fen, not included. */
  readonly above?: Fen
  /** Fen, not included. */
  readonly below?: Fen
  /** Any further test, by the row's number; made last. */
  readonly test?: (number: number) => boolean
}

/**
 * Rows of a ledger by their numbers, in the order of the ledger or of an account. A class, because numbers mean nothing
 * without their ledger. Conditions are held against columns; objects are made of those rows only that somebody asks for.
 */
export class Rows implements Iterable<Transaction> {
  readonly ledger: Ledger
  readonly numbers: Int32Array
  constructor(ledger: Ledger, numbers: Int32Array) {
    this.ledger = ledger
    this.numbers = numbers
  }

  get length(): number {
    return this.numbers.length
  }
  *[Symbol.iterator](): Generator<Transaction, undefined> {
    for (const number of this.numbers) yield this.ledger.row(number)
    return undefined
  }
  /** The rows as objects. */
  list(): readonly Transaction[] {
    const rows: Transaction[] = []
    for (let index = 0; index < this.numbers.length; index += 1) rows.push(this.ledger.row(this.numbers[index] as number))
    return rows
  }
  filter(holds: (row: Transaction) => boolean): readonly Transaction[] {
    return this.list().filter(holds)
  }

  /** The rows for which the condition holds, in the same order. */
  where(condition: RowCondition): Rows {
    const found = takeRoom(this.numbers.length)
    let count = byColumns(this.ledger, condition, this.numbers, found)
    for (const test of furtherTests(this.ledger, condition)) count = kept(found, count, test)
    const numbers = count === this.numbers.length ? this.numbers : found.slice(0, count)
    giveBack(found)
    return new Rows(this.ledger, numbers)
  }

  /** Those of these rows that stand in one of two lists, each taken from these rows in their order. */
  either(one: Rows, other: Rows): Rows {
    const numbers = new Int32Array(one.length + other.length)
    let [left, right, count] = [0, 0, 0]
    for (let index = 0; index < this.numbers.length; index += 1) {
      const number = this.numbers[index] as number
      const isLeft = left < one.length && one.numbers[left] === number
      const isRight = right < other.length && other.numbers[right] === number
      if (isLeft) left += 1
      if (isRight) right += 1
      if (isLeft || isRight) numbers[count++] = number
    }
    return new Rows(this.ledger, numbers.subarray(0, count))
  }

  /** From old to new; rows of one moment keep their order, and a day without a time comes before its times. */
  inTime(): Rows {
    const { ledger, numbers } = this
    const ordered = inOrderOf(numbers, (number) => momentNumber(ledger, number))
    return ordered === numbers ? this : new Rows(ledger, ordered)
  }

  /** Rows of the same ledger by their numbers. */
  of(numbers: Iterable<number>): Rows {
    return new Rows(this.ledger, Int32Array.from(numbers))
  }

  /** In groups of equal keys, in the order in which each was first met; rows of a group keep their order. Groups of fewer rows than `least` are left out. */
  groupedBy(keyOf: (number: number) => number, least = 1): readonly Rows[] {
    const { numbers } = this
    const groupOf = new Int32Array(numbers.length)
    const groups = new Map<number, number>()
    const counts: number[] = []
    let [lastKey, group] = [Number.NaN, 0]
    for (let index = 0; index < numbers.length; index += 1) {
      const key = keyOf(numbers[index] as number)
      if (key !== lastKey) {
        lastKey = key
        group = groups.get(key) ?? counts.push(0) - 1
        groups.set(key, group)
      }
      counts[group] = (counts[group] as number) + 1
      groupOf[index] = group
    }
    const grouped = new Int32Array(numbers.length)
    let begin = 0
    const next = counts.map((count) => (begin += count) - count)
    for (let index = 0; index < numbers.length; index += 1) {
      const at = groupOf[index] as number
      grouped[next[at] as number] = numbers[index] as number
      next[at] = (next[at] as number) + 1
    }
    const found: Rows[] = []
    for (let at = 0; at < counts.length; at += 1) {
      const [count, end] = [counts[at] as number, next[at] as number]
      if (count >= least) found.push(new Rows(this.ledger, grouped.subarray(end - count, end)))
    }
    return found
  }

  /** The row of the latest moment; of several of one moment the one that stands last. */
  latest(): Transaction | undefined {
    const { ledger, numbers } = this
    let [found, latest] = [0, Number.NEGATIVE_INFINITY]
    for (let index = 0; index < numbers.length; index += 1) {
      const moment = momentNumber(ledger, numbers[index] as number)
      if (moment < latest) continue
      latest = moment
      found = index
    }
    return this.at(found)
  }

  /** The row at a place, counted from 0 (from the end where negative), as an object. */
  at(place: number): Transaction | undefined {
    const number = this.numbers.at(place)
    return number === undefined ? undefined : this.ledger.row(number)
  }
  /** Rows from one place to before another. */
  slice(from: number, to?: number): Rows {
    return new Rows(this.ledger, this.numbers.subarray(from, to))
  }

  /** Sum of the amounts, exact. */
  total(): Fen {
    const { ledger, numbers } = this
    return totalOfAmounts(numbers.length, (index) => ledger.amount[numbers[index] as number] as number, (index) => ledger.amountOf(numbers[index] as number))
  }
}

/** A number that compares as the moments of rows do; a day alone is before all times of the day. */
export const momentNumber = ({ day, clock }: LedgerColumns, number: number): number => (day[number] as number) * 1_000_000 + (clock[number] as number) + 1

/** All of several lists, one after the other. */
export function joined(ledger: Ledger, lists: readonly Int32Array[]): Rows {
  const [only] = lists
  if (lists.length === 1 && only !== undefined) return new Rows(ledger, only)
  const numbers = new Int32Array(lists.reduce((total, each) => total + each.length, 0))
  let at = 0
  for (const each of lists) {
    numbers.set(each, at)
    at += each.length
  }
  return new Rows(ledger, numbers)
}

/** Sums of doubles are exact up to here, so that one more amount that a double holds can be added. */
const HALF_EXACT = 2 ** 52

/**
 * Exact sum of `count` amounts, in doubles as long as these hold it and in big integers from there on. `exactly` is asked where
 * an amount itself may be rounded.
 */
export function totalOfAmounts(count: number, amountOf: (index: number) => number, exactly: (index: number) => bigint): Fen {
  let whole = 0n
  let part = 0
  for (let index = 0; index < count; index += 1) {
    const amount = amountOf(index)
    if (amount > HALF_EXACT) {
      whole += exactly(index)
      continue
    }
    part += amount
    if (part > HALF_EXACT) {
      whole += BigInt(part)
      part = 0
    }
  }
  return fen(whole + BigInt(part))
}

/**
 * Writes those numbers into `found` for which the conditions on columns hold, and returns how many. One loop over typed
 * arrays alone: a function called for every row of a million would take several times as long.
 */
function byColumns(ledger: Ledger, condition: RowCondition, numbers: Int32Array, found: Int32Array): number {
  const { day, amount, part } = ledger
  const parts = Uint8Array.from(ledger.parts, condition.part === undefined ? () => 1 : (each) => (condition.part?.(each) ? 1 : 0))
  const from = condition.during === undefined ? 0 : dayNumber(condition.during.from)
  const to = Math.min(...[condition.during?.to, condition.until].map((each) => (each == null ? Number.MAX_SAFE_INTEGER : dayNumber(each))))
  const { least, most } = amountLimits(ledger, condition)
  let count = 0
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] as number
    if (parts[part[number] as number] === 0) continue
    const on = day[number] as number
    if (on < from || on > to) continue
    const fen = amount[number] as number
    if (fen < least || fen > most) continue
    found[count++] = number
  }
  return count
}

/** What columns alone do not tell. */
function furtherTests(ledger: Ledger, condition: RowCondition): readonly ((number: number) => boolean)[] {
  const { exactly } = amountLimits(ledger, condition)
  return [exactly, condition.onDay === undefined ? null : eachDayOnce(ledger, condition.onDay), condition.test ?? null].filter((each) => each !== null)
}

function kept(numbers: Int32Array, count: number, test: (number: number) => boolean): number {
  let left = 0
  for (let index = 0; index < count; index += 1) {
    const number = numbers[index] as number
    if (test(number)) numbers[left++] = number
  }
  return left
}

/** Room for what a condition lets through is used again: megabytes for every condition would keep the collector busy. A test may ask for rows itself, and gets room of its own. */
let room: Int32Array | null = null

function takeRoom(length: number): Int32Array {
  const free = room
  room = null
  return free !== null && free.length >= length ? free : new Int32Array(length)
}

function giveBack(taken: Int32Array): void {
  if (room === null || taken.length > room.length) room = taken
}

function eachDayOnce(ledger: Ledger, holds: (day: Day) => boolean): (number: number) => boolean {
  const known = new Map<number, boolean>()
  let [last, answer] = [-1, false]
  return (number) => {
    const on = ledger.day[number] as number
    // Rows of one day stand together.
    if (on === last) return answer
    last = on
    answer = known.get(on) ?? holds(ledger.dayOf(number))
    known.set(on, answer)
    return answer
  }
}

interface AmountLimits {
  /** Both included. */
  readonly least: number
  readonly most: number
  /** Instead of the two, where a limit is more than a double holds. */
  readonly exactly: ((number: number) => boolean) | null
}

/** Amounts are whole fen: above 5 is from 6 on. */
function amountLimits(ledger: Ledger, { least, above, below }: RowCondition): AmountLimits {
  const from = [least, above === undefined ? undefined : above + 1n].reduce<bigint | null>((most, each) => (each !== undefined && (most === null || each > most) ? each : most), null)
  const to = below === undefined ? null : below - 1n
  const holds = (limit: bigint | null): boolean => limit === null || (limit < BigInt(Number.MAX_SAFE_INTEGER) && limit > -BigInt(Number.MAX_SAFE_INTEGER))
  if (holds(from) && holds(to)) return { least: from === null ? Number.NEGATIVE_INFINITY : Number(from), most: to === null ? Number.POSITIVE_INFINITY : Number(to), exactly: null }
  const exactly = (number: number): boolean => {
    const amount = ledger.amountOf(number)
    return (from === null || amount >= from) && (to === null || amount <= to)
  }
  return { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY, exactly }
}

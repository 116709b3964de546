import { dayNumber, type Day } from '../../values/day.ts'
import { lowerAscii } from '../text-table.ts'
import type { Direction } from '../transaction.ts'
import type { GridColumns } from './grid-columns.ts'
import { standsForName, writtenEnds, type WrittenEnd } from './written-ends.ts'

/** Days of a period, of all accounts or of one. */
export interface PeriodDays {
  readonly from: string
  readonly to: string | null
  readonly account: string | null
}

/** Which rows are asked for, as far as columns can tell; everything given must hold. Days are inclusive, amounts in fen. */
export interface ColumnFilter {
  readonly accounts?: readonly string[]
  /** The day lies in one of them; none at all lets nothing through. */
  readonly spans?: readonly PeriodDays[]
  /** The day lies in none of them. */
  readonly outside?: readonly PeriodDays[]
  readonly from?: string
  readonly to?: string
  readonly least?: bigint
  readonly most?: bigint
  readonly direction?: Direction
  readonly cashOnly?: boolean
  /** Text somewhere in channel or kind of transaction. */
  readonly channel?: string
  /** Channel, or kind of transaction where there is none, written so. */
  readonly channelIs?: string
  /** Text somewhere in the name or number of the counterparty, or in the merchant that stands for a missing name. */
  readonly counterparty?: string
  /** What statements write of the other side, one of which is the row's. */
  readonly written?: readonly WrittenEnd[]
  /** Numbers of rows, one list for each condition that only the rules can answer. */
  readonly numbers?: readonly (readonly number[])[]
  /** Numbers of rows that do not pass. */
  readonly without?: readonly number[]
}

/** Says of a row of the ledger, by its number, whether it passes. */
export type Passes = (row: number) => boolean

/** The rows that pass. Conditions in which few rows differ (account, channel, other side) are answered once for all that say the same. */
export function passing(columns: GridColumns, filter: ColumnFilter): Passes {
  const { ledger: { day, amount, account, accounts, part }, ids, parts } = columns
  const tests: Passes[] = []
  const recurring = marked(parts.length, (at) => passesPart(columns, filter, at))
  if (recurring !== null) tests.push((row) => recurring[part[row] as number] === 1)
  if (filter.accounts) {
    const wanted = new Set(filter.accounts)
    const own = marked(accounts.length, (at) => wanted.has(accounts[at] ?? ''))
    if (own !== null) tests.push((row) => own[account[row] as number] === 1)
  }
  if (filter.from !== undefined || filter.to !== undefined) {
    const first = filter.from === undefined ? -Infinity : numberOfDay(filter.from)
    const last = filter.to === undefined ? Infinity : numberOfDay(filter.to)
    tests.push((row) => (day[row] as number) >= first && (day[row] as number) <= last)
  }
  if (filter.spans) tests.push(inSpans(columns, filter.spans))
  if (filter.outside && filter.outside.length > 0) {
    const inside = inSpans(columns, filter.outside)
    tests.push((row) => !inside(row))
  }
  if (filter.least !== undefined || filter.most !== undefined) {
    // A bound beyond what a double holds exactly is beyond every amount of columns.
    const least = filter.least === undefined ? -Infinity : Number(filter.least)
    const most = filter.most === undefined ? Infinity : Number(filter.most)
    tests.push((row) => (amount[row] as number) >= least && (amount[row] as number) <= most)
  }
  if (filter.counterparty !== undefined) tests.push(writesOfOther(columns, filter.counterparty))
  if (filter.written) tests.push(isWritten(columns, filter.written))
  for (const numbers of filter.numbers ?? []) {
    const wanted = numberSet(columns, numbers)
    tests.push((row) => wanted[ids[row] as number] === 1)
  }
  if (filter.without) {
    const unwanted = numberSet(columns, filter.without)
    tests.push((row) => unwanted[ids[row] as number] !== 1)
  }
  return all(tests)
}

/** Numbers in the case file of the rows that pass, in the order of the grid. */
export function idsOf({ order, ids }: GridColumns, passes: Passes): Float64Array {
  const found = new Float64Array(order.length)
  let count = 0
  for (const row of order) if (passes(row)) found[count++] = ids[row] as number
  return found.subarray(0, count)
}

/** Those of one page, from the first on or from the last back; what lies behind the page is not looked at. */
export function idsOfPage({ order, ids }: GridColumns, passes: Passes, offset: number, limit: number, from: 'first' | 'last'): number[] {
  const page: number[] = []
  let before = 0
  for (let at = 0; at < order.length && page.length < limit; at += 1) {
    const row = order[from === 'first' ? at : order.length - 1 - at] as number
    if (!passes(row)) continue
    if (before < offset) before += 1
    else page.push(ids[row] as number)
  }
  return page
}

const EVERY: Passes = () => true

/** Few tests are called by name: a list of them, walked for every row, costs as much as the tests. */
function all(tests: readonly Passes[]): Passes {
  const [one, two, three, ...more] = tests
  if (one === undefined) return EVERY
  if (two === undefined) return one
  if (three === undefined) return (row) => one(row) && two(row)
  const rest = all(more)
  return more.length === 0 ? (row) => one(row) && two(row) && three(row) : (row) => one(row) && two(row) && three(row) && rest(row)
}

/** A mark for every index; null where all pass. */
function marked(count: number, passes: (at: number) => boolean): Uint8Array | null {
  const marks = new Uint8Array(count)
  let passed = 0
  for (let at = 0; at < count; at += 1) {
    if (!passes(at)) continue
    marks[at] = 1
    passed += 1
  }
  return passed === count ? null : marks
}

function passesPart({ parts }: GridColumns, { direction, cashOnly, channel, channelIs }: ColumnFilter, at: number): boolean {
  const part = parts[at]
  return (
    part !== undefined &&
    (direction === undefined || part.direction === direction) &&
    (cashOnly !== true || part.cash) &&
    (channel === undefined || lowerAscii(part.channelText).includes(lowerAscii(channel))) &&
    (channelIs === undefined || part.channel === channelIs)
  )
}

function inSpans({ ledger: { day, account, accounts } }: GridColumns, spans: readonly PeriodDays[]): Passes {
  const known = spans.map((span) => ({
    from: numberOfDay(span.from), to: span.to === null ? Infinity : numberOfDay(span.to), account: span.account === null ? -1 : accounts.findIndex((id) => id === span.account), any: span.account === null,
  }))
  const [one] = known
  if (known.length === 1 && one?.any === true) return (row) => (day[row] as number) >= one.from && (day[row] as number) <= one.to
  return (row) => {
    const on = day[row] as number
    for (const span of known) if (on >= span.from && on <= span.to && (span.any || account[row] === span.account)) return true
    return false
  }
}

/**
 * Does the text stand in the number or the name of the other side, or in the merchant that stands for a missing name? As
 * SQLite's LIKE compares: Latin letters of ASCII without case. The text has no blank: it then never reaches from one of them into the next.
 */
function writesOfOther(columns: GridColumns, text: string): Passes {
  const { ledger: { texts, number, name, merchant } } = columns
  const holding = texts.holding(text)
  const stands = standsForName(columns)
  return (row) => holding[number[row] as number] === 1 || holding[name[row] as number] === 1 || (holding[merchant[row] as number] === 1 && stands(row))
}

function isWritten(columns: GridColumns, written: readonly WrittenEnd[]): Passes {
  const key = ({ number, name, merchant, bank }: WrittenEnd): string => `${number}\u001f${name}\u001f${merchant}\u001f${bank}`
  const wanted = new Set(written.map(key))
  const { ends, of } = writtenEnds(columns)
  const marks = marked(ends.length, (at) => wanted.has(key(ends[at] as WrittenEnd)))
  return marks === null ? EVERY : (row) => marks[of[row] as number] === 1
}

function numberSet({ largestId }: GridColumns, numbers: readonly number[]): Uint8Array {
  const set = new Uint8Array(largestId + 1)
  for (const number of numbers) if (number <= largestId) set[number] = 1
  return set
}

/** Days come as texts that were checked to be such (host/money/ledger-answers). */
const numberOfDay = (day: string): number => dayNumber(day as Day)

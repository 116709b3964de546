import type { Ledger } from '../../ledger/ledger.ts'
import { inOrderOf } from '../../ledger/row-order.ts'
import type { Rows } from '../../ledger/rows.ts'
import { isInflow, isOutflow } from '../../ledger/transaction.ts'
import { secondsBefore } from '../../values/day.ts'
import { timesRate, type Fen } from '../../values/money.ts'
import { counterpartyKeys, NOBODY } from '../money-rows.ts'

/** Numbers of rows of the ledger. */
export interface PassedThrough {
  readonly inflow: number
  /** To one counterparty, in order of time, up to the one with which the share is reached. */
  readonly outflows: readonly number[]
}

export interface PassThroughLimits {
  readonly least: Fen
  readonly share: number
  readonly hours: number
}

/** Rates are whole numbers over ten thousand, so that shares of fen stay whole numbers. */
const PARTS = 10_000

/**
 * `rows` of one account, in file order. Rows of one moment keep that order, so that on a statement with days only an
 * outflow that stands before the inflow is not taken for one after it. Whole numbers only: no share is rounded.
 */
export function passedThrough(rows: Rows, limits: PassThroughLimits): readonly PassedThrough[] {
  if (rows.where({ part: isInflow, least: limits.least }).length === 0) return []
  const seen = movementsInTime(rows, limits.least)
  // What of an outflow has not yet been counted for an inflow, in ten-thousandths of a fen.
  return rows.total() * BigInt(PARTS) <= BigInt(Number.MAX_SAFE_INTEGER) ? inDoubles(seen, limits) : inBigIntegers(seen, limits)
}

/** Inflows that are large enough and outflows to somebody who is named, in order of time. */
interface Movements {
  readonly ledger: Ledger
  readonly rows: Int32Array
  readonly seconds: Float64Array
  /** Number of the counterparty's key; {@link NOBODY} for an inflow. */
  readonly counterparty: Int32Array
}

function movementsInTime(rows: Rows, least: Fen): Movements {
  const { ledger } = rows
  const keyOf = counterpartyKeys(ledger)
  const inflow = Uint8Array.from(ledger.parts, (part) => (isInflow(part) ? 1 : 0))
  const isIn = (row: number): boolean => inflow[ledger.part[row] as number] === 1
  const counted = rows.either(rows.where({ part: isInflow, least }), rows.where({ part: isOutflow, test: (row) => keyOf(row) !== NOBODY }))
  const secondsOf = secondsOfRows(ledger)
  const ordered = inOrderOf(counted.numbers, secondsOf)
  const seconds = new Float64Array(ordered.length)
  const counterparty = new Int32Array(ordered.length)
  for (let place = 0; place < ordered.length; place += 1) {
    const row = ordered[place] as number
    seconds[place] = secondsOf(row)
    counterparty[place] = isIn(row) ? NOBODY : keyOf(row)
  }
  return { ledger, rows: ordered, seconds, counterparty }
}

/** Seconds on the wall clock: a day without a time counts as midnight. The calendar is asked once for each day. */
function secondsOfRows(ledger: Ledger): (row: number) => number {
  let [last, before] = [-1, 0]
  return (row) => {
    const day = ledger.day[row] as number
    if (day !== last) {
      last = day
      before = secondsBefore(ledger.dayOf(row))
    }
    return before + Math.max(0, ledger.clock[row] as number)
  }
}

/** Where every sum of the account's amounts, in ten-thousandths, is a whole number that a double holds. */
function inDoubles({ ledger, rows, seconds, counterparty }: Movements, { share, hours }: PassThroughLimits): readonly PassedThrough[] {
  const result: PassedThrough[] = []
  const left = new Float64Array(rows.length)
  let lastKey = 0
  for (let place = 0; place < rows.length; place += 1) {
    left[place] = (ledger.amount[rows[place] as number] as number) * PARTS
    lastKey = Math.max(lastKey, counterparty[place] as number)
  }
  const sums = new Float64Array(lastKey + 1)
  for (let place = 0; place < rows.length; place += 1) {
    if (counterparty[place] !== 0) continue
    const inflow = rows[place] as number
    const threshold = Number(timesRate(ledger.amountOf(inflow), share))
    const since = seconds[place] as number
    let next = place + 1
    for (; next < rows.length && (seconds[next] as number) - since <= hours * 3600; next += 1) {
      const key = counterparty[next] as number
      const open = left[next] as number
      if (key === 0 || open === 0) continue
      const sum = (sums[key] as number) + open
      sums[key] = sum
      if (sum < threshold) continue
      result.push({ inflow, outflows: taken(key, place + 1, next, threshold) })
      break
    }
    for (let reset = place + 1; reset <= next && reset < rows.length; reset += 1) sums[counterparty[reset] as number] = 0
  }
  return result

  function taken(key: number, from: number, to: number, threshold: number): readonly number[] {
    const outflows: number[] = []
    let needed = threshold
    for (let place = from; place <= to; place += 1) {
      const open = left[place] as number
      if (counterparty[place] !== key || open === 0) continue
      const part = open < needed ? open : needed
      left[place] = open - part
      needed -= part
      outflows.push(rows[place] as number)
    }
    return outflows
  }
}

/** As {@link inDoubles}, whatever the amounts. */
function inBigIntegers({ ledger, rows, seconds, counterparty }: Movements, { share, hours }: PassThroughLimits): readonly PassedThrough[] {
  const left = Array.from(rows, (row) => ledger.amountOf(row) * BigInt(PARTS))
  const result: PassedThrough[] = []
  rows.forEach((inflow, place) => {
    if (counterparty[place] !== 0) return
    const threshold = timesRate(ledger.amountOf(inflow), share)
    const byCounterparty = new Map<number, { sum: bigint; places: number[] }>()
    for (let next = place + 1; next < rows.length && (seconds[next] as number) - (seconds[place] as number) <= hours * 3600; next += 1) {
      const key = counterparty[next] as number
      const open = left[next] ?? 0n
      if (key === 0 || open === 0n) continue
      const leaving = byCounterparty.get(key) ?? { sum: 0n, places: [] }
      leaving.sum += open
      leaving.places.push(next)
      byCounterparty.set(key, leaving)
      if (leaving.sum < threshold) continue
      let needed = threshold
      for (const each of leaving.places) {
        const part = (left[each] ?? 0n) < needed ? (left[each] ?? 0n) : needed
        left[each] = (left[each] ?? 0n) - part
        needed -= part
      }
      result.push({ inflow, outflows: leaving.places.map((each) => rows[each] as number) })
      return
    }
  })
  return result
}

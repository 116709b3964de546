import type { Day, Moment } from '../../domain/values/day.ts'
import { readDateTime, type MomentRules } from './moment.ts'

/**
 * Cells written the way that nearly all cells of a statement are, read without the general patterns. Each of these
 * answers what the general reading answers (test/import/statements/quick-row.test.ts), or that it does not know.
 */

const ZERO = 0x30
const isDigitUnit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/**
 * Fen of digits with at most two decimals, grouped by three with commas or not, a minus before them or not (`readAmount`
 * of a column in yuan); NaN for every other text, and for more than a double holds exactly.
 */
export function plainFen(cell: string): number {
  const { length } = cell
  const start = length > 0 && cell.charCodeAt(0) === 0x2d ? 1 : 0
  if (length === start || length > 20) return Number.NaN
  let figure = 0
  /** Digits since the last comma, or since the point. */
  let digits = 0
  let grouped = false
  let behindPoint = false
  for (let at = start; at < length; at += 1) {
    const unit = cell.charCodeAt(at)
    if (isDigitUnit(unit)) {
      figure = figure * 10 + (unit - ZERO)
      digits += 1
    } else if (unit === 0x2c && !behindPoint && (grouped ? digits === 3 : digits > 0 && digits < 4 && cell.charCodeAt(start) !== ZERO)) {
      grouped = true
      digits = 0
    } else if (unit === 0x2e && !behindPoint && digits > 0 && (!grouped || digits === 3)) {
      behindPoint = true
      digits = 0
    } else return Number.NaN
  }
  if (behindPoint ? digits > 2 : grouped && digits !== 3) return Number.NaN
  const fen = figure * (!behindPoint || digits === 0 ? 100 : digits === 1 ? 10 : 1)
  if (fen > Number.MAX_SAFE_INTEGER) return Number.NaN
  return start === 1 ? -fen : fen
}

/** Letters and digits of ASCII, seven at least (shorter ones may be words for nothing): a number that `accountNumber` leaves as it stands. */
export function isPlainNumber(cell: string): boolean {
  const { length } = cell
  if (length < 7) return false
  if (length > 12) return PLAIN_NUMBER.test(cell)
  for (let at = 0; at < length; at += 1) {
    const unit = cell.charCodeAt(at)
    if (!(isDigitUnit(unit) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a))) return false
  }
  return true
}

const PLAIN_NUMBER = /^[0-9A-Za-z]+$/u

/** Days that were read, by their text: a statement of a million rows has a few thousand. Short texts keep nothing else in memory. */
const days = new Map<string, Day | null>()
const MOST_DAYS = 20_000

function dayOf(text: string): Day | null {
  const known = days.get(text)
  if (known !== undefined) return known
  const read = isDayShaped(text) ? readDateTime(text, YEAR_FIRST) : null
  const found = read === null || read.time !== null ? null : read.day
  if (days.size < MOST_DAYS) days.set(text, found)
  return found
}

/** Texts that are read alike whichever of day and month comes first in a table. */
const YEAR_FIRST: MomentRules = { dateOrder: 'year-first', timeDigits: 'HHMM' }
const isDayShaped = (text: string): boolean => /^(?:\d{4}-\d{2}-\d{2}|\d{4}\/\d{1,2}\/\d{1,2}|\d{8})$/u.test(text)

/**
 * `YYYY-MM-DD`, `YYYY/M/D` or `YYYYMMDD`, with the time behind it (`HH:MM:SS`) or in a cell of its own (also `HHMMSS`, and
 * with the same day before it); all of it in the cell of the time where the other is empty; null for every other way.
 */
export function plainMoment(date: string, time: string): Moment | null {
  if (date === '' || time === '') return wholeMoment(date === '' ? time : date)
  const day = date.length > 10 ? null : dayOf(date)
  if (day === null) return null
  if (time.length === 8 && isClock(time, 0)) return { day, time }
  if (time.length === 6 && isBareClock(time)) return { day, time: `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}` }
  const whole = time.length === 19 ? wholeMoment(time) : null
  return whole !== null && whole.day === day ? whole : null
}

function wholeMoment(cell: string): Moment | null {
  const { length } = cell
  if (length !== 19) {
    const day = length < 8 || length > 10 ? null : dayOf(cell)
    return day === null ? null : { day, time: null }
  }
  // Cut first: short texts are copies, and V8 looks at characters of a long one, which is part of another, far more slowly.
  const time = cell.slice(11)
  const date = cell.slice(0, 10)
  const day = cell.charCodeAt(10) === 0x20 && date.charCodeAt(4) === 0x2d && isClock(time, 0) ? dayOf(date) : null
  return day === null ? null : { day, time }
}

/** Two digits as a number; above 99 where they are none. */
function pairAt(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  return isDigitUnit(tens) && isDigitUnit(ones) ? (tens - ZERO) * 10 + (ones - ZERO) : 100
}

const isClock = (text: string, at: number): boolean =>
  text.charCodeAt(at + 2) === 0x3a && text.charCodeAt(at + 5) === 0x3a && pairAt(text, at) < 24 && pairAt(text, at + 3) < 60 && pairAt(text, at + 6) < 60

const isBareClock = (text: string): boolean => pairAt(text, 0) < 24 && pairAt(text, 2) < 60 && pairAt(text, 4) < 60

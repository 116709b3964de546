import { addDays, isDay, type Day, type Moment } from '../../domain/values/day.ts'
import { serialText } from '../tables/sheet-values.ts'
import type { DateOrder } from './layout.ts'
import { remembered } from './words.ts'

export interface MomentRules {
  /** `18/03/2024` is read only where the layout, or another date of the same column, says which of the two is the day. */
  readonly dateOrder: DateOrder
  /** What bare digits of up to four places in the time column mean; see {@link timeDigits}. */
  readonly timeDigits: 'HHMM' | 'HHMMSS'
}

/**
 * Reads the date cell and the time cell of a row; either may hold both. Wall clock of Asia/Shanghai.
 * Null where the date is no calendar day or a time in the same cell is none. A separate time cell that
 * cannot be read leaves the day standing, without time.
 */
export function readMoment(dateCell: string, timeCell: string, rules: MomentRules): Moment | null {
  // Bare digits beside a date are a time of day: 10000 is one o'clock with its zero lost, not the serial of a day in 1927.
  const isClock = timeCell === '' || (dateCell !== '' && /^\d{1,6}$/u.test(timeCell))
  const time = isClock ? null : readDateTime(timeCell, rules)
  if (dateCell === '') return time
  const date = readDateTime(dateCell, rules)
  if (date === null) return null
  if (time !== null && (date.time === null || date.time === '00:00:00') && time.day === date.day) return time
  if (timeCell === '' || time !== null) return date
  const clock = readTime(timeCell, rules.timeDigits)
  if (clock === null) return date
  return { day: date.day, time: clock }
}

/** `2024-03-18`, `2024/3/18 9:05`, `20240318093605`, `2024-03-18-09.36.05.123456`, `2024年3月18日`, Excel serials … */
export function readDateTime(cell: string, rules: MomentRules): Moment | null {
  const quick = readIso(cell)
  if (quick) return quick
  const text = tidy(cell)
  const parted = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(.*)$/u.exec(text)
  if (parted) return compose(parted[1], parted[2], parted[3], parted[4] ?? '')
  const packed = /^(\d{4})(\d{2})(\d{2})(\d{9}|\d{6}|\d{4})?$/u.exec(text) ?? /^(\d{4})(\d{2})(\d{2})([-T\s].*)$/u.exec(text)
  if (packed) return compose(packed[1], packed[2], packed[3], packed[4] ?? '')
  const yearLast = rules.dateOrder === 'year-first' ? null : YEAR_LAST.exec(text)
  if (yearLast) {
    const [day, month] = rules.dateOrder === 'day-first' ? [yearLast[1], yearLast[2]] : [yearLast[2], yearLast[1]]
    return compose(yearLast[3], month, day, yearLast[4] ?? '')
  }
  const named = readNamedMonth(text)
  if (named) return named
  if (/^\d{5}(\.\d+)?$/u.test(text)) return readSerial(text)
  return null
}

const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)(.*)$/u

/** `18/03/2024`, in whichever order day and month stand. */
export const isYearLast = (cell: string): boolean => YEAR_LAST.test(cell.trim())

/**
 * Which of the two comes first in dates such as `18/03/2024`, by the dates of the column themselves: a figure above
 * twelve can be no month. Null where all could be either, or where they speak against each other.
 */
export function dateOrderShown(cells: Iterable<string>): 'day-first' | 'month-first' | null {
  let dayFirst = false
  let monthFirst = false
  for (const cell of cells) {
    const parts = cell.length < 8 || beginsWithYear(cell) ? null : YEAR_LAST.exec(cell.trim())
    if (!parts) continue
    if (Number(parts[1]) > 12) dayFirst = true
    if (Number(parts[2]) > 12) monthFirst = true
  }
  return dayFirst === monthFirst ? null : dayFirst ? 'day-first' : 'month-first'
}

/** A cell that begins with a year begins with no day or month; nearly every cell of a big file. */
const beginsWithYear = (cell: string): boolean => isDigit(cell.charCodeAt(0)) && isDigit(cell.charCodeAt(1)) && isDigit(cell.charCodeAt(2))
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** `18-Mar-2024`, `18 March 2024`, `18MAR2024`, `Mar 18, 2024`. */
function readNamedMonth(text: string): Moment | null {
  const dayFirst = /^(\d{1,2})[-\s./]*([A-Za-z]{3,9})[-\s.,/]*(\d{4})(?!\d)(.*)$/u.exec(text)
  const monthFirst = dayFirst ? null : /^([A-Za-z]{3,9})[-\s.]*(\d{1,2})(?:st|nd|rd|th)?[-\s,]+(\d{4})(?!\d)(.*)$/u.exec(text)
  const [day, name, year, rest] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3], dayFirst[4]] : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3], monthFirst?.[4]]
  const month = MONTHS.indexOf((name ?? '').slice(0, 3).toUpperCase())
  return month === -1 ? null : compose(year, String(month + 1), day, rest ?? '')
}

/** What the short bare digits of a time column mean: any value of five or six digits shows that seconds are counted. */
export function timeDigits(cells: Iterable<string>): MomentRules['timeDigits'] {
  for (const cell of cells) {
    if ((cell.length === 5 || cell.length === 6) && /^\d+$/u.test(cell)) return 'HHMMSS'
  }
  return 'HHMM'
}

/** Time of day as `HH:MM:SS`; null where the text is none. Lost leading zeros are put back; fractions are dropped. */
export function readTime(cell: string, digits: MomentRules['timeDigits']): string | null {
  const text = tidy(cell).toUpperCase()
  if (/^0?\.\d+$/u.test(text)) return serialText(Number(text), false)
  const clock = /^(AM|PM)?\s*(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d+)?)?\s*(AM|PM)?$/u.exec(text)
  if (clock) return checkedTime(twelveHours(clock[2] ?? '', clock[1] ?? clock[5]), clock[3] ?? '', clock[4] ?? '00')
  if (!/^\d{1,9}$/u.test(text) || text.length === 7) return null
  const padded = text.length > 6 ? text.slice(0, 6) : text.length > 4 || digits === 'HHMMSS' ? text.padStart(6, '0') : `${text.padStart(4, '0')}00`
  return checkedTime(padded.slice(0, 2), padded.slice(2, 4), padded.slice(4, 6))
}

function twelveHours(hours: string, half: string | undefined): string {
  if (half === undefined) return hours
  const value = Number(hours)
  if (value > 12) return half === 'PM' ? hours : '99'
  return String((value % 12) + (half === 'PM' ? 12 : 0))
}

/** `24:00:00` is the end of the written day; it stays on that day, because the row is cited and counted under it. */
function checkedTime(hours: string, minutes: string, seconds: string): string | null {
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)]
  if (h === 24 && m === 0 && s === 0) return '23:59:59'
  if (h > 23 || m > 59 || s > 59) return null
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:${seconds.padStart(2, '0')}`
}

function compose(year: string | undefined, month: string | undefined, date: string | undefined, rest: string): Moment | null {
  const text = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  if (!isPlausible(text)) return null
  const written = rest.replace(/^[-T\s]+/u, '').trim()
  if (written === '') return { day: text, time: null }
  const zoned = /^(.+?)\s*(Z|[+-]\d{2}:?\d{2})$/u.exec(written)
  const clock = zoned?.[1] ?? written
  const time = readTime(clock, /^\d{3,4}$/u.test(clock) ? 'HHMM' : 'HHMMSS')
  if (time === null) return null
  return zoned ? toShanghai(text, time, zoned[2] ?? 'Z') : { day: text, time }
}

const MINUTES_PER_DAY = 1440

/** Shifts an instant with a zone to the wall clock of Shanghai, which is eight hours ahead of UTC all year. */
function toShanghai(date: Day, time: string, zone: string): Moment {
  const offset = zone === 'Z' ? 0 : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) - offset + 480
  const days = Math.floor(minutes / MINUTES_PER_DAY)
  const rest = minutes - days * MINUTES_PER_DAY
  const clock = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}${time.slice(5)}`
  return { day: addDays(date, days), time: clock }
}

/** Serials of 1990 to 2078: five digits that are a day of a statement, and no number of something else. */
function readSerial(text: string): Moment | null {
  if (Number(text) < 32_874 || Number(text) > 65_380) return null
  const [date = '', time] = (serialText(Number(text), false) ?? '').split(' ')
  return isPlausible(date) ? { day: date, time: time ?? null } : null
}

/** `YYYY-MM-DD` and `YYYY-MM-DD HH:MM:SS`: nearly every row of a big file, so without the general patterns. */
function readIso(cell: string): Moment | null {
  if (cell.length !== 10 && cell.length !== 19) return null
  const date = cell.slice(0, 10)
  if (!isPlausible(date)) return null
  if (cell.length === 10) return { day: date, time: null }
  if (cell[10] !== ' ' || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/u.test(cell.slice(11))) return null
  return { day: date, time: cell.slice(11) }
}

/** A calendar day of the last or this century: `0001-01-01` and the like are placeholders of the exporting system. */
const isPlausible = (text: string): text is Day => isPlausibleDay(text)
const isPlausibleDay = remembered((text) => (text.startsWith('19') || text.startsWith('20')) && isDay(text))

/** Half-width, Chinese units turned into signs, quotes of spreadsheets dropped. */
function tidy(cell: string): string {
  const text = cell.normalize('NFKC').trim().replace(/^['`]/u, '')
  if (!/[\u4e00-\u9fff]/u.test(text)) return text
  return text
    .replace(/上午\s*/u, 'AM')
    .replace(/下午\s*|晚上\s*/u, 'PM')
    .replace(/\s*星期[一二三四五六日天]\s*/u, ' ')
    .replace(/\s*年\s*|\s*月\s*/gu, '-')
    .replace(/\s*日\s*/u, ' ')
    .replace(/[时点分](?=\s*\d)/gu, ':')
    .replace(/时|点/u, ':00')
    .replace(/分|秒/gu, '')
    .trim()
}

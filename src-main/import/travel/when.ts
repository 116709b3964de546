import { addDays, day, isDay, type Day, type Moment } from '../../domain/values/day.ts'
import type { DateOrder } from '../statements/layout.ts'

export type { DateOrder }

type Clock = { readonly time: string; readonly nextDay: boolean }

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const two = (text: string): string => text.padStart(2, '0')

function clockOf(hours: string, minutes: string, seconds: string, half: string): Clock | null {
  let hour = Number(hours)
  if (/^(PM|下午|晚上)$/u.test(half) && hour < 12) hour += 12
  if (/^(AM|上午|凌晨)$/u.test(half) && hour === 12) hour = 0
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  // Some systems write the end of a day as 24:00.
  if (hour === 24 && Number(minutes) === 0 && Number(seconds) === 0) return { time: '00:00:00', nextDay: true }
  if (hour > 23) return null
  return { time: `${two(String(hour))}:${two(minutes)}:${two(seconds)}`, nextDay: false }
}

/** Reads a time of day: `10:51`, `10:51:07`, `10时51分`, `1051`, `105107`, `10:51开`, `下午3:20`; null where it is none. */
export function readClock(text: string): Clock | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/\s+/gu, '').replace(/开$/u, '')
  const written = /^(上午|下午|凌晨|晚上)?(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?|分)?(AM|PM)?$/u.exec(plain)
  if (written) return clockOf(written[2] ?? '', written[3] ?? '', written[4] ?? '0', written[1] ?? written[5] ?? '')
  const packed = /^(\d{1,2})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain)
  if (packed) return clockOf(packed[1] ?? '', packed[2] ?? '', packed[3] ?? '0', '')
  return null
}

const calendarDay = (year: string, month: string, date: string): Day | null => {
  const text = `${year}-${two(month)}-${two(date)}`
  return isDay(text) ? text : null
}

/** Days of the spreadsheet calendar count from 1899-12-30 (from March 1900 on). */
function fromSerial(whole: string, fraction: string): Moment | null {
  const serial = Number(whole)
  if (serial < 20_000 || serial > 80_000) return null
  const at = addDays(day('1899-12-30'), serial)
  if (fraction === '') return { day: at, time: null }
  const seconds = Math.round(Number(`0.${fraction}`) * 86_400)
  if (seconds >= 86_400) return { day: addDays(at, 1), time: '00:00:00' }
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return { day: at, time: [hour, minute, second].map((part) => two(String(part))).join(':') }
}

/** Moves a wall clock with a stated offset to Asia/Shanghai (UTC+8). */
function atShanghai(at: Day, clock: Clock, offset: string): Moment {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset === 'Z' ? '+00:00' : offset) ?? []
  const shift = 480 - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const instant = Date.parse(`${clock.nextDay ? addDays(at, 1) : at}T${clock.time}Z`) + shift * 60_000
  const text = new Date(instant).toISOString()
  return { day: day(text.slice(0, 10)), time: text.slice(11, 19) }
}

/**
 * Reads a date with or without a time in the forms that travel records use: `2024-03-18`, `2024/3/18 10:51`, `20240318`,
 * `20240318105100`, `2018年04月19日10:51开`, `2024-03-18T10:51:00+08:00`, `18MAR2024`, spreadsheet serials. `18/03/2024` only in the
 * order that the layout or the column shows. Wall clock of Asia/Shanghai. Null where it is no date of the calendar: never a neighbouring day.
 */
export function readMoment(text: string, order: DateOrder = 'year-first'): Moment | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/\((?:周|星期)?[一二三四五六日天]\)|(?:周|星期)[一二三四五六日天]/gu, ' ').trim()
  const written = /^(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?(?:[T\s,-]*(.*))?$/u.exec(plain)
  if (written) return join(calendarDay(written[1] ?? '', written[2] ?? '', written[3] ?? ''), written[4] ?? '')
  const packed = /^(\d{4})(\d{2})(\d{2})(?:[T\s]*(.*))?$/u.exec(plain)
  if (packed) return join(calendarDay(packed[1] ?? '', packed[2] ?? '', packed[3] ?? ''), packed[4] ?? '')
  const named = /^(\d{1,2})[-\s]?([A-Z]{3})[-\s]?(\d{4}|\d{2})(?:\s+(.*))?$/.exec(plain)
  if (named) {
    const month = MONTHS.indexOf(named[2] ?? '') + 1
    const year = (named[3] ?? '').padStart(4, '20')
    return month === 0 ? null : join(calendarDay(year, String(month), named[1] ?? ''), named[4] ?? '')
  }
  const yearLast = order === 'year-first' ? null : /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s,]+(.*))?$/u.exec(plain)
  if (yearLast) {
    const [date = '', month = ''] = order === 'day-first' ? [yearLast[1], yearLast[2]] : [yearLast[2], yearLast[1]]
    return join(calendarDay(yearLast[3] ?? '', month, date), yearLast[4] ?? '')
  }
  const serial = /^(\d{5})(?:\.(\d+))?$/.exec(plain)
  return serial ? fromSerial(serial[1] ?? '', serial[2] ?? '') : null
}

function join(at: Day | null, rest: string): Moment | null {
  if (at === null) return null
  const clockText = rest.trim()
  if (clockText === '') return { day: at, time: null }
  const zoned = /^(.+?)\s*(Z|[+-]\d{2}:?\d{2})$/.exec(clockText)
  const clock = readClock(zoned?.[1] ?? clockText)
  if (clock === null) return null
  if (zoned) return atShanghai(at, clock, zoned[2] ?? 'Z')
  return { day: clock.nextDay ? addDays(at, 1) : at, time: clock.time }
}

export type WhenRead =
  | { readonly kind: 'read'; readonly at: Moment }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly value: string }

/**
 * Puts date and time columns together. The first filled date column decides; a column that holds a time of day only
 * (发车时间 beside 发车日期) is no date. A wrong date is never replaced by one from another column.
 */
export function readWhen(dateCells: readonly string[], timeCells: readonly string[], order: DateOrder = 'year-first'): WhenRead {
  const dates = dateCells.filter((cell) => cell !== '')
  const first = dates.find((cell) => readMoment(cell, order) !== null || !looksLikeClock(cell))
  if (first === undefined) {
    const clockOnly = dates[0]
    return clockOnly === undefined ? { kind: 'missing' } : { kind: 'unreadable', value: clockOnly }
  }
  const at = readMoment(first, order)
  if (at === null) return { kind: 'unreadable', value: first }
  // A spreadsheet shows a plain day as midnight: the time column, where there is one, is the better witness.
  if (at.time !== null && at.time !== '00:00:00') return { kind: 'read', at }
  for (const cell of timeCells) {
    if (cell === first) continue
    const clock = readClock(cell)
    if (clock !== null) return { kind: 'read', at: { day: clock.nextDay ? addDays(at.day, 1) : at.day, time: clock.time } }
    const whole = readMoment(cell, order)
    if (whole !== null && whole.day === at.day && whole.time !== null) return { kind: 'read', at: whole }
  }
  return { kind: 'read', at }
}

const looksLikeClock = (text: string): boolean => readClock(text) !== null && !/^\d{5,}$/.test(text.trim())

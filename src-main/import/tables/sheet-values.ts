import { daysInMonth } from '../../domain/values/day.ts'

/** Whole numbers from here on have lost digits in a spreadsheet: it keeps fifteen. */
const EXACT_LIMIT = 1e15
const SECONDS_PER_DAY = 86_400

/**
 * A difference of large amounts that a sheet worked out is off by so little (5000000.12 - 4998640.15 =
 * 1359.9699999997765). Smaller than half of the eighth decimal, so that amounts of coins stay what they are.
 */
const NOISE = 4e-9

/**
 * A number of a sheet as text. Up to fifteen significant digits it is exact and without exponent; a number
 * with at most two decimals keeps them all (amounts), also where the sheet's own arithmetic has left a trace behind them. Longer whole numbers (card numbers typed as numbers) have
 * lost their last digits for good, and are given as the sheet shows them (`6.22202E+18`), so that nobody takes
 * them for a number of an account.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Math.abs(value) >= EXACT_LIMIT) return spreadsheetExponent(value)
  const shortest = String(value)
  if (/^-?\d+(\.\d{1,2})?$/u.test(shortest)) return shortest
  const cents = Math.round(value * 100) / 100
  if (Math.abs(cents) >= 0.01 && Math.abs(value - cents) < NOISE) return String(cents)
  return expanded(value.toPrecision(15))
}

function spreadsheetExponent(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(5).split('e')
  const plain = mantissa.includes('.') ? mantissa.replace(/\.?0+$/u, '') : mantissa
  const digits = exponent.replace(/^[+-]/u, '').padStart(2, '0')
  return `${plain}E${exponent.startsWith('-') ? '-' : '+'}${digits}`
}

/** `1.50000e-7` -> `0.00000015`; trailing zeros after the point dropped. */
function expanded(precise: string): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]\d+))?$/u.exec(precise)
  if (!match) return precise
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = whole + decimals
  const point = whole.length + shift
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const place = point <= 0 ? 1 : point
  const fraction = padded.slice(place).replace(/0+$/u, '')
  const text = fraction === '' ? padded.slice(0, place) : `${padded.slice(0, place)}.${fraction}`
  return text === '0' ? '0' : sign + text
}

/** `2024-02-29`, `2024/2/29 9:05`, `20240229`, `2024年2月29日`: the day of a row, where it stands before several. */
export const beginsWithDay = (text: string): boolean => /^(?:19|20)\d{2}(?:([-/.])\d{1,2}\1\d{1,2}|年\d{1,2}月\d{1,2}日|\d{4})(?!\d)/u.test(text)

/** Does a cell format show a date or a time? Quoted words, colours and conditions in it do not count. */
export function isDateFormat(format: string): boolean {
  const first = format.split(';')[0] ?? ''
  const bare = first
    .replace(/"[^"]*"/gu, '')
    .replace(/\\./gu, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '')
    .replace(/_./gu, '')
    .replace(/general/giu, '')
  return /[ymdhs]/iu.test(bare) && !/[#0?]/u.test(bare.replace(/s+\.0+/giu, ''))
}

/**
 * A spreadsheet's serial day as wall-clock text `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS`, or `HH:MM:SS` below one day.
 * No time zone takes part. Null outside years 1900 to 9999. Serial 60 is a day that never was (29 February 1900).
 */
export function serialText(serial: number, dates1904: boolean): string | null {
  if (!(serial >= 0)) return null
  let whole = Math.floor(serial)
  // Serials carry seconds as fractions of a day; the nearest second undoes their rounding.
  let seconds = Math.round((serial - whole) * SECONDS_PER_DAY)
  if (seconds === SECONDS_PER_DAY) {
    whole += 1
    seconds = 0
  }
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  if (whole === 0 && !dates1904) return time
  const days = dates1904 ? whole + 1462 : whole
  if (days > 2_958_465 || days === 60) return null
  const date = serialDay(days > 60 ? days - 1 : days)
  return seconds === 0 ? date : `${date} ${time}`
}

/** Day number 1 = 1 January 1900, without the spreadsheets' invented leap day. */
function serialDay(number: number): string {
  let rest = number
  let year = 1900
  for (let length = yearLength(year); rest > length; length = yearLength(year)) {
    rest -= length
    year += 1
  }
  let month = 1
  for (let length = daysInMonth(year, month); rest > length; length = daysInMonth(year, month)) {
    rest -= length
    month += 1
  }
  return `${year}-${two(month)}-${two(rest)}`
}

const yearLength = (year: number): number => 337 + daysInMonth(year, 2)
const two = (value: number): string => value.toString().padStart(2, '0')

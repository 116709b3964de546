import { isDay, type Day } from '../../domain/values/day.ts'
import { fen } from '../../domain/values/money.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import { hintsOf, toRecognised } from './account-statement.ts'
import { readDecimal } from './decimal.ts'
import { oneLine, rejectedEntry, rowOf, type Entry } from './entry.ts'
import { orderOf } from './prove-balances.ts'

const HEADER = /^!Type:\s*(Bank|Cash|CCard|Oth A|Oth L)\s*$/iu

/** True for text with a section of bookings in the Quicken interchange format. */
export const isQif = (text: string): boolean => /^\s*!(?:Type|Account|Option|Clear):?/iu.test(text) && text.split(/\r\n|\n|\r/u).some((line) => HEADER.test(line))

interface Booking {
  readonly line: number
  readonly fields: Map<string, string>
}

interface Section {
  readonly line: number
  readonly account: string
  readonly bookings: Booking[]
}

/** Fields of a booking, in the order of the cells. */
const FIELDS = ['D', 'T', 'P', 'M', 'N', 'L', 'C', 'A', 'U', 'S'] as const

/**
 * Reads the bookings of a QIF file, one statement per section of bookings; lists of categories, securities and
 * remembered payees are passed over. The format names no currency. Days and months in figures are told apart by the
 * other dates of the file; where none does, such a date is not guessed at but rejected.
 */
export function readQif(text: string): readonly RecognisedStatement[] {
  return splitSections(text).filter(({ bookings }) => bookings.length > 0).map(toStatement)
}

function splitSections(text: string): readonly Section[] {
  const sections: Section[] = []
  let open: Section | null = null
  let booking: Booking | null = null
  let account = ''
  let inAccount = false
  text.split(/\r\n|\n|\r/u).forEach((raw, index) => {
    const line = raw.replace(/^\ufeff/u, '').trimEnd()
    if (line.startsWith('!')) {
      inAccount = /^!Account/iu.test(line)
      open = HEADER.test(line) ? { line: index + 1, account, bookings: [] } : null
      if (open !== null) sections.push(open)
      booking = null
      return
    }
    if (inAccount && line.startsWith('N')) account = oneLine(line.slice(1))
    if (open === null || line === '') return
    if (line.startsWith('^')) {
      booking = null
      return
    }
    if (booking === null) {
      booking = { line: index + 1, fields: new Map() }
      open.bookings.push(booking)
    }
    const code = line.slice(0, 1)
    const value = oneLine(line.slice(1))
    const before = booking.fields.get(code)
    // Address and split lines repeat; of the others the first counts.
    if (before === undefined) booking.fields.set(code, value)
    else if (code === 'A' || code === 'S') booking.fields.set(code, `${before} ${value}`)
  })
  return sections
}

function toStatement(section: Section): RecognisedStatement {
  const order = dateOrder(section.bookings.map(({ fields }) => fields.get('D') ?? ''))
  const openings = section.bookings.filter(isOpening)
  const entries = section.bookings.filter((booking) => !isOpening(booking)).map((booking) => readBooking(booking, order))
  return toRecognised({
    format: 'qif',
    headerLine: section.line,
    header: FIELDS,
    columns: { date: 0, amount: 1, counterpartyName: 2, memo: 3, serial: 4, type: 5, status: 6 },
    hints: { ...hintsOf(/^[\d*xX -]{4,}$/u.test(section.account) ? section.account.replace(/\s/gu, '') : '', null, null) },
    order: orderOf(entries),
    entries,
    furniture: openings.map(({ line }) => line),
  })
}

/** The first record of an account states its balance before the bookings; it moved nothing. */
const isOpening = ({ fields }: Booking): boolean => /^opening balance$/iu.test(fields.get('P') ?? '') && /^\[.*\]$/u.test(fields.get('L') ?? '')

function readBooking({ line, fields }: Booking, order: DateOrder): Entry {
  const cells = FIELDS.map((code) => fields.get(code) ?? '')
  const field = (code: (typeof FIELDS)[number]): string => fields.get(code) ?? ''
  if (field('D') === '') return rejectedEntry(line, 'date-missing', '', cells)
  const day = qifDay(field('D'), order)
  if (day === null) return rejectedEntry(line, 'date-unreadable', field('D'), cells)
  const written = field('T') || field('U')
  const amount = readDecimal(written)
  if (!amount.ok) return rejectedEntry(line, amount.error === 'amount-empty' ? 'amount-missing' : 'amount-unreadable', written, cells)
  const negative = amount.value < 0n || written.startsWith('-')
  return {
    kept: true,
    row: rowOf({
      line,
      at: { day, time: null },
      direction: negative ? 'out' : 'in',
      amount: fen(negative ? -amount.value : amount.value),
      currency: 'CNY',
      reversal: false,
      outcome: 'done',
      counterparty: { name: field('P') },
      memo: field('M'),
      typeText: field('L'),
      statusText: field('C'),
      cash: false,
      serial: field('N') || null,
      orderNumber: null,
      cells,
    }),
  }
}

type DateOrder = 'month-first' | 'day-first' | 'unknown'

interface DateParts {
  readonly first: number
  readonly second: number
  readonly year: number
}

/** `12/19/18`, `1/ 2'05`, `31.12.2024`; null for other forms. An apostrophe before two digits means this century. */
function figures(text: string): DateParts | null {
  const match = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*([-/.'])\s*(\d{4}|\d{2})$/u.exec(text)
  if (!match) return null
  const [, first = '', second = '', mark = '', written = ''] = match
  const short = Number(written)
  const year = written.length === 4 ? short : mark === "'" || short < 70 ? 2000 + short : 1900 + short
  return { first: Number(first), second: Number(second), year }
}

function dateOrder(dates: readonly string[]): DateOrder {
  const parts = dates.map(figures).filter((each) => each !== null)
  const monthFirst = parts.some(({ first, second }) => second > 12 && first <= 12)
  const dayFirst = parts.some(({ first, second }) => first > 12 && second <= 12)
  return monthFirst === dayFirst ? 'unknown' : monthFirst ? 'month-first' : 'day-first'
}

function qifDay(text: string, order: DateOrder): Day | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = figures(text)
  if (parts === null) return null
  const { first, second, year } = parts
  if (order === 'month-first') return dayOf(year, first, second)
  if (order === 'day-first') return dayOf(year, second, first)
  return first === second ? dayOf(year, first, second) : null
}

function dayOf(year: number, month: number, date: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(text) ? text : null
}

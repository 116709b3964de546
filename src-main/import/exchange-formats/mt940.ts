import { daysBetween, isDay, type Day } from '../../domain/values/day.ts'
import { fen, type Fen } from '../../domain/values/money.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import { hintsOf, toRecognised } from './account-statement.ts'
import { readSwiftAmount } from './decimal.ts'
import { oneLine, rejectedEntry, rowOf, type Entry } from './entry.ts'
import { readDetails } from './mt940-details.ts'
import { swiftFields, type SwiftField } from './mt940-fields.ts'
import { orderOf, proveParts, type Booked } from './prove-balances.ts'

/** True for text that holds bookings of MT940 or MT942: a booking line, or the head of a message with its balance. */
export function isMt940(text: string): boolean {
  if (/^:61:\d{6}/mu.test(text)) return true
  return /^-?:20:/mu.test(text) && /^:25[A-Z]?:/mu.test(text) && /^:60[FM]:/mu.test(text)
}

interface Message {
  readonly line: number
  readonly account: string
  readonly institution: string | null
  readonly currency: string | null
  readonly part: Booked
}

/**
 * Reads a file of MT940 messages: one statement per account and currency, its messages in the order of the file.
 * The day is the booking date where a line has one, else the value date; reversals of credits are outflows.
 */
export function readMt940(text: string): readonly RecognisedStatement[] {
  const accounts = new Map<string, Message[]>()
  for (const fields of splitMessages(swiftFields(text))) {
    const message = readMessage(fields)
    const key = `${message.account} ${message.currency ?? ''}`
    const messages = accounts.get(key) ?? []
    messages.push(message)
    accounts.set(key, messages)
  }
  return [...accounts.values()].map(toStatement)
}

function toStatement(messages: readonly Message[]): RecognisedStatement {
  const order = orderOf(messages.flatMap(({ part }) => part.entries))
  const first = messages[0]
  // A file from new to old states the balances from new to old as well.
  const inTime = order === 'oldest-first' ? messages : messages.toReversed()
  const proven = inTime.map(({ part }) => part)
  const entries = proveParts(proven, order)
  return toRecognised({
    format: 'mt940',
    headerLine: first?.line ?? 1,
    header: [':61:', ':86:'],
    columns: { date: 0, amount: 0, memo: 1 },
    hints: hintsOf(first?.account ?? '', null, first?.institution ?? null),
    order,
    entries: order === 'oldest-first' ? entries : entries.toSorted((a, b) => lineOf(a) - lineOf(b)),
    furniture: [],
  })
}

const lineOf = (entry: Entry): number => (entry.kept ? entry.row.line : entry.rejection.line)

function splitMessages(fields: readonly SwiftField[]): readonly (readonly SwiftField[])[] {
  const messages: SwiftField[][] = []
  for (const field of fields) {
    const open = messages.at(-1)
    if (open === undefined || field.tag === '20') messages.push([field])
    else open.push(field)
  }
  // A part without bookings and balances (a cover message, a bare reference) is no statement.
  return messages.filter((message) => message.some(({ tag }) => /^6[012]/u.test(tag)))
}

interface Balance {
  readonly amount: Fen
  readonly currency: string
}

function readMessage(fields: readonly SwiftField[]): Message {
  const first = (pattern: RegExp): SwiftField | undefined => fields.find(({ tag }) => pattern.test(tag))
  const opening = readBalance(first(/^60[FM]$/u))
  const closing = readBalance(fields.findLast(({ tag }) => /^62[FM]$/u.test(tag)))
  const stated = (first(/^25[A-Z]?$/u)?.lines[0] ?? '').trim()
  const currency = opening?.currency ?? closing?.currency ?? /\d([A-Z]{3})$/u.exec(stated)?.[1] ?? null
  const slash = stated.lastIndexOf('/')
  const bank = slash > 0 ? stated.slice(0, slash).trim() : ''
  const number = stated.slice(slash + 1).replace(/\s/gu, '')
  const entries = fields.flatMap((field, at) => (field.tag === '61' ? [readEntry(field, fields[at + 1], currency ?? 'CNY')] : []))
  return {
    line: fields[0]?.line ?? 1,
    account: currency === null ? number : number.replace(new RegExp(`(?<=\\d)${currency}$`, 'u'), ''),
    institution: /\p{L}/u.test(bank) ? bank : null,
    currency,
    part: { opening: opening?.amount ?? null, closing: closing?.amount ?? null, entries },
  }
}

/** `C100318EUR380115,12`; null where it cannot be read. */
function readBalance(field: SwiftField | undefined): Balance | null {
  const match = /^([CD])\d{6}([A-Z]{3})([\d,]+)\s*$/u.exec(field?.lines[0] ?? '')
  const amount = readSwiftAmount(match?.[3] ?? '')
  if (!match || !amount.ok) return null
  return { amount: match[1] === 'D' ? fen(-amount.value) : amount.value, currency: match[2] ?? '' }
}

/** Value date, booking date, mark with an optional letter of the currency, amount, kind, references. */
const BOOKING = /^(\d{6})(\d{4}|\s{4})?(RC|RD|EC|ED|C|D)([A-Z])?(\d[\d,]*)(?:([NSF][A-Z0-9]{3})(.*))?$/u

function readEntry(field: SwiftField, next: SwiftField | undefined, currency: string): Entry {
  const details = next?.tag === '86' ? next.lines : []
  const cells = [field.lines.join('\n'), details.join('\n')]
  const text = (field.lines[0] ?? '').trimEnd()
  const match = BOOKING.exec(text)
  if (!match) return rejectedEntry(field.line, faultOf(text), text, cells)
  const [, valueDate = '', entryDate = '', mark = '', , amountText = '', kind = '', references = ''] = match
  const day = bookingDay(valueDate, entryDate.trim())
  if (day === null) return rejectedEntry(field.line, 'date-unreadable', `${valueDate}${entryDate}`.trim(), cells)
  const amount = readSwiftAmount(amountText)
  if (!amount.ok) return rejectedEntry(field.line, 'amount-unreadable', amountText, cells)
  const said = readDetails(details)
  const [own = '', bank = ''] = references.split('//')
  const supplement = oneLine(field.lines.slice(1).join(' '))
  return {
    kept: true,
    row: rowOf({
      line: field.line,
      at: { day, time: null },
      direction: mark === 'C' || mark === 'RD' || mark === 'EC' ? 'in' : 'out',
      amount: amount.value,
      currency,
      reversal: mark.startsWith('R'),
      // Expected items of an interim report have not been booked.
      outcome: mark.startsWith('E') ? 'unpaid' : 'done',
      counterparty: { name: said.name, number: said.number, bank: said.bank },
      memo: said.memo === '' ? supplement : said.memo,
      typeText: said.typeText === '' ? kind : said.typeText,
      statusText: mark,
      cash: false,
      serial: reference(bank),
      orderNumber: reference(own),
      cells,
    }),
  }
}

const reference = (text: string): string | null => {
  const plain = oneLine(text)
  return plain === '' || /^NONREF$|^NONRE$|^\/+$/u.test(plain) ? null : plain
}

function faultOf(text: string): 'date-unreadable' | 'direction-unknown' | 'amount-unreadable' {
  if (!/^\d{6}/u.test(text)) return 'date-unreadable'
  return /^\d{6}(?:\d{4}|\s{4})?(?:RC|RD|EC|ED|C|D)/u.test(text) ? 'amount-unreadable' : 'direction-unknown'
}

/** The booking date has no year: that of the value date, or the one next to it where the two lie around New Year. */
function bookingDay(valueDate: string, entryDate: string): Day | null {
  const value = swiftDay(valueDate)
  if (value === null || entryDate === '') return value
  const year = Number(value.slice(0, 4))
  const candidates = [year, year - 1, year + 1].map((each) => `${each}-${entryDate.slice(0, 2)}-${entryDate.slice(2)}`).filter(isDay)
  const distance = (day: Day): number => Math.abs(daysBetween(value, day))
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

/** Two-digit years from 80 on lie in the last century. */
function swiftDay(text: string): Day | null {
  const century = Number(text.slice(0, 2)) >= 80 ? '19' : '20'
  const day = `${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`
  return isDay(day) ? day : null
}

import { isDay, momentText, type Moment } from '../../domain/values/day.ts'
import { fen } from '../../domain/values/money.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import { currencyOf } from '../statements/currency.ts'
import { hintsOf, toRecognised } from './account-statement.ts'
import { readDecimal } from './decimal.ts'
import { oneLine, rejectedEntry, rowOf, type Entry } from './entry.ts'
import { ofxEvents } from './ofx-elements.ts'
import { orderOf } from './prove-balances.ts'

/** True for a file of OFX 1.x or 2.x. */
export const isOfx = (text: string): boolean => /^\s*(?:OFXHEADER\s*:|<\?xml[^>]*\?>\s*<\?OFX\b|<\?OFX\b)/iu.test(text) || /^\s*(?:<\?xml[^>]*\?>\s*)?<OFX>/iu.test(text)

/** Fields of a booking, in the order of the cells. */
const FIELDS = ['TRNTYPE', 'DTPOSTED', 'TRNAMT', 'FITID', 'NAME', 'MEMO', 'CHECKNUM', 'REFNUM', 'DTUSER', 'CURSYM', 'ACCTID', 'BANKID'] as const
type Field = (typeof FIELDS)[number]

const STATEMENTS: ReadonlySet<string> = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS'])
/** Aggregates whose values mean something of their own; all others are passed through. */
const SCOPES: ReadonlySet<string> = new Set([
  'BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM', 'STMTTRN', 'LEDGERBAL', 'AVAILBAL', 'CURRENCY', 'ORIGCURRENCY', 'PAYEE', 'BANKACCTTO', 'CCACCTTO', 'BANKTRANLIST', 'INVTRANLIST', 'FI',
])

interface Draft {
  readonly line: number
  /** The bank's name from the sign-on. */
  readonly institution: string | null
  readonly values: Map<string, string>
  readonly bookings: { readonly line: number; readonly fields: Map<string, string> }[]
}

/**
 * Reads an OFX file: one statement per account with bookings or a balance. Days are those that the bank wrote: the
 * time in the date of a booking is filled in by convention (noon or midnight) and is not shifted between zones.
 */
export function readOfx(text: string): readonly RecognisedStatement[] {
  const drafts: Draft[] = []
  let institution: string | null = null
  let draft: Draft | null = null
  let scopes: string[] = []
  for (const event of ofxEvents(text)) {
    switch (event.kind) {
      case 'open':
        if (STATEMENTS.has(event.name)) {
          draft = { line: event.line, institution, values: new Map(), bookings: [] }
          drafts.push(draft)
          scopes = []
        } else if (SCOPES.has(event.name)) {
          if (event.name === 'STMTTRN') {
            // A booking that was never closed ends where the next one begins.
            scopes = scopes.filter((scope) => scope.endsWith('TRANLIST'))
            draft?.bookings.push({ line: event.line, fields: new Map() })
          }
          scopes.push(event.name)
        } else keepValue(draft, scopes, event.name, '')
        break
      case 'close':
        if (STATEMENTS.has(event.name)) draft = null
        else if (scopes.includes(event.name)) scopes = scopes.slice(0, scopes.lastIndexOf(event.name))
        break
      case 'value':
        if (event.name === 'ORG' && scopes.at(-1) === 'FI') institution = oneLine(event.value)
        else keepValue(draft, scopes, event.name, oneLine(event.value))
        break
    }
  }
  return drafts.filter(({ bookings, values }) => bookings.length > 0 || values.has('LEDGERBAL.BALAMT')).map(toStatement)
}

function keepValue(draft: Draft | null, scopes: readonly string[], name: string, value: string): void {
  if (draft === null) return
  const scope = scopes.at(-1)
  const booking = scopes.includes('STMTTRN') ? draft.bookings.at(-1) : undefined
  if (booking === undefined) {
    const key = scope === undefined || scope.endsWith('TRANLIST') ? name : `${scope}.${name}`
    if (!draft.values.has(key)) draft.values.set(key, value)
    return
  }
  // ORIGCURRENCY names what the amount was before the bank converted it.
  if (scope === 'ORIGCURRENCY') return
  if (!booking.fields.has(name)) booking.fields.set(name, value)
}

function toStatement(draft: Draft): RecognisedStatement {
  const { values } = draft
  const own = ['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM'].map((scope) => values.get(`${scope}.ACCTID`) ?? '').find((id) => id !== '') ?? ''
  const currency = currencyOf(values.get('CURDEF') ?? '', 'CNY')
  const entries = draft.bookings.map(({ line, fields }) => readBooking(line, fields, currency))
  const order = orderOf(entries)
  return toRecognised({
    format: 'ofx',
    headerLine: draft.line,
    header: FIELDS,
    columns: { type: 0, date: 1, amount: 2, serial: 3, counterpartyName: 4, memo: 5, order: 6, currency: 9, counterpartyNumber: 10, counterpartyBank: 11 },
    hints: hintsOf(own.replace(/\s/gu, ''), null, draft.institution),
    order,
    entries: withLedgerBalance(entries, order, values, currency),
    furniture: [],
  })
}

/**
 * The ledger balance stands behind the last row only where no later day lies between them, that is where it is of
 * the day the list ends on or of the last row's own; an older or later one says nothing about any row. Nor does it where
 * a row could not be read or is in another currency.
 */
function withLedgerBalance(entries: readonly Entry[], order: RecognisedStatement['order'], values: ReadonlyMap<string, string>, currency: string): readonly Entry[] {
  const stated = readDecimal(values.get('LEDGERBAL.BALAMT') ?? '')
  const asOf = ofxMoment(values.get('LEDGERBAL.DTASOF') ?? '')?.day
  const last = order === 'oldest-first' ? entries.findLastIndex(({ kept }) => kept) : entries.findIndex(({ kept }) => kept)
  const entry = entries[last]
  if (!stated.ok || asOf === undefined || entry === undefined || !entry.kept || entries.some((each) => !each.kept || each.row.currency !== currency)) return entries
  const end = ofxMoment(values.get('DTEND') ?? '')?.day
  const latest = entries.map((each) => (each.kept ? momentText(each.row.at) : '')).toSorted().at(-1)
  if ((asOf !== end && asOf !== entry.row.at.day) || latest !== momentText(entry.row.at) || entry.row.at.day > asOf) return entries
  return entries.map((each, at) => (at === last && each.kept ? { kept: true, row: { ...each.row, balance: stated.value, balanceProof: 'first' } } : each))
}

function readBooking(line: number, fields: ReadonlyMap<string, string>, currency: string): Entry {
  const cells = FIELDS.map((name) => fields.get(name) ?? '')
  const field = (name: Field): string => fields.get(name) ?? ''
  const posted = field('DTPOSTED')
  if (posted === '') return rejectedEntry(line, 'date-missing', '', cells)
  const at = ofxMoment(posted)
  if (at === null) return rejectedEntry(line, 'date-unreadable', posted, cells)
  const amount = readDecimal(field('TRNAMT'))
  if (!amount.ok) return rejectedEntry(line, amount.error === 'amount-empty' ? 'amount-missing' : 'amount-unreadable', field('TRNAMT'), cells)
  const negative = amount.value < 0n || field('TRNAMT').startsWith('-')
  const typeText = field('TRNTYPE')
  return {
    kept: true,
    row: rowOf({
      line,
      at,
      direction: negative ? 'out' : 'in',
      amount: fen(negative ? -amount.value : amount.value),
      currency: currencyOf(field('CURSYM'), currency),
      reversal: false,
      outcome: 'done',
      counterparty: { name: field('NAME'), number: field('ACCTID').replace(/\s/gu, ''), bank: field('BANKID') },
      memo: field('MEMO'),
      typeText,
      statusText: '',
      cash: typeText === 'ATM' || typeText === 'CASH',
      serial: field('FITID') || null,
      orderNumber: field('CHECKNUM') || field('REFNUM') || null,
      cells,
    }),
  }
}

/** `20090401122017.000[-5:EST]` as written; noon and midnight to the second are fillers, not times. */
function ofxMoment(text: string): Moment | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:\.\d+)?)?(?:\s*\[[^\]]*\])?$/u.exec(text.trim())
  const day = `${match?.[1] ?? ''}-${match?.[2] ?? ''}-${match?.[3] ?? ''}`
  if (!match || !isDay(day)) return null
  const [, , , , hours, minutes, seconds = '00'] = match
  if (hours === undefined || minutes === undefined) return { day, time: null }
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  const time = `${hours}:${minutes}:${seconds}`
  return { day, time: time === '00:00:00' || time === '12:00:00' ? null : time }
}

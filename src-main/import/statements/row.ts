import { fail, ok, type Result } from '../../contract/result.ts'
import type { Direction, StatementRow } from '../../domain/ledger/transaction.ts'
import type { Moment } from '../../domain/values/day.ts'
import { ZERO, fen, type Fen } from '../../domain/values/money.ts'
import type { RejectionCode, SourceRow } from '../table.ts'
import { accountNumber, readCounterparty, splitParty } from './account-numbers.ts'
import { readAmount, readBalance, type AmountFault, type ReadAmount } from './amount.ts'
import type { AmountUnit, Meaning } from './columns.ts'
import { currencyOf } from './currency.ts'
import { withDecimalPoint } from './decimal-comma.ts'
import { directionOf } from './direction.ts'
import type { Binding } from './header.ts'
import { isCash, kindOf } from './kind.ts'
import type { Layout } from './layout.ts'
import { memoOf } from './memo.ts'
import { readMoment, type MomentRules } from './moment.ts'
import { QuickReader } from './quick-row.ts'
import { readOutcome } from './outcome.ts'
import { hasControlInside, meant, plain, withoutOuterControl } from './words.ts'

/** What holds for all rows behind one header. */
export interface RowRules {
  readonly binding: Binding
  readonly layout: Layout
  readonly moment: MomentRules
  readonly currency: string
  /** What amounts count where their column does not say. */
  readonly unit: AmountUnit | null
  /** Amounts write their decimals behind a comma (`1.234,56`); told from all rows, never from one. */
  readonly decimalComma: boolean
  /** Rows of text files shift where a delimiter stands in a cell; rows of sheets do not. */
  readonly cellsMayShift: boolean
  /** The one amount column is that of a credit card and does not show which sign is spending: no row of it is read. */
  readonly signsUnclear: boolean
  /** Cells of an ordinary row; more than these that are filled mean a shifted row. */
  readonly width: number
}

/** A row being read: typed, its side not settled where only the whole table can tell. */
export type DraftRow = { -readonly [Key in keyof StatementRow]: StatementRow[Key] }

/** How sure the side of a draft is. `code` and `unsigned` are settled by the balances, `negative` by the column. */
export type SideNote = { readonly kind: 'settled' } | { readonly kind: 'code'; readonly code: string } | { readonly kind: 'unsigned' } | { readonly kind: 'negative' }

export interface ReadRow {
  readonly row: DraftRow
  readonly side: SideNote
}

export interface RowFault {
  readonly code: RejectionCode
  readonly value: string
}

/** Readers by the rules of their tables. Rows of a table come one after the other, so that one is asked at a time. */
const readers = new WeakMap<RowRules, QuickReader>()
let latest: { readonly rules: RowRules; readonly reader: QuickReader } | null = null

function readerFor(rules: RowRules): QuickReader {
  if (latest?.rules === rules) return latest.reader
  const reader = readers.get(rules) ?? new QuickReader(rules, (source) => readRowInFull(source, rules))
  readers.set(rules, reader)
  latest = { rules, reader }
  return reader
}

/** Reads one line behind the header as a transaction, or says why it is none. */
export const readRow = (source: SourceRow, rules: RowRules): Result<ReadRow, RowFault> => readerFor(rules).read(source)

/** As {@link readRow}, without what is remembered of rows before. */
export function readRowInFull(source: SourceRow, rules: RowRules): Result<ReadRow, RowFault> {
  const { cells } = source
  const cell = (meaning: Meaning): string => cellAt(cells, rules.binding, meaning)
  if (isNoDataAnswer(cell)) return fail({ code: 'no-data-answer', value: cell('noAnswer') })
  if (rules.cellsMayShift && cells.length > rules.width && cells.slice(rules.width).some((text) => text !== '')) {
    return fail({ code: 'too-many-cells', value: cells.slice(rules.width).join(' | ') })
  }
  const at = momentOf(cell, rules)
  if (!at.ok) return fail(shortened(at.error, cells, rules))
  const movement = movementOf(cells, cell, rules)
  if (!movement.ok) return fail(shortened(movement.error, cells, rules))
  return ok(compose(source, cell, rules, at.value, movement.value))
}

export function cellAt(cells: readonly string[], binding: Binding, meaning: Meaning): string {
  const column = binding.columns.get(meaning)?.[0]
  return column === undefined ? '' : (cells[column] ?? '')
}

/** The date of a line, for telling footers from data. */
export function momentOf(cell: (meaning: Meaning) => string, rules: RowRules): Result<Moment, RowFault> {
  const paid = cell('datePaid')
  const date = meant(paid) !== '' ? paid : meant(cell('date')) !== '' ? cell('date') : cell('dateCreated')
  const time = meant(cell('time'))
  if (meant(date) === '' && time === '') return fail({ code: 'date-missing', value: '' })
  const moment = readMoment(withoutOuterControl(meant(date)), withoutOuterControl(time), rules.moment)
  if (moment) return ok(moment)
  const value = meant(date) === '' ? time : date
  return fail({ code: hasControlInside(value) ? 'control-characters' : 'date-unreadable', value })
}

/** A bank that has nothing to give answers with a row that holds only the queried person and the reason. */
function isNoDataAnswer(cell: (meaning: Meaning) => string): boolean {
  if (meant(cell('noAnswer')) === '') return false
  const needed: readonly Meaning[] = ['date', 'time', 'amount', 'amountIn', 'amountOut', 'direction', 'balance', 'serial']
  return needed.every((meaning) => meant(cell(meaning)) === '')
}

/** A missing value in a line that ends before its column is a line cut short. */
function shortened(fault: RowFault, cells: readonly string[], rules: RowRules): RowFault {
  if (fault.code !== 'date-missing' && fault.code !== 'amount-missing' && fault.code !== 'direction-unknown') return fault
  if (!rules.cellsMayShift || fault.value !== '') return fault
  const { columns } = rules.binding
  const needed = (['date', 'time', 'amount', 'direction'] as const).flatMap((meaning) => columns.get(meaning)?.slice(0, 1) ?? [])
  return needed.some((column) => column >= cells.length) ? { code: 'too-few-cells', value: cells.join(' | ') } : fault
}

interface Movement {
  readonly amount: Fen
  readonly refunded: Fen
  readonly direction: Direction | null
  readonly side: SideNote
  /** As in {@link ReadAmount}. */
  readonly currency: string | null
}

function movementOf(cells: readonly string[], cell: (meaning: Meaning) => string, rules: RowRules): Result<Movement, RowFault> {
  switch (rules.binding.mode) {
    case 'direction-column':
      return byDirectionColumn(cell, amountCell(cells, rules, 'amount'), rules)
    case 'two-columns':
      return byTwoColumns(amountCell(cells, rules, 'amountIn'), amountCell(cells, rules, 'amountOut'))
    case 'signed-amount':
      return bySign(amountCell(cells, rules, 'amount'), rules)
  }
}

interface AmountCell {
  /** As it stands, for saying what could not be read. */
  readonly text: string
  readonly unit: AmountUnit | null
  readonly decimalComma: boolean
  /** The header says that its values carry a minus: `支出金额(-)`. */
  readonly minusExpected: boolean
}

function amountCell(cells: readonly string[], rules: RowRules, meaning: Meaning): AmountCell {
  const column = rules.binding.columns.get(meaning)?.[0] ?? -1
  const minusExpected = rules.binding.names.has('支出金额(-)')
  return { text: withoutOuterControl(meantAmount(cells[column])), unit: rules.binding.unitOf.get(column) ?? rules.unit, decimalComma: rules.decimalComma, minusExpected }
}

/** Marks for nothing are no amounts; short cells that are numbers must not be taken for marks. */
const meantAmount = (cell: string | undefined): string => (cell === undefined || /^\d/u.test(cell) ? (cell ?? '') : meant(cell))

function readCell({ text, unit, decimalComma }: AmountCell): Result<ReadAmount, AmountFault> {
  return readAmount(decimalComma ? withDecimalPoint(text) : text, unit)
}

function faultOf(amount: AmountCell, code: AmountFault): RowFault {
  return { code: code === 'amount-unreadable' && hasControlInside(amount.text) ? 'control-characters' : code, value: amount.text }
}

function byDirectionColumn(cell: (meaning: Meaning) => string, amount: AmountCell, rules: RowRules): Result<Movement, RowFault> {
  const read = readCell(amount)
  if (!read.ok) return fail(faultOf(amount, read.error))
  const magnitude = absolute(read.value.amount)
  const base = { amount: magnitude, refunded: read.value.refunded, currency: read.value.currency }
  const word = directionWord(cell, rules) ?? (meant(cell('direction')) === '' ? read.value.side : null)
  if (word === null) return fail({ code: 'direction-unknown', value: cell('direction') })
  if (typeof word === 'object') return ok({ ...base, direction: null, side: { kind: 'code', code: word.code } })
  const negative = read.value.amount < 0n && word !== 'neutral'
  return ok({ ...base, direction: word, side: negative ? { kind: 'negative' } : { kind: 'settled' } })
}

function directionWord(cell: (meaning: Meaning) => string, rules: RowRules): ReturnType<typeof directionOf> {
  const written = cell('direction')
  const told = rules.layout.directions.get(plain(written))
  if (told !== undefined) return told
  const word = written === '' ? null : directionOf(written)
  if (word !== null && word !== 'neutral') return word
  if (word === 'neutral' && (rules.layout.channel === 'wallet' || /^(?:不计收支|中性)/u.test(plain(written)))) return 'neutral'
  const state = cell('fundState')
  if (meant(state) !== '') return directionOf(state)
  // Closed and pocket-to-pocket orders of these formats name no side.
  return meant(written) === '' && rules.layout.directionMayBeEmpty ? 'neutral' : null
}

function byTwoColumns(into: AmountCell, out: AmountCell): Result<Movement, RowFault> {
  if (into.text === '' && out.text === '') return fail({ code: 'amount-missing', value: '' })
  const readIn = readCell(into.text === '' ? { ...into, text: '0' } : into)
  if (!readIn.ok) return fail(faultOf(into, readIn.error))
  const readOut = readCell(out.text === '' ? { ...out, text: '0' } : out)
  if (!readOut.ok) return fail(faultOf(out, readOut.error))
  const [inAmount, outAmount] = [readIn.value.amount, readOut.value.amount]
  if (inAmount !== 0n && outAmount !== 0n) return fail({ code: 'amount-unreadable', value: `${into.text} | ${out.text}` })
  const settled: SideNote = { kind: 'settled' }
  if (inAmount === 0n && outAmount === 0n) {
    const direction = out.text === '' ? 'in' : into.text === '' ? 'out' : 'neutral'
    return ok({ amount: ZERO, refunded: ZERO, direction, side: settled, currency: readIn.value.currency ?? readOut.value.currency })
  }
  const direction: Direction = inAmount === 0n ? 'out' : 'in'
  const signed = direction === 'in' ? inAmount : outAmount
  const negative = signed < 0n && !(direction === 'out' && out.minusExpected)
  return ok({ amount: absolute(signed), refunded: ZERO, direction, side: negative ? { kind: 'negative' } : settled, currency: (direction === 'in' ? readIn : readOut).value.currency })
}

function bySign(amount: AmountCell, rules: RowRules): Result<Movement, RowFault> {
  const read = readCell(amount)
  if (!read.ok) return fail(faultOf(amount, read.error))
  if (rules.signsUnclear && read.value.side === null) return fail({ code: 'direction-unknown', value: amount.text })
  const base = { amount: absolute(read.value.amount), refunded: read.value.refunded, currency: read.value.currency }
  const [minus, plus] = rules.layout.minusIsIn ? (['in', 'out'] as const) : (['out', 'in'] as const)
  // A mark beside the figure says the side; a minus before it turns the entry around.
  if (read.value.side !== null) return ok({ ...base, direction: read.value.side, side: read.value.amount < 0n ? { kind: 'negative' } : { kind: 'settled' } })
  if (read.value.amount < 0n || /^[-－−]/u.test(amount.text)) return ok({ ...base, direction: minus, side: { kind: 'settled' } })
  const signed = rules.layout.signed || /^[+＋]|[+＋]$/u.test(amount.text)
  return ok({ ...base, direction: signed ? plus : null, side: signed ? { kind: 'settled' } : { kind: 'unsigned' } })
}

const absolute = (amount: Fen): Fen => (amount < 0n ? fen(-amount) : amount)

const NO_NUMBERS: readonly string[] = []

/** The own numbers of a line: cards first, then accounts, as text. */
export function ownNumbersOf(cells: readonly string[], binding: Binding): readonly string[] {
  if (!binding.columns.has('ownCard') && !binding.columns.has('ownAccount') && !binding.columns.has('ownGlued')) return NO_NUMBERS
  const numbers: string[] = []
  for (const meaning of ['ownCard', 'ownAccount', 'ownGlued'] as const) {
    for (const column of binding.columns.get(meaning) ?? []) {
      const number = meaning === 'ownGlued' ? splitParty(cells[column] ?? '').number : accountNumber(cells[column])
      if (number !== '' && !numbers.includes(number)) numbers.push(number)
    }
  }
  return numbers
}

function compose(source: SourceRow, cell: (meaning: Meaning) => string, rules: RowRules, at: Moment, movement: Movement): ReadRow {
  const { cells } = source
  const { binding, layout } = rules
  const optional = (meaning: Meaning): string | undefined => (binding.columns.has(meaning) ? cell(meaning) : undefined)
  const pointed = (figure: string): string => (rules.decimalComma ? withDecimalPoint(figure) : figure)
  const type = meant(cell('type'))
  const memo = memoOf(cells, binding)
  const status = meant(cell('status'))
  const kind = kindOf({ channel: layout.channel, direction: movement.direction, type, memo })
  const returned = readBalance(pointed(meant(cell('refund'))), unitOf(binding, 'refund') ?? rules.unit) ?? ZERO
  const { outcome, refunded } = readOutcome({
    status,
    told: layout.statuses.get(plain(cell('status'))) ?? null,
    success: meant(cell('success')),
    amount: movement.amount,
    refunded: movement.refunded > returned ? movement.refunded : returned,
    direction: movement.direction,
    kind,
  })
  const ownGlued = splitParty(cell('ownGlued'))
  const row: DraftRow = {
    line: source.line,
    at,
    direction: movement.direction ?? 'neutral',
    amount: movement.amount,
    reversal: false,
    balance: readBalance(pointed(meantAmount(cell('balance'))), unitOf(binding, 'balance') ?? rules.unit),
    balanceProof: 'none',
    expectedBalance: null,
    currency: layout.currencyByPair ? coinPaidWith(cell('currency'), layout) : currencyOf(cell('currency'), marked(movement.currency, rules.currency)),
    outcome,
    kind,
    refunded,
    ownNumbers: ownNumbersOf(cells, binding),
    ownName: meant(cell('ownName')) || ownGlued.name || null,
    ownDocument: accountNumber(cell('ownDocument')) || null,
    counterparty: readCounterparty({
      name: optional('counterpartyName'),
      number: optional('counterpartyNumber'),
      otherNumber: optional('counterpartyNumberMore'),
      glued: optional('counterpartyGlued'),
      document: optional('counterpartyDocument'),
      bank: optional('counterpartyBank'),
    }),
    memo,
    merchant: meant(cell('merchant')),
    channel: meant(cell('channel')),
    typeText: type,
    statusText: status || meant(cell('success')),
    cash: isCash(meant(cell('cash')), layout.channel, [type, memo]),
    serial: accountNumber(cell('serial')) || null,
    orderNumber: accountNumber(cell('order')) || null,
    cells,
  }
  return { row, side: movement.side }
}

/** A dollar sign alone names no country: what is known of the table says which, and otherwise its rows must not be added to yuan. */
const marked = (mark: string | null, ofTable: string): string => (mark === null ? ofTable : mark !== '$' ? mark : ofTable === 'CNY' ? 'XXX' : ofTable)

const unitOf = (binding: Binding, meaning: Meaning): AmountUnit | null => binding.unitOf.get(binding.columns.get(meaning)?.[0] ?? -1) ?? null

/**
 * The coin that a trade of a pair such as BTC/USDT is paid in. Eight decimals of a coin are more than the two of
 * money, so its amounts are kept in millionths (`µUSDT`), exactly, and never stand among yuan.
 */
function coinPaidWith(pair: string, layout: Layout): string {
  const coin = /[/_-]\s*([A-Za-z0-9]{2,10})$/u.exec(meant(pair).normalize('NFKC'))?.[1]
  if (coin === undefined) return 'XXX'
  return layout.unit === 'millionth' ? `\u00b5${coin.toUpperCase()}` : coin.toUpperCase()
}

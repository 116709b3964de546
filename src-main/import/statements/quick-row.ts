import { ok, type Result } from '../../contract/result.ts'
import type { CounterpartyText } from '../../domain/ledger/transaction.ts'
import type { Moment } from '../../domain/values/day.ts'
import { fen } from '../../domain/values/money.ts'
import type { SourceRow } from '../table.ts'
import { lineText } from '../tables/line-text.ts'
import { accountNumber, readCounterparty } from './account-numbers.ts'
import type { Meaning } from './columns.ts'
import type { Binding } from './header.ts'
import { tellingWords } from './kind.ts'
import { memoOf } from './memo.ts'
import { plainFen, plainMoment } from './plain-cells.ts'
import { QuickRow } from './quick-row-fields.ts'
import { RememberedCells } from './remembered-cells.ts'
import type { ReadRow, RowFault, RowRules } from './row.ts'
import { meant } from './words.ts'

/** Cells by which everything of a row is told that recurs: whose it is, its side, kind, state and currency. */
const RECURRING: readonly Meaning[] = [
  'ownCard', 'ownAccount', 'ownGlued', 'ownName', 'ownDocument', 'direction', 'fundState', 'currency', 'cash', 'success', 'status', 'type', 'channel', 'counterpartyBank',
]

/** What the amounts of a row say of its side, beside the cells that recur. */
const SIDE = { unsigned: 0, minus: 1, in: 2, out: 3, neutral: 4 } as const

type Read = Result<ReadRow, RowFault>

/**
 * Reads the rows of one table. What recurs in row after row is read once and remembered by its cells; day, amounts and
 * numbers are read quickly where they are written as nearly all are. Every other row is read in full, so that both ways
 * give the same (test/import/statements/quick-row.test.ts).
 */
export class QuickReader {
  private readonly rules: RowRules
  private readonly readInFull: (source: SourceRow) => Read
  private readonly isQuick: boolean
  private readonly remembered: RememberedCells
  private readonly columns: ReturnType<typeof columnsOf>
  /** Of the row being read; more would be garbage for each of a million. */
  private amount = 0
  private side = 0

  constructor(rules: RowRules, readInFull: (source: SourceRow) => Read) {
    const { binding, layout } = rules
    this.rules = rules
    this.readInFull = readInFull
    this.columns = columnsOf(binding)
    this.isQuick = !rules.decimalComma && !rules.signsUnclear && !layout.currencyByPair && isInYuan(rules)
    this.remembered = new RememberedCells(RECURRING.flatMap((meaning) => [...(binding.columns.get(meaning) ?? [])]), this.columns.counterpartyBank)
  }

  read(source: SourceRow): Read {
    return (this.isQuick ? this.quickly(source) : null) ?? this.readInFull(source)
  }

  /** Null where something of the row is written in an unusual way. */
  private quickly(source: SourceRow): Read | null {
    const { cells } = source
    const { columns, rules } = this
    if ((rules.cellsMayShift && cells.length > rules.width) || textAt(cells, columns.noAnswer) !== '' || textAt(cells, columns.refund) !== '') return null
    const at = this.momentOf(cells)
    if (at === null || !this.readMovement(cells)) return null
    const written = textAt(cells, columns.balance)
    const balance = written === '' ? 0 : plainFen(written)
    if (Number.isNaN(balance)) return null
    const memo = memoText(cells, columns.memo, rules.binding)
    const words = tellingWords(memo)
    const slot = this.remembered.find(cells, this.side, words)
    const known = this.remembered.at(slot)
    if (known === null) {
      const read = this.readInFull(source)
      if (read.ok) this.remembered.keep(slot, cells, this.side, words, read.value)
      return read
    }
    const row = new QuickRow(known.recurring, source.line, at, fen(BigInt(this.amount)), written === '' ? null : fen(BigInt(balance)), this.counterpartyOf(cells, known.recurring.counterpartyBank), memo, meant(textAt(cells, columns.merchant)), accountNumber(textAt(cells, columns.serial)) || null, accountNumber(textAt(cells, columns.order)) || null, cells, lineText(source))
    return ok({ row, side: known.side })
  }

  private momentOf(cells: readonly string[]): Moment | null {
    const { columns } = this
    // A cell that is filled and means nothing (`--`) is no plain moment: such a row is read in full.
    const paid = textAt(cells, columns.datePaid)
    const date = paid === '' ? textAt(cells, columns.date) : paid
    return plainMoment(date === '' ? textAt(cells, columns.dateCreated) : date, textAt(cells, columns.time))
  }

  /** Reads the amount and what it says of the side; false where it is not plain. */
  private readMovement(cells: readonly string[]): boolean {
    const { columns } = this
    if (this.rules.binding.mode === 'two-columns') return this.readTwoColumns(textAt(cells, columns.amountIn), textAt(cells, columns.amountOut))
    const written = textAt(cells, columns.amount)
    const amount = plainFen(written)
    const isMinus = written.charCodeAt(0) === 0x2d
    this.amount = Math.abs(amount)
    this.side = isMinus ? SIDE.minus : SIDE.unsigned
    // Beside a direction a minus turns the entry around, which only the whole table can tell.
    return !Number.isNaN(amount) && !(isMinus && this.rules.binding.mode === 'direction-column')
  }

  private readTwoColumns(into: string, out: string): boolean {
    if (into === '' && out === '') return false
    const [inAmount, outAmount] = [into === '' ? 0 : plainFen(into), out === '' ? 0 : plainFen(out)]
    // Neither a minus nor two amounts in one row, nor what is no figure.
    if (!(inAmount >= 0 && outAmount >= 0) || (inAmount > 0 && outAmount > 0) || into.charCodeAt(0) === 0x2d || out.charCodeAt(0) === 0x2d) return false
    this.amount = inAmount + outAmount
    this.side = inAmount > 0 ? SIDE.in : outAmount > 0 ? SIDE.out : out === '' ? SIDE.in : into === '' ? SIDE.out : SIDE.neutral
    return true
  }

  private counterpartyOf(cells: readonly string[], bank: string): CounterpartyText {
    const { columns } = this
    const name = meant(textAt(cells, columns.counterpartyName))
    const number = accountNumber(textAt(cells, columns.counterpartyNumber)) || accountNumber(textAt(cells, columns.counterpartyNumberMore))
    const glued = textAt(cells, columns.counterpartyGlued)
    const document = textAt(cells, columns.counterpartyDocument)
    // A name or number in brackets belongs to what stands before it.
    if (glued !== '' || hasBracket(name) || hasBracket(number)) return readCounterparty({ name, number, otherNumber: undefined, glued: columns.counterpartyGlued < 0 ? undefined : glued, document, bank })
    return { name, number, document: accountNumber(document), bank }
  }
}

const textAt = (cells: readonly string[], column: number): string => (column < 0 ? '' : (cells[column] ?? ''))

const hasBracket = (text: string): boolean => text.includes('(') || text.includes('（')

/** First column of each meaning that is read by itself; -1 where the table has none. */
function columnsOf(binding: Binding) {
  const first = (meaning: Meaning): number => binding.columns.get(meaning)?.[0] ?? -1
  return {
    noAnswer: first('noAnswer'), refund: first('refund'), datePaid: first('datePaid'), date: first('date'), dateCreated: first('dateCreated'), time: first('time'),
    amount: first('amount'), amountIn: first('amountIn'), amountOut: first('amountOut'), balance: first('balance'), merchant: first('merchant'), serial: first('serial'), order: first('order'),
    counterpartyName: first('counterpartyName'), counterpartyNumber: first('counterpartyNumber'), counterpartyNumberMore: first('counterpartyNumberMore'),
    counterpartyGlued: first('counterpartyGlued'), counterpartyDocument: first('counterpartyDocument'), counterpartyBank: first('counterpartyBank'),
    memo: [...(binding.columns.get('memo') ?? []), ...(binding.columns.get('memoMore') ?? []), ...(binding.columns.get('memoNamed') ?? [])],
  }
}

/** `memoOf`, without its lists where one cell at most is filled and has no name to stand before it. */
function memoText(cells: readonly string[], columns: readonly number[], binding: Binding): string {
  let only = ''
  for (let place = 0; place < columns.length; place += 1) {
    const cell = cells[columns[place] as number]
    if (cell === undefined || cell === '') continue
    if (only !== '' || binding.columns.has('memoNamed')) return memoOf(cells, binding)
    only = cell
  }
  return meant(only)
}

/** Are all amounts in yuan? Other units move the point, which the full reading does. */
function isInYuan({ binding, unit }: RowRules): boolean {
  return (['amount', 'amountIn', 'amountOut', 'balance'] as const).every((meaning) => {
    const own = binding.unitOf.get(binding.columns.get(meaning)?.[0] ?? -1) ?? unit
    return own === null || own === 'yuan'
  })
}

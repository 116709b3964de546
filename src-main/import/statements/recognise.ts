import type { StatementRow } from '../../domain/ledger/transaction.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import type { Rejection, SourceRow, SourceTable } from '../table.ts'
import { readBalance } from './amount.ts'
import { countProofs, keptProof, proofAt, type Proof } from './balance-chain.ts'
import { accountChains } from './account-chains.ts'
import { isRead, unitAbove, type AmountUnit, type Meaning } from './columns.ts'
import { asOwnersBook, keeperOf } from './company-book.ts'
import { cardSigns } from './card-signs.ts'
import { currencyInName, currencyInTitles, currencyOf } from './currency.ts'
import { isFurniture } from './furniture.ts'
import { withDecimalPoint, writesDecimalComma } from './decimal-comma.ts'
import { bestGuess, bindColumns, findHeader, type Binding, type FoundHeader } from './header.ts'
import { LAYOUTS, UNNAMED_BANK_LAYOUT, UNNAMED_WALLET_LAYOUT, type Layout } from './layout.ts'
import type { DataLine } from './lines.ts'
import { dateOrderShown, timeDigits } from './moment.ts'
import { readPreamble, type PreambleFacts } from './preamble.ts'
import { cellAt, momentOf, readRow, type DraftRow, type RowFault, type RowRules } from './row.ts'
import { prove } from './prove-table.ts'
import { settleSides } from './settle-sides.ts'
import { isStatedSum, movesBalance } from './stated-sums.ts'
import { meant, plain } from './words.ts'

/**
 * Reads a table as a bank or wallet statement by what its columns mean; null where its header is not that of a
 * statement. Every line behind the header is a kept row, a rejected row with a reason, or furniture (totals,
 * notes, repeated headers): read = kept + rejected, and nothing vanishes.
 */
export function recogniseStatement(table: SourceTable, layouts: readonly Layout[] = LAYOUTS): RecognisedStatement | null {
  const start = startOfStatement(table, layouts)
  if (start === null) return null
  const { found, layout, preamble } = start
  const body = table.rows.slice(found.index + 1)
  const rules = rulesOf(start, table.sheet === null, {
    dateOrder: dateOrderShown(columnTexts(body, found.binding, 'date')),
    timeDigits: timeDigits(columnTexts(body, found.binding, 'time')),
    decimalComma: writesDecimalComma(body, found.binding.columns),
    sidesInPinyin: writesSidesInPinyin(columnTexts(body, found.binding, 'direction')),
    width: usualWidth(widthsOf(body), body.length),
  })
  const { lines, furniture } = readLines(body, rules, preamble.numbers[0], start.again)
  const chains = accountChains(found.binding)
  for (const line of lines) line.chain = line.kept ? chains.kept(line.row.ownNumbers[0], line.row.cells, line.row.currency) : chains.rejected(line.rejection.cells)
  const settled = settleSides(lines, layout.channel)
  const { order, proofs } = prove(settled, layout.own)
  const rows: StatementRow[] = []
  const rejected: Rejection[] = []
  for (const line of settled) {
    if (!line.kept) rejected.push(line.rejection)
    else rows.push(withProof(line.row, proofAt(proofs, line.place)))
  }
  return {
    sheet: table.sheet,
    read: rows.length + rejected.length,
    rows,
    rejected,
    furniture: [...start.furniture, ...furniture],
    order,
    balanceChecked: countProofs(proofs, 'follows', 'break'),
    ...statementFacts(start),
  }
}

/** What the lines above the rows say. */
export interface StatementStart {
  readonly found: FoundHeader
  readonly header: SourceRow
  readonly layout: Layout
  readonly preamble: PreambleFacts
  /** Unit above the table, where one is named. */
  readonly unit: AmountUnit | null
  /** Currency that a line above the table says of the account; null where none does. */
  readonly titleCurrency: string | null
  /** Lines above the table. */
  readonly furniture: readonly number[]
  /** True where the table calls itself that of a credit card and does not show which sign is spending. */
  readonly signsUnclear: boolean
  /** The columns of a header that is repeated further down, read as the first one is. */
  again(cells: readonly string[]): Binding | null
}

/** Finds the header of a statement and what stands above it; null where the table has none, and where it is a book of something else than money. */
export function startOfStatement(table: SourceTable, layouts: readonly Layout[]): StatementStart | null {
  const named = findHeader(table, layouts)
  if (named === null) return null
  const above = table.rows.slice(0, named.first)
  const body = table.rows.slice(named.index + 1)
  const keeper = keeperOf(named.binding, above, body, table.sheet)
  if (keeper === 'owner-of-something-else') return null
  const kept = (binding: Binding): Binding => (keeper === 'owner' ? asOwnersBook(binding) : binding)
  const found = { ...named, binding: kept(named.binding) }
  // A file without a header line is cited by its rows alone; its columns are named by their meanings.
  const header = table.rows[found.index] ?? { line: 0, cells: found.binding.layout?.positions?.map((meaning) => meaning ?? '') ?? [] }
  const preamble = readPreamble(above)
  const signs = cardSigns(found.binding, above, body, table.sheet)
  const layout = found.binding.layout ?? unnamedLayout(preamble)
  return {
    found, header, preamble,
    layout: signs === 'turned' ? { ...layout, signed: true, minusIsIn: true } : layout,
    signsUnclear: signs === 'unclear',
    titleCurrency: currencyInTitles(above.flatMap(({ cells }) => cells)),
    again(cells) {
      const binding = bindColumns(cells, [], layouts)
      return binding && kept(binding)
    },
    unit: unitAbove(above.flatMap(({ cells }) => cells)),
    furniture: table.rows.slice(0, Math.max(0, found.index)).map(({ line }) => line),
  }
}

/** What only all rows of a table can tell of how they are written. */
export interface WayOfWriting {
  readonly dateOrder: ReturnType<typeof dateOrderShown>
  readonly timeDigits: RowRules['moment']['timeDigits']
  readonly decimalComma: boolean
  /** Sides as J (借) and D (贷), by their sound. */
  readonly sidesInPinyin: boolean
  /** Cells of an ordinary row; zero where rows differ. */
  readonly width: number
}

export const rulesOf = ({ found, layout, preamble, unit, signsUnclear, titleCurrency }: StatementStart, cellsMayShift: boolean, written: WayOfWriting): RowRules => ({
  binding: found.binding,
  layout: written.sidesInPinyin ? { ...layout, directions: new Map([...PINYIN_SIDES, ...layout.directions]) } : layout,
  signsUnclear,
  moment: { dateOrder: layout.dateOrder ?? written.dateOrder ?? 'year-first', timeDigits: written.timeDigits },
  currency: layout.currency ?? ofColumns(found.binding) ?? currencyOf(preamble.currency ?? '', titleCurrency ?? 'CNY'),
  unit: layout.unit ?? unit,
  decimalComma: written.decimalComma,
  cellsMayShift,
  width: Math.max(found.binding.width, written.width),
})

const PINYIN_SIDES = [['j', 'out'], ['d', 'in']] as const

/** Currency that the amount columns are named after; null where they say none, or not all the same. */
function ofColumns({ columns, header }: Binding): string | null {
  const named = new Set((['amount', 'amountIn', 'amountOut'] as const).flatMap((meaning) => columns.get(meaning)?.slice(0, 1) ?? []).map((column) => currencyInName(header[column] ?? '')))
  const [only, ...more] = named
  return more.length > 0 ? null : (only ?? null)
}

/** Beside a J for 借 (jiè) a D is 贷 (dài), money in; without one it is a debit. */
export function writesSidesInPinyin(cells: Iterable<string>): boolean {
  let debit = false
  for (const cell of cells) {
    const side = plain(cell)
    if (side === 'c') return false
    if (side === 'j') debit = true
  }
  return debit
}

/** What is known of a statement before its rows. */
export const statementFacts = ({ found, header, layout, preamble }: StatementStart): Pick<RecognisedStatement, 'layout' | 'headerLine' | 'columns' | 'header' | 'channel' | 'hints'> => ({
  layout: layout.id,
  headerLine: header.line,
  columns: columnRecord(found.binding),
  header: header.cells,
  channel: layout.channel,
  hints: { ...withoutCurrency(preamble), institution: layout.institution ?? preamble.institution },
})

/** Meanings found in the row that looks most like a header, for saying why a table is no statement. */
export const explainUnknown = (table: SourceTable): readonly string[] => bestGuess(table)

const WALLETS: ReadonlySet<string> = new Set(['支付宝', '微信支付', '财付通', '京东支付'])

function unnamedLayout(preamble: PreambleFacts): Layout {
  return preamble.institution !== null && WALLETS.has(preamble.institution) ? UNNAMED_WALLET_LAYOUT : UNNAMED_BANK_LAYOUT
}

/** Cells of nine rows in ten, of how many rows have how many: a column without a name behind the last is no shift. Zero where rows differ. */
export function usualWidth(widths: ReadonlyMap<number, number>, rows: number): number {
  for (const [width, count] of widths) if (count >= 3 && count * 10 >= rows * 9) return width
  return 0
}

function widthsOf(rows: readonly SourceRow[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return counts
}

function* columnTexts(rows: readonly SourceRow[], binding: Binding, meaning: Meaning): Iterable<string> {
  const column = binding.columns.get(meaning)?.[0]
  if (column === undefined) return
  for (const { cells } of rows) yield cells[column] ?? ''
}

interface ReadLines {
  readonly lines: readonly DataLine<DraftRow>[]
  readonly furniture: readonly number[]
}

/**
 * Reads the lines behind the header. Statements of several accounts may stand one below the other, each under
 * its own head: `number` is the account of the lines that follow, once a head names another than the first.
 */
function readLines(body: readonly SourceRow[], first: RowRules, firstNumber: string | undefined, again: StatementStart['again']): ReadLines {
  const lines: DataLine<DraftRow>[] = []
  const furniture: number[] = []
  let rules = first
  let number = firstNumber
  let severalAccounts = false
  let before: ReturnType<typeof balanceOf> = null
  for (const source of body) {
    const read = readRow(source, rules)
    if (read.ok && isSumOf(source.cells, rules.binding, read.value.row, before)) {
      furniture.push(source.line)
      continue
    }
    if (read.ok) {
      before = read.value.row.balance
      const { row, side } = read.value
      if (severalAccounts && number !== undefined && row.ownNumbers.length === 0) row.ownNumbers = [number]
      lines.push({ kept: true, place: lines.length, row, side, chain: '' })
      continue
    }
    if (isFurnitureLine(source.cells, rules, read.error)) {
      furniture.push(source.line)
      const repeated = again(source.cells)
      if (repeated) rules = { ...rules, binding: repeated, width: Math.max(repeated.width, rules.width) }
      const named = repeated ? undefined : readPreamble([source]).numbers[0]
      if (named !== undefined && named !== number) severalAccounts = true
      number = named ?? number
      continue
    }
    const rejection = { line: source.line, code: read.error.code, value: read.error.value, cells: source.cells }
    const balance = balanceOf(source, rules)
    before = balance ?? before
    lines.push({ kept: false, place: lines.length, rejection, balance, chain: '' })
  }
  if (severalAccounts && firstNumber !== undefined) {
    for (const line of lines) if (line.kept && line.row.ownNumbers.length === 0) line.row.ownNumbers = [firstNumber]
  }
  return { lines, furniture }
}

/**
 * Is a line that reads like a transaction a sum that says so, such as 本月合计 under the date of the last day? One whose
 * balance moves by its amount is a transaction, whatever it is called.
 */
export const isSumOf = (cells: readonly string[], binding: Binding, row: Pick<DraftRow, 'amount' | 'balance'>, before: ReturnType<typeof balanceOf>): boolean =>
  isStatedSum(cells, binding) && !movesBalance(before, row.amount, row.balance)

/**
 * Is a line that is no row no data at all? A stated sum is, unless a day stands there that cannot be read: then nobody knows
 * what it was. Else only a line without a readable date, and never an answer that there is nothing.
 */
export const isFurnitureLine = (cells: readonly string[], rules: RowRules, fault: RowFault): boolean =>
  fault.code !== 'no-data-answer' && (isStatedSum(cells, rules.binding) && !(fault.code === 'date-unreadable' && /\d/u.test(fault.value)) || !momentOf((meaning) => cellAt(cells, rules.binding, meaning), rules).ok && isFurniture(cells, rules.binding))

export function balanceOf(source: SourceRow, { binding, unit, decimalComma }: RowRules): ReturnType<typeof readBalance> {
  const column = binding.columns.get('balance')?.[0] ?? -1
  const text = meant(source.cells[column])
  return readBalance(decimalComma ? withDecimalPoint(text) : text, binding.unitOf.get(column) ?? unit)
}

/** Finishes the draft in place: a copy of every row of a big file would double its memory. */
export function withProof(row: DraftRow, proof: Proof): StatementRow {
  const kept = keptProof(proof)
  row.balanceProof = kept.proof
  row.expectedBalance = kept.expected
  return row
}

function withoutCurrency({ numbers, holderName, holderDocument, institution }: PreambleFacts): RecognisedStatement['hints'] {
  return { numbers, holderName, holderDocument, institution }
}

/** `memo`, `memoMore`, `memoMore.2` … -> cell index, for showing how the table was read. */
function columnRecord(binding: Binding): Readonly<Record<string, number>> {
  const record: Record<string, number> = {}
  for (const [meaning, columns] of binding.columns) {
    if (!isRead(meaning)) continue
    columns.forEach((column, place) => {
      record[place === 0 ? meaning : `${meaning}.${place + 1}`] = column
    })
  }
  return record
}

import type { StatementRow } from '../../domain/ledger/transaction.ts'
import { canBeKept } from '../../domain/values/money.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import type { Rejection, SourceRow, SourceTable } from '../table.ts'
import { accountNumber } from './account-numbers.ts'
import { readBalance } from './amount.ts'
import { countFollowing, proveBalances, type Proof } from './balance-chain.ts'
import { isRead, unitAbove, type Meaning } from './columns.ts'
import { currencyOf } from './currency.ts'
import { isFurniture } from './furniture.ts'
import { withDecimalPoint, writesDecimalComma } from './decimal-comma.ts'
import { bestGuess, bindColumns, findHeader, type Binding } from './header.ts'
import { LAYOUTS, UNNAMED_BANK_LAYOUT, UNNAMED_WALLET_LAYOUT, type Layout } from './layout.ts'
import type { DataLine } from './lines.ts'
import { dateOrderShown, timeDigits } from './moment.ts'
import { readPreamble, type PreambleFacts } from './preamble.ts'
import { cellAt, momentOf, ownNumbersOf, readRow, type DraftRow, type RowRules } from './row.ts'
import { inFileOrder, inTimeOrder, withDaysTurned, isJumbled, orderByDates, slopeOf, type FileOrder } from './row-order.ts'
import { settleSides } from './settle-sides.ts'
import { meant } from './words.ts'

/**
 * Reads a table as a bank or wallet statement by what its columns mean; null where its header is not that of a
 * statement. Every line behind the header is a kept row, a rejected row with a reason, or furniture (totals,
 * notes, repeated headers): read = kept + rejected, and nothing vanishes.
 */
export function recogniseStatement(table: SourceTable, layouts: readonly Layout[] = LAYOUTS): RecognisedStatement | null {
  const found = findHeader(table, layouts)
  if (found === null) return null
  // A file without a header line is cited by its rows alone; its columns are named by their meanings.
  const header = table.rows[found.index] ?? { line: 0, cells: found.binding.layout?.positions?.map((meaning) => meaning ?? '') ?? [] }
  const above = table.rows.slice(0, found.first)
  const preamble = readPreamble(above)
  const layout = found.binding.layout ?? unnamedLayout(preamble)
  const body = table.rows.slice(found.index + 1)
  const rules: RowRules = {
    binding: found.binding,
    layout,
    moment: {
      dateOrder: layout.dateOrder ?? dateOrderShown(columnTexts(body, found.binding, 'date')) ?? 'year-first',
      timeDigits: timeDigits(columnTexts(body, found.binding, 'time')),
    },
    currency: layout.currency ?? currencyOf(preamble.currency ?? '', 'CNY'),
    unit: layout.unit ?? unitAbove(above.flatMap(({ cells }) => cells)),
    decimalComma: writesDecimalComma(body, found.binding.columns),
    cellsMayShift: table.sheet === null,
    width: Math.max(found.binding.width, usualWidth(body)),
  }
  const { lines, furniture } = readLines(body, rules, preamble.numbers[0], layouts)
  const settled = settleSides(withChains(lines, found.binding), layout.channel)
  const { order, proofs } = prove(settled, layout.own)
  const rows: StatementRow[] = []
  const rejected: Rejection[] = []
  for (const line of settled) {
    if (!line.kept) rejected.push(line.rejection)
    else rows.push(withProof(line.row, proofs.get(line.row)))
  }
  return {
    sheet: table.sheet,
    layout: layout.id,
    headerLine: header.line,
    columns: columnRecord(found.binding),
    header: header.cells,
    read: rows.length + rejected.length,
    rows,
    rejected,
    furniture: [...table.rows.slice(0, Math.max(0, found.index)).map(({ line }) => line), ...furniture],
    channel: layout.channel,
    order,
    hints: { ...withoutCurrency(preamble), institution: layout.institution ?? preamble.institution },
    balanceChecked: countChecked(proofs),
  }
}

function countChecked(proofs: Proven['proofs']): number {
  let count = 0
  for (const { proof } of proofs.values()) if (proof === 'follows' || proof === 'break') count += 1
  return count
}

/** Meanings found in the row that looks most like a header, for saying why a table is no statement. */
export const explainUnknown = (table: SourceTable): readonly string[] => bestGuess(table)

const WALLETS: ReadonlySet<string> = new Set(['支付宝', '微信支付', '财付通', '京东支付'])

function unnamedLayout(preamble: PreambleFacts): Layout {
  return preamble.institution !== null && WALLETS.has(preamble.institution) ? UNNAMED_WALLET_LAYOUT : UNNAMED_BANK_LAYOUT
}

/** Cells of nine rows in ten: a column without a name behind the last is no shift. Zero where rows differ. */
function usualWidth(rows: readonly SourceRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  for (const [width, count] of counts) if (count >= 3 && count * 10 >= rows.length * 9) return width
  return 0
}

function* columnTexts(rows: readonly SourceRow[], binding: Binding, meaning: Meaning): Iterable<string> {
  const column = binding.columns.get(meaning)?.[0]
  if (column === undefined) return
  for (const { cells } of rows) yield cells[column] ?? ''
}

interface ReadLines {
  readonly lines: readonly DataLine[]
  readonly furniture: readonly number[]
}

/**
 * Reads the lines behind the header. Statements of several accounts may stand one below the other, each under
 * its own head: `number` is the account of the lines that follow, once a head names another than the first.
 */
function readLines(body: readonly SourceRow[], first: RowRules, firstNumber: string | undefined, layouts: readonly Layout[]): ReadLines {
  const lines: DataLine[] = []
  const furniture: number[] = []
  let rules = first
  let number = firstNumber
  let severalAccounts = false
  for (const source of body) {
    const read = readRow(source, rules)
    if (read.ok) {
      const { row, side } = read.value
      if (severalAccounts && number !== undefined && row.ownNumbers.length === 0) row.ownNumbers = [number]
      lines.push({ kept: true, row, side, chain: '' })
      continue
    }
    const dated = momentOf((meaning) => cellAt(source.cells, rules.binding, meaning), rules).ok
    if (!dated && read.error.code !== 'no-data-answer' && isFurniture(source.cells, rules.binding)) {
      furniture.push(source.line)
      const again = bindColumns(source.cells, [], layouts)
      if (again) rules = { ...rules, binding: again, width: Math.max(again.width, rules.width) }
      const named = again ? undefined : readPreamble([source]).numbers[0]
      if (named !== undefined && named !== number) severalAccounts = true
      number = named ?? number
      continue
    }
    const rejection = { line: source.line, code: read.error.code, value: read.error.value, cells: source.cells }
    lines.push({ kept: false, rejection, balance: balanceOf(source, rules), chain: '' })
  }
  if (severalAccounts && firstNumber !== undefined) {
    for (const line of lines) if (line.kept && line.row.ownNumbers.length === 0) line.row.ownNumbers = [firstNumber]
  }
  return { lines, furniture }
}

function balanceOf(source: SourceRow, { binding, unit, decimalComma }: RowRules): ReturnType<typeof readBalance> {
  const column = binding.columns.get('balance')?.[0] ?? -1
  const text = meant(source.cells[column])
  return readBalance(decimalComma ? withDecimalPoint(text) : text, binding.unitOf.get(column) ?? unit)
}

/**
 * Ties lines to the account whose balance they show: by account number, because the cards of one account share
 * its balance; by card where the line names no account. A rejected line that names neither stays with the line before it.
 */
function withChains(lines: readonly DataLine[], binding: Binding): readonly DataLine[] {
  const accountOfCard = new Map<string, string>()
  const accountColumn = binding.columns.get('ownAccount')?.[0]
  let before = ''
  for (const line of lines) {
    const cells = line.kept ? line.row.cells : line.rejection.cells
    const card = line.kept ? line.row.ownNumbers[0] : ownNumbersOf(cells, binding)[0]
    const account = accountColumn === undefined ? undefined : accountNumber(cells[accountColumn]) || undefined
    if (account !== undefined && card !== undefined && !accountOfCard.has(card)) accountOfCard.set(card, account)
    const own = account ?? (card === undefined ? undefined : (accountOfCard.get(card) ?? card))
    if (line.kept) before = `${own ?? ''} ${line.row.currency}`
    else if (own !== undefined) before = `${own} ${before.split(' ')[1] ?? 'CNY'}`
    line.chain = before
  }
  return lines
}

interface Proven {
  readonly order: FileOrder
  readonly proofs: ReadonlyMap<StatementRow, Proof>
}

/**
 * Finds the order of the file by its dates (by its balances where all dates are equal) and ties the balances.
 * A file in no order of time is sorted first where that makes more balances follow.
 */
function prove(lines: readonly DataLine[], own: boolean): Proven {
  // Who names the sides himself wants to see whether the balances agree; taken for a debt, they agree with the opposite as well.
  const proofsOf = own ? (each: readonly DataLine[]) => proveBalances(each, 1) : proveEitherSense
  const proveIn = (each: readonly DataLine[], order: FileOrder): Proven => ({ order, proofs: proofsOf(inFileOrder(each, order)) })
  const slope = slopeOf(lines)
  const dated = orderByDates(slope)
  let best = dated === null ? better(proveIn(lines, 'oldest-first'), proveIn(lines, 'newest-first')) : proveIn(lines, dated)
  if (tiesOut(lines, best.proofs)) return best
  if (dated !== null && best.proofs.size > 0) best = better(best, { order: best.order, proofs: proofsOf(withDaysTurned(lines, best.order)) })
  if (isJumbled(slope)) best = better(best, { order: best.order, proofs: proofsOf(inTimeOrder(lines, best.order)) })
  return best
}

/** Every balance follows the one before but the first of each account: no other order can make more of them follow. */
function tiesOut(lines: readonly DataLine[], proofs: Proven['proofs']): boolean {
  const started = new Set<string>()
  for (const line of lines) {
    if (!line.kept || line.row.balance === null) continue
    const proof = proofs.get(line.row)?.proof
    if (proof === 'follows') continue
    if (proof !== 'first' || started.has(line.chain)) return false
    started.add(line.chain)
  }
  return true
}

const better = (first: Proven, second: Proven): Proven => (countFollowing(second.proofs) > countFollowing(first.proofs) ? second : first)

/** A balance that shows a debt falls with money in; told by nothing else than that it follows so, and never the usual way. */
function proveEitherSense(lines: readonly DataLine[]): Proven['proofs'] {
  const usual = proveBalances(lines, 1)
  if (countFollowing(usual) > 0) return usual
  const debt = proveBalances(lines, -1)
  return countFollowing(debt) >= 2 ? debt : usual
}

/** Finishes the draft in place: a copy of every row of a big file would double its memory. */
function withProof(row: DraftRow, proof: Proof | undefined): StatementRow {
  // Over many rows a sum may leave what can be kept, although each of them is within it.
  const kept = proof === undefined || proof.expected === null || canBeKept(proof.expected) ? proof : undefined
  row.balanceProof = kept?.proof ?? 'none'
  row.expectedBalance = kept?.expected ?? null
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

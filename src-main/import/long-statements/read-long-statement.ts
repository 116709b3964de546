import type { StatementRow } from '../../domain/ledger/transaction.ts'
import { ownerSurvey, type RowFacts } from '../arriving-file.ts'
import type { Content } from '../content.ts'
import { imported } from '../parsed.ts'
import type { ParsedFile } from '../parsed-file.ts'
import { parseExchange } from '../exchange-formats/parse-exchange.ts'
import { accountChains } from '../statements/account-chains.ts'
import { countProofs, proofAt } from '../statements/balance-chain.ts'
import type { Layouts } from '../layouts.ts'
import type { DataLine } from '../statements/lines.ts'
import { dateOrderShown, timeDigits } from '../statements/moment.ts'
import { readPreamble } from '../statements/preamble.ts'
import { prove, type Proven } from '../statements/prove-table.ts'
import { balanceOf, isFurnitureLine, isSumOf, rulesOf, startOfStatement, statementFacts, usualWidth, withProof, writesSidesInPinyin, type StatementStart, type WayOfWriting } from '../statements/recognise.ts'
import { readRow, type DraftRow, type RowRules } from '../statements/row.ts'
import { settleSides } from '../statements/settle-sides.ts'
import type { Meaning } from '../statements/columns.ts'
import { mayHoldDecimalComma } from '../statements/decimal-comma.ts'
import { besideEachOther } from '../side-by-side.ts'
import { mayBeHeader, tableParts } from '../table-parts.ts'
import type { Rejection, SourceRow } from '../table.ts'
import { lightLines, type LightLines } from './light-lines.ts'
import { PIECE, possibleEncodings, type LongEncoding } from './long-text.ts'
import { ownText } from './own-text.ts'
import { longRows } from './long-rows.ts'
import { repeatedSerials } from './repeated-serials.ts'

/** Files from here on are read in pieces, twice; smaller ones at once, which is faster. */
export const LONG = 16 * 1024 * 1024

/** A long statement: everything but its rows, and its rows piece by piece. */
export interface LongStatement {
  readonly file: ParsedFile
  readonly facts: RowFacts
  rows(): AsyncGenerator<LongPiece>
}

export interface LongPiece {
  readonly rows: readonly StatementRow[]
  /** Rows of this piece that stand in the table before, cell by cell: index in the table -> index of the first. */
  readonly repeats: ReadonlyMap<number, number>
}

/** More of them than this are no statement with faults but another kind of table. */
const MOST_REJECTED = 20_000

/**
 * Reads a long delimited statement without ever holding it whole: once to learn what only all rows can tell (sides,
 * order, proof of the balances), and once more, piece by piece, for the rows. Null for everything unusual (several
 * tables, repeated headers, decimal commas, sides that nothing settles), which the reader of whole texts sees to, with
 * as much memory as that takes. What both read is the same (test/import/long-statements).
 */
export async function readLongStatement(content: Content, layouts: Layouts, mustFill: boolean, size = PIECE): Promise<LongStatement | null> {
  for (const encoding of await possibleEncodings(content)) {
    try {
      return await readIn(content, encoding, layouts, mustFill, size)
    } catch (error) {
      // A byte that is not valid in this encoding; the next one is tried.
      if (!(error instanceof TypeError)) throw error
    }
  }
  return null
}

async function readIn(content: Content, encoding: LongEncoding, layouts: Layouts, mustFill: boolean, size: number): Promise<LongStatement | null> {
  let survey: Survey | null = null
  for await (const piece of longRows(content, encoding, size)) {
    if (piece === null) return null
    if (survey === null) {
      if (parseExchange(piece.text, encoding) !== null) return null
      survey = surveyOf(piece.rows, content.size / (piece.bytesARow || 1), layouts)
      if (survey === null) return null
    }
    for (const row of piece.rows) if (!survey.take(row)) return null
  }
  const known = survey?.settle(mustFill) ?? null
  if (survey === null || known === null) return null
  const { start, rules } = survey
  const { read, rejected, lines, proven, facts, repeated } = known
  const statement = {
    sheet: null, read, rows: [], rejected, furniture: known.furniture, order: proven.order, balanceChecked: countProofs(proven.proofs, 'follows', 'break'), ...statementFacts(start),
  }
  const file = imported('bank-statement', { format: `${start.layout.id}-csv`, mediaType: 'text/csv' }, { encoding, statements: [statement] })
  return { file, facts, rows: () => rowsAgain(longRows(content, encoding, size), start, rules, lines, proven, repeated) }
}

interface Settled {
  readonly read: number
  readonly rejected: readonly Rejection[]
  readonly furniture: readonly number[]
  readonly lines: Pick<LightLines, 'at' | 'count'>
  readonly proven: Proven
  readonly facts: RowFacts
  readonly repeated: (serial: string) => boolean
}

interface Survey {
  readonly start: StatementStart
  readonly rules: RowRules
  /** False where the row is none that is read piece by piece. */
  take(row: SourceRow): boolean
  settle(mustFill: boolean): Settled | null
}

function surveyOf(first: readonly SourceRow[], expected: number, layouts: Layouts): Survey | null {
  const table = { sheet: null, rows: first }
  if (tableParts(table, layouts).length !== 1 || besideEachOther(table, layouts).length !== 1) return null
  const start = startOfStatement(table, layouts.statements)
  if (start === null || start.found.index < 0) return null
  const { found: { binding, index }, layout, furniture: aboveTable, again } = start
  const writing = writingSurvey(start)
  for (const row of first.slice(index + 1)) if (!writing.take(row.cells)) return null
  const assumed = writing.result()
  const rules = rulesOf(start, true, assumed)
  const chains = accountChains(binding)
  const light = lightLines(Math.ceil(expected * 1.05))
  const serials = repeatedSerials(Math.ceil(expected * 1.05))
  const owners = ownerSurvey(ownText)
  const rejected: Rejection[] = []
  const furniture: number[] = []
  const least = Math.max(2, Math.ceil(start.header.cells.filter((cell) => cell !== '').length / 2))
  let above = index + 1
  let behind = 0
  let filled = 0
  let kept = 0
  let before: ReturnType<typeof balanceOf> = null

  function take(source: SourceRow): boolean {
    if (above > 0) {
      above -= 1
      return true
    }
    const { cells } = source
    behind += 1
    // How the first piece is written was asked before, for the rules.
    if (mayBeHeader(cells) || (behind > first.length - index - 1 && !writing.take(cells))) return false
    if (cells.length >= least) filled += 1
    const row = { line: source.line, cells }
    const read = readRow(row, rules)
    if (read.ok && isSumOf(cells, binding, read.value.row, before)) {
      furniture.push(source.line)
      return true
    }
    if (read.ok) {
      before = read.value.row.balance
      const { ownNumbers, currency, serial } = read.value.row
      light.addKept(read.value, chains.kept(ownNumbers[0], cells, currency))
      if (serial !== null) serials.add(serial)
      owners.take(read.value.row)
      kept += 1
      return true
    }
    if (isFurnitureLine(cells, rules, read.error)) {
      furniture.push(source.line)
      return !again(cells) && readPreamble([row]).numbers[0] === undefined
    }
    const rejection = { line: source.line, code: read.error.code, value: ownText(read.error.value), cells: cells.map(ownText) }
    rejected.push(rejection)
    const balance = balanceOf(row, rules)
    before = balance ?? before
    light.addRejected(rejection, balance, chains.rejected(cells))
    return rejected.length <= MOST_REJECTED
  }

  function settle(mustFill: boolean): Settled | null {
    if (!isSame(assumed, writing.result()) || (mustFill && filled * 10 < behind * 6)) return null
    const lines = settleSides(light.lines(), layout.channel)
    // A side that nothing settles takes its row with it, whose cells are not at hand here.
    if (lines.filter((line) => !line.kept).length !== rejected.length) return null
    return {
      read: kept + rejected.length, rejected, lines: light, furniture: [...aboveTable, ...furniture],
      proven: prove(lines, layout.own),
      facts: { count: kept, owners: owners.list(), days: owners.days(), repeats: new Map() },
      repeated: serials.repeated(),
    }
  }
  return { start, rules, take, settle }
}

const isSame = (one: WayOfWriting, other: WayOfWriting): boolean => one.dateOrder === other.dateOrder && one.timeDigits === other.timeDigits && one.width === other.width

/** How the cells are written, row by row; see {@link WayOfWriting}. */
function writingSurvey({ found: { binding } }: StatementStart): { take(cells: readonly string[]): boolean; result(): WayOfWriting } {
  const column = (meaning: Meaning): number => binding.columns.get(meaning)?.[0] ?? -1
  const [date, time, side] = [column('date'), column('time'), column('direction')]
  const widths = new Map<number, number>()
  const orders = { 'day-first': false, 'month-first': false }
  let digits: WayOfWriting['timeDigits'] = 'HHMM'
  let rows = 0
  return {
    take(cells) {
      rows += 1
      widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
      const order = date < 0 ? null : dateOrderShown([cells[date] ?? ''])
      if (order !== null) orders[order] = true
      if (time >= 0 && digits === 'HHMM') digits = timeDigits([cells[time] ?? ''])
      return !mayHoldDecimalComma(cells, binding.columns) && !(side >= 0 && writesSidesInPinyin([cells[side] ?? '']))
    },
    result() {
      return {
        dateOrder: orders['day-first'] === orders['month-first'] ? null : orders['day-first'] ? 'day-first' : 'month-first',
        timeDigits: digits, decimalComma: false, sidesInPinyin: false, width: usualWidth(widths, rows),
      }
    },
  }
}

/** The rows once more, each with what the whole table said of it. */
async function* rowsAgain(pieces: ReturnType<typeof longRows>, start: StatementStart, rules: RowRules, lines: Settled['lines'], proven: Proven, repeated: (serial: string) => boolean): AsyncGenerator<LongPiece> {
  let above = start.found.index + 1
  let place = 0
  let index = 0
  const firstOf = new Map<string, number>()
  for await (const piece of pieces) {
    if (piece === null) throw new Error('a long statement changed while it was read')
    const rows: StatementRow[] = []
    const repeats = new Map<number, number>()
    for (const source of piece.rows) {
      if (above > 0) {
        above -= 1
        continue
      }
      const line = lines.at(place)
      // Furniture has no place among the lines.
      if (line === undefined || source.line !== (line.kept ? line.row.line : line.rejection.line)) continue
      place += 1
      if (!line.kept) continue
      const read = readRow({ line: source.line, cells: source.cells }, rules)
      if (!read.ok) throw new Error('a row was read once and not again')
      const row = told(read.value.row, line, proven)
      if (row.serial !== null && repeated(row.serial)) {
        const key = ownText(row.cells.join('\u0000'))
        const earlier = firstOf.get(key)
        if (earlier === undefined) firstOf.set(key, index)
        else repeats.set(index, earlier)
      }
      rows.push(row)
      index += 1
    }
    yield { rows, repeats }
  }
  if (place !== lines.count()) throw new Error('a long statement changed while it was read')
}

function told(row: DraftRow, line: Extract<DataLine, { kept: true }>, { proofs }: Proven): StatementRow {
  row.direction = line.row.direction
  row.reversal = line.row.reversal
  row.kind = line.row.kind
  return withProof(row, proofAt(proofs, line.place))
}

import { releaseMemory } from '../../files/release-memory.ts'
import { ownerSurvey, type RowFacts } from '../arriving-file.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import { accountChains } from '../statements/account-chains.ts'
import { countProofs } from '../statements/balance-chain.ts'
import type { Layouts } from '../layouts.ts'
import type { DataLine } from '../statements/lines.ts'
import { dateOrderShown, timeDigits } from '../statements/moment.ts'
import { readPreamble } from '../statements/preamble.ts'
import { prove, type Proven } from '../statements/prove-table.ts'
import { balanceOf, isFurnitureLine, isSumOf, rulesOf, startOfStatement, statementFacts, usualWidth, writesSidesInPinyin, type StatementStart, type WayOfWriting } from '../statements/recognise.ts'
import { readRow, type DraftRow, type RowRules } from '../statements/row.ts'
import { settleSides } from '../statements/settle-sides.ts'
import type { Meaning } from '../statements/columns.ts'
import { mayHoldDecimalComma } from '../statements/decimal-comma.ts'
import { besideEachOther } from '../side-by-side.ts'
import { mayBeHeader, tableParts } from '../table-parts.ts'
import type { Rejection, SourceRow } from '../table.ts'
import { lightLines, type LightLines } from './light-lines.ts'
import { ownText } from './own-text.ts'

/** More of them than this are no statement with faults but another kind of table. */
const MOST_REJECTED = 20_000

/** What is true of a long statement once all its lines were seen. */
export interface Settled {
  /** Everything but the rows. */
  readonly statement: RecognisedStatement
  readonly lines: Pick<LightLines, 'at' | 'count'>
  readonly proven: Proven
  readonly facts: RowFacts
}

/** Looks at every line of a long statement once, for what only all of them can tell. */
export interface Survey {
  readonly start: StatementStart
  readonly rules: RowRules
  /** False where the row is none that is read piece by piece. */
  take(row: SourceRow): boolean
  /** Null where the statement is none that is read piece by piece. `proven` = what `prove` says of its lines, where whoever heard them knows it and all their sides are settled. */
  settle(mustFill: boolean, proven?: Proven | null): Settled | null
}

/** A statement before anything is known of its rows. */
export const unsettled = (start: StatementStart): RecognisedStatement => ({ sheet: null, read: 0, rows: [], rejected: [], furniture: [], order: 'oldest-first', balanceChecked: 0, ...statementFacts(start) })

/** Begins with the first rows of a long text; null where they are no statement that is read piece by piece. `hear` is told of every data line with its row, as it is read. */
export function surveyOf(first: readonly SourceRow[], expected: number, layouts: Layouts, hear: (line: DataLine<DraftRow>) => void): Survey | null {
  const table = { sheet: null, rows: first }
  if (tableParts(table, layouts).length !== 1 || besideEachOther(table, layouts).length !== 1) return null
  const begins = startOfStatement(table, layouts.statements)
  if (begins === null || begins.found.index < 0) return null
  const start: StatementStart = begins
  const { found: { binding, index }, layout, furniture: aboveTable, again } = start
  const writing = writingSurvey(start)
  for (const row of first.slice(index + 1)) if (!writing.take(row.cells)) return null
  const assumed = writing.result()
  const rules = rulesOf(start, true, assumed)
  const chains = accountChains(binding)
  const light = lightLines(Math.ceil(expected * 1.05))
  const owners = ownerSurvey(ownText)
  const rejected: Rejection[] = []
  const furniture: number[] = []
  const least = Math.max(2, Math.ceil(start.header.cells.filter((cell) => cell !== '').length / 2))
  let above = index + 1
  /** A number, and not the rows: these would stay in memory as long as the survey. */
  const asked = first.length - above
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
    if (mayBeHeader(cells) || (behind > asked && !writing.take(cells))) return false
    if (cells.length >= least) filled += 1
    const read = readRow(source, rules)
    if (read.ok && isSumOf(cells, binding, read.value.row, before)) {
      furniture.push(source.line)
      return true
    }
    if (read.ok) {
      before = read.value.row.balance
      const { ownNumbers, currency } = read.value.row
      const chain = chains.kept(ownNumbers[0], cells, currency)
      hear({ kept: true, place: light.count(), row: read.value.row, side: read.value.side, chain })
      light.addKept(read.value, chain)
      owners.take(read.value.row)
      kept += 1
      return true
    }
    if (isFurnitureLine(cells, rules, read.error)) {
      furniture.push(source.line)
      return !again(cells) && readPreamble([source]).numbers[0] === undefined
    }
    const rejection = { line: source.line, code: read.error.code, value: ownText(read.error.value), cells: cells.map(ownText) }
    rejected.push(rejection)
    const balance = balanceOf(source, rules)
    before = balance ?? before
    const chain = chains.rejected(cells)
    hear({ kept: false, place: light.count(), rejection, balance, chain })
    light.addRejected(rejection, balance, chain)
    return rejected.length <= MOST_REJECTED
  }

  /** Null where a side is settled by nothing: that takes its row with it, whose cells are not at hand here. */
  function provenWhole(): Proven | null {
    // Working out the whole takes as much memory again as its lines, beside what the rows left behind.
    releaseMemory()
    const lines = settleSides(light.lines(), layout.channel)
    return lines.filter((line) => !line.kept).length === rejected.length ? prove(lines, layout.own) : null
  }

  function settle(mustFill: boolean, known: Proven | null = null): Settled | null {
    if (!isSame(assumed, writing.result()) || (mustFill && filled * 10 < behind * 6)) return null
    const proven = known ?? provenWhole()
    if (proven === null) return null
    return {
      statement: {
        ...unsettled(start), read: kept + rejected.length, rejected, furniture: [...aboveTable, ...furniture], order: proven.order, balanceChecked: countProofs(proven.proofs, 'follows', 'break'),
      },
      lines: light, proven,
      facts: { count: kept, owners: owners.list(), repeats: new Map() },
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


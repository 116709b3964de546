import type { Outcome, StatementRow, TransactionKind } from '../../domain/ledger/transaction.ts'
import type { Moment } from '../../domain/values/day.ts'
import { fen, type Fen } from '../../domain/values/money.ts'
import type { DataLine, KeptLine, MovedRow } from '../statements/lines.ts'
import type { ReadRow, SideNote } from '../statements/row.ts'
import type { Rejection } from '../table.ts'
import { ownText } from './own-text.ts'

const DIRECTIONS: readonly StatementRow['direction'][] = ['in', 'out', 'neutral']
const OUTCOMES: readonly Outcome[] = ['done', 'partly-refunded', 'fully-refunded', 'closed', 'failed', 'unpaid']
const KINDS: readonly TransactionKind[] = ['ordinary', 'top-up', 'withdrawal', 'refund', 'internal']
const SETTLED: SideNote = { kind: 'settled' }

/**
 * What the whole of a long statement has to be asked about its lines, in columns of numbers: some forty bytes a line,
 * so that a million of them need no more memory than a short file. The rows themselves are read once more when they
 * are wanted.
 */
export interface LightLines {
  addKept(read: ReadRow, chain: string): void
  addRejected(rejection: Rejection, balance: Fen | null, chain: string): void
  /** All lines, to be settled and proved as those of a short statement. What that changes in them stands in the columns, so that the list itself can be let go. */
  lines(): readonly DataLine[]
  readonly count: () => number
  /** One line; undefined behind the last. */
  at(place: number): DataLine | undefined
}

export function lightLines(expected: number): LightLines {
  const columns = new Columns(expected)
  const rejected = new Map<number, { readonly rejection: Rejection; readonly balance: Fen | null; readonly chain: string }>()
  const lineAt = (place: number): DataLine => {
    const refused = rejected.get(place)
    return refused === undefined ? new LightLine(columns, place) : { kept: false, place, ...refused }
  }
  return {
    at: (place) => (place < columns.count ? lineAt(place) : undefined),
    count: () => columns.count,
    addKept: (read, chain) => columns.add(read, chain),
    addRejected(rejection, balance, chain) {
      rejected.set(columns.count, { rejection, balance, chain })
      columns.skip()
    },
    lines: () => Array.from({ length: columns.count }, (_, place) => lineAt(place)),
  }
}

class Columns {
  count = 0
  lines: Uint32Array
  day: Uint32Array
  /** Seconds of the day; -1 without time. */
  time: Int32Array
  amount: BigInt64Array
  balance: BigInt64Array
  hasBalance: Uint8Array
  direction: Uint8Array
  reversal: Uint8Array
  outcome: Uint8Array
  kind: Uint8Array
  chain: Uint32Array
  readonly days = numbered()
  readonly chains = numbered()
  /** Of lines whose side is open: few tables have any. */
  readonly open = new Map<number, { side: SideNote; readonly type: string; readonly memo: string }>()
  private readonly words = numbered()

  constructor(expected: number) {
    const size = Math.max(1024, expected)
    this.lines = new Uint32Array(size)
    this.day = new Uint32Array(size)
    this.time = new Int32Array(size)
    this.amount = new BigInt64Array(size)
    this.balance = new BigInt64Array(size)
    this.hasBalance = new Uint8Array(size)
    this.direction = new Uint8Array(size)
    this.reversal = new Uint8Array(size)
    this.outcome = new Uint8Array(size)
    this.kind = new Uint8Array(size)
    this.chain = new Uint32Array(size)
  }

  skip(): void {
    this.grow()
    this.count += 1
  }

  add({ row, side }: ReadRow, chain: string): void {
    this.grow()
    const at = this.count
    this.count += 1
    this.lines[at] = row.line
    this.day[at] = this.days.of(row.at.day)
    this.time[at] = row.at.time === null ? -1 : pairAt(row.at.time, 0) * 3600 + pairAt(row.at.time, 3) * 60 + pairAt(row.at.time, 6)
    this.amount[at] = row.amount
    this.balance[at] = row.balance ?? 0n
    this.hasBalance[at] = row.balance === null ? 0 : 1
    this.direction[at] = DIRECTIONS.indexOf(row.direction)
    this.reversal[at] = row.reversal ? 1 : 0
    this.outcome[at] = OUTCOMES.indexOf(row.outcome)
    this.kind[at] = KINDS.indexOf(row.kind)
    this.chain[at] = this.chains.of(chain)
    if (side.kind !== 'settled') {
      const own: SideNote = side.kind === 'code' ? { kind: 'code', code: this.words.text(this.words.of(side.code)) } : side
      this.open.set(at, { side: own, type: this.words.text(this.words.of(row.typeText)), memo: this.words.text(this.words.of(row.memo)) })
    }
  }

  private grow(): void {
    if (this.count < this.lines.length) return
    const size = this.lines.length * 2
    const larger = <Column extends { set(from: Column): void }>(made: Column, column: Column): Column => {
      made.set(column)
      return made
    }
    this.lines = larger(new Uint32Array(size), this.lines)
    this.day = larger(new Uint32Array(size), this.day)
    this.time = larger(new Int32Array(size), this.time)
    this.amount = larger(new BigInt64Array(size), this.amount)
    this.balance = larger(new BigInt64Array(size), this.balance)
    this.hasBalance = larger(new Uint8Array(size), this.hasBalance)
    this.direction = larger(new Uint8Array(size), this.direction)
    this.reversal = larger(new Uint8Array(size), this.reversal)
    this.outcome = larger(new Uint8Array(size), this.outcome)
    this.kind = larger(new Uint8Array(size), this.kind)
    this.chain = larger(new Uint32Array(size), this.chain)
  }
}

/** Texts by number, each kept once. */
function numbered(): { of(text: string): number; text(number: number): string } {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  let before = -1
  return {
    of(text) {
      // Mostly that of the line before.
      if (texts[before] === text) return before
      const known = numbers.get(text)
      if (known !== undefined) return (before = known)
      const own = ownText(text)
      numbers.set(own, texts.length)
      return (before = texts.push(own) - 1)
    },
    text: (number) => texts[number] ?? '',
  }
}

/** Two digits of a time, which has nothing else there. */
const pairAt = (time: string, at: number): number => (time.charCodeAt(at) - 0x30) * 10 + (time.charCodeAt(at + 1) - 0x30)
const two = (number: number): string => (number < 10 ? `0${number}` : String(number))
const clock = (seconds: number): string => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
const NO_CELLS: readonly string[] = []

/** A kept line and its row in one: it answers out of the columns. */
class LightLine implements KeptLine, MovedRow {
  readonly kept = true
  private readonly columns: Columns
  readonly place: number
  constructor(columns: Columns, place: number) {
    this.columns = columns
    this.place = place
  }

  get row(): MovedRow {
    return this
  }
  get side(): SideNote {
    return this.columns.open.get(this.place)?.side ?? SETTLED
  }
  set side(side: SideNote) {
    const open = this.columns.open.get(this.place)
    if (open !== undefined) open.side = side
  }
  get chain(): string {
    return this.columns.chains.text(this.columns.chain[this.place] ?? 0)
  }
  get line(): number {
    return this.columns.lines[this.place] ?? 0
  }
  get at(): Moment {
    const seconds = this.columns.time[this.place] ?? -1
    return { day: this.columns.days.text(this.columns.day[this.place] ?? 0) as Moment['day'], time: seconds < 0 ? null : clock(seconds) }
  }
  get amount(): Fen {
    return fen(this.columns.amount[this.place] ?? 0n)
  }
  get balance(): Fen | null {
    return this.columns.hasBalance[this.place] === 1 ? fen(this.columns.balance[this.place] ?? 0n) : null
  }
  get outcome(): Outcome {
    return OUTCOMES[this.columns.outcome[this.place] ?? 0] ?? 'done'
  }
  get typeText(): string {
    return this.columns.open.get(this.place)?.type ?? ''
  }
  get memo(): string {
    return this.columns.open.get(this.place)?.memo ?? ''
  }
  get cells(): readonly string[] {
    return NO_CELLS
  }
  get direction(): StatementRow['direction'] {
    return DIRECTIONS[this.columns.direction[this.place] ?? 0] ?? 'in'
  }
  set direction(direction: StatementRow['direction']) {
    this.columns.direction[this.place] = DIRECTIONS.indexOf(direction)
  }
  get reversal(): boolean {
    return this.columns.reversal[this.place] === 1
  }
  set reversal(reversal: boolean) {
    this.columns.reversal[this.place] = reversal ? 1 : 0
  }
  get kind(): TransactionKind {
    return KINDS[this.columns.kind[this.place] ?? 0] ?? 'ordinary'
  }
  set kind(kind: TransactionKind) {
    this.columns.kind[this.place] = KINDS.indexOf(kind)
  }
}

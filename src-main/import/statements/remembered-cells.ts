import { recurringOf, type Recurring } from '../../domain/ledger/recurring.ts'
import { ZERO } from '../../domain/values/money.ts'
import { ownText } from '../long-statements/own-text.ts'
import type { ReadRow, SideNote } from './row.ts'
import { meant } from './words.ts'

/** What was read once of cells that recur. */
export interface Remembered {
  readonly recurring: Recurring
  readonly side: SideNote
}

interface Entry extends Remembered {
  /** By which it is found again: the cells, what the amounts say of the side, the telling words of the memo. */
  readonly cells: readonly string[]
  readonly amounts: number
  readonly words: string
}

/** Combinations kept at most; a statement has a few hundred. A new one takes the place of one that was found at the same place. */
const PLACES = 4096
/** Places at which a combination may stand. */
const WAYS = 4
/** Units at the end of a cell that are looked at to find its place. */
const LOOKED_AT = 8

/**
 * Remembers what was read of the cells that recur in the rows of a table. A combination is found by a number made of its
 * cells, and is the same only where every cell is: no key is made for a row.
 */
export class RememberedCells {
  private readonly entries: (Entry | null)[] = Array.from({ length: PLACES }, () => null)
  private readonly columns: readonly number[]
  private readonly bank: number
  private turn = 0

  constructor(columns: readonly number[], bank: number) {
    this.columns = columns
    this.bank = bank
  }

  /** Where the combination stands, or is to stand. */
  find(cells: readonly string[], amounts: number, words: string): number {
    const first = this.placeOf(cells, amounts)
    for (let place = first; place < first + WAYS; place += 1) {
      const entry = this.entries[place] ?? null
      if (entry === null || (entry.amounts === amounts && entry.words === words && this.hasCells(entry, cells))) return place
    }
    // All ways are taken by others: one of them gives way, not always the same.
    this.turn = (this.turn + 1) % WAYS
    this.entries[first + this.turn] = null
    return first + this.turn
  }

  at(place: number): Remembered | null {
    return this.entries[place] ?? null
  }

  /** Nothing is remembered of a row whose state says what came back: that depends on its amount. */
  keep(place: number, cells: readonly string[], amounts: number, words: string, { row, side }: ReadRow): void {
    if (row.refunded !== ZERO || row.outcome === 'fully-refunded' || row.outcome === 'partly-refunded') return
    const read = recurringOf(row)
    this.entries[place] = {
      cells: this.columns.map((column) => ownText(cells[column] ?? '')),
      amounts,
      words,
      side: side.kind === 'code' ? { kind: 'code', code: ownText(side.code) } : side,
      // The cells were cut out of a piece of the file, all of which they would keep in memory.
      recurring: {
        ...read,
        currency: ownText(read.currency),
        ownNumbers: read.ownNumbers.map(ownText),
        ownName: read.ownName === null ? null : ownText(read.ownName),
        ownDocument: read.ownDocument === null ? null : ownText(read.ownDocument),
        // That of the cell; in brackets of a name another may stand.
        counterpartyBank: ownText(meant(cells[this.bank])),
        channel: ownText(read.channel),
        typeText: ownText(read.typeText),
        statusText: ownText(read.statusText),
      },
    }
  }

  private hasCells(entry: Entry, cells: readonly string[]): boolean {
    const { columns } = this
    for (let at = 0; at < columns.length; at += 1) if (entry.cells[at] !== (cells[columns[at] as number] ?? '')) return false
    return true
  }

  private placeOf(cells: readonly string[], amounts: number): number {
    const { columns } = this
    let hash = amounts
    for (let at = 0; at < columns.length; at += 1) {
      const cell = cells[columns[at] as number]
      hash = Math.imul(hash, 31) + at
      if (cell === undefined || cell === '') continue
      // Cut off first: V8 looks at characters of a long text, which is part of another, far more slowly.
      const tail = cell.length > LOOKED_AT ? cell.slice(-LOOKED_AT) : cell
      for (let unit = 0; unit < tail.length; unit += 1) hash = Math.imul(hash ^ tail.charCodeAt(unit), 0x01000193)
    }
    return ((hash ^ (hash >>> 15)) & (PLACES / WAYS - 1)) * WAYS
  }
}

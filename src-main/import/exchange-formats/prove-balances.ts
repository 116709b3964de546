import { moved, type StatementRow } from '../../domain/ledger/transaction.ts'
import { momentText } from '../../domain/values/day.ts'
import { fen, type Fen } from '../../domain/values/money.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import type { Entry } from './entry.ts'

/** Entries between two stated balances of one account and currency. */
export interface Booked {
  readonly opening: Fen | null
  readonly closing: Fen | null
  readonly entries: readonly Entry[]
}

/**
 * Ties the stated balances to the bookings: the last row of each part that moved money carries the closing balance, which must be
 * the opening balance plus all rows, and the opening must be the closing of the part before. Parts with an entry
 * that could not be read prove nothing. `parts` from old to new; rows come back in the order given.
 */
export function proveParts(parts: readonly Booked[], order: RecognisedStatement['order']): readonly Entry[] {
  let carried: Fen | null = null
  return parts.flatMap((part) => {
    const start: Fen | null = part.opening ?? carried
    const isMoved = (each: Entry): boolean => each.kept && moved(each.row)
    const last = order === 'oldest-first' ? part.entries.findLastIndex(isMoved) : part.entries.findIndex(isMoved)
    const entry = part.entries[last]
    if (entry === undefined || !entry.kept) {
      // A part without rows moves nothing, so what it states is held against the balance that stood before it.
      carried = carried ?? part.opening ?? part.closing
      return part.entries
    }
    const row = part.closing === null ? entry.row : withClosing(entry.row, part, start, carried)
    carried = part.closing
    return part.entries.map((each, at) => (at === last ? { kept: true as const, row } : each))
  })
}

function withClosing(row: StatementRow, part: Booked, start: Fen | null, carried: Fen | null): StatementRow {
  const closing = part.closing
  if (start === null || part.entries.some((entry) => !entry.kept)) return { ...row, balance: closing, balanceProof: 'first' }
  const change = part.entries.reduce((total, entry) => (entry.kept && moved(entry.row) ? total + signed(entry.row) : total), 0n)
  const expected = start + change
  if (expected !== closing) return { ...row, balance: closing, balanceProof: 'break', expectedBalance: fen(expected) }
  if (carried !== null && carried !== start) return { ...row, balance: closing, balanceProof: 'break', expectedBalance: fen(carried + change) }
  return { ...row, balance: closing, balanceProof: 'follows' }
}

const signed = (row: StatementRow): bigint => (row.direction === 'out' ? -row.amount : row.amount)

/** Order of the rows by their dates; the usual one where they do not tell. */
export function orderOf(entries: readonly Entry[]): RecognisedStatement['order'] {
  let slope = 0
  let before: string | null = null
  for (const entry of entries) {
    if (!entry.kept) continue
    const now = momentText(entry.row.at)
    if (before !== null && now !== before) slope += now > before ? 1 : -1
    before = now
  }
  return slope < 0 ? 'newest-first' : 'oldest-first'
}

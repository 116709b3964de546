import type { RowPlace } from '../../contract/statement-proof.ts'

/** A balance that a row shows, in fen, with what moved on one side of it, and where the row stands. */
export interface KnownBalance {
  readonly balance: bigint
  readonly in: bigint
  readonly out: bigint
  readonly at: RowPlace
}

/** What one table shows of one account, in fen; rows from old to new, yuan only. */
export interface TableSums {
  readonly table: number
  readonly from: string
  readonly to: string
  readonly rows: number
  readonly breaks: number
  readonly in: bigint
  readonly out: bigint
  /** Balance of the first row that shows one, and what moved up to it, that row included. */
  readonly first: KnownBalance | null
  /** Balance of the last row that shows one, and what moved after it. */
  readonly last: KnownBalance | null
}

/** `1`: money in raises the balance. `-1`: the column shows a debt, which spending raises. */
export type Sense = 1 | -1

export interface Figures {
  readonly opening: bigint | null
  readonly in: bigint
  readonly out: bigint
  readonly closing: bigint | null
  readonly difference: bigint | null
}

/** Opening, in, out and closing of a table. A debt ties where money in lowers it: the sense is the one that leaves no difference. */
export function tableFigures(sums: TableSums): Figures & { readonly sense: Sense } {
  const plain = inSense(sums, 1)
  if (plain.difference === 0n || plain.difference === null) return { ...plain, sense: 1 }
  const debt = inSense(sums, -1)
  return debt.difference === 0n ? { ...debt, sense: -1 } : { ...plain, sense: 1 }
}

function inSense({ first, last, in: all, out }: TableSums, sense: Sense): Figures {
  if (first === null || last === null) return { opening: null, in: all, out, closing: null, difference: null }
  const change = BigInt(sense)
  const opening = first.balance - change * (first.in - first.out)
  const closing = last.balance + change * (last.in - last.out)
  return { opening, in: all, out, closing, difference: closing - (opening + change * (all - out)) }
}

/**
 * The same over all tables of an account: from the opening of the earliest to the closing of the latest, with the kept
 * rows of the account between them, each once however many files have it.
 */
export function accountFigures(tables: readonly TableSums[], kept: { readonly in: bigint; readonly out: bigint }): Figures {
  const ordered = tables.toSorted((left, right) => byText(left.from, right.from) || byText(left.to, right.to) || left.table - right.table)
  const latest = ordered.reduce<TableSums | undefined>((last, each) => (last === undefined || each.to > last.to ? each : last), undefined)
  const [earliest] = ordered
  if (earliest === undefined || latest === undefined) return { opening: null, ...kept, closing: null, difference: null }
  const begin = tableFigures(earliest)
  const end = tableFigures(latest)
  if (begin.opening === null || end.closing === null) return { opening: begin.opening, ...kept, closing: end.closing, difference: null }
  return { opening: begin.opening, ...kept, closing: end.closing, difference: end.closing - (begin.opening + BigInt(begin.sense) * (kept.in - kept.out)) }
}

/** Pairs of tables that cover common days. */
export function overlapping(tables: readonly Pick<TableSums, 'table' | 'from' | 'to'>[]): readonly { readonly tables: readonly [number, number]; readonly from: string; readonly to: string }[] {
  return tables.flatMap((one, index) => tables.slice(index + 1).flatMap((other) => {
    const from = one.from > other.from ? one.from : other.from
    const to = one.to < other.to ? one.to : other.to
    return from > to ? [] : [{ tables: [one.table, other.table] as const, from, to }]
  }))
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

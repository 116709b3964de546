import type { GridColumns } from './grid-columns.ts'
import type { Passes } from './selection.ts'
import { writtenEnds, type WrittenEnd } from './written-ends.ts'

/** Rows, and sums in fen of those of them that moved yuan. */
export interface Sums {
  readonly rows: number
  readonly in: bigint
  readonly out: bigint
}

/** A sum of whole doubles that is never rounded: it goes over to big integers before it could be. */
interface Adder {
  add(group: number, amount: number): void
  sum(group: number): bigint
}

function adder(groups: number): Adder {
  const low = new Float64Array(groups)
  const high = new Map<number, bigint>()
  return {
    add(group, amount) {
      const sum = (low[group] as number) + amount
      if (sum <= Number.MAX_SAFE_INTEGER && sum >= -Number.MAX_SAFE_INTEGER) {
        low[group] = sum
        return
      }
      high.set(group, (high.get(group) ?? 0n) + BigInt(low[group] as number))
      low[group] = amount
    },
    sum: (group) => (high.get(group) ?? 0n) + BigInt(low[group] as number),
  }
}

/** Sums by group; `groupOf` gives a number from 0 below `groups` for a row of the ledger, or -1 where it is in none. */
export function sumsBy(columns: GridColumns, passes: Passes, groups: number, groupOf: (row: number) => number): readonly Sums[] {
  const { ledger: { size, amount, part }, parts } = columns
  const adds = Uint8Array.from(parts, ({ adds: way }) => (way === 'in' ? 1 : way === 'out' ? 2 : 0))
  const rows = new Uint32Array(groups)
  const into = adder(groups)
  const out = adder(groups)
  for (let row = 0; row < size; row += 1) {
    if (!passes(row)) continue
    const group = groupOf(row)
    if (group < 0) continue
    rows[group] = (rows[group] as number) + 1
    const way = adds[part[row] as number]
    if (way === 1) into.add(group, amount[row] as number)
    else if (way === 2) out.add(group, amount[row] as number)
  }
  return Array.from({ length: groups }, (_, group) => ({ rows: rows[group] as number, in: into.sum(group), out: out.sum(group) }))
}

export const sumsOfAll = (columns: GridColumns, passes: Passes): Sums => sumsBy(columns, passes, 1, () => 0)[0] ?? { rows: 0, in: 0n, out: 0n }

export interface KeyedSums extends Sums {
  readonly key: string
}

/** Of rows of which a statement writes the same other side. */
export interface EndSums extends Sums {
  readonly end: WrittenEnd
}

const present = (keys: readonly string[], sums: readonly Sums[]): KeyedSums[] =>
  sums.flatMap((each, at) => (each.rows === 0 ? [] : [{ key: keys[at] ?? '', ...each }])).toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))

export const sumsByAccount = (columns: GridColumns, passes: Passes): KeyedSums[] =>
  present(columns.ledger.accounts, sumsBy(columns, passes, columns.ledger.accounts.length, (row) => columns.ledger.account[row] as number))

/** By channel, or kind of transaction where a row names none. */
export function sumsByChannel(columns: GridColumns, passes: Passes): KeyedSums[] {
  const { part } = columns.ledger
  const names = [...new Set(columns.parts.map(({ channel }) => channel))]
  const at = new Map(names.map((name, index) => [name, index]))
  const ofPart = Int32Array.from(columns.parts, ({ channel }) => at.get(channel) ?? -1)
  return present(names, sumsBy(columns, passes, names.length, (row) => ofPart[part[row] as number] as number))
}

/** By month, `2024-03`. */
export function sumsByMonth(columns: GridColumns, passes: Passes): KeyedSums[] {
  const { ledger: { day }, order } = columns
  if (order.length === 0) return []
  const monthOf = (on: number): number => Math.floor(on / 10_000) * 12 + (Math.floor(on / 100) % 100) - 1
  const first = monthOf(day[order[0] as number] as number)
  const months = monthOf(day[order.at(-1) as number] as number) - first + 1
  const keys = Array.from({ length: months }, (_, at) => `${String(Math.floor((first + at) / 12)).padStart(4, '0')}-${String(((first + at) % 12) + 1).padStart(2, '0')}`)
  return present(keys, sumsBy(columns, passes, months, (row) => monthOf(day[row] as number) - first))
}

/** By what a statement writes of the other side, in no order. */
export function sumsByEnd(columns: GridColumns, passes: Passes): EndSums[] {
  const { ends, of } = writtenEnds(columns)
  const sums = sumsBy(columns, passes, ends.length, (row) => of[row] as number)
  const found: EndSums[] = []
  for (const [at, { rows, in: into, out }] of sums.entries()) if (rows > 0) found.push({ end: ends[at] as WrittenEnd, rows, in: into, out })
  return found
}

/** By marks that only the rules can give: every marked row, by its number in the case file, has one. */
export function sumsByMarks(columns: GridColumns, passes: Passes, marks: readonly (readonly [id: number, key: string])[]): KeyedSums[] {
  const keys = [...new Set(marks.map(([, key]) => key))]
  const at = new Map(keys.map((key, index) => [key, index + 1]))
  const ofRow = new Uint32Array(columns.largestId + 1)
  for (const [id, key] of marks) if (id <= columns.largestId) ofRow[id] = at.get(key) ?? 0
  return present(keys, sumsBy(columns, passes, keys.length, (row) => (ofRow[columns.ids[row] as number] as number) - 1))
}

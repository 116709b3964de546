import type { LayoutEdge } from './flow-layout.ts'

/** From so many ends on, a column at the side is read by scrolling: its ends stand in groups, each under a heading that names the other side. */
export const CROWDED = 25
export const HEADING_HEIGHT = 24
/** Fewer ends than these share one heading with others. */
const LEAST_IN_GROUP = 3

/** A heading over the ends of a column that are paid by, or pay, one end above all; `chief` is null over those with several. */
export interface GroupHeading {
  readonly id: string
  readonly side: 'first' | 'last'
  readonly chief: string | null
  /** Ends under it. */
  readonly count: number
}

const PREFIX = '\u0000heading '
export const isHeading = (id: string): boolean => id.startsWith(PREFIX)

/**
 * A crowded column in groups by the end with which most of the money of each was moved, the largest first, with a heading
 * before each group. Groups keep the order that the layout gave their ends, so that bands cross as little as before;
 * ends that stand for others folded together stay the lowest.
 */
export function groupedColumn(side: 'first' | 'last', ids: readonly string[], edges: readonly LayoutEdge[], rests: ReadonlySet<string>): { readonly ids: readonly string[]; readonly headings: readonly GroupHeading[] } {
  const own = new Set(ids)
  const partners = new Map<string, Map<string, bigint>>()
  const sums = new Map<string, bigint>()
  const tie = (id: string, other: string, total: bigint): void => {
    if (!own.has(id) || own.has(other)) return
    const known = partners.get(id) ?? new Map<string, bigint>()
    known.set(other, (known.get(other) ?? 0n) + total)
    partners.set(id, known)
    sums.set(id, (sums.get(id) ?? 0n) + total)
  }
  for (const { from, to, total } of edges) {
    tie(from, to, total)
    tie(to, from, total)
  }
  const chiefOf = (id: string): string | null => {
    let chief: readonly [string, bigint] | null = null
    for (const each of partners.get(id) ?? []) if (chief === null || each[1] > chief[1]) chief = each
    return chief?.[0] ?? null
  }
  const single = ids.filter((id) => !rests.has(id))
  const byChief = Map.groupBy(single, chiefOf)
  const large = [...byChief].filter(([chief, members]) => chief !== null && members.length >= LEAST_IN_GROUP)
  const small = [...byChief].filter(([chief, members]) => chief === null || members.length < LEAST_IN_GROUP).flatMap(([, members]) => members)
  const place = new Map(ids.map((id, index) => [id, index]))
  const middle = (members: readonly string[]): number => members.reduce((sum, id) => sum + (place.get(id) ?? 0), 0) / members.length
  const bySum = (members: readonly string[]): readonly string[] => members.toSorted((left, right) => Number((sums.get(right) ?? 0n) - (sums.get(left) ?? 0n)))
  const groups = large.toSorted(([, left], [, right]) => middle(left) - middle(right)).map(([chief, members]) => ({ chief, members }))
  if (small.length > 0) groups.push({ chief: null, members: small })
  const headings = groups.map(({ chief, members }): GroupHeading => ({ id: `${PREFIX}${side} ${chief ?? ''}`, side, chief, count: members.length }))
  return {
    headings,
    ids: [...groups.flatMap(({ members }, index) => [headings[index]?.id ?? '', ...bySum(members)]), ...ids.filter((id) => rests.has(id))],
  }
}

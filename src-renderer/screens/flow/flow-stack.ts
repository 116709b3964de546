import { isHeading } from './flow-groups.ts'
import type { LayoutEdge } from './flow-layout.ts'

/** Room between two boxes of a column. */
const GAP = 3
const PASSES = 8

export interface Vertical {
  readonly height: number
  readonly tops: ReadonlyMap<string, number>
}

/** Stacks each column in its order, then draws ends towards those they are tied to, never through one another. */
export function placeVertically(columns: readonly (readonly string[])[], heightOf: (id: string, column: number) => number, edges: readonly LayoutEdge[]): Vertical {
  const heights = new Map(columns.flatMap((ids, column) => ids.map((id) => [id, heightOf(id, column)] as const)))
  const of = (id: string): number => heights.get(id) ?? 0
  const needs = columns.map((ids) => ids.reduce((total, id) => total + of(id), 0) + GAP * Math.max(0, ids.length - 1))
  const height = Math.max(40, ...needs)
  const tops = new Map<string, number>()
  columns.forEach((ids, column) => {
    let y = (height - (needs[column] ?? 0)) / 2
    for (const id of ids) {
      tops.set(id, y)
      y += of(id) + GAP
    }
  })
  const ties = Map.groupBy(edges.filter((edge) => edge.from !== edge.to).flatMap((edge) => [{ id: edge.from, to: edge.to, total: edge.total }, { id: edge.to, to: edge.from, total: edge.total }]), (tie) => tie.id)
  const centre = (id: string): number => (tops.get(id) ?? 0) + of(id) / 2
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const ids of pass % 2 === 0 ? columns : columns.toReversed()) {
      const wanted = ids.map((id) => {
        const own = ties.get(id) ?? []
        const weight = own.reduce((total, tie) => total + Number(tie.total), 0)
        return weight === 0 ? (tops.get(id) ?? 0) : own.reduce((total, tie) => total + (centre(tie.to) * Number(tie.total)) / weight, 0) - of(id) / 2
      })
      // A heading goes where the first end under it goes.
      ids.forEach((id, index) => {
        if (isHeading(id)) wanted[index] = (wanted[index + 1] ?? 0) - of(id) - GAP
      })
      settle(ids, wanted, of, height, tops)
    }
  }
  return { height, tops }
}

/** Gives every box of a column the place it wants, or the nearest free one; the order stays. */
function settle(ids: readonly string[], wanted: readonly number[], of: (id: string) => number, height: number, tops: Map<string, number>): void {
  let free = 0
  ids.forEach((id, index) => {
    const y = Math.max(free, wanted[index] ?? 0)
    tops.set(id, y)
    free = y + of(id) + GAP
  })
  let bottom = height
  for (const id of ids.toReversed()) {
    const y = Math.min(tops.get(id) ?? 0, bottom - of(id))
    tops.set(id, y)
    bottom = y - GAP
  }
}

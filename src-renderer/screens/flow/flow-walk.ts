import type { FlowLayout } from './flow-layout.ts'

/** What is selected in the picture. */
export type Chosen = { readonly kind: 'edge'; readonly id: string } | { readonly kind: 'node'; readonly id: string }

interface Ends {
  readonly id: string
  readonly from: string
  readonly to: string
}

export type WalkKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End'
export const isWalkKey = (key: string): key is WalkKey => ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)

/** Edges in reading order: by column, then from top to bottom where they leave and where they arrive. */
export function edgesInOrder(layout: FlowLayout): readonly string[] {
  return layout.bands.toSorted((left, right) => left.fromX - right.fromX || left.fromY - right.fromY || left.toY - right.toY).map((band) => band.id)
}

/**
 * Where an arrow key leads. Up and down: the edge before or after, or the end above or below in the column.
 * Left and right: from an edge to the end it comes from or goes to; from an end to the first edge on that side.
 */
export function walk(layout: FlowLayout, edges: readonly Ends[], chosen: Chosen | null, key: WalkKey): Chosen | null {
  const order = edgesInOrder(layout)
  const edge = (id: string | undefined): Chosen | null => (id === undefined ? chosen : { kind: 'edge', id })
  if (key === 'End') return edge(order.at(-1))
  if (key === 'Home' || chosen === null) return edge(order[0])
  const forward = key === 'ArrowDown' || key === 'ArrowRight'
  if (chosen.kind === 'edge') {
    if (key === 'ArrowUp' || key === 'ArrowDown') return edge(order[order.indexOf(chosen.id) + (forward ? 1 : -1)])
    const here = edges.find((each) => each.id === chosen.id)
    return here === undefined ? chosen : { kind: 'node', id: forward ? here.to : here.from }
  }
  const box = layout.boxes.get(chosen.id)
  if (box === undefined) return edge(order[0])
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = [...layout.boxes.values()].filter((each) => each.column === box.column).toSorted((left, right) => left.y - right.y)
    const next = column[column.findIndex((each) => each.id === box.id) + (forward ? 1 : -1)]
    return next === undefined ? chosen : { kind: 'node', id: next.id }
  }
  const side = new Set(edges.filter((each) => (forward ? each.from : each.to) === chosen.id).map((each) => each.id))
  return edge(order.find((id) => side.has(id)))
}

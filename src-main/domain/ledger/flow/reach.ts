import type { FlowEdge, FlowGraph } from './flow-graph.ts'

/** How far to follow: `up` against the money (where it came from), `down` with it (where it went). */
export interface Reach {
  readonly up: number
  readonly down: number
}

/** The ends where following begins, and the edge itself where it begins at a row. */
export interface Focus {
  readonly upFrom: ReadonlySet<string>
  readonly downFrom: ReadonlySet<string>
  readonly edge: string | null
}

/**
 * What a person may start from: the id of an end, of a party (all its accounts and itself), of an edge, or of a row
 * (the edge that has it: up from the payer, down from the receiver). Null where the picture has no such thing.
 */
export function focusOf(graph: FlowGraph, wanted: string): Focus | null {
  const ends = graph.nodes.filter((node) => node.id === wanted || node.party?.id === wanted || `party:${node.party?.id ?? ''}` === wanted).map((node) => node.id)
  if (ends.length > 0) return { upFrom: new Set(ends), downFrom: new Set(ends), edge: null }
  const edge = graph.edges.find((each) => each.id === wanted) ?? graph.edges.find((each) => each.movements.some(({ row, also }) => row.id === wanted || also.some((one) => one.id === wanted)))
  return edge === undefined ? null : { upFrom: new Set([edge.from]), downFrom: new Set([edge.to]), edge: edge.id }
}

/** Edges within so many hops of the focus; going down only follows money onward, going up only back, so a shared shop does not join strangers. */
export function reachable(graph: FlowGraph, focus: Focus, { up, down }: Reach): FlowGraph {
  const kept = new Set<FlowEdge>(graph.edges.filter((edge) => edge.id === focus.edge))
  follow(graph.edges, focus.downFrom, down, (edge) => [edge.from, edge.to], kept)
  follow(graph.edges, focus.upFrom, up, (edge) => [edge.to, edge.from], kept)
  const edges = graph.edges.filter((edge) => kept.has(edge))
  const met = new Set([...edges.flatMap((edge) => [edge.from, edge.to]), ...focus.upFrom, ...focus.downFrom])
  return { nodes: graph.nodes.filter((node) => met.has(node.id)), edges }
}

function follow(edges: readonly FlowEdge[], begin: ReadonlySet<string>, hops: number, ends: (edge: FlowEdge) => readonly [string, string], kept: Set<FlowEdge>): void {
  const leaving = Map.groupBy(edges, (edge) => ends(edge)[0])
  const seen = new Set(begin)
  let front: readonly string[] = [...begin]
  for (let hop = 0; hop < hops && front.length > 0; hop += 1) {
    const next: string[] = []
    for (const edge of front.flatMap((id) => leaving.get(id) ?? [])) {
      kept.add(edge)
      const [, far] = ends(edge)
      if (seen.has(far)) continue
      seen.add(far)
      next.push(far)
    }
    front = next
  }
}

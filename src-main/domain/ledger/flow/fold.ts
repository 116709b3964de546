import { edgeId, inDayOrder, throughput, type CountAndTotal, type FlowEdge, type FlowGraph, type FlowNode } from './flow-graph.ts'
import type { PeriodKind } from '../../periods/period.ts'
import { add, ZERO } from '../../values/money.ts'

export const REST_IN = 'rest:in'
export const REST_OUT = 'rest:out'

/**
 * At most `most` ends by themselves: those in `keep`, accounts with a statement, parties of the case, then those with the
 * most money through them. All others are folded into one end that pays (`rest:in`) and one that receives (`rest:out`); edges are summed, so
 * the money drawn is the same before and after. With the two rest ends the picture has at most `most` + 2.
 */
export function foldEnds(graph: FlowGraph, most: number, keep: ReadonlySet<string> = new Set()): FlowGraph {
  if (graph.nodes.length <= most) return graph
  const sums = throughput(graph.edges)
  const weight = (node: FlowNode): bigint => {
    const each = sums.get(node.id) ?? { in: 0n, out: 0n }
    return each.in > each.out ? each.in : each.out
  }
  const rank = (node: FlowNode): number => (keep.has(node.id) ? 0 : node.stated ? 1 : node.party !== null ? 2 : 3)
  const ordered = graph.nodes
    .map((node) => ({ node, rank: rank(node), weight: weight(node) }))
    .toSorted((left, right) => left.rank - right.rank || (left.weight === right.weight ? (left.node.id < right.node.id ? -1 : 1) : left.weight > right.weight ? -1 : 1))
  const kept = new Set(ordered.slice(0, most).map(({ node }) => node.id))
  const groups = Map.groupBy(graph.edges, (edge) => edgeId(kept.has(edge.from) ? edge.from : REST_IN, kept.has(edge.to) ? edge.to : REST_OUT))
  const edges = [...groups].flatMap(([id, group]) => joined(id, group, kept))
  const folded = (side: 'from' | 'to'): number => new Set(graph.edges.map((edge) => edge[side]).filter((end) => !kept.has(end))).size
  const rests = ([[REST_IN, folded('from')], [REST_OUT, folded('to')]] as const).filter(([, count]) => count > 0).map(([id, count]): FlowNode => ({
    id, kind: 'rest', name: '', number: null, account: null, party: null, side: 'other', stated: false, folded: count,
  }))
  return { nodes: [...graph.nodes.filter((node) => kept.has(node.id)), ...rests], edges }
}

function joined(id: string, group: readonly FlowEdge[], kept: ReadonlySet<string>): readonly FlowEdge[] {
  const [first] = group
  if (first === undefined) return []
  if (group.length === 1 && kept.has(first.from) && kept.has(first.to)) return [first]
  const periods = new Map<PeriodKind, CountAndTotal>()
  for (const edge of group) {
    for (const [kind, part] of edge.periods) {
      const known = periods.get(kind) ?? { count: 0, total: ZERO }
      periods.set(kind, { count: known.count + part.count, total: add(known.total, part.total) })
    }
  }
  return [group.reduce<FlowEdge>((whole, edge) => ({
    ...whole,
    count: whole.count + edge.count,
    total: add(whole.total, edge.total),
    seenAgain: whole.seenAgain + edge.seenAgain,
    first: edge.first < whole.first ? edge.first : whole.first,
    last: edge.last > whole.last ? edge.last : whole.last,
  }), {
    ...first, id, from: kept.has(first.from) ? first.from : REST_IN, to: kept.has(first.to) ? first.to : REST_OUT, periods,
    movements: inDayOrder(group.flatMap((edge) => edge.movements)),
    count: 0, total: ZERO, seenAgain: 0,
  })]
}

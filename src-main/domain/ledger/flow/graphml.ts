import { formatYuan } from '../../values/money.ts'
import type { FlowGraph } from './flow-graph.ts'

/** Words for ends that have no name of their own (cash, unnamed, folded): the catalogues give them. */
export type NameOfEnd = (node: FlowGraph['nodes'][number]) => string

const escaped = (text: string): string =>
  // XML 1.0 allows no other control characters, not even as references; one of them would make the whole file unreadable.
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const NODE_KEYS = ['end', 'kind', 'name', 'number', 'party', 'role', 'relation', 'side'] as const
const EDGE_KEYS = ['count', 'total', 'first', 'last', 'restriction_total', 'citations'] as const

/**
 * The picture as GraphML 1.0 for other programs. Ids are `n1`, `e1` and so on, because the schema (graphml-structure.xsd)
 * allows name tokens only, which names of people and numbers with signs are not; what an end is to this program stands in
 * `end`. Totals are decimal yuan as text, because a `double` would round large sums; citations are `path:line`, separated
 * by `; `.
 */
export function graphml(graph: FlowGraph, nameOf: NameOfEnd): string {
  const data = (key: string, value: string): string => (value === '' ? '' : `<data key="${key}">${escaped(value)}</data>`)
  const keys = [
    ...NODE_KEYS.map((name) => `  <key id="n_${name}" for="node" attr.name="${name}" attr.type="string"/>`),
    ...EDGE_KEYS.map((name) => `  <key id="e_${name}" for="edge" attr.name="${name}" attr.type="${name === 'count' ? 'int' : 'string'}"/>`),
  ]
  const ids = new Map(graph.nodes.map((node, index) => [node.id, `n${index + 1}`]))
  const nodes = graph.nodes.map((node) => {
    const values = { end: node.id, kind: node.kind, name: nameOf(node), number: node.number ?? '', party: node.party?.name ?? '', role: node.party?.role ?? '', relation: node.party?.relation ?? '', side: node.side }
    return `    <node id="${ids.get(node.id) ?? ''}">${NODE_KEYS.map((key) => data(`n_${key}`, values[key])).join('')}</node>`
  })
  const edges = graph.edges.map((edge, index) => {
    const restriction = edge.periods.get('restriction')
    const values = {
      count: String(edge.count), total: formatYuan(edge.total), first: edge.first, last: edge.last,
      restriction_total: restriction === undefined ? '' : formatYuan(restriction.total),
      citations: edge.movements.flatMap(({ row, also }) => [row, ...also]).map((row) => `${row.path}:${row.line}`).join('; '),
    }
    return `    <edge id="e${index + 1}" source="${ids.get(edge.from) ?? ''}" target="${ids.get(edge.to) ?? ''}">${EDGE_KEYS.map((key) => data(`e_${key}`, values[key])).join('')}</edge>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', ...keys, '  <graph id="flow" edgedefault="directed">',
    ...nodes, ...edges, '  </graph>', '</graphml>', '',
  ].join('\n')
}

import { SaxesParser } from 'saxes'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parent: Element | null
  text: string
}

const NAMESPACE = 'http://graphml.graphdrawing.org/xmlns'
/** XML 1.0, production 7: what `NMTOKEN` of the schema allows. */
const NAME_TOKEN = /^[-.:_\p{L}\p{N}\u00b7]+$/u
const PARENTS: Readonly<Record<string, readonly string[]>> = { graphml: [''], key: ['graphml'], graph: ['graphml'], node: ['graph'], edge: ['graph'], data: ['node', 'edge'] }
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  graphml: ['xmlns'], key: ['id', 'for', 'attr.name', 'attr.type'], graph: ['id', 'edgedefault'], node: ['id'], edge: ['id', 'source', 'target', 'directed'], data: ['key', 'id'],
}
const TYPES: Readonly<Record<string, RegExp>> = { boolean: /^(?:true|false|0|1)$/u, int: /^-?\d{1,10}$/u, long: /^-?\d{1,19}$/u, float: /./u, double: /./u, string: /^/u }

export interface GraphmlContent {
  readonly nodes: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly edges: readonly { readonly id: string; readonly source: string; readonly target: string; readonly data: Readonly<Record<string, string>> }[]
}

/**
 * Reads GraphML by the rules of graphml-structure.xsd and graphml-attributes.xsd, version 1.0, as far as simple graphs go:
 * element order and nesting, known attributes, name tokens, unique ids, keys declared before the graph for the kind of
 * element that uses them, data of the declared type once for each key, ends of edges that exist. Whatever breaks a rule is in `faults`.
 */
export function readGraphml(text: string): GraphmlContent & { readonly faults: readonly string[] } {
  const faults: string[] = []
  const elements: Element[] = []
  const parser = new SaxesParser({ xmlns: true })
  let open: Element | null = null
  parser.on('opentag', (tag) => {
    if (tag.uri !== NAMESPACE) faults.push(`namespace of ${tag.name}: ${tag.uri}`)
    open = { name: tag.local, attributes: Object.fromEntries(Object.values(tag.attributes).map((each) => [each.name, each.value])), parent: open, text: '' }
    elements.push(open)
  })
  parser.on('text', (words) => { if (open !== null) open.text += words })
  parser.on('closetag', () => { open = open?.parent ?? null })
  parser.on('error', (error) => { faults.push(error.message) })
  parser.write(text).close()

  const of = (name: string): readonly Element[] => elements.filter((each) => each.name === name)
  const ids = new Map<string, Set<string>>()
  for (const each of elements) {
    if (!(PARENTS[each.name] ?? []).includes(each.parent?.name ?? '')) faults.push(`${each.name} in ${each.parent?.name ?? 'nothing'}`)
    for (const attribute of Object.keys(each.attributes)) if (!(ATTRIBUTES[each.name] ?? []).includes(attribute)) faults.push(`${each.name} has ${attribute}`)
    const { id } = each.attributes
    if (['node', 'key'].includes(each.name) && id === undefined) faults.push(`${each.name} without an id`)
    for (const token of [id, each.attributes['source'], each.attributes['target'], each.attributes['key']]) if (token !== undefined && !NAME_TOKEN.test(token)) faults.push(`not a name token: ${token}`)
    if (id !== undefined) {
      const known = ids.get(each.name) ?? new Set<string>()
      if (known.has(id)) faults.push(`${each.name} ${id} twice`)
      ids.set(each.name, known.add(id))
    }
  }
  const graphAt = elements.findIndex((each) => each.name === 'graph')
  if (elements.slice(Math.max(0, graphAt)).some((each) => each.name === 'key')) faults.push('a key after the graph')
  for (const graph of of('graph')) if (!['directed', 'undirected'].includes(graph.attributes['edgedefault'] ?? '')) faults.push('edgedefault')
  const keys = new Map(of('key').map((key) => [key.attributes['id'] ?? '', key.attributes]))
  for (const key of keys.values()) if (!((key['attr.type'] ?? '') in TYPES)) faults.push(`type of ${key['id'] ?? ''}`)
  const dataOf = (owner: Element): Readonly<Record<string, string>> => {
    const found = new Map<string, string>()
    for (const data of elements.filter((each) => each.name === 'data' && each.parent === owner)) {
      const key = keys.get(data.attributes['key'] ?? '')
      if (key === undefined || ![owner.name, 'all'].includes(key['for'] ?? 'all')) faults.push(`${owner.name} has data of ${data.attributes['key'] ?? ''}`)
      const name = key?.['attr.name'] ?? ''
      if (found.has(name)) faults.push(`${name} twice`)
      if (!TYPES[key?.['attr.type'] ?? '']?.test(data.text)) faults.push(`${name} is ${data.text}`)
      found.set(name, data.text)
    }
    return Object.fromEntries(found)
  }
  const nodes = new Map(of('node').map((node) => [node.attributes['id'] ?? '', dataOf(node)]))
  const edges = of('edge').map((edge) => ({ id: edge.attributes['id'] ?? '', source: edge.attributes['source'] ?? '', target: edge.attributes['target'] ?? '', data: dataOf(edge) }))
  for (const { id, source, target } of edges) for (const end of [source, target]) if (!nodes.has(end)) faults.push(`${id} ends at ${end}`)
  return { nodes, edges, faults }
}

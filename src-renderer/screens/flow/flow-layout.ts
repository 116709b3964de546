import { Graph, layout } from '@dagrejs/dagre'
import { CROWDED, groupedColumn, HEADING_HEIGHT, isHeading, type GroupHeading } from './flow-groups.ts'
import { placeVertically } from './flow-stack.ts'

/** What the layout has to know of an end and of an edge; sums are fen. */
export interface LayoutNode {
  readonly id: string
  /** Accounts whose statements are in the file stand between those who pay and those who receive. */
  readonly stated: boolean
  /** Stands for several ends folded together: always the lowest of its column. */
  readonly rest?: boolean
}
export interface LayoutEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly total: bigint
}

export type Place = 'first' | 'middle' | 'last'

/** An end as drawn: its bar, and the box of bar and label that no other box touches. */
export interface NodeBox {
  readonly id: string
  readonly column: number
  readonly place: Place
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly barX: number
  readonly barY: number
  readonly barHeight: number
  /** Room for the label; in the middle it may reach beyond the box where nothing else stands. */
  readonly labelWidth: number
  /** Name and sum stand in one line: always in the last column, in the first where it is crowded. */
  readonly oneLine: boolean
}

/** A heading over a group of ends, as drawn. */
export interface HeadingBox extends GroupHeading {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** An edge as drawn: from the right side of one bar to the left side of another. `y` values are the middle of the band. */
export interface EdgeBand {
  readonly id: string
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
  readonly thickness: number
  /** Flows against the reading direction: back to the same or an earlier column. */
  readonly back: boolean
  /** Between pockets of one account. */
  readonly inside: boolean
}

export interface FlowLayout {
  readonly width: number
  readonly height: number
  readonly boxes: ReadonlyMap<string, NodeBox>
  readonly bands: readonly EdgeBand[]
  readonly headings: readonly HeadingBox[]
}

export const BAR = 7
/** Room for labels in the narrowest picture; what is left over goes to them first. */
const LABEL_FIRST = 116
const LABEL_LAST = 200
/** Where payers are so many that name and sum stand in one line. */
const LABEL_FIRST_ONE_LINE = 190
const LABEL_MIDDLE = 150
const COLUMN_LEAST = 64
/** Distance that columns are given before labels get more room. */
const COLUMN_GOOD = 104
const LABEL_GAP = 8
/** Between a label in the middle and what stands to its right. */
const MIDDLE_GAP = 3
const TEXT_HEIGHT: Readonly<Record<Place, number>> = { first: 36, middle: 36, last: 22 }
const LEAST_BAR = 3
/** Pull of the edges that hold payers in the first and receivers in the last column; stronger than any sum. */
const ANCHOR = 60

/**
 * Columns and the order within them come from dagre (layered layout, few crossings); heights by sum and the exact
 * places are worked out here, because bands need bars in proportion and labels need room of their own.
 * Boxes never overlap. Cycles are allowed: what flows back is drawn as such.
 */
export function layoutFlow(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[], room: number): FlowLayout {
  const known = new Set(nodes.map((node) => node.id))
  const drawn = edges.filter((edge) => known.has(edge.from) && known.has(edge.to))
  const layers = columnsOf(nodes, drawn.filter((edge) => edge.from !== edge.to))
  const rests = new Set(nodes.filter((node) => node.rest === true).map((node) => node.id))
  const place = (column: number): Place => (column === 0 ? 'first' : column === layers.length - 1 ? 'last' : 'middle')
  const grouped = layers.map((ids, column) => {
    const where = place(column)
    return where === 'middle' || ids.length < CROWDED ? { ids, headings: [] } : groupedColumn(where, ids, drawn, rests)
  })
  const columns = grouped.map(({ ids }) => ids)
  const crowdedFirst = (layers[0]?.length ?? 0) >= CROWDED
  const sums = throughputs(drawn)
  const leastFirst = crowdedFirst ? LABEL_FIRST_ONE_LINE : LABEL_FIRST
  const gaps = Math.max(1, columns.length - 1)
  const width = Math.max(room, leastFirst + LABEL_LAST + BAR + COLUMN_LEAST * gaps)
  const spare = Math.max(0, width - leastFirst - LABEL_LAST - BAR - COLUMN_GOOD * gaps)
  const [labelFirst, labelLast] = [leastFirst + Math.min(60, spare * 0.3), LABEL_LAST + Math.min(74, spare * 0.35)]
  const step = columns.length < 2 ? COLUMN_GOOD : (width - labelFirst - labelLast - BAR) / gaps
  const scale = pixelsPerFen(layers, sums)
  const barOf = (id: string): number => Math.max(LEAST_BAR, scale(sums.get(id) ?? 0n))
  const heightOf = (id: string, column: number): number => {
    if (isHeading(id)) return HEADING_HEIGHT
    const where = place(column)
    return where === 'middle' ? TEXT_HEIGHT.middle + barOf(id) : Math.max(where === 'first' && crowdedFirst ? TEXT_HEIGHT.last : TEXT_HEIGHT[where], barOf(id))
  }
  const placed = placeVertically(columns, heightOf, drawn)
  const boxes = new Map<string, NodeBox>()
  columns.forEach((ids, column) => {
    const where = place(column)
    const barX = labelFirst + column * step
    for (const id of ids) {
      if (isHeading(id)) continue
      const y = placed.tops.get(id) ?? 0
      const [height, barHeight] = [heightOf(id, column), barOf(id)]
      const box = { id, column, place: where, y, height, barX, barHeight, barY: where === 'middle' ? y + TEXT_HEIGHT.middle : y + (height - barHeight) / 2 }
      if (where === 'first') boxes.set(id, { ...box, x: 0, width: labelFirst + BAR, labelWidth: labelFirst - LABEL_GAP, oneLine: crowdedFirst })
      else if (where === 'last') boxes.set(id, { ...box, x: barX, width: BAR + labelLast, labelWidth: labelLast - LABEL_GAP, oneLine: true })
      else {
        const least = Math.min(step - MIDDLE_GAP, BAR + LABEL_MIDDLE)
        boxes.set(id, { ...box, x: barX, width: least, labelWidth: least, oneLine: false })
      }
    }
  })
  const headings = grouped.flatMap((each) => each.headings).map((heading): HeadingBox => {
    const x = heading.side === 'first' ? 0 : labelFirst + (columns.length - 1) * step
    return { ...heading, x, y: placed.tops.get(heading.id) ?? 0, width: heading.side === 'first' ? labelFirst + BAR : BAR + labelLast, height: HEADING_HEIGHT }
  })
  return { width, height: placed.height, boxes: withWideLabels(boxes, headings), bands: bandsOf(drawn, boxes, scale), headings }
}

/** Lets a label of the middle reach to the right as far as nothing else stands beside it. */
function withWideLabels(boxes: ReadonlyMap<string, NodeBox>, headings: readonly HeadingBox[]): ReadonlyMap<string, NodeBox> {
  const all = [...boxes.values(), ...headings]
  return new Map([...boxes].map(([id, box]) => {
    if (box.place !== 'middle') return [id, box]
    const beside = all.filter((each) => each.x > box.x && each.y < box.y + TEXT_HEIGHT.middle && box.y < each.y + each.height)
    const room = beside.reduce((least, each) => Math.min(least, each.x - MIDDLE_GAP - box.x), LABEL_MIDDLE)
    return [id, { ...box, labelWidth: Math.max(box.labelWidth, room) }]
  }))
}

const START = '\u0000start'
const END = '\u0000end'

/** Ids by column from left to right, each from top to bottom. */
function columnsOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): readonly (readonly string[])[] {
  if (nodes.length === 0) return []
  const anchors = anchorsOf(nodes, edges)
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', acyclicer: 'greedy', ranker: 'network-simplex', nodesep: 4, edgesep: 2, ranksep: 10 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { width: 10, height: 20 })
  const largest = edges.reduce((most, edge) => (edge.total > most ? edge.total : most), 1n)
  for (const edge of edges) {
    // A stranger's smaller counter-flow must not pull it into the middle: it is laid out by the direction of most of its money.
    const turned = anchors.get(edge.from) === END || anchors.get(edge.to) === START
    const [from, to] = turned && anchors.get(edge.from) !== anchors.get(edge.to) ? [edge.to, edge.from] : [edge.from, edge.to]
    const weight = 1 + Number((edge.total * 20n) / largest)
    const before: unknown = graph.hasEdge(from, to) ? graph.edge(from, to) : null
    const had = typeof before === 'object' && before !== null && 'weight' in before && typeof before.weight === 'number' ? before.weight : 0
    graph.setEdge(from, to, { weight: weight + had, minlen: 1 })
  }
  graph.setNode(START, { width: 1, height: 1 })
  graph.setNode(END, { width: 1, height: 1 })
  graph.setEdge(START, END, { weight: 1, minlen: 2 })
  for (const { id } of nodes) {
    const anchor = anchors.get(id)
    if (anchor === END) graph.setEdge(id, END, { weight: ANCHOR, minlen: 1 })
    else graph.setEdge(START, id, { weight: anchor === START ? ANCHOR : 1, minlen: 1 })
  }
  layout(graph)
  const byX = Map.groupBy(nodes.map(({ id }) => ({ id, at: graph.node(id) })), ({ at }) => Math.round(at.x ?? 0))
  const rests = new Set(nodes.filter((node) => node.rest === true).map((node) => node.id))
  const below = ({ id, at }: { id: string; at: { y?: number } }): number => (rests.has(id) ? Number.MAX_SAFE_INTEGER : (at.y ?? 0))
  return [...byX].toSorted(([left], [right]) => left - right).map(([, column]) => column.toSorted((left, right) => below(left) - below(right)).map(({ id }) => id))
}

/** Everybody but the accounts of the file stands at the edge: where most of its money goes out, first; where it comes in, last. */
function anchorsOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): ReadonlyMap<string, string> {
  const net = new Map<string, bigint>()
  for (const edge of edges) {
    net.set(edge.from, (net.get(edge.from) ?? 0n) - edge.total)
    net.set(edge.to, (net.get(edge.to) ?? 0n) + edge.total)
  }
  return new Map(nodes.filter((node) => !node.stated).map((node) => [node.id, (net.get(node.id) ?? 0n) < 0n ? START : END]))
}

function throughputs(edges: readonly LayoutEdge[]): ReadonlyMap<string, bigint> {
  const ins = new Map<string, bigint>()
  const outs = new Map<string, bigint>()
  for (const edge of edges) {
    if (edge.from === edge.to) continue
    outs.set(edge.from, (outs.get(edge.from) ?? 0n) + edge.total)
    ins.set(edge.to, (ins.get(edge.to) ?? 0n) + edge.total)
  }
  const most = (id: string): bigint => {
    const [one, other] = [ins.get(id) ?? 0n, outs.get(id) ?? 0n]
    return one > other ? one : other
  }
  return new Map([...ins.keys(), ...outs.keys()].map((id) => [id, most(id)]))
}

/** Height in which the fullest column should stand, labels and gaps included. */
const HEIGHT_WANTED = 360
const BARS_LEAST = 150

function pixelsPerFen(columns: readonly (readonly string[])[], sums: ReadonlyMap<string, bigint>): (amount: bigint) => number {
  let best: { pixels: number; sum: bigint } | null = null
  for (const column of columns) {
    const sum = column.reduce((total, id) => total + (sums.get(id) ?? 0n), 0n)
    if (sum === 0n) continue
    const pixels = Math.max(BARS_LEAST, HEIGHT_WANTED - column.length * 24)
    if (best === null || pixels / Number(sum) < best.pixels / Number(best.sum)) best = { pixels, sum }
  }
  // Geometry only: sums stay exact wherever they are shown as figures.
  return (amount) => (best === null ? 0 : (Number((amount * 1_000_000n) / best.sum) / 1_000_000) * best.pixels)
}

/** Bands leave and reach a bar in the order of the other ends, so that they cross as little as may be. */
function bandsOf(edges: readonly LayoutEdge[], boxes: ReadonlyMap<string, NodeBox>, scale: (amount: bigint) => number): readonly EdgeBand[] {
  const middle = (id: string): number => {
    const box = boxes.get(id)
    return box === undefined ? 0 : box.barY + box.barHeight / 2
  }
  const offsets = (side: 'from' | 'to', other: 'from' | 'to'): ReadonlyMap<string, number> => {
    const found = new Map<string, number>()
    for (const [id, own] of Map.groupBy(edges.filter((edge) => edge.from !== edge.to), (edge) => edge[side])) {
      let y = boxes.get(id)?.barY ?? 0
      for (const edge of own.toSorted((left, right) => middle(left[other]) - middle(right[other]))) {
        const thickness = scale(edge.total)
        found.set(edge.id, y + thickness / 2)
        y += thickness
      }
    }
    return found
  }
  const [leaving, reaching] = [offsets('from', 'to'), offsets('to', 'from')]
  return edges.flatMap((edge): EdgeBand[] => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
    if (from === undefined || to === undefined) return []
    const inside = edge.from === edge.to
    return [{
      id: edge.id, fromX: from.barX + BAR, toX: to.barX, thickness: Math.max(0.75, scale(edge.total)), inside, back: !inside && to.column <= from.column,
      fromY: inside ? from.barY : (leaving.get(edge.id) ?? middle(edge.from)), toY: inside ? from.barY : (reaching.get(edge.id) ?? middle(edge.to)),
    }]
  })
}

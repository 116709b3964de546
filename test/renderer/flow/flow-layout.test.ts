import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutFlow, type FlowLayout, type LayoutEdge, type LayoutNode } from '../../../src-renderer/screens/flow/flow-layout.ts'
import { walk, type Chosen, type WalkKey } from '../../../src-renderer/screens/flow/flow-walk.ts'

const node = (id: string, stated = false): LayoutNode => ({ id, stated })
const edge = (from: string, to: string, total: bigint): LayoutEdge => ({ id: `${from}→${to}`, from, to, total })

function overlaps(layout: FlowLayout): string[] {
  const boxes = [...layout.boxes.values()]
  const found: string[] = []
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (one.x < other.x + other.width - 0.01 && other.x < one.x + one.width - 0.01 && one.y < other.y + other.height - 0.01 && other.y < one.y + one.height - 0.01) found.push(`${one.id} ${other.id}`)
    }
  })
  return found
}

/** Any graph, cycles, loops and islands included. */
const graphs = (most: number) =>
  fc.integer({ min: 1, max: most }).chain((size) => fc.record({
    nodes: fc.array(fc.boolean(), { minLength: size, maxLength: size }).map((stated) => stated.map((each, index) => node(`n${index}`, each && index < 12))),
    edges: fc.uniqueArray(fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1), total: fc.bigInt({ min: 1n, max: 10n ** 15n }) }), { maxLength: size * 2, selector: (each) => `${each.from} ${each.to}` })
      .map((list) => list.map((each) => edge(`n${each.from}`, `n${each.to}`, each.total))),
    room: fc.integer({ min: 300, max: 1600 }),
  }))

function check({ nodes, edges, room }: { nodes: readonly LayoutNode[]; edges: readonly LayoutEdge[]; room: number }): void {
  const layout = layoutFlow(nodes, edges, room)
  expect(layout.boxes.size).toBe(nodes.length)
  expect(layout.bands.map((band) => band.id).toSorted()).toEqual(edges.map((each) => each.id).toSorted())
  expect(overlaps(layout)).toEqual([])
  for (const box of layout.boxes.values()) {
    for (const value of [box.x, box.y, box.width, box.height, box.barX, box.barY, box.barHeight]) expect(Number.isFinite(value)).toBe(true)
    expect(box.y).toBeGreaterThanOrEqual(-0.01)
    expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01)
    expect(box.barX).toBeGreaterThanOrEqual(box.x)
    expect(box.barX + 7).toBeLessThanOrEqual(Math.max(layout.width, box.x + box.width))
  }
}

describe('layout of the flow picture', () => {
  it('never lets two boxes overlap, whatever pays whom, with few ends', () => {
    fc.assert(fc.property(graphs(30), check), { numRuns: 120 })
  })

  it('holds for up to 200 ends', () => {
    fc.assert(fc.property(graphs(200), check), { numRuns: 12 })
  })

  it('lays a case of 200 ends out in time to wait for', () => {
    const nodes = [node('a', true), node('b', true), node('w', true), ...Array.from({ length: 197 }, (_, index) => node(`n${index}`))]
    const edges = [edge('a', 'b', 9_000n), edge('b', 'w', 800n), edge('w', 'a', 10n), ...Array.from({ length: 197 }, (_, index) => [
      index % 7 === 0 ? edge(`n${index}`, 'a', BigInt(index + 1) * 90n) : edge(['a', 'b', 'w'][index % 3] ?? 'a', `n${index}`, BigInt(index + 1) * 50n),
      ...(index % 5 === 0 ? [edge('b', `n${index}`, 7n)] : []),
    ]).flat()]
    const begin = performance.now()
    const layout = layoutFlow(nodes, edges, 1000)
    expect(performance.now() - begin).toBeLessThan(5000)
    expect(overlaps(layout)).toEqual([])
  })

  it('reads from payers through the accounts to receivers; counter-flow goes back', () => {
    const layout = layoutFlow([node('雇主'), node('a', true), node('b', true), node('亲友')], [edge('雇主', 'a', 100n), edge('a', 'b', 60n), edge('b', '亲友', 50n), edge('亲友', 'a', 5n)], 900)
    const column = (id: string): number | undefined => layout.boxes.get(id)?.column
    expect(['雇主', 'a', 'b', '亲友'].map(column)).toEqual([0, 1, 2, 3])
    expect(layout.bands.filter((band) => band.back).map((band) => band.id)).toEqual(['亲友→a'])
  })

  it('draws bands in proportion, and all that leave a bar side by side on it', () => {
    const layout = layoutFlow([node('a', true), node('甲'), node('乙')], [edge('a', '甲', 3_000n), edge('a', '乙', 1_000n)], 900)
    const [large, small] = ['a→甲', 'a→乙'].map((id) => layout.bands.find((band) => band.id === id))
    expect((large?.thickness ?? 0) / (small?.thickness ?? 1)).toBeCloseTo(3, 1)
    const box = layout.boxes.get('a')
    expect((large?.thickness ?? 0) + (small?.thickness ?? 0)).toBeCloseTo(box?.barHeight ?? 0, 1)
  })
})

describe('walking by keys', () => {
  const edges = [edge('雇主', 'a', 100n), edge('a', '甲', 60n), edge('a', '乙', 40n)]
  const layout = layoutFlow([node('雇主'), node('a', true), node('甲'), node('乙')], edges, 900)
  const go = (chosen: Chosen | null, ...keys: WalkKey[]): Chosen | null => keys.reduce<Chosen | null>((at, key) => walk(layout, edges, at, key), chosen)
  it('goes over all edges in reading order and stops at the ends', () => {
    expect(go(null, 'ArrowDown')).toEqual({ kind: 'edge', id: '雇主→a' })
    const seen = new Set([go(null, 'Home')?.id, go(null, 'Home', 'ArrowDown')?.id, go(null, 'Home', 'ArrowDown', 'ArrowDown')?.id])
    expect(seen.size).toBe(3)
    expect(go(null, 'End', 'ArrowDown')).toEqual(go(null, 'End'))
    expect(go(null, 'Home', 'ArrowUp')).toEqual(go(null, 'Home'))
  })
  it('goes with the money to the right and back to the left', () => {
    expect(go(null, 'Home', 'ArrowRight')).toEqual({ kind: 'node', id: 'a' })
    expect(go(null, 'Home', 'ArrowRight', 'ArrowRight')?.kind).toBe('edge')
    expect(go(null, 'Home', 'ArrowRight', 'ArrowRight', 'ArrowLeft')).toEqual({ kind: 'node', id: 'a' })
    expect(go({ kind: 'node', id: 'a' }, 'ArrowLeft', 'ArrowLeft')).toEqual({ kind: 'node', id: '雇主' })
    expect(go({ kind: 'node', id: '雇主' }, 'ArrowLeft')).toEqual({ kind: 'node', id: '雇主' })
  })
})

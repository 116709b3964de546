import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeFlowCase } from '../../flow-case/write.ts'
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

  it('reaches every edge and every end of a case of 209 ends', () => {
    const folder = mkdtempSync(join(tmpdir(), 'threshold-walk-'))
    const written = writeFlowCase(folder)
    rmSync(folder, { recursive: true, force: true })
    const all = [...written.edges].map(([id, each]) => ({ id, from: each.from, to: each.to, total: each.payments.reduce((sum, payment) => sum + payment.amount, 0n) }))
    const ends = [...new Set(all.flatMap(({ from, to }) => [from, to]))]
    const large = layoutFlow(ends.map((id) => node(id, id.startsWith('account:'))), all, 808)
    expect([large.boxes.size, large.bands.length]).toEqual([209, 229])
    expect(overlaps(large)).toEqual([])
    const reached = new Set<string>()
    let at = walk(large, all, null, 'Home')
    for (let press = 0; press < all.length; press += 1) {
      for (const key of ['ArrowLeft', 'ArrowRight'] as const) reached.add(walk(large, all, at, key)?.id ?? '')
      reached.add(at?.id ?? '')
      at = walk(large, all, at, 'ArrowDown')
    }
    expect([...all.map(({ id }) => id), ...ends].filter((id) => !reached.has(id))).toEqual([])
  })

  it('sees overlaps where there are any', () => {
    const [first, second] = [...layout.boxes.values()].filter((box) => box.place === 'last')
    if (first === undefined || second === undefined) throw new Error('two receivers')
    expect(overlaps({ ...layout, boxes: new Map([[first.id, first], [second.id, { ...second, y: first.y + 2 }]]) })).toEqual([`${first.id} ${second.id}`])
  })
})

describe('groups of a crowded column', () => {
  const many = (payer: string, count: number) => Array.from({ length: count }, (_none, index) => edge(payer, `${payer}${String(index).padStart(2, '0')}`, BigInt(index + 1)))
  const edges = [...many('a', 20), ...many('b', 12), edge('c', 'c1', 5n), edge('雇主', 'a', 900n), edge('雇主', 'b', 90n), edge('雇主', 'c', 9n)]
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))]
  const layout = layoutFlow(ids.map((id) => node(id, ['a', 'b', 'c'].includes(id))), edges, 900)

  it('stand under a heading that names who paid them, the largest first, and nothing meets a heading', () => {
    expect(layout.headings.map(({ side, chief, count }) => [side, chief, count]).toSorted()).toEqual([['last', 'a', 20], ['last', 'b', 12], ['last', null, 1]].toSorted())
    const column = [...layout.boxes.values()].filter((box) => box.place === 'last')
    for (const heading of layout.headings) {
      const next = column.filter((box) => box.y > heading.y).toSorted((left, right) => left.y - right.y).slice(0, heading.count)
      expect(next.every((box) => heading.chief === null || box.id.startsWith(heading.chief))).toBe(true)
      const sums = next.map((box) => edges.find((each) => each.to === box.id)?.total ?? 0n)
      expect(sums).toEqual(sums.toSorted((left, right) => Number(right - left)))
      expect(column.filter((box) => box.y < heading.y + heading.height - 0.01 && heading.y < box.y + box.height - 0.01)).toEqual([])
    }
  })

  it('are not made where the column can be seen at once', () => {
    expect(layoutFlow([node('a', true), node('甲'), node('乙')], [edge('a', '甲', 3n), edge('a', '乙', 1n)], 900).headings).toEqual([])
  })
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FlowFilter } from '../../src-main/contract/api.ts'
import { startTestHost, type TestHost } from '../host/in-process.ts'
import { readGraphml } from './graphml-rules.ts'
import { RESTRICTION, writeFlowCase, type FlowCase, type Payment, type WrittenEdge } from './write.ts'

let test: TestHost
let folder: string
let written: FlowCase
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'threshold-flow-'))
  written = writeFlowCase(join(folder, 'bundle'))
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(folder, 'case.tcase')), passphrase: null })
  await test.ask('intake.import', { tokens: [await test.token(join(folder, 'bundle'))] })
}, 60_000)
afterAll(async () => {
  await test.end()
  rmSync(folder, { recursive: true, force: true })
})

const yuan = (amount: bigint): string => `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`
const sumOf = (payments: readonly Payment[]): bigint => payments.reduce((total, each) => total + each.amount, 0n)
type Line = readonly [string, number, string]
/** Edges as the writer counts them, by id: payments that pass, on edges of at least so much, among those wanted. */
function expected(passes: (payment: Payment) => boolean, least = 0n, wanted: (edge: WrittenEdge) => boolean = () => true): Line[] {
  return [...written.edges]
    .filter(([, edge]) => wanted(edge))
    .map(([id, edge]) => [id, edge.payments.filter(passes)] as const)
    .filter(([, payments]) => payments.length > 0 && sumOf(payments) >= least)
    .map(([id, payments]): Line => [id, payments.length, yuan(sumOf(payments))])
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
}
async function drawn(filter: FlowFilter): Promise<Line[]> {
  const { edges } = await test.ask('flow.picture', { filter: { most: 1000, ...filter } })
  return edges.map((edge): Line => [edge.id, edge.count, edge.total]).toSorted(([left], [right]) => (left < right ? -1 : 1))
}
const always = (): boolean => true

describe('the flow picture of a case with more than two hundred ends, read by the product', () => {
  it('draws every end and every payment that was written, to the fen', async () => {
    const picture = await test.ask('flow.picture', { filter: { most: 1000 } })
    expect(picture.nodes.length).toBeGreaterThan(200)
    expect(picture.nodes).toHaveLength(new Set([...written.edges.values()].flatMap(({ from, to }) => [from, to])).size)
    expect(await drawn({})).toEqual(expected(always))
    expect(picture.total).toBe(yuan(sumOf([...written.edges.values()].flatMap((edge) => edge.payments))))
    expect(picture.leftOut).toMatchObject({ notMoved: 0, foreign: 0, outside: { count: 0 }, below: { edges: 0 } })
    const accounts = await test.ask('money.accounts', {})
    expect(accounts.reduce((sum, each) => sum + each.rows.kept, 0)).toBe(written.rows)
    expect(picture.count + picture.edges.reduce((sum, edge) => sum + edge.seenAgain, 0)).toBe(written.rows)
  })

  it('keeps the sum when the picture is folded to 200, 60 and 18 ends', async () => {
    const { count, total } = await test.ask('flow.picture', { filter: { most: 1000 } })
    for (const most of [200, 60, 18]) {
      const folded = await test.ask('flow.picture', { filter: { most } })
      expect([most, folded.nodes.filter((node) => node.kind !== 'rest').length, folded.count, folded.total]).toEqual([most, most, count, total])
    }
  })

  it('draws of a period, of days and of a least sum just what was written of them', async () => {
    expect(await drawn({ period: 'restriction' })).toEqual(expected((payment) => payment.at >= RESTRICTION))
    expect(await drawn({ from: '2023-02-28', to: '2023-03-01' })).toEqual(expected(({ at }) => at >= '2023-02-28' && at < '2023-03-02'))
    expect(await drawn({ least: '30000.00' })).toEqual(expected(always, 3_000_000n))
    const [id, , total] = expected(always)[7] ?? ['', 0, '']
    // Exactly the sum stays, a fen more leaves it out.
    expect((await drawn({ least: total })).map(([each]) => each)).toContain(id)
    expect((await drawn({ least: yuan(BigInt(total.replace('.', '')) + 1n) })).map(([each]) => each)).not.toContain(id)
    expect(await drawn({ accounts: ['acc-card'] })).toEqual(expected(always, 0n, ({ from, to }) => [from, to].includes('account:acc-card')))
  })

  /** Edges within so many hops of the ends, walked by hand over what was written. */
  function within(upFrom: string, downFrom: string, up: number, down: number, edge?: string): Line[] {
    const kept = new Set<string>(edge === undefined ? [] : [edge])
    const walk = (begin: string, hops: number, near: 'from' | 'to', far: 'from' | 'to'): void => {
      let front = new Set([begin])
      const seen = new Set(front)
      for (let hop = 0; hop < hops; hop += 1) {
        const next = new Set<string>()
        for (const [id, each] of written.edges) {
          if (!front.has(each[near])) continue
          kept.add(id)
          if (!seen.has(each[far])) next.add(each[far])
          seen.add(each[far])
        }
        front = next
      }
    }
    walk(upFrom, up, 'to', 'from')
    walk(downFrom, down, 'from', 'to')
    return expected(always).filter(([id]) => kept.has(id))
  }

  it('follows money several hops up and down from any party, and from a row', async () => {
    for (const [up, down] of [[0, 1], [1, 0], [2, 2], [3, 5], [0, 0]] as const) {
      expect([up, down, await drawn({ focus: 'account:acc-aunt', up, down })]).toEqual([up, down, within('account:acc-aunt', 'account:acc-aunt', up, down)])
    }
    // A party is all its accounts and itself.
    const ofBrother = await drawn({ focus: 'p-brother', up: 1, down: 1 })
    expect(ofBrother).toEqual(within('account:acc-brother', 'account:acc-brother', 1, 1))
    const { rows } = await test.ask('money.rows', { filter: { accounts: ['acc-aunt'], direction: 'out', words: '砚池文化' }, sort: 'time', offset: 0, limit: 1 })
    const edge = 'account:acc-aunt→account:acc-company'
    expect(await drawn({ focus: rows[0]?.id ?? '', up: 2, down: 2 })).toEqual(within('account:acc-aunt', 'account:acc-company', 2, 2, edge))
  })

  it('exports GraphML that keeps the rules of its schema, and a table, both with the sums that were written', async () => {
    const write = async (format: 'graphml' | 'csv'): Promise<string> => {
      const target = join(folder, `flow.${format}`)
      await test.ask('flow.export', { filter: { most: 1000 }, format, token: await test.token(target), language: 'zh-CN' })
      return readFileSync(target, 'utf8')
    }
    const text = await write('graphml')
    const { nodes, edges, faults } = readGraphml(text)
    expect(faults).toEqual([])
    const end = (id: string): string => nodes.get(id)?.['end'] ?? ''
    expect(edges.map(({ source, target, data }): Line => [`${end(source)}→${end(target)}`, Number(data['count']), data['total'] ?? '']).toSorted(([left], [right]) => (left < right ? -1 : 1))).toEqual(expected(always))
    expect(edges.reduce((sum, { data }) => sum + (data['citations'] ?? '').split('; ').length, 0)).toBe(written.rows)
    const during = expected((payment) => payment.at >= RESTRICTION).reduce((sum, [, , total]) => sum + BigInt(total.replace('.', '')), 0n)
    expect(edges.reduce((sum, { data }) => sum + BigInt((data['restriction_total'] ?? '0').replace('.', '')), 0n)).toBe(during)

    const [head = '', ...lines] = (await write('csv')).replace('\uFEFF', '').trim().split('\r\n')
    const columns = head.split(',')
    const amountAt = columns.indexOf('金额（元）')
    const payments = [...written.edges.values()].flatMap((edge) => edge.payments)
    expect(lines).toHaveLength(payments.length)
    expect(lines.reduce((sum, line) => sum + BigInt((line.split(',')[amountAt] ?? '').replace('.', '')), 0n)).toBe(sumOf(payments))
  })

  it('names what breaks the rules of GraphML, so that the check above can fail', () => {
    const graph = (inside: string, keys = ''): string => `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph edgedefault="directed">${inside}</graph></graphml>`
    const faults = (text: string): readonly string[] => readGraphml(text).faults
    expect(faults(graph('<node id="n1"/><edge source="n1" target="n1"/>'))).toEqual([])
    expect(faults(graph('<node id="name:甲 乙"/>'))).toEqual(['not a name token: name:甲 乙'])
    expect(faults(graph('<node id="n1"/><node id="n1"/>'))).toEqual(['node n1 twice'])
    expect(faults(graph('<node id="n1"/><edge id="e1" source="n1" target="n2"/>'))).toEqual(['e1 ends at n2'])
    expect(faults(graph('<node id="n1"><data key="d">1</data></node>'))).toContain('node has data of d')
    expect(faults(graph('<node id="n1"><data key="d">1.5</data></node>', '<key id="d" for="node" attr.name="count" attr.type="int"/>'))).toEqual(['count is 1.5'])
    expect(faults(graph('<node/>'))).toEqual(['node without an id'])
    expect(faults('<graphml xmlns="http://example.invalid/"><graph edgedefault="directed"/></graphml>')).toHaveLength(2)
  })
})

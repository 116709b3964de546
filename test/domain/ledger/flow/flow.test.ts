import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildFlow, type FlowConditions } from '../../../../src-main/domain/ledger/flow/build-flow.ts'
import { foldEnds } from '../../../../src-main/domain/ledger/flow/fold.ts'
import type { FlowGraph } from '../../../../src-main/domain/ledger/flow/flow-graph.ts'
import { movementsOf } from '../../../../src-main/domain/ledger/flow/movements.ts'
import { focusOf, reachable } from '../../../../src-main/domain/ledger/flow/reach.ts'
import type { Transaction } from '../../../../src-main/domain/ledger/transaction.ts'
import { addDays, day } from '../../../../src-main/domain/values/day.ts'
import { fen, formatYuan, sum } from '../../../../src-main/domain/values/money.ts'
import { account, context, milestone, party, row, type CaseParts } from '../../findings/case-builder.ts'

const PARTIES = [party('虚构甲'), party('虚构乙', { role: 'related', relation: 'spouse' }), party('虚构丙', { role: 'creditor' })]
const ACCOUNTS = [
  account('A', { holder: '虚构甲', institution: '虚构银行', number: '6200000000001011' }),
  account('B', { holder: '虚构乙', usedBy: '虚构甲', institution: '甲乙银行', number: '6200000000008825' }),
  account('W', { holder: '虚构甲', institution: '微信支付', number: 'wx_xujia' }),
  account('C', { holder: '虚构丙', number: '6200000000007777' }),
]
const built = (rows: readonly Transaction[], conditions: FlowConditions = {}, parts: CaseParts = {}) => {
  const made = context({ parties: PARTIES, accounts: ACCOUNTS, wallets: ['W'], ...parts, rows })
  const movements = movementsOf(made)
  return { movements, ...buildFlow(made, movements, conditions) }
}
const edges = (graph: FlowGraph): Record<string, string> => Object.fromEntries(graph.edges.map((edge) => [edge.id, `${edge.count} ${formatYuan(edge.total)}`]))

describe('ends of movements', () => {
  it('are an account, a party, a number, a name, cash or nobody named, in this order', () => {
    const { graph } = built([
      row('A', '2024-05-01', '-1.00', { number: '6200000000008825', name: '某人' }),
      row('A', '2024-05-02', '-2.00', '虚构丙'),
      row('A', '2024-05-02', '-2.50', { number: '6200000000007777' }),
      row('A', '2024-05-03', '-3.00', { number: '9988-0001', name: '某店' }),
      row('A', '2024-05-04', '-4.00', '某 店'),
      row('A', '2024-05-05', '-5.00', '', { cash: true }),
      row('A', '2024-05-06', '-6.00', ''),
      row('A', '2024-05-07', '7.00', '某店'),
    ])
    expect(edges(graph)).toEqual({
      'account:A→account:B': '1 1.00', 'account:A→party:虚构丙': '2 4.50', 'account:A→number:99880001': '1 3.00', 'account:A→name:某店': '1 4.00',
      'account:A→cash': '1 5.00', 'account:A→unnamed': '1 6.00', 'name:某店→account:A': '1 7.00',
    })
  })

  it('leave orders that moved nothing and foreign money out of the sums and count them', () => {
    const { movements, graph } = built([
      row('A', '2024-05-01', '-1.00', '某店', { outcome: 'closed' }), row('A', '2024-05-01', '-9.00', '某店', { currency: 'HKD' }), row('A', '2024-05-01', '-2.00', '某店'),
    ])
    expect(edges(graph)).toEqual({ 'account:A→name:某店': '1 2.00' })
    expect(movements).toMatchObject({ notMoved: 1, foreign: 1 })
  })
})

describe('one movement on two statements', () => {
  it('is the wallet row of a mirrored pair, with the bank row beside it', () => {
    const { graph } = built([
      row('W', '2024-05-01 10:00', '-30.00', '某餐馆'), row('A', '2024-05-01 10:01', '-30.00', '财付通-微信支付'),
    ])
    expect(edges(graph)).toEqual({ 'account:W→name:某餐馆': '1 30.00' })
    expect(graph.edges[0]).toMatchObject({ seenAgain: 1 })
  })

  it('goes from the card to the wallet and back for its own top-ups and withdrawals', () => {
    const { graph } = built([
      row('W', '2024-05-01 10:00', '100.00', '/', { direction: 'neutral', kind: 'top-up' }), row('A', '2024-05-01 10:01', '-100.00', '财付通'),
      row('W', '2024-05-03 10:00', '40.00', '/', { direction: 'neutral', kind: 'withdrawal', channel: '甲乙银行(8825)' }),
      row('W', '2024-05-04 10:00', '5.00', '/', { direction: 'neutral', kind: 'internal' }),
    ])
    expect(edges(graph)).toEqual({ 'account:A→account:W': '1 100.00', 'account:W→account:B': '1 40.00', 'account:W→account:W': '1 5.00' })
  })

  it('is one transfer where payer and receiver both have a statement, also where only the name stands on one of them', () => {
    const { graph } = built([
      row('A', '2024-05-01 10:00', '-50.00', { number: '6200000000008825' }), row('B', '2024-05-01 10:02', '50.00', { number: '6200000000001011' }),
      row('A', '2024-05-02 10:00', '-60.00', '虚构乙'), row('B', '2024-05-02 10:02', '60.00', { number: '6200000000001011', name: '虚构甲' }),
      row('B', '2024-05-03 10:00', '-70.00', '虚构甲'), row('A', '2024-05-03 10:02', '70.00', '虚构乙'),
      row('A', '2024-05-09 10:00', '-50.00', { number: '6200000000008825' }),
    ])
    expect(edges(graph)).toEqual({ 'account:A→account:B': '3 160.00', 'account:B→account:A': '1 70.00' })
    expect(graph.edges.map((edge) => edge.seenAgain)).toEqual([2, 1])
  })
})

describe('conditions', () => {
  const rows = [row('A', '2024-01-10', '-10.00', '某店'), row('A', '2024-03-10', '-20.00', '某店'), row('A', '2024-03-11', '-1.00', '小店'), row('B', '2024-03-12', '-5.00', '某店')]
  const parts: CaseParts = { milestones: [milestone('restriction-served', '2024-02-01')] }
  it('hold by period, days, account and least sum, and say what they leave out', () => {
    expect(edges(built(rows, { period: 'restriction' }, parts).graph)).toEqual({ 'account:A→name:某店': '1 20.00', 'account:A→name:小店': '1 1.00', 'account:B→name:某店': '1 5.00' })
    expect(built(rows, { period: 'restriction' }, parts).outside).toEqual({ count: 1, total: 1000n })
    expect(edges(built(rows, { from: day('2024-03-11'), to: day('2024-03-11') }).graph)).toEqual({ 'account:A→name:小店': '1 1.00' })
    expect(edges(built(rows, { accounts: ['B'] }).graph)).toEqual({ 'account:B→name:某店': '1 5.00' })
    const least = built(rows, { least: fen(500n) })
    expect(edges(least.graph)).toEqual({ 'account:A→name:某店': '2 30.00', 'account:B→name:某店': '1 5.00' })
    expect(least.below).toEqual({ edges: 1, count: 1, total: 100n })
  })
  it('sums what falls in each period on the edge', () => {
    const edge = built(rows, {}, parts).graph.edges.find((each) => each.id === 'account:A→name:某店')
    expect(edge?.periods.get('restriction')).toEqual({ count: 1, total: 2000n })
  })
})

describe('following money', () => {
  const { graph } = built([
    row('A', '2024-05-01', '90.00', '雇主'), row('A', '2024-05-02', '-50.00', { number: '6200000000008825' }), row('B', '2024-05-03', '-40.00', '某店'),
    row('B', '2024-05-03', '30.00', '另一付款人'), row('A', '2024-05-04', '-1.00', '小店', { id: 'the-row' }),
  ])
  const follow = (wanted: string, up: number, down: number): string[] => {
    const focus = focusOf(graph, wanted)
    return focus === null ? ['none'] : reachable(graph, focus, { up, down }).edges.map((edge) => edge.id).toSorted()
  }
  it('goes so many hops up and down and not sideways', () => {
    expect(follow('name:雇主', 0, 1)).toEqual(['name:雇主→account:A'])
    expect(follow('name:雇主', 0, 2)).toEqual(['account:A→account:B', 'account:A→name:小店', 'name:雇主→account:A'])
    expect(follow('name:雇主', 5, 3)).toEqual(['account:A→account:B', 'account:A→name:小店', 'account:B→name:某店', 'name:雇主→account:A'])
    expect(follow('name:某店', 2, 0)).toEqual(['account:A→account:B', 'account:B→name:某店', 'name:另一付款人→account:B'])
  })
  it('begins at a row, a party or an edge as well', () => {
    expect(follow('the-row', 1, 1)).toEqual(['account:A→name:小店', 'name:雇主→account:A'])
    expect(follow('party:虚构乙', 0, 1)).toEqual(['account:B→name:某店'])
    expect(follow('account:A→account:B', 0, 1)).toEqual(['account:A→account:B', 'account:B→name:某店'])
    expect(follow('nobody', 1, 1)).toEqual(['none'])
  })
})

const NAMES = ['甲店', '乙店', '丙店', '丁店', '虚构丙', '虚构乙', '虚构甲', '']
const aRow = fc.record({
  account: fc.constantFrom('A', 'B', 'W'), days: fc.nat(60), fen: fc.bigInt({ min: 1n, max: 3_000n }), out: fc.boolean(), name: fc.constantFrom(...NAMES),
  number: fc.constantFrom('', '', '6200000000001011', '6200000000008825', '99880001'), kind: fc.constantFrom('ordinary', 'ordinary', 'top-up', 'withdrawal', 'internal', 'refund'),
  operator: fc.boolean(), cash: fc.boolean(),
})
const rowsOf = (specs: readonly (typeof aRow extends fc.Arbitrary<infer T> ? T : never)[]): readonly Transaction[] =>
  specs.map((each) => row(each.account, addDays(day('2024-01-01'), each.days), `${each.out ? '-' : ''}${formatYuan(fen(each.fen))}`, { name: each.operator && each.account !== 'W' ? '财付通' : each.name, number: each.number }, {
    cash: each.cash && each.account !== 'W',
    ...(each.account === 'W' && each.kind !== 'ordinary' ? { direction: 'neutral' as const, kind: each.kind as 'top-up' } : {}),
  }))

describe('any case', () => {
  const conditions = fc.record({ accounts: fc.constantFrom([], ['A'], ['B', 'W']), from: fc.nat(60), least: fc.bigInt({ min: 0n, max: 4_000n }), most: fc.integer({ min: 1, max: 8 }) })
  it('has every row that passes in exactly one edge, and edges sum to their rows', () => {
    fc.assert(fc.property(fc.array(aRow, { maxLength: 60 }), conditions, (specs, { accounts, from, least }) => {
      const rows = rowsOf(specs)
      const { movements, graph, outside, below } = built(rows, { accounts, from: addDays(day('2024-01-01'), from), least: fen(least) })
      const shown = movements.movements.flatMap((each) => [each.row, ...each.also].map((one) => one.id))
      expect(shown.toSorted()).toEqual(rows.map((each) => each.id).toSorted())
      const inEdges = graph.edges.flatMap((edge) => edge.movements.map((each) => each.row.id))
      expect(new Set(inEdges).size).toBe(inEdges.length)
      expect(inEdges.length + outside.count + below.count).toBe(movements.movements.length)
      expect(sum(graph.edges.map((edge) => edge.total)) + outside.total + below.total).toBe(sum(movements.movements.map((each) => each.row.amount)))
      for (const edge of graph.edges) {
        expect(edge.total).toBe(sum(edge.movements.map((each) => each.row.amount)))
        expect(edge.count).toBe(edge.movements.length)
        expect(edge.total >= least).toBe(true)
      }
      const met = new Set(graph.edges.flatMap((edge) => [edge.from, edge.to]))
      expect(graph.nodes.map((node) => node.id).toSorted()).toEqual([...met].toSorted())
    }), { numRuns: 150 })
  })

  it('is folded without losing a movement or a fen, and to no more ends than asked for', () => {
    fc.assert(fc.property(fc.array(aRow, { maxLength: 60 }), conditions, (specs, { most }) => {
      const { graph } = built(rowsOf(specs))
      const folded = foldEnds(graph, most)
      expect(folded.nodes.filter((node) => node.kind !== 'rest').length).toBeLessThanOrEqual(most)
      expect(sum(folded.edges.map((edge) => edge.total))).toBe(sum(graph.edges.map((edge) => edge.total)))
      expect(folded.edges.flatMap((edge) => edge.movements.map((each) => each.row.id)).toSorted()).toEqual(graph.edges.flatMap((edge) => edge.movements.map((each) => each.row.id)).toSorted())
      for (const node of folded.nodes.filter((each) => each.kind !== 'rest')) {
        for (const side of ['from', 'to'] as const) {
          const of = (whole: FlowGraph) => sum(whole.edges.filter((edge) => edge[side] === node.id).map((edge) => edge.total))
          expect(of(folded)).toBe(of(graph))
        }
      }
      const ids = new Set(folded.nodes.map((node) => node.id))
      expect(folded.edges.every((edge) => ids.has(edge.from) && ids.has(edge.to))).toBe(true)
    }), { numRuns: 150 })
  })
})

import { describe, expect, it } from 'vitest'
import type { FlowEdgeRecord, FlowNodeRecord, MoneyMonths } from '../../../src-main/contract/ledger.ts'
import { fitText } from '../../../src-renderer/screens/flow/end-name.ts'
import { flowFilterOf, ledgerTargetOf, monthTargetOf } from '../../../src-renderer/screens/flow/flow-target.ts'
import { marksByLane, monthScale, roundStep } from '../../../src-renderer/screens/flow/months-scale.ts'
import { plainColour } from '../../../src-renderer/screens/flow/picture-file.ts'
import { shareOf } from '../../../src-renderer/screens/flow/share-of.ts'

const node = (id: string, over: Partial<FlowNodeRecord>): FlowNodeRecord => ({
  id, kind: 'counterparty', name: '', number: null, account: null, party: null, side: 'other', stated: false, folded: 0, in: '0.00', out: '0.00', countIn: 0, countOut: 0, ...over,
})
const edge = (from: string, to: string): FlowEdgeRecord => ({ id: `${from}→${to}`, from, to, count: 1, total: '1.00', first: '2024-01-01', last: '2024-01-01', seenAgain: 0, periods: [], accounts: ['A'] })

describe('conditions of the picture in the address', () => {
  it('are read member by member; nonsense falls back', () => {
    expect(flowFilterOf({ view: 'flow' })).toEqual({ most: 18 })
    expect(flowFilterOf({ account: 'A', period: 'restriction', from: '2024-01-01', least: '10.00', ends: '60' })).toEqual({ accounts: ['A'], period: 'restriction', from: '2024-01-01', least: '10.00', most: 60 })
    expect(flowFilterOf({ period: 'springtime', ends: 'many' })).toEqual({ most: 18 })
    expect(flowFilterOf({ focus: 'account:A', up: '1' })).toEqual({ focus: 'account:A', up: 1, down: 2, most: 18 })
  })
})

describe('the rows of an edge in the Money grid', () => {
  const nodes = [
    node('account:A', { kind: 'account', account: 'A', stated: true }), node('party:p', { kind: 'party', party: { id: 'p', name: '虚构乙', role: 'related', relation: null } }),
    node('number:123', { number: '123', name: '某店' }), node('name:某店', { name: '某店' }), node('cash', { kind: 'cash' }), node('unnamed', { kind: 'unnamed' }),
  ]
  it('are found by account, direction and the other end, with the conditions that stand', () => {
    const target = (from: string, to: string) => ledgerTargetOf(edge(from, to), nodes, {})
    expect(target('account:A', 'party:p')).toEqual({ account: 'A', party: 'p', direction: 'out' })
    expect(target('number:123', 'account:A')).toEqual({ account: 'A', words: '123', direction: 'in' })
    expect(target('account:A', 'name:某店')).toEqual({ account: 'A', words: '某店', direction: 'out' })
    expect(target('account:A', 'cash')).toEqual({ account: 'A', cash: '1', direction: 'out' })
    expect(target('account:A', 'account:A')).toMatchObject({ account: 'A', direction: 'neutral' })
    expect(ledgerTargetOf(edge('account:A', 'unnamed'), nodes, { period: 'restriction', from: '2024-01-01' })).toEqual({ account: 'A', direction: 'out', period: 'restriction', from: '2024-01-01' })
  })
  it('of a month are those of its days', () => {
    expect(monthTargetOf('2024-02', {})).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(monthTargetOf('2024-02', { accounts: ['A'] })).toEqual({ account: 'A', from: '2024-02-01', to: '2024-02-29' })
  })
})

describe('scales', () => {
  it('put days at their share of the month and stop at the edges', () => {
    const scale = monthScale(['2023-12', '2024-01'], 200)
    expect([scale.x('2023-12-01'), scale.x('2024-01-01'), scale.x('2022-01-01'), scale.x('2030-01-01')]).toEqual([0, 100, 0, 200])
    expect(scale.x('2024-01-16')).toBeGreaterThan(140)
  })
  it('choose round sums of which at most two and a half fit', () => {
    expect([22_000_000n, 100n, 126_000_000n, 5_000_000n].map(roundStep)).toEqual([10_000_000n, 100n, 100_000_000n, 2_000_000n])
  })
  it('keep fines and detentions in one lane and leave empty lanes out', () => {
    const mark = (kind: MoneyMonths['marks'][number]['kind']): MoneyMonths['marks'][number] => ({ kind, day: '2024-01-01', counted: true, count: 1, amount: null, citation: null })
    expect(marksByLane([mark('fine'), mark('air'), mark('detention')]).map((each) => [each.lane, each.marks.length])).toEqual([['air', 1], ['sanction', 2]])
  })
  it('take shares of exact sums', () => {
    expect([shareOf('1.00', '4.00'), shareOf('0.00', '4.00'), shareOf('1.00', '0.00'), shareOf('90071992547409.93', '90071992547409.93')]).toEqual([0.25, 0, 0, 1])
  })
})

describe('texts and colours of a drawing', () => {
  it('cut names to their room', () => {
    expect(fitText('江州渔获冷链有限公司', 200)).toBe('江州渔获冷链有限公司')
    expect(fitText('江州渔获冷链有限公司', 80)).toBe('江州渔获…')
  })
  it('turn mixed colours into ones that drawing programs read', () => {
    expect(plainColour('color(srgb 0.5 0.25 1)')).toBe('rgb(128, 64, 255)')
    expect(plainColour('color(srgb 0 1e-5 1 / 0.5)')).toBe('rgba(0, 0, 255, 0.5)')
    expect(plainColour('rgb(1, 2, 3)')).toBe('rgb(1, 2, 3)')
  })
})

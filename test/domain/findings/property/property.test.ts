import { describe, expect, it } from 'vitest'
import { propertyDisposedWhileSeized } from '../../../../src-main/domain/findings/property/disposed-while-seized.ts'
import { propertyGratuitous } from '../../../../src-main/domain/findings/property/gratuitous.ts'
import { propertyHighPrice } from '../../../../src-main/domain/findings/property/high-price.ts'
import { propertyLowPrice } from '../../../../src-main/domain/findings/property/low-price.ts'
import { seizedSpans } from '../../../../src-main/domain/periods/periods.ts'
import type { DealingKind } from '../../../../src-main/domain/case/facts.ts'
import { asset, context, dealing, milestone, party, view, yuan, type CaseParts } from '../case-builder.ts'

const parties = [party('P1', { name: '张虚构' }), party('P2', { name: '李虚构', role: 'related' })]
const suit = [milestone('suit-notice', '2023-05-10')]

describe('property.disposed-while-seized', () => {
  const seized = asset('X1', { owner: 'P1', seizedFrom: '2024-01-10', seizedTo: '2024-06-01' })
  const find = (over: CaseParts) => propertyDisposedWhileSeized(context({ parties, assets: [seized], ...over }))
  const on = (...days: string[]) => days.map((day, index) => dealing(`D${index}`, 'sale', day, { asset: 'X1', price: yuan('100') }))

  it('counts from the day of seizure to the day before the lifting', () => {
    const [finding] = find({ dealings: on('2024-01-09', '2024-01-10', '2024-05-31', '2024-06-01') })
    expect(finding).toMatchObject({ id: 'property.disposed-while-seized/asset/X1', count: 2, total: yuan('200'), from: '2024-01-10', to: '2024-05-31' })
  })
  it('goes on where the seizure was not lifted', () => {
    expect(find({ assets: [asset('X1', { seizedFrom: '2024-01-10' })], dealings: on('2026-01-01') })[0]?.count).toBe(1)
  })
  it('counts six kinds of dealings, whoever made them', () => {
    const kinds: readonly DealingKind[] = ['sale', 'gift', 'lease', 'mortgage', 'settlement', 'waiver', 'extension', 'destruction', 'hand-over']
    const [finding] = find({ dealings: kinds.map((kind) => dealing(kind, kind, '2024-02-01', { asset: 'X1', from: 'P2', ...(kind === 'gift' ? { evidence: 'a/gift.pdf' } : {}) })) })
    expect(finding?.acts.map((act) => act.citation.quote ?? act.citation.path)).toEqual(['sale', 'a/gift.pdf', 'lease', 'mortgage', 'destruction', 'hand-over'])
    expect(finding?.total).toBeNull()
    expect(finding?.values).toMatchObject({ pricesMissing: 6, seizedFrom: '2024-01-10', seizedTo: '2024-05-31' })
    expect(finding?.context).toEqual([{ path: 'case.json', quote: 'X1' }])
  })
  it('goes by milestones that name the asset, and by no others', () => {
    const assets = [asset('X1', { owner: 'P1' })]
    const milestones = [milestone('seizure', '2024-01-10', { asset: 'X1' }), milestone('seizure-lifted', '2024-06-01', { asset: 'X1' })]
    expect(find({ assets, milestones, dealings: on('2024-05-31', '2024-06-01') })[0]?.count).toBe(1)
    expect(find({ assets, milestones: [milestone('seizure', '2024-01-10')], dealings: on('2024-05-31') })).toEqual([])
  })
  it('counts a partly known date only where every day fits', () => {
    expect(find({ dealings: on('2024-02') })[0]).toMatchObject({ count: 1, values: { partlyKnown: 1 } })
    expect(find({ dealings: on('2024-01') })).toEqual([])
    expect(find({ dealings: on('2024') })).toEqual([])
  })
})

describe('seizure spans', () => {
  const spans = (seizedFrom: string | null, seizedTo: string | null, milestones: CaseParts['milestones'] = []) => {
    const one = asset('X1', { seizedFrom, seizedTo })
    return seizedSpans(view({ assets: [one], milestones: milestones ?? [] }).facts, one)
  }
  it('keeps to certain days', () => {
    expect(spans('2024-01', '2024-06')).toEqual([{ from: '2024-01-31', to: '2024-05-31' }])
    expect(spans('2024-01', '2024-01')).toEqual([])
    expect(spans(null, '2024-01-01')).toEqual([])
  })
  it('lets a milestone make the beginning certain and the end known', () => {
    expect(spans('2024-01', null, [milestone('seizure', '2024-01-05', { asset: 'X1' }), milestone('seizure-lifted', '2024-03-01', { asset: 'X1' })])).toEqual([
      { from: '2024-01-05', to: '2024-02-29' },
    ])
  })
  it('knows an asset lifted and seized again, also on one day', () => {
    const again = (day: string) => [milestone('seizure', day, { asset: 'X1' })]
    expect(spans('2024-01-01', '2024-02-01', again('2024-03-01'))).toEqual([{ from: '2024-01-01', to: '2024-01-31' }, { from: '2024-03-01', to: null }])
    expect(spans('2024-01-01', '2024-02-01', again('2024-02-01'))).toEqual([{ from: '2024-01-01', to: '2024-01-31' }, { from: '2024-02-01', to: null }])
  })
})

describe('property.low-price', () => {
  const worth = asset('X1', { owner: 'P1', valuation: yuan('1000000.01') })
  const find = (over: CaseParts, low?: number) =>
    propertyLowPrice(context({ parties, assets: [worth], milestones: suit, ...over }, low === undefined ? {} : { 'property.low-price': { low } }))
  const sale = (price: string | null, over: Parameters<typeof dealing>[3] = {}, date = '2023-05-10') =>
    dealing('D1', 'sale', date, { asset: 'X1', from: 'P1', price: price === null ? null : yuan(price), ...over })

  it('counts below seven tenths of the valuation, to the fen', () => {
    // 0.7 of 1,000,000.01 is 700,000.007.
    expect(find({ dealings: [sale('700000.00')] })[0]).toMatchObject({ id: 'property.low-price/asset/X1', count: 1, total: yuan('300000.01'), values: { low: 0.7 } })
    expect(find({ dealings: [sale('700000.01')] })).toEqual([])
    expect(find({ assets: [asset('X1', { owner: 'P1', valuation: yuan('1000000') })], dealings: [sale('700000.00')] })).toEqual([])
  })
  it('goes by the parameter', () => {
    expect(find({ dealings: [sale('800000')] }, 0.85)[0]?.parameters).toEqual({ low: 0.85 })
  })
  it('counts from the notice of suit on', () => {
    expect(find({ dealings: [sale('1', {}, '2023-05-09')] })).toEqual([])
    expect(find({ dealings: [sale('1', {}, '2023-05')] })).toEqual([])
    expect(find({ dealings: [sale('1', {}, '2023-06')] })).toHaveLength(1)
  })
  it('goes by the judgment’s effect where the notice of suit is not known, and counts nothing without either', () => {
    const milestones = [milestone('judgment-effective', '2024-01-01')]
    expect(find({ milestones, dealings: [sale('1', {}, '2023-12-31')] })).toEqual([])
    expect(find({ milestones, dealings: [sale('1', {}, '2024-01-01')] })).toHaveLength(1)
    expect(find({ milestones: [], dealings: [sale('1')] })).toEqual([])
  })
  it('counts sales by the debtor only, by the owner where no seller is named', () => {
    expect(find({ dealings: [sale('1', { from: 'P2' })] })).toEqual([])
    expect(find({ dealings: [sale('1', { from: null })] })).toHaveLength(1)
    expect(find({ dealings: [sale(null)] })).toEqual([])
    expect(find({ assets: [asset('X1', { owner: 'P1' })], dealings: [sale('1')] })).toEqual([])
  })
  it('adds the sales of one asset up', () => {
    const dealings = [sale('100000.01'), dealing('D2', 'sale', '2023-06-01', { asset: 'X1', from: 'P1', price: yuan('200000.01') })]
    expect(find({ dealings })).toMatchObject([{ count: 2, total: yuan('1700000'), acts: [{ amount: yuan('900000') }, { amount: yuan('800000') }] }])
  })
})

describe('property.high-price', () => {
  const find = (price: string, over: Parameters<typeof dealing>[3] = {}) =>
    propertyHighPrice(
      context({
        parties, milestones: suit, assets: [asset('X1', { owner: 'P2', valuation: yuan('100000') })],
        dealings: [dealing('D1', 'sale', '2023-05-10', { asset: 'X1', from: 'P2', to: 'P1', price: yuan(price), ...over })],
      }),
    )
  it('counts purchases above thirteen tenths of the valuation', () => {
    expect(find('130000.00')).toEqual([])
    expect(find('130000.01')).toMatchObject([{ count: 1, total: yuan('30000.01'), subject: { kind: 'asset', id: 'X1' } }])
  })
  it('counts nothing that somebody else bought', () => {
    expect(find('200000', { to: 'P2' })).toEqual([])
    expect(find('200000', { to: null, from: 'P1' })).toEqual([])
  })
})

describe('property.gratuitous', () => {
  const assets = [asset('X1', { owner: 'P1', valuation: yuan('5000'), title: '虚构路一号' })]
  const find = (over: CaseParts) => propertyGratuitous(context({ parties, assets, milestones: suit, ...over }))
  it('makes one finding for each gift, waiver and extension of the debtor', () => {
    const kinds: readonly DealingKind[] = ['gift', 'waiver', 'extension', 'sale', 'mortgage']
    const findings = find({ dealings: kinds.map((kind) => dealing(kind, kind, '2023-05-10', { asset: 'X1', from: 'P1' })) })
    expect(findings.map((each) => [each.id, each.count, each.total])).toEqual(['gift', 'waiver', 'extension'].map((kind) => [`property.gratuitous/dealing/${kind}`, 1, yuan('5000')]))
  })
  it('counts by the owner where nobody is named, without a valuation with no total', () => {
    expect(find({ dealings: [dealing('D1', 'gift', '2023-06-01', { asset: 'X1', to: 'P2' })] })[0]?.values).toMatchObject({ receiver: '李虚构', party: '张虚构', object: '虚构路一号', partlyKnown: 0 })
    expect(find({ dealings: [dealing('D1', 'gift', '2023-06-01', { from: 'P1' })] })[0]).toMatchObject({ total: null, acts: [{ amount: null }] })
    expect(find({ dealings: [dealing('D1', 'gift', '2023-06-01', { asset: 'X1', from: 'P2' })] })).toEqual([])
    expect(find({ dealings: [dealing('D1', 'gift', '2023-06-01')] })).toEqual([])
  })
  it('counts nothing before the notice of suit', () => {
    expect(find({ dealings: [dealing('D1', 'gift', '2023-05-09', { from: 'P1' })] })).toEqual([])
    expect(find({ milestones: [], dealings: [dealing('D1', 'gift', '2023-06-01', { from: 'P1' })] })).toEqual([])
  })
})

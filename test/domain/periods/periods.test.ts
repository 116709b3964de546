import { describe, expect, it } from 'vitest'
import { casePeriods, periodsFor, reportDue, seizedSpans } from '../../../src-main/domain/periods/periods.ts'
import type { Milestone } from '../../../src-main/domain/case/facts.ts'
import { account, asset, milestone, party, view } from '../findings/case-builder.ts'

const debtor = party('P1')
const other = party('P2')
const facts = (milestones: readonly Milestone[]) => view({ parties: [debtor, other], milestones }).facts
const of = (...milestones: readonly Milestone[]) => periodsFor(facts(milestones))

describe('restriction', () => {
  it('runs from the day of service to the day before the lifting', () => {
    expect(of(milestone('restriction-served', '2024-01-10'), milestone('restriction-lifted', '2024-06-01')).restriction(debtor)).toEqual([{ from: '2024-01-10', to: '2024-05-31' }])
  })
  it('has no end while it is not lifted, and does not begin twice', () => {
    expect(of(milestone('restriction-served', '2024-03-05'), milestone('restriction-served', '2024-01-10')).restriction(debtor)).toEqual([{ from: '2024-01-10', to: null }])
  })
  it('is several spans where it was served again, on the very day of the lifting too', () => {
    const periods = of(
      milestone('restriction-served', '2024-01-10'), milestone('restriction-lifted', '2024-02-29'),
      milestone('restriction-served', '2024-02-29'), milestone('restriction-lifted', '2024-04-01'), milestone('restriction-served', '2025-01-01'),
    )
    expect(periods.restriction(debtor)).toEqual([
      { from: '2024-01-10', to: '2024-02-28' }, { from: '2024-02-29', to: '2024-03-31' }, { from: '2025-01-01', to: null },
    ])
  })
  it('counts certain days only', () => {
    expect(of(milestone('restriction-served', '2024-02'), milestone('restriction-lifted', '2024-12')).restriction(debtor)).toEqual([{ from: '2024-02-29', to: '2024-11-30' }])
    expect(of(milestone('restriction-served', '2024'), milestone('restriction-lifted', '2024')).restriction(debtor)).toEqual([])
  })
  it('is empty where it was lifted on the day of service, or never served', () => {
    expect(of(milestone('restriction-served', '2024-01-10'), milestone('restriction-lifted', '2024-01-10')).restriction(debtor)).toEqual([])
    expect(of(milestone('restriction-lifted', '2024-01-10')).restriction(debtor)).toEqual([])
  })
  it('concerns one party or every debtor', () => {
    const periods = of(milestone('restriction-served', '2024-01-10', { party: 'P2' }))
    expect(periods.restriction(debtor)).toEqual([])
    expect(periods.restriction(other)).toHaveLength(1)
  })
})

describe('look-back, effective, notice, sanction', () => {
  it('ends the look-back the day before the judgment takes effect', () => {
    expect(of(milestone('suit-notice', '2023-05-01'), milestone('judgment-effective', '2024-03-01')).lookback(debtor)).toEqual({ from: '2023-05-01', to: '2024-02-29' })
    expect(of(milestone('suit-notice', '2023-05'), milestone('judgment-effective', '2024-03')).lookback(debtor)).toEqual({ from: '2023-05-31', to: '2024-02-29' })
    expect(of(milestone('suit-notice', '2023-05-01')).lookback(debtor)).toEqual({ from: '2023-05-01', to: null })
    expect(of(milestone('judgment-effective', '2024-03-01')).lookback(debtor)).toBeNull()
    expect(of(milestone('suit-notice', '2024-03-01'), milestone('judgment-effective', '2024-03-01')).lookback(debtor)).toBeNull()
  })
  it('is missing where its milestone is', () => {
    const periods = of()
    expect([periods.afterEffective(debtor), periods.afterNotice(debtor), periods.reportWindow(debtor), periods.afterSanction(debtor)]).toEqual([null, null, null, null])
  })
  it('leaves a date that is none out', () => {
    expect(of(milestone('judgment-effective', '2024-02-30')).afterEffective(debtor)).toBeNull()
    expect(of(milestone('judgment-effective', '2024-02-30'), milestone('judgment-effective', '2024-03-01')).afterEffective(debtor)).toEqual({ from: '2024-03-01', to: null })
  })
  it('starts after sanction on the day after the first fine or detention', () => {
    expect(of(milestone('detention-served', '2024-05-31'), milestone('fine-served', '2024-12-31')).afterSanction(debtor)).toEqual({ from: '2024-06-01', to: null })
  })
})

describe('report window', () => {
  const notice = milestone('enforcement-notice-served', '2024-02-29')
  it('is one year before the notice up to the filing, else the due day, else the order with its days', () => {
    const due = milestone('property-report-due', '2024-03-20')
    expect(of(notice, due, milestone('property-report-filed', '2024-03-15')).reportWindow(debtor)).toEqual({ from: '2023-02-28', to: '2024-03-15' })
    expect(of(notice, due).reportWindow(debtor)).toEqual({ from: '2023-02-28', to: '2024-03-20' })
    expect(of(notice, milestone('property-report-ordered', '2024-02-29', { days: 10 })).reportWindow(debtor)?.to).toBe('2024-03-10')
    expect(of(notice).reportWindow(debtor)).toBeNull()
  })
  it('knows no due day from an order without days', () => {
    expect(reportDue(facts([milestone('property-report-ordered', '2024-02-29')]), debtor)).toBeNull()
  })
})

describe('periods of the case', () => {
  it('lists those of debtors, assets and accounts', () => {
    const built = view({
      parties: [debtor],
      milestones: [milestone('judgment-effective', '2024-03-01'), milestone('seizure', '2024-04-01', { asset: 'H2' }), milestone('seizure-lifted', '2024-05-01', { asset: 'H2' })],
      assets: [asset('H1', { seizedFrom: '2024-02', seizedTo: '2024-06-10' }), asset('H2'), asset('H3')],
      accounts: [account('A1', { holder: 'P1', frozenFrom: '2024-07-01' }), account('A2', { holder: 'P1' })],
    }).facts
    expect(casePeriods(built, [debtor]).map((each) => [each.kind, each.from, each.to, each.party ?? each.asset ?? each.account])).toEqual([
      ['after-effective', '2024-03-01', null, 'P1'],
      ['seizure', '2024-02-29', '2024-06-09', 'H1'],
      ['seizure', '2024-04-01', '2024-04-30', 'H2'],
      ['freeze', '2024-07-01', null, 'A1'],
    ])
    expect(seizedSpans(built, asset('H3'))).toEqual([])
  })

  it('begins a new seizure on the day on which two records tell of the lifting of the one before', () => {
    const built = view({
      parties: [debtor],
      milestones: [
        milestone('seizure', '2024-01-10', { asset: 'H1' }), milestone('seizure-lifted', '2024-03-01', { asset: 'H1' }), milestone('seizure', '2024-03-01', { asset: 'H1' }),
      ],
      assets: [asset('H1', { seizedTo: '2024-03-01' })],
    }).facts
    expect(seizedSpans(built, asset('H1', { seizedTo: '2024-03-01' }))).toEqual([{ from: '2024-01-10', to: '2024-02-29' }, { from: '2024-03-01', to: null }])
  })
})

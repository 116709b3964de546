import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerRow } from '../../../src-main/contract/ledger.ts'
import { groupPlace, linesOfGroups } from '../../../src-renderer/screens/money/group-places.ts'
import { isPicked, NOTHING_PICKED, sumsOf, toggled, withRange } from '../../../src-renderer/screens/money/selection.ts'

const row = (id: string, amount: string, more: Partial<LedgerRow> = {}): LedgerRow => ({
  id, account: 'a', day: '2024-01-01', time: null, direction: 'out', amount, currency: 'CNY', balance: null, counterpartyName: '', counterpartyNumber: '', counterpartyParty: null, memo: '',
  outcome: 'done', kind: 'ordinary', cash: false, periods: [], mirroredWith: null, file: 'f1', path: 'a.csv', line: 1, findings: [], ...more,
})
const filterSums = { total: 10, totalIn: '5.00', totalOut: '100.00' }

describe('the picked rows', () => {
  it('add up what moved yuan, to the fen', () => {
    const picked = [row('1', '0.10'), row('2', '0.20'), row('3', '7.00', { direction: 'in' }), row('4', '9.00', { outcome: 'closed' }), row('5', '9.00', { currency: 'USD' })].reduce(toggled, NOTHING_PICKED)
    expect(sumsOf(picked, filterSums)).toEqual({ total: 5, totalIn: '7.00', totalOut: '0.30' })
    expect(sumsOf(toggled(picked, row('1', '0.10')), filterSums).totalOut).toBe('0.20')
  })
  it('are everything under the filter but what was taken out, and a range puts it back', () => {
    const out = toggled({ kind: 'filter', except: new Map() }, row('1', '0.01'))
    expect(isPicked(out, '1')).toBe(false)
    expect(isPicked(out, '2')).toBe(true)
    expect(sumsOf(out, filterSums)).toEqual({ total: 9, totalIn: '5.00', totalOut: '99.99' })
    expect(sumsOf(withRange(out, [row('1', '0.01')]), filterSums)).toEqual(filterSums)
  })
  it('grow and shrink with a range from where it began, beside what was picked before', () => {
    const before = toggled(NOTHING_PICKED, row('9', '1.00'))
    expect(sumsOf(withRange(before, [row('1', '1.00'), row('2', '1.00')]), filterSums).total).toBe(3)
    expect(sumsOf(withRange(before, [row('1', '1.00')]), filterSums).total).toBe(2)
  })
})

describe('lines of groups', () => {
  it('put the rows of every open group below it, each line once', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: 0 }), { maxLength: 12 }), (sizes) => {
      const open = sizes.flatMap((rows, at) => (rows === 0 ? [] : [{ at, key: String(at), rows }]))
      const expected = sizes.flatMap((rows, at) => [`group ${at}`, ...Array.from({ length: rows }, (_, index) => `row ${at} ${index}`)])
      expect(linesOfGroups(sizes.length, open)).toBe(expected.length)
      expect(expected.map((_, line) => groupPlace(open, line)).map((place) => (place.kind === 'group' ? `group ${place.group}` : `row ${place.open.at} ${place.row}`))).toEqual(expected)
    }))
  })
})

import { describe, expect, it } from 'vitest'
import { amountParameter, numberParameter, optionalAmountParameter, unusableParameters } from '../../../src-main/domain/findings/parameter-values.ts'

describe('parameters', () => {
  it('are exact amounts and numbers', () => {
    expect(amountParameter({ large: '10,000.00' }, 'large')).toBe(1_000_000n)
    expect(amountParameter({ large: 10000 }, 'large')).toBe(1_000_000n)
    expect(optionalAmountParameter({ rent: ' ' }, 'rent')).toBeNull()
    expect(numberParameter({ hours: '48' }, 'hours')).toBe(48)
  })
  it('stop a rule rather than let it count by another threshold', () => {
    expect(() => amountParameter({ large: 'viel' }, 'large')).toThrow(RangeError)
    expect(() => amountParameter({}, 'large')).toThrow(RangeError)
    expect(() => numberParameter({ hours: '' }, 'hours')).toThrow(RangeError)
    expect(() => numberParameter({ hours: -1 }, 'hours')).toThrow(RangeError)
  })
  it('are checked before they are kept', () => {
    expect(unusableParameters('funds.pass-through', { least: '1.00', share: 0.5, hours: 12 })).toEqual([])
    expect(unusableParameters('funds.pass-through', { least: '-1.00', share: 0, hours: 1.5, other: 1 })).toEqual(['least', 'share', 'hours', 'other'])
    expect(unusableParameters('ability.ledger', { livingCostsPerMonth: '' })).toEqual([])
    expect(unusableParameters('account.third-party', { large: '' })).toEqual(['large'])
    expect(unusableParameters('travel.air', { large: '1' })).toEqual(['large'])
  })
})

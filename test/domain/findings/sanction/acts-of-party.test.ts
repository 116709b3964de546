import { describe, expect, it } from 'vitest'
import { buildFinding } from '../../../../src-main/domain/findings/build-finding.ts'
import type { RuleId, Subject } from '../../../../src-main/domain/findings/finding.ts'
import { actsOf, isAdverse } from '../../../../src-main/domain/findings/sanction/acts-of-party.ts'
import { day } from '../../../../src-main/domain/values/day.ts'
import { account, asset, context, dealing, party } from '../case-builder.ts'
import { pack } from '../secondary-builder.ts'

const one = party('P1')
const two = party('P2', { role: 'guarantor' })
const built = context({
  parties: [one, two, party('P3', { role: 'related' })],
  accounts: [account('A1', { holder: 'P1' }), account('A2', { holder: 'P3', usedBy: 'P2' })],
  assets: [asset('X1', { owner: 'P1' }), asset('X2', { owner: 'P3' }), asset('X3')],
  dealings: [
    dealing('SALE-BY-2', 'sale', '2024-01-01', { asset: 'X1', from: 'P2' }), dealing('BOUGHT-BY-2', 'sale', '2024-01-01', { asset: 'X2', from: 'P3', to: 'P2' }),
    dealing('OWNER-ONLY', 'lease', '2024-01-01', { asset: 'X1' }), dealing('GIFT-BY-2', 'gift', '2024-01-01', { from: 'P2', to: 'P1' }),
    dealing('SETTLED-BY-2', 'settlement', '2024-01-01', { from: 'P3', to: 'P2' }), dealing('SETTLED-ASSET', 'settlement', '2024-01-01', { asset: 'X1' }),
    dealing('SETTLED-NOBODY', 'settlement', '2024-01-01'), dealing('SETTLED-OTHERS', 'settlement', '2024-01-01', { from: 'P3' }),
  ],
})

/** `act` is the dealing that the counted act is about, as the rules cite it. */
function whose(rule: RuleId, kind: Subject['kind'], id: string, act?: string): readonly string[] {
  const finding = buildFinding({ rule, subject: { kind, id, name: id }, total: null, acts: [{ day: day('2024-01-01'), citation: act === undefined ? { path: 'a.csv', line: 1 } : { path: 'case.json', quote: act }, amount: null }] })
  return [one, two].filter((each) => actsOf(built, each, finding).length > 0).map((each) => each.id)
}

describe('whose acts a finding counts', () => {
  it('goes by the debtor and the account', () => {
    expect(whose('travel.air', 'party', 'P2')).toEqual(['P2'])
    expect(whose('account.undeclared', 'account', 'A1')).toEqual(['P1'])
    expect(whose('account.third-party', 'account', 'A2')).toEqual(['P2'])
  })
  it('goes by owner and maker of a disposal, by the seller of a low price and the buyer of a high one', () => {
    expect(whose('property.disposed-while-seized', 'asset', 'X1', 'SALE-BY-2')).toEqual(['P1', 'P2'])
    expect(whose('property.disposed-while-seized', 'asset', 'X1', 'OWNER-ONLY')).toEqual(['P1'])
    expect(whose('property.disposed-while-seized', 'asset', 'X2', 'BOUGHT-BY-2')).toEqual([])
    expect(whose('asset.undeclared', 'asset', 'X2')).toEqual([])
    expect(whose('property.low-price', 'asset', 'X1', 'SALE-BY-2')).toEqual(['P2'])
    expect(whose('property.high-price', 'asset', 'X2', 'BOUGHT-BY-2')).toEqual(['P2'])
    expect(whose('property.high-price', 'asset', 'X1', 'SALE-BY-2')).toEqual([])
    expect(whose('property.low-price', 'asset', 'X2', 'BOUGHT-BY-2')).toEqual([])
  })
  it('goes by maker of a dealing and owner of its asset, not by who received it', () => {
    expect(whose('lease.suspect', 'dealing', 'OWNER-ONLY')).toEqual(['P1'])
    expect(whose('property.gratuitous', 'dealing', 'GIFT-BY-2')).toEqual(['P2'])
    expect(whose('property.gratuitous', 'dealing', 'SALE-BY-2')).toEqual(['P1', 'P2'])
  })
  it('binds by a settlement whoever is named or owns the asset, every debtor where nobody is', () => {
    expect(whose('settlement.suspect', 'dealing', 'SETTLED-BY-2')).toEqual(['P2'])
    expect(whose('settlement.suspect', 'dealing', 'SETTLED-ASSET')).toEqual(['P1'])
    expect(whose('settlement.suspect', 'dealing', 'SETTLED-NOBODY')).toEqual(['P1', 'P2'])
    expect(whose('settlement.suspect', 'dealing', 'SETTLED-OTHERS')).toEqual([])
  })
  it('takes no rule as adverse that counts no conduct or speaks for the debtor', () => {
    const adverse = (rule: RuleId): boolean => isAdverse(context({}, {}, pack), rule)
    expect(adverse('travel.air')).toBe(true)
    expect(adverse('performance.paid')).toBe(false)
    expect(adverse('statement.break')).toBe(false)
    expect(isAdverse(context({}, {}, { ...pack, favoursAccused: ['travel.air'] }), 'travel.air')).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PARAMETERS } from '../../../src-main/domain/findings/parameters.ts'
import { RULE_IDS } from '../../../src-main/domain/findings/finding.ts'
import { fen, formatYuan } from '../../../src-main/domain/values/money.ts'
import { draftOf, missingIn } from '../../../src-renderer/screens/findings/draft.ts'
import { findingName, groupOfFinding, shortSubject } from '../../../src-renderer/screens/findings/finding-groups.ts'
import { defaultParameter, readParameter } from '../../../src-renderer/screens/findings/read-parameter.ts'
import { stanceOfFindings } from '../../../src-renderer/screens/money/row-stance.ts'

describe('a decision', () => {
  it('has nothing chosen at first', () => {
    const draft = draftOf({ status: 'proposed', decision: null, stale: null })
    expect(draft).toEqual({ status: null, stances: {}, reason: '' })
    expect(missingIn(draft)).toBe('chooseFirst')
  })

  it('keeps the words of a decision whose rows changed, and asks for the choice again', () => {
    const decision = { reason: '已核对', reviewer: '甲某', decidedAt: '2026-11-20T10:00:00+08:00', stances: { 'EL-ACT': 'for' as const } }
    expect(draftOf({ status: 'accepted', decision, stale: null }).status).toBe('accepted')
    expect(draftOf({ status: 'accepted', decision, stale: { count: 1, total: null } })).toEqual({ status: null, stances: decision.stances, reason: '已核对' })
  })

  it('needs a reason for accepting as well as for rejecting, none for leaving it open', () => {
    for (const status of ['accepted', 'rejected'] as const) {
      expect(missingIn({ status, stances: {}, reason: ' \n' })).toBe('reasonNeeded')
      expect(missingIn({ status, stances: {}, reason: '已核对' })).toBeNull()
    }
    expect(missingIn({ status: 'proposed', stances: {}, reason: '' })).toBeNull()
  })
})

describe('readParameter', () => {
  it('keeps amounts exact decimal text', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (amount) => {
      const text = formatYuan(fen(amount))
      expect(readParameter('10000.00', text)).toBe(text)
    }))
    expect(readParameter('10000.00', '１２，０００')).toBe('12000.00')
    for (const wrong of ['', '-1', 'abc', '1.005']) expect(readParameter('10000.00', wrong)).toBeNull()
  })

  it('lets an amount be empty only where nothing is given by default', () => {
    expect(readParameter('', '')).toBe('')
    expect(readParameter('', '860')).toBe('860.00')
  })

  it('reads rates and counts as numbers', () => {
    expect(readParameter(0.7, '0.65')).toBe(0.65)
    expect(readParameter(3, '4')).toBe(4)
    for (const wrong of ['', '-1', '1e3', '0,7']) expect(readParameter(3, wrong)).toBeNull()
  })

  it('accepts every default of every rule unchanged, and nothing that is no parameter', () => {
    for (const rule of RULE_IDS) {
      for (const [name, value] of Object.entries(DEFAULT_PARAMETERS[rule] ?? {})) {
        expect(defaultParameter(rule, name)).toBe(value)
        expect(readParameter(value, String(value))).toBe(value)
      }
    }
    expect(defaultParameter('spending.high', 'lexicon')).toBeUndefined()
    expect(defaultParameter('no.rule', 'large')).toBeUndefined()
  })
})

describe('the list of findings', () => {
  it('puts every rule into a group, and what favours the accused apart', () => {
    const groups = RULE_IDS.map((rule) => [rule, groupOfFinding({ rule, favoursAccused: false })])
    expect(groups.filter(([, group]) => group === 'travel').map(([rule]) => rule)).toEqual([
      'travel.air', 'travel.rail', 'travel.rail-unsure', 'travel.ship', 'travel.border', 'travel.other-document', 'spending.high',
    ])
    expect(groups.filter(([, group]) => group === 'procedure').map(([rule]) => rule)).toEqual([
      'report.none', 'report.omitted-dealing', 'sanction.persistence', 'timing.limitation', 'version.favourable', 'precondition.sanction-missing', 'precondition.notice-missing',
    ])
    expect(groupOfFinding({ rule: 'funds.cash', favoursAccused: true })).toBe('favourable')
  })

  it('shortens account numbers and nothing else', () => {
    expect(shortSubject('中国建设银行 6217999900000008825')).toBe('中国建设银行 8825')
    expect(shortSubject('货款债权 2022-12-20')).toBe('货款债权 2022-12-20')
    expect(findingName({ title: '余额不衔接', subject: null }, '，')).toBe('余额不衔接')
  })
})

describe('the stance of a row', () => {
  const decision = (stances: Record<string, 'for' | 'against' | 'not-assessed'>) => ({ reason: '已核', reviewer: '甲', decidedAt: '2026-01-01T00:00:00', stances })
  const stance = stanceOfFindings([
    { id: 'a', status: 'accepted', decision: decision({ 'EL-ACT': 'for' }) },
    { id: 'b', status: 'accepted', decision: decision({ 'EL-ACT': 'against' }) },
    { id: 'c', status: 'rejected', decision: decision({ 'EL-ACT': 'for' }) },
    { id: 'd', status: 'proposed', decision: null },
  ])

  it('comes from accepted findings only, and both sides stay visible', () => {
    expect(stance([])).toBeNull()
    expect(stance(['a'])).toBe('for')
    expect(stance(['b', 'd'])).toBe('against')
    expect(stance(['a', 'b'])).toBe('both')
    expect(stance(['c', 'd', 'gone'])).toBe('not-assessed')
  })
})

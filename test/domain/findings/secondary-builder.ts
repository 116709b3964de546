import { buildFinding, partySubject } from '../../../src-main/domain/findings/build-finding.ts'
import type { Finding, RuleId } from '../../../src-main/domain/findings/finding.ts'
import type { RuleContext } from '../../../src-main/domain/findings/rule.ts'
import type { Circumstance, RulePack } from '../../../src-main/domain/law/rule-pack.ts'
import { day } from '../../../src-main/domain/values/day.ts'
import { context, emptyPack, party, type CaseParts } from './case-builder.ts'

/** A small pack and findings made by hand, for rules that look at the findings of other rules. */

const text = { 'zh-CN': '测试', en: 'test' }
const circumstance = (id: string, over: Partial<Circumstance> = {}): Circumstance => ({
  id, title: text, text, source: text, verified: true, officialText: null, from: null, to: null, tier: 'serious', family: 'test', preconditions: [], slots: [],
  predecessor: null, comparedToPredecessor: null, appliesBack: false, ...over,
})
export const pack: RulePack = {
  ...emptyPack,
  circumstances: [
    circumstance('ALWAYS', { from: '2002-08-29' }),
    circumstance('OLD', { from: '2015-07-22', to: '2024-11-30', preconditions: ['prior-sanction'] }),
    circumstance('NEW', { from: '2024-12-01', predecessor: 'OLD', comparedToPredecessor: 'equal', preconditions: ['prior-sanction'] }),
    circumstance('OTHER', { from: '2024-12-01', preconditions: ['prior-sanction'] }),
  ],
  bearsOn: { 'account.third-party': ['ALWAYS'], 'travel.air': ['NEW'], 'report.none': ['NEW'], 'performance.paid': ['NEW'], 'asset.undeclared': ['OTHER'] },
  limitation: [{ tier: 'serious', years: 5, source: text }, { tier: 'especially-serious', years: 10, source: text }],
  favoursAccused: ['performance.paid'],
}

export const debtor = party('P1')
export const finding = (rule: RuleId, ...days: string[]): Finding =>
  buildFinding({ rule, subject: partySubject(debtor), total: null, acts: days.map((each, index) => ({ day: day(each), citation: { path: 'a.csv', line: index + 1 }, amount: null })) })
export const built = (over: CaseParts = {}): RuleContext => context({ parties: [debtor], ...over }, {}, pack)

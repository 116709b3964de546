import { expect, it, describe } from 'vitest'
import en from '../../../resources/locales/en/findings-money.json' with { type: 'json' }
import zh from '../../../resources/locales/zh-CN/findings-money.json' with { type: 'json' }
import type { Finding, RuleId } from '../../../src-main/domain/findings/finding.ts'
import { runRules } from '../../../src-main/domain/findings/run-rules.ts'
import { account, context, journey, milestone, party, row } from './case-builder.ts'

const RULES: readonly RuleId[] = [
  'travel.air', 'travel.rail', 'travel.rail-unsure', 'travel.ship', 'travel.border', 'travel.other-document', 'spending.high', 'account.third-party', 'account.after-freeze',
  'funds.to-related', 'funds.large-out', 'funds.cash', 'funds.structured', 'funds.pass-through', 'virtual.asset', 'channel.mirrored', 'performance.paid',
]

/** A case in which every one of these rules finds something. */
function everything(): readonly Finding[] {
  const documents = [{ kind: 'resident-id' as const, number: '999999199001010018' }, { kind: 'passport' as const, number: 'EX0000001' }]
  const at = '2024-02-01'
  return runRules(context({
    parties: [party('P1', { name: '张虚构', documents }), party('P2', { name: '李虚构', role: 'related' }), party('P3', { name: '甲虚构有限公司', role: 'creditor' })],
    accounts: [account('A', { holder: 'P1', frozenFrom: '2024-01-15' }), account('U', { holder: 'P2', usedBy: 'P1' }), account('W', { holder: 'P1' })],
    milestones: [
      milestone('suit-notice', '2023-01-01'), milestone('judgment-effective', '2023-06-01'), milestone('enforcement-notice-served', '2023-09-01'), milestone('restriction-served', '2023-10-01'),
    ],
    wallets: ['W'],
    rows: [
      row('A', at, '-20000', '某人'), row('A', at, '-20000', '某人'), row('A', at, '-20000', '某人', { cash: true }), row('A', at, '-300', '虚构KTV'), row('A', at, '-70', '李虚构'), row('A', at, '-80', '甲虚构有限公司'),
      row('A', at, '-90', 'USDT'), row('A', `${at} 10:00`, '-55', '支付宝'), row('W', `${at} 10:00`, '-55', '某店'), row('U', `${at} 10:00`, '10000'), row('U', `${at} 11:00`, '-9900', '某人'),
    ],
    journeys: [
      journey('air', at, '张虚构', { documents: ['EX0000001'] }), journey('rail', at, '张虚构'), journey('rail', at, '张虚构', { train: 'D7', seat: '动卧' }), journey('ship', at, '张虚构'), journey('border', at, '张虚构'),
    ],
  }))
}

type Texts = { readonly [key: string]: string | Texts }
function text(catalogue: Texts, ...keys: readonly string[]): string {
  const found = keys.reduce<string | Texts | undefined>((node, key) => (typeof node === 'object' ? node[key] : undefined), catalogue)
  return typeof found === 'string' ? found : ''
}
const placeholders = (sentence: string): readonly string[] => [...sentence.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? '')

describe('texts of findings about travel and money', () => {
  const findings = new Map(everything().map((each) => [each.rule, each]))
  it.each(RULES)('%s has a title, a sentence and an innocent reading, and gives every value they name', (rule) => {
    const finding = findings.get(rule)
    expect(finding).toBeDefined()
    const known = new Set(['count', 'total', 'from', 'to', 'subject', ...Object.keys(finding?.values ?? {}), ...Object.keys(finding?.parameters ?? {})])
    for (const catalogue of [zh, en]) {
      for (const part of ['title', 'shows', 'innocent']) {
        const sentence = text(catalogue, 'finding', ...rule.split('.'), part)
        expect(sentence.length, part).toBeGreaterThan(3)
        expect(placeholders(sentence).filter((each) => !known.has(each))).toEqual([])
        expect(sentence).not.toMatch(/[!！您]|犯罪|罪犯|guilty|illegal|suspect/u)
      }
    }
    const used = (catalogue: Texts): readonly string[] => [...new Set(placeholders(text(catalogue, 'finding', ...rule.split('.'), 'shows')))].toSorted()
    expect(used(zh)).toEqual(used(en))
  })
  it('have a label in both languages for every group that is not named by the pack or the record', () => {
    for (const finding of findings.values()) {
      if (!RULES.includes(finding.rule)) continue
      for (const { key } of finding.groups) {
        if (!/^[a-z][a-z0-9-]*$/u.test(key)) continue
        expect([text(zh, 'finding', 'group', key), text(en, 'finding', 'group', key)], key).not.toContain('')
      }
    }
    expect(Object.keys(zh.finding.group)).toEqual(Object.keys(en.finding.group))
  })
})

import { describe, expect, it } from 'vitest'
import en from '../../../resources/locales/en/findings-property.json' with { type: 'json' }
import zh from '../../../resources/locales/zh-CN/findings-property.json' with { type: 'json' }
import { RULE_IDS, type Finding } from '../../../src-main/domain/findings/finding.ts'
import { DEFAULT_PARAMETERS } from '../../../src-main/domain/findings/parameters.ts'
import { runRules } from '../../../src-main/domain/findings/run-rules.ts'
import { loadPack } from '../../../src-main/domain/law/load-pack.ts'
import { account, asset, context, dealing, milestone, party, row, yuan } from './case-builder.ts'

const MINE: readonly string[] = [
  'account.undeclared', 'asset.undeclared', 'report.none', 'report.omitted-dealing', 'ability.ledger', 'property.disposed-while-seized', 'property.low-price',
  'property.high-price', 'property.gratuitous', 'lease.suspect', 'settlement.suspect', 'sanction.persistence', 'statement.break', 'statement.missing-period',
  'timing.limitation', 'version.favourable', 'precondition.sanction-missing', 'precondition.notice-missing',
]

/** An invented case in which every rule of this part counts something. */
const findings = runRules(
  context(
    {
      parties: [party('P1', { name: '张虚构' }), party('P2', { name: '李虚构', role: 'related', relation: 'spouse' }), party('P3', { name: '甲虚构有限公司', role: 'creditor', kind: 'unit' }), party('P4', { name: '王虚构', role: 'guarantor' })],
      accounts: [account('A1', { holder: 'P1', number: '6222000011112222' }), account('A2', { holder: 'P2', usedBy: 'P1', declared: false })],
      facts: { obligation: { kind: 'money', amount: yuan('900000'), subject: null, nature: null } },
      milestones: [
        milestone('suit-notice', '2022-01-01'), milestone('judgment-effective', '2022-12-20'), milestone('enforcement-notice-served', '2023-02-01'),
        milestone('property-report-ordered', '2023-02-01', { days: 15 }), milestone('fine-served', '2023-03-01', { party: 'P1' }),
      ],
      assets: [
        asset('X1', { owner: 'P1', title: '虚构路一号', valuation: yuan('1000000'), seizedFrom: '2023-01-10', seizedTo: '2023-05-01' }),
        asset('X2', { owner: 'P4', title: '虚构路二号' }),
      ],
      dealings: [
        dealing('D1', 'sale', '2023-06-01', { asset: 'X1', from: 'P1', to: 'P2', price: yuan('100000') }), dealing('D2', 'lease', '2023-02', { asset: 'X1', from: 'P1', price: yuan('10'), period: 'year', termMonths: 240 }),
        dealing('D3', 'gift', '2023-02-10', { asset: 'X1', from: 'P1', to: 'P2' }), dealing('D4', 'settlement', '2023-04-20', { asset: 'X1', from: 'P1', to: 'P3', price: yuan('500000') }),
        dealing('D5', 'sale', '2023-06-02', { asset: 'X1', from: 'P2', to: 'P1', price: yuan('2000000') }),
      ],
      rows: [
        row('A1', '2023-01-05', '80000', '某公司', { balance: yuan('80000'), statement: 'S1' }),
        row('A1', '2023-01-20', '-60000', '李虚构', { balance: yuan('10'), expectedBalance: yuan('20000'), balanceProof: 'break', statement: 'S1' }),
        row('A1', '2023-04-02', '-10', '某店', { balance: yuan('5'), statement: 'S2' }), row('A2', '2023-04-03', '-10', '某店'),
      ],
    },
    {},
    loadPack(),
  ),
)
const of = (rule: string): readonly Finding[] => findings.filter((each) => each.rule === rule)

/** The catalogue's text behind a dotted key; undefined where there is none. */
function text(catalogue: unknown, key: string): string | undefined {
  const found = key.split('.').reduce<unknown>((node, part) => (typeof node === 'object' && node !== null ? Reflect.get(node, part) : undefined), catalogue)
  return typeof found === 'string' ? found : undefined
}
const placeholders = (words: string): readonly string[] => [...words.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? '')
const CATALOGUES = [['zh-CN', zh], ['en', en]] as const

describe.each(CATALOGUES)('words of the findings in %s', (language, catalogue) => {
  it.each(MINE)('%s: every value that a sentence asks for is there', (rule) => {
    expect(of(rule).length).toBeGreaterThan(0)
    for (const finding of of(rule)) {
      const known = new Set([...Object.keys(finding.values), ...Object.keys(finding.parameters), 'count', 'total', 'from', 'to', 'subject'])
      for (const part of ['title', 'shows', 'innocent']) {
        const words = text(catalogue, `finding.${rule}.${part}`)
        expect(words, `${language} ${rule} ${part}`).toBeTruthy()
        for (const name of placeholders(words ?? '')) {
          expect(known, `${rule} ${part}`).toContain(name)
          if (name !== 'total') expect(finding.values[name] ?? 'given', `${rule} ${name}`).not.toBe('')
          else expect(finding.total, `${rule} uses its total in a sentence`).not.toBeNull()
        }
      }
    }
  })
  it('names every group that is no month, rule or legal id', () => {
    for (const rule of MINE) {
      for (const { key } of of(rule).flatMap((finding) => finding.groups)) {
        if (/^\d{4}-\d{2}$/u.test(key) || RULE_IDS.some((id) => id === key) || loadPack().circumstances.some((each) => each.id === key)) continue
        expect(text(catalogue, `finding.group.${key}`), key).toBeTruthy()
      }
    }
  })
  it('has no word for or against', () => {
    const all = JSON.stringify(catalogue)
    expect(all).not.toMatch(/有罪|犯罪嫌疑|可疑|guilty|suspicious|illegal|违法|！|您/u)
  })
})

it('both catalogues have the same keys and the same values in their sentences', () => {
  const flat = (node: unknown, at = ''): readonly string[] =>
    typeof node === 'string' ? [`${at} ${placeholders(node).toSorted().join(',')}`] : Object.entries(node ?? {}).flatMap(([key, inner]) => flat(inner, `${at}.${key}`))
  expect(flat(en)).toEqual(flat(zh))
})

it('findings carry the parameters they were made with, and as many acts as they count', () => {
  for (const rule of MINE) {
    for (const finding of of(rule)) {
      expect(Object.keys(finding.parameters), rule).toEqual(Object.keys(DEFAULT_PARAMETERS[finding.rule] ?? {}))
      expect(finding.acts, rule).toHaveLength(finding.count)
    }
  }
  expect(new Set(findings.map((each) => each.id)).size).toBe(findings.length)
})

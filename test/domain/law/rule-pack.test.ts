import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { MILESTONE_KINDS } from '../../../src-main/domain/case/facts.ts'
import { RULE_IDS } from '../../../src-main/domain/findings/finding.ts'
import { BUILT_IN_PACK, loadPack } from '../../../src-main/domain/law/load-pack.ts'
import type { PackFiles } from '../../../src-main/domain/law/read-pack.ts'
import type { LegalEntry } from '../../../src-main/domain/law/rule-pack.ts'
import { referenceProblems, validatePack } from '../../../src-main/domain/law/validate-pack.ts'

const pack = loadPack()
const schema = JSON.parse(readFileSync(new URL('../../../resources/rules/cn-313/schema.json', import.meta.url), 'utf8')) as Record<string, unknown>
const validate = new Ajv2020({ allErrors: true }).compile(schema)

/** Ids that stand in review.json and in exports: none may be lost. */
const LAW_IDS = [
  'CL313-1', 'CL313-2', 'CL313-U',
  'NPC2002-1', 'NPC2002-2', 'NPC2002-3', 'NPC2002-4', 'NPC2002-5',
  'JI2015-2.1', 'JI2015-2.2', 'JI2015-2.3', 'JI2015-2.4', 'JI2015-2.5', 'JI2015-2.6', 'JI2015-2.7', 'JI2015-2.8',
  'JI2024-3.1', 'JI2024-3.2', 'JI2024-3.3', 'JI2024-3.4', 'JI2024-3.5', 'JI2024-3.6', 'JI2024-3.7', 'JI2024-3.8', 'JI2024-3.9', 'JI2024-3.10',
  'JI2024-4.1', 'JI2024-4.2', 'JI2024-4.3', 'JI2024-4.4', 'JI2024-4.5',
  'EL-ABILITY', 'EL-PREJ', 'EL-RESULT', 'EL-ACCOMPLICE', 'EL-CONCUR', 'EL-HEAVIER', 'EL-LENIENT-1', 'EL-LENIENT-2', 'EL-RECOVERY', 'EL-PRIVATE',
  'EL-JURIS', 'EL-XFER', 'EL-REPORT', 'EL-LIMIT', 'EL-LIST', 'EL-SANCTION', 'EL-TIME', 'EL-STD', 'EL-EXCL',
  'EL-ID', 'EL-BASIS', 'EL-SUBJECT', 'EL-KNOW', 'EL-ACT', 'EL-CAUSE', 'EL-INTENT', 'EL-HARM', 'EL-DEF', 'EL-EXIT', 'EL-PROC',
  'XF-1', 'XF-2', 'XF-3', 'XF-4', 'XF-5', 'XF-6', 'XF-7', 'XF-8', 'XF-9',
  'SX-1', 'SX-2', 'SX-3', 'SX-4', 'SX-5', 'SX-6', 'AS-1', 'AS-2', 'AS-3', 'AS-4', 'AS-5',
  'EV-1', 'EV-2', 'EV-3', 'EV-4', 'EV-5', 'EV-6', 'EV-7', 'EV-8', 'CL314',
]
const SLOT_IDS = [
  'EV-ID', 'EV-JUDG', 'EV-EFF', 'EV-SVC-J', 'EV-APPLY', 'EV-NOTICE', 'EV-RPT-ORD', 'EV-RPT', 'EV-LIM-ORD', 'EV-LIST', 'EV-TRAVEL', 'EV-ASSIST',
  'EV-FLOW', 'EV-REG', 'EV-CTR', 'EV-PRICE', 'EV-REL', 'EV-CHAT', 'EV-HASH', 'EV-SEIZE', 'EV-SEC', 'EV-FINE', 'EV-DET', 'EV-POST', 'EV-DEMAND',
  'EV-SITE', 'EV-INJ', 'EV-FALSE', 'EV-UNABLE', 'EV-STMT', 'EV-WIT', 'EV-CRED', 'EV-LIVING', 'EV-RESP', 'EV-PERF', 'EV-XFER', 'EV-POLICE', 'EV-OFFICIAL',
]
const entries: readonly LegalEntry[] = [...pack.elements, ...pack.circumstances, ...pack.consumption, ...pack.norms]

describe('the delivered rule pack', () => {
  it('follows its JSON Schema', () => {
    validate(BUILT_IN_PACK)
    expect(validate.errors).toBeNull()
  })

  it('holds every id that reviews and exports name', () => {
    const known = new Set(entries.map((entry) => entry.id))
    expect(LAW_IDS.filter((id) => !known.has(id))).toEqual([])
    const slots = new Set(pack.slots.map((slot) => slot.id))
    expect(SLOT_IDS.filter((id) => !slots.has(id))).toEqual([])
    expect(MILESTONE_KINDS.filter((kind) => !known.has(`MS-${kind}`))).toEqual([])
    expect(RULE_IDS.filter((rule) => pack.bearsOn[rule] === undefined)).toEqual([])
  })

  it('is written in both languages, Chinese without halfwidth punctuation or exclamation marks', () => {
    const texts = [
      ...entries.flatMap((entry) => [entry.title, entry.text, entry.source]),
      ...pack.elements.flatMap((element) => element.defence),
      ...pack.slots.flatMap((slot) => [slot.title, slot.askUnit]),
      ...pack.groups.map((group) => group.title),
    ]
    for (const text of texts) {
      expect(text['zh-CN'], text.en).toMatch(/\p{Script=Han}/u)
      expect(text['zh-CN']).not.toMatch(/[!！您]|\p{Script=Han}[,;:?]/u)
      expect(text.en).not.toMatch(/\p{Script=Han}|！/u)
    }
  })

  it('ships no official text and no amount threshold', () => {
    expect(entries.filter((entry) => entry.officialText !== null)).toEqual([])
    for (const circumstance of pack.circumstances) expect(circumstance.text['zh-CN']).not.toMatch(/[0-9一二三四五六七八九十百千万]+元/u)
  })

  it('says what rests on less than the text of a norm', () => {
    expect(entries.filter((entry) => !entry.verified && /未核|二手|本规则包|本程序|实务|案例|案件事实|归纳/u.exec(entry.source['zh-CN']) === null).map((entry) => entry.id)).toEqual([])
    for (const circumstance of pack.circumstances) expect(circumstance.verified, circumstance.id).toBe(true)
    for (const id of ['EL-CAUSE', 'EL-INTENT', 'EL-DEF', 'PP-DAYS', 'VR-CONTRARY']) expect(entries.find((entry) => entry.id === id)?.verified, id).toBe(false)
  })

  it.each([
    ['prior-sanction', ['JI2015-2.1', 'JI2024-3.4', 'JI2024-3.5', 'JI2024-3.6', 'JI2024-3.7']],
    ['persistence-after-sanction', ['JI2015-2.1', 'JI2024-3.4', 'JI2024-3.5', 'JI2024-3.6', 'JI2024-3.7']],
    ['egregious', ['JI2024-3.6', 'JI2024-3.8']],
    ['victim-harm', ['JI2024-3.7']],
    ['creditor-harm', ['JI2015-2.8', 'JI2024-4.4']],
    ['notice-received', ['NPC2002-3']],
    ['result-work-stopped', ['JI2015-2.5', 'JI2015-2.6', 'JI2015-2.7', 'JI2024-3.8', 'JI2024-3.9', 'JI2024-4.2', 'JI2024-4.3']],
    [
      'result-unable-to-execute',
      ['NPC2002-1', 'NPC2002-2', 'NPC2002-3', 'NPC2002-4', 'JI2015-2.2', 'JI2015-2.3', 'JI2015-2.4', 'JI2024-3.1', 'JI2024-3.2', 'JI2024-3.3', 'JI2024-3.5', 'JI2024-3.6', 'JI2024-4.1'],
    ],
  ] as const)('asks for %s where the norm does and nowhere else', (precondition, ids) => {
    expect(pack.circumstances.filter((circumstance) => circumstance.preconditions.includes(precondition)).map((circumstance) => circumstance.id)).toEqual(ids)
  })

  it('knows tiers, days of force and what may reach back', () => {
    expect(pack.circumstances.filter((circumstance) => circumstance.tier === 'especially-serious').map((circumstance) => circumstance.id)).toEqual([
      'JI2024-4.1', 'JI2024-4.2', 'JI2024-4.3', 'JI2024-4.4', 'JI2024-4.5',
    ])
    for (const { id, from, to } of pack.circumstances) {
      const span = id.startsWith('NPC') ? ['2002-08-29', null] : id.startsWith('JI2015') ? ['2015-07-22', '2024-11-30'] : ['2024-12-01', null]
      expect([from, to], id).toEqual(span)
    }
    expect(pack.circumstances.filter((circumstance) => circumstance.appliesBack).map((circumstance) => circumstance.id)).toEqual(['JI2024-3.5'])
    expect(Object.fromEntries(pack.circumstances.filter((circumstance) => circumstance.predecessor !== null).map((circumstance) => [circumstance.id, `${circumstance.predecessor} ${circumstance.comparedToPredecessor}`]))).toEqual({
      'JI2024-3.1': 'JI2015-2.4 human', 'JI2024-3.3': 'JI2015-2.2 harsher', 'JI2024-3.4': 'JI2015-2.1 equal', 'JI2024-3.5': 'JI2015-2.3 kinder',
      'JI2024-3.8': 'JI2015-2.5 human', 'JI2024-3.9': 'JI2015-2.7 equal', 'JI2024-4.1': 'JI2015-2.4 harsher', 'JI2024-4.2': 'JI2015-2.5 harsher',
      'JI2024-4.3': 'JI2015-2.6 harsher',
    })
    expect(pack.limitation.map(({ tier, years }) => [tier, years])).toEqual([['serious', 5], ['especially-serious', 10]])
  })

  it('has the five evidence groups first and the groups of the review after them', () => {
    expect(pack.groups.map((group) => [group.id, group.kind])).toEqual([
      ['identity', 'five-groups'], ['duty', 'five-groups'], ['ability', 'five-groups'], ['refusing-acts', 'five-groups'], ['circumstances', 'five-groups'],
      ['intent', 'review-only'], ['causation-result', 'review-only'], ['procedure', 'review-only'], ['defence', 'review-only'],
    ])
  })

  it('bears on exactly what the counting rules name', () => {
    expect(pack.bearsOn['travel.rail']).toEqual(['EL-ACT', 'JI2024-3.4', 'XF-1', 'XF-9'])
    expect(pack.bearsOn['property.disposed-while-seized']).toEqual(['NPC2002-1', 'CL314', 'EL-CONCUR'])
    expect(pack.bearsOn['property.high-price']).toEqual(['JI2024-3.2'])
    expect(pack.bearsOn['performance.paid']).toEqual(['EL-LENIENT-1', 'EL-LENIENT-2'])
    expect(pack.bearsOn['sanction.persistence']).toEqual(['JI2024-3.4', 'JI2024-3.5', 'JI2024-3.6', 'JI2024-3.7'])
    expect(pack.bearsOn['version.favourable']).toEqual(pack.circumstances.map((circumstance) => circumstance.id))
    expect(pack.favoursAccused).toEqual(['performance.paid'])
  })
})

describe('a broken pack is refused with the place of the mistake', () => {
  const broken = (change: (files: Record<keyof PackFiles, unknown>) => void): readonly string[] => {
    const files = structuredClone(BUILT_IN_PACK) as Record<keyof PackFiles, unknown>
    change(files)
    const result = validatePack(files)
    return result.ok ? [] : result.error.map((problem) => `${problem.place}: ${problem.message}`)
  }
  const first = (list: unknown): Record<string, unknown> => (list as Record<string, unknown>[])[0] ?? {}
  const find = (list: unknown, id: string): Record<string, unknown> => (list as Record<string, unknown>[]).find((entry) => entry['id'] === id) ?? {}

  it.each<[string, (files: Record<keyof PackFiles, unknown>) => void, RegExp]>([
    ['missing key', (files) => delete first(files.elements)['source'], /^elements\[0\]\.source: /],
    ['unknown key', (files) => (first(files.slots)['extra'] = 1), /^slots\[0\]\.extra: unknown key$/],
    ['text in one language', (files) => delete (first(files.norms)['title'] as Record<string, unknown>)['en'], /^norms\[0\]\.title\.en: /],
    ['wrong tier', (files) => (first(files.circumstances)['tier'] = 'grave'), /^circumstances\[0\]\.tier: not one of/],
    ['not a list', (files) => (files.consumption = {}), /^consumption: not a list$/],
    ['unknown slot', (files) => (first(files.elements)['slots'] = ['EV-NONE']), /^EL-ID: unknown slot EV-NONE$/],
    ['unknown group', (files) => (first(files.elements)['group'] = 'nobody'), /^EL-ID: unknown group nobody$/],
    ['one question only', (files) => (first(files.elements)['defence'] as unknown[]).pop(), /^EL-ID: fewer than two/],
    ['unknown predecessor', (files) => (find(files.circumstances, 'JI2024-3.4')['predecessor'] = 'JI2015-9'), /^JI2024-3\.4: unknown predecessor/],
    ['predecessor in force', (files) => (find(files.circumstances, 'JI2024-3.4')['predecessor'] = 'NPC2002-1'), /^JI2024-3\.4: predecessor NPC2002-1 is still/],
    ['day that is none', (files) => (first(files.consumption)['from'] = '2015-02-30'), /^XF-1: not a day/],
    ['twice the same id', (files) => (first(files.norms)['id'] = 'XF-1'), /^XF-1: id stands more than once$/],
    ['dangling bearing', (files) => ((files.bearsOn as { bearsOn: Record<string, unknown> }).bearsOn['travel.air'] = ['XF-10']), /^bearsOn\.travel\.air: unknown id XF-10$/],
    ['rule left out', (files) => delete (files.bearsOn as { bearsOn: Record<string, unknown> }).bearsOn['travel.air'], /^bearsOn: rule travel\.air is missing$/],
    ['reaches back though harsher', (files) => (find(files.circumstances, 'JI2024-3.3')['appliesBack'] = true), /^JI2024-3\.3: reaches back/],
    ['unknown milestone', (files) => (first(files.slots)['milestones'] = ['born']), /^EV-ID: unknown milestone born$/],
  ])('%s', (_name, change, expected) => {
    expect(broken(change)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]))
  })

  it('is also refused by the schema where the shape is wrong', () => {
    const files = structuredClone(BUILT_IN_PACK) as Record<keyof PackFiles, unknown>
    first(files.slots)['extra'] = 1
    expect(validate(files)).toBe(false)
  })

  it('has nothing to say about the delivered one', () => {
    expect(referenceProblems(pack)).toEqual([])
  })
})

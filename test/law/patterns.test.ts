import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Review, ReviewCircumstance } from '../../src-main/contract/review.ts'
import { RULE_IDS } from '../../src-main/domain/findings/finding.ts'
import { countsActs } from '../../src-main/domain/law/bearing.ts'
import { loadPack } from '../../src-main/domain/law/load-pack.ts'
import { startTestHost } from '../host/in-process.ts'
import { PATTERNS, type Pattern } from './patterns.ts'

const language = 'zh-CN' as const

/** Takes the pattern in as a bundle, by the importer that every case goes through, and enters the acts that no rule counts. */
async function reviewed(pattern: Pattern): Promise<Review> {
  const test = startTestHost()
  try {
    const bundle = join(test.folder, 'bundle')
    mkdirSync(bundle)
    for (const [name, text] of Object.entries(pattern.documents ?? {})) writeFileSync(join(bundle, name), text)
    writeFileSync(join(bundle, 'case.json'), JSON.stringify({
      schema: 'threshold-case/1',
      case: { number: '（2026）虚构执1号', title: '虚构案件', court: '虚构人民法院' },
      parties: [
        { id: 'd', name: '甲某', kind: pattern.debtor ?? 'person', role: pattern.role ?? 'debtor' },
        { id: 'k', name: '乙某', kind: 'person', role: 'related', relation: 'sibling' },
        { id: 'c', name: '丙某', kind: 'person', role: 'creditor' },
      ],
      assets: pattern.assets ?? [],
      dealings: pattern.dealings ?? [],
      milestones: Object.entries(pattern.days).map(([kind, date]) => ({ kind, date })),
    }))
    await test.ask('cases.create', { token: await test.token(join(test.folder, 'pattern.tcase')), passphrase: null, reviewer: '林晓' })
    await test.ask('intake.import', { tokens: [await test.token(bundle)] })
    const { intake } = await test.ask('review.get', { language })
    expect(intake.files.filter((file) => file.reasonCode !== null).map((file) => [file.path, file.reasonCode])).toEqual([])
    for (const [circumstance, span] of Object.entries(pattern.acts ?? {})) {
      const [from = '', to = null] = span.split('/')
      await test.ask('acts.enter', { circumstance, id: null, from, to, party: null, note: pattern.name, evidence: [], language })
    }
    return await test.ask('review.get', { language })
  } finally {
    await test.end()
  }
}

const counting = new Set<string>(RULE_IDS.filter(countsActs))
/** Does a counted or an entered act point to it, directly or as the newer item on the same conduct? */
const comesUp = (review: Review, circumstance: ReviewCircumstance): boolean => {
  if (circumstance.appliesByDate === 'no') return false
  if ((circumstance.version?.acts.length ?? 0) + (circumstance.version?.kindredActs.length ?? 0) > 0) return true
  return review.findings.some((finding) => circumstance.findings.includes(finding.id) && counting.has(finding.rule))
}

describe('fact patterns, as a reader of the legal facts would see them', () => {
  it('are thirty or more and follow patterns that the pack names', () => {
    expect(PATTERNS.length).toBeGreaterThanOrEqual(30)
    const ids = new Set(loadPack().norms.map((entry) => entry.id))
    expect(PATTERNS.map((pattern) => pattern.like).filter((id) => !ids.has(id))).toEqual([])
    expect(new Set(PATTERNS.map((pattern) => pattern.name)).size).toBe(PATTERNS.length)
  })

  it.each(PATTERNS)('$like $name', async (pattern) => {
    const review = await reviewed(pattern)
    const { expect: wanted, why } = pattern
    const item = (id: string): ReviewCircumstance | undefined => review.circumstances.find((each) => each.id === id)
    expect(review.circumstances.filter((each) => comesUp(review, each)).map((each) => each.id).toSorted(), why).toEqual([...wanted.comesUp].toSorted())
    for (const [id, applies] of Object.entries(wanted.version ?? {})) {
      const found = item(id)
      const entry = review.versions?.find((each) => each.id === id)
      expect([id, found?.appliesByDate ?? entry?.applies], why).toEqual([id, applies])
      expect(found?.appliesReason ?? entry?.reason, id).toMatch(/。$/u)
    }
    for (const [key, met] of Object.entries(wanted.preconditions ?? {})) {
      const [id = '', precondition = ''] = key.split(' ')
      expect([key, item(id)?.preconditions.find((each) => each.id === precondition)?.met], why).toEqual([key, met])
    }
    for (const [id, views] of Object.entries(wanted.views ?? {})) expect([id, item(id)?.version?.views.map((view) => view.id)], why).toEqual([id, views])
    // Nobody said anything yet: no element is decided, no finding accepted.
    expect(review.elements.every((element) => element.status === 'unassessed')).toBe(true)
    expect(review.findings.every((finding) => finding.status === 'proposed')).toBe(true)
  }, 60_000)
})

import { readFileSync } from 'node:fs'
import type { ReviewFile } from '../../../src-main/contract/review.ts'
import type { CaseDocument, CaseView } from '../../../src-main/domain/case/case-view.ts'
import type { CountedAct, Finding, RuleId, Subject } from '../../../src-main/domain/findings/finding.ts'
import { loadPack } from '../../../src-main/domain/law/load-pack.ts'
import { NO_DECISIONS, snapshotOf, type Decisions, type FindingDecisionRecord } from '../../../src-main/domain/review/decisions.ts'
import type { ReviewInput, Translate } from '../../../src-main/domain/review/review-input.ts'
import { day } from '../../../src-main/domain/values/day.ts'
import { asId, type FileId, type FindingId } from '../../../src-main/domain/values/ids.ts'
import { fen } from '../../../src-main/domain/values/money.ts'
import { milestone, party, view, type CaseParts } from '../findings/case-builder.ts'

type Catalogue = { readonly [key: string]: string | Catalogue }
const catalogue = (language: 'zh-CN' | 'en'): Catalogue =>
  JSON.parse(readFileSync(new URL(`../../../resources/locales/${language}/review.json`, import.meta.url), 'utf8')) as Catalogue

/** As the program's own translation: words with values put in, the key itself where there are none. */
export function translator(language: 'zh-CN' | 'en'): Translate {
  const words = catalogue(language)
  return (key, values = {}) => {
    let node: string | Catalogue | undefined = words
    for (const part of key.split('.')) node = typeof node === 'object' ? node[part] : undefined
    return typeof node === 'string' ? node.replace(/\{\{(\w+)\}\}/gu, (_all, name: string) => String(values[name] ?? `{{${name}}}`)) : key
  }
}

export const PACK = loadPack()

export const act = (date: string, line: number, amount: bigint | null = null, path = 'travel/rail.csv'): CountedAct => ({
  day: day(date), citation: { path, line }, amount: amount === null ? null : fen(amount),
})

export function finding(rule: RuleId, acts: readonly CountedAct[], over: Partial<Omit<Finding, 'rule' | 'acts'>> = {}): Finding {
  const subject: Subject = over.subject ?? { kind: 'party', id: 'p1', name: '甲某' }
  return {
    id: asId<FindingId>(`${rule}/${subject.kind}/${subject.id}`), rule, subject, count: acts.length, total: null, from: acts[0]?.day ?? null,
    to: acts.at(-1)?.day ?? null, groups: [], parameters: {}, acts, context: [], values: {}, ...over,
  }
}

export const accept = (of: Finding, stances: FindingDecisionRecord['stances'] = {}): Decisions => ({
  ...NO_DECISIONS,
  findings: { [of.id]: { status: 'accepted', reason: '行程单与购票记录一致', reviewer: '乙某', decidedAt: '2026-11-20T10:00:00+08:00', stances, snapshot: snapshotOf(of) } },
})

export const document = (id: string, path: string, text = '', over: Partial<CaseDocument> = {}): CaseDocument => ({
  id: asId<FileId>(id), path, title: path.split('/').at(-1) ?? path, kind: 'document', evidenceKind: null, sha256: id.padEnd(64, '0'),
  pages: text === '' ? [] : [text], ...over,
})

export const listed = (file: CaseDocument, over: Partial<ReviewFile> = {}): ReviewFile => ({
  id: file.id, path: file.path, title: file.title, sha256: file.sha256, size: 1000, kind: file.kind, format: 'text', encoding: 'utf-8', status: 'imported',
  reason: null, reasonCode: null, pages: file.pages.length, ...over,
})

/** A debtor with an effective judgment, unless other facts are given. */
export const caseView = (parts: CaseParts = {}): CaseView =>
  view({ parties: [party('p1', { name: '甲某' })], milestones: [milestone('judgment-effective', '2023-01-10')], today: '2026-11-21', ...parts })

export function reviewInput(parts: Partial<ReviewInput> & { readonly documents?: readonly CaseDocument[] } = {}): ReviewInput {
  const { documents = [], ...over } = parts
  const language = over.language ?? 'zh-CN'
  const base = over.view ?? caseView()
  return {
    findings: [], pack: PACK, decisions: NO_DECISIONS, files: documents.map((file) => listed(file)), periods: [],
    audit: { entries: 3, head: 'a'.repeat(64), verified: true }, application: { name: 'Threshold', version: '0.1.0' }, language,
    translate: translator(language), generatedAt: '2026-11-21T09:30:00+08:00', ...over,
    view: documents.length === 0 ? base : { ...base, files: documents },
  }
}

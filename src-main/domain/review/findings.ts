import type { FindingDecision, ReviewFinding } from '../../contract/review.ts'
import { BY_FLIGHT, RULE_IDS, type Finding } from '../findings/finding.ts'
import { bearsOnOf } from '../law/bearing.ts'
import { formatYuan, showYuan } from '../values/money.ts'
import { isStale, type FindingDecisionRecord, type FindingSnapshot } from './decisions.ts'
import { actCitation, findingDifference, plainCitation } from './finding-difference.ts'
import type { ReviewInput } from './review-input.ts'

type FindingInput = Pick<ReviewInput, 'findings' | 'pack' | 'decisions' | 'language' | 'translate'>

/**
 * Findings with their words, sources and the reviewer's decision. One that was accepted and whose rows or parameters
 * changed since is marked stale with what it was; one that was accepted and is counted no more stays, with count 0:
 * a decision of the reviewer never disappears by itself.
 */
export function buildFindings(input: FindingInput): readonly ReviewFinding[] {
  const present = input.findings.map((finding) => reviewFinding(finding, input))
  const ids = new Set<string>(input.findings.map((finding) => finding.id))
  const vanished = Object.entries(input.decisions.findings)
    .filter(([id, record]) => !ids.has(id) && record.status === 'accepted')
    .map(([id, record]) => vanishedFinding(id, record, input))
  return [...present, ...vanished]
}

/** Findings that the reviewer did not reject: only these point to elements, circumstances and gaps. */
export function standing(findings: readonly Finding[], decisions: ReviewInput['decisions']): readonly Finding[] {
  return findings.filter((finding) => decisions.findings[finding.id]?.status !== 'rejected')
}

function reviewFinding(finding: Finding, input: FindingInput): ReviewFinding {
  const { pack, translate } = input
  const values = sentenceValues(finding)
  const record = input.decisions.findings[finding.id]
  return {
    id: finding.id,
    rule: finding.rule,
    title: translate(`finding.${finding.rule}.title`, values),
    status: record?.status ?? 'proposed',
    count: finding.count,
    total: finding.total === null ? null : formatYuan(finding.total),
    from: finding.from,
    to: finding.to,
    subject: finding.subject,
    groups: finding.groups.map((group) => ({
      key: group.key,
      label: group.name === undefined ? groupLabel(group.key, values, input) : translate('finding.own-category', { name: group.name }),
      count: group.count,
      total: group.total === null ? null : formatYuan(group.total),
    })),
    shows: translate(`finding.${finding.rule}.shows`, values),
    innocentReading: translate(`finding.${finding.rule}.innocent`, values),
    parameters: finding.parameters,
    elements: bearsOnOf(finding, pack),
    favoursAccused: pack.favoursAccused.includes(finding.rule),
    citations: finding.acts.map(actCitation),
    context: finding.context.map(plainCitation),
    decision: decisionOf(record),
    stale: record?.status === 'accepted' && isStale(finding, record.snapshot) ? staleMark(record.snapshot, finding) : null,
  }
}

function vanishedFinding(id: string, record: FindingDecisionRecord, input: FindingInput): ReviewFinding {
  const { snapshot } = record
  const values = { count: 0, total: '', from: '', to: '', subject: snapshot.subject.name }
  return {
    id,
    rule: snapshot.rule,
    title: input.translate(`finding.${snapshot.rule}.title`, values),
    status: record.status,
    count: 0,
    total: null,
    from: null,
    to: null,
    subject: snapshot.subject,
    groups: [],
    shows: input.translate('review.finding.counted-no-more', { count: snapshot.count, total: snapshot.total ?? '' }),
    innocentReading: null,
    parameters: snapshot.parameters,
    elements: bearsOnOf({ rule: snapshot.rule, groups: [] }, input.pack),
    favoursAccused: input.pack.favoursAccused.includes(snapshot.rule),
    citations: [],
    context: [],
    decision: decisionOf(record),
    stale: staleMark(snapshot, null),
  }
}

const staleMark = (snapshot: FindingSnapshot, now: Finding | null): ReviewFinding['stale'] => ({ count: snapshot.count, total: snapshot.total, difference: findingDifference(snapshot, now) })

function decisionOf(record: FindingDecisionRecord | undefined): FindingDecision | null {
  if (record === undefined || record.status === 'proposed') return null
  return { reason: record.reason, reviewer: record.reviewer, decidedAt: record.decidedAt, stances: record.stances }
}

/** Values for the sentences: what the rule gives, its parameters, and count, sum (with separators), days and subject. */
function sentenceValues(finding: Finding): Readonly<Record<string, string | number>> {
  return {
    ...finding.parameters,
    ...finding.values,
    count: finding.count,
    total: finding.total === null ? '' : showYuan(finding.total),
    from: finding.from ?? '',
    to: finding.to ?? '',
    subject: finding.subject.name,
  }
}

/**
 * Words for a group: a legal id by its title in the pack, a rule by its own title, a milestone or a key of the rules by the
 * catalogue; what the record itself says (a destination, a month) stands as written.
 */
function groupLabel(key: string, values: Readonly<Record<string, string | number>>, { pack, language, translate }: FindingInput): string {
  const entry = [...pack.consumption, ...pack.circumstances, ...pack.elements].find((candidate) => candidate.id === key)
  if (entry !== undefined) return entry.title[language]
  if (RULE_IDS.some((rule) => rule === key)) return translate(`finding.${key}.title`, values)
  if (key.startsWith(BY_FLIGHT)) return translate('finding.by-flight', { place: key.slice(BY_FLIGHT.length) })
  if (!/^[a-z][a-z0-9-]*$/u.test(key)) return key
  for (const name of [`finding.group.${key}`, `milestone.${key}`]) {
    const words = translate(name, values)
    if (words !== name) return words
  }
  return key
}

import type { OpinionItem, Written } from '../../contract/opinion.ts'
import type { ElementStatus, EvidenceItem, ReviewCitation, Stance } from '../../contract/review.ts'
import type { Finding } from '../findings/finding.ts'
import { formatYuan } from '../values/money.ts'
import type { AnnotationRecord, FindingDecisionRecord } from './decisions.ts'
import { standing } from './findings.ts'
import type { ReviewInput } from './review-input.ts'

type ItemInput = Pick<ReviewInput, 'findings' | 'decisions' | 'translate'>

export interface Sides {
  readonly for: readonly OpinionItem[]
  readonly against: readonly OpinionItem[]
  readonly unplaced: readonly string[]
}

/**
 * What was placed for and against one element or circumstance: findings accepted with a stance on it, marked passages, assigned evidence.
 * A finding that bears on it without a stance is on neither side; so is one that was accepted and is counted no more.
 */
export function sidesOf(subject: string, bearsOn: (finding: Finding) => boolean, input: ItemInput, evidence: readonly EvidenceItem[]): Sides {
  const answers = input.decisions.answers?.[subject] ?? {}
  const placed: Record<Exclude<Stance, 'not-assessed'>, OpinionItem[]> = { for: [], against: [] }
  const unplaced: string[] = []
  for (const finding of standing(input.findings, input.decisions)) {
    const stance = stanceOf(input.decisions.findings[finding.id], subject)
    if (stance !== 'not-assessed') placed[stance].push(findingItem(finding, answers[finding.id], input))
    else if (bearsOn(finding)) unplaced.push(finding.id)
  }
  for (const annotation of input.decisions.annotations ?? []) {
    const stance = annotation.stances[subject]
    if (stance === 'for' || stance === 'against') placed[stance].push(annotationItem(annotation, answers[annotation.id]))
  }
  for (const placement of input.decisions.placements ?? []) {
    if (placement.subject !== subject || placement.stance === 'not-assessed') continue
    const item = evidence.find((each) => each.id === placement.evidence)
    placed[placement.stance].push({
      id: placement.evidence, kind: 'evidence', title: item?.title ?? placement.evidence, count: null, total: null,
      citation: item === undefined ? null : { path: item.path }, answer: answers[placement.evidence] ?? null, why: placement.why === '' ? null : placement.why, proof: placement.proof,
    })
  }
  return { ...placed, unplaced }
}

const stanceOf = (record: FindingDecisionRecord | undefined, subject: string): Stance => (record?.status === 'accepted' ? (record.stances[subject] ?? 'not-assessed') : 'not-assessed')

function findingItem(finding: Finding, answer: Written | undefined, { translate }: ItemInput): OpinionItem {
  const first = finding.acts[0]?.citation ?? finding.context[0]
  return {
    id: finding.id,
    kind: 'finding',
    title: translate('review.opinion.finding', { title: translate(`finding.${finding.rule}.title`, { ...finding.values, subject: finding.subject.name }), subject: finding.subject.name }),
    count: finding.count,
    total: finding.total === null ? null : formatYuan(finding.total),
    citation: first === undefined ? null : { path: first.path, ...(first.line === undefined ? {} : { line: first.line }), ...(first.page === undefined ? {} : { page: first.page }) },
    answer: answer ?? null,
  }
}

function annotationItem({ id, document }: AnnotationRecord, answer: Written | undefined): OpinionItem {
  const quote = textUnder(document, 'exact') ?? textUnder(document, 'value') ?? id
  return { id, kind: 'annotation', title: quote, count: null, total: null, citation: citationOf(document), answer: answer ?? null }
}

/** Path and page of a Web Annotation; null where its source is named by nothing but a hash. */
export function citationOf(document: Readonly<Record<string, unknown>>): ReviewCitation | null {
  const path = textUnder(document['target'], 'path')
  if (path === null) return null
  const page = /(?:^|&)page=(\d+)/u.exec(textUnder(document['target'], 'value') ?? '')?.[1]
  return { path, ...(page === undefined ? {} : { page: Number(page) }) }
}

/** The first text that stands under a key, however deep. */
function textUnder(node: unknown, key: string): string | null {
  if (typeof node !== 'object' || node === null) return null
  for (const [name, value] of Object.entries(node)) {
    if (name === key && typeof value === 'string' && value !== '') return value
    const inner = textUnder(value, key)
    if (inner !== null) return inner
  }
  return null
}

/**
 * Items that stand against a decision and have no written answer: those against where it is established, those for where
 * it is not established, both where it is disputed. Not applicable and not assessed claim nothing.
 */
export function unanswered(status: ElementStatus, sides: Pick<Sides, 'for' | 'against'>): readonly string[] {
  const without = (items: readonly OpinionItem[]): readonly string[] => items.filter((item) => item.answer === null).map((item) => item.id)
  switch (status) {
    case 'established':
      return without(sides.against)
    case 'not-established':
      return without(sides.for)
    case 'disputed':
      return [...without(sides.for), ...without(sides.against)]
    case 'not-applicable':
    case 'unassessed':
      return []
  }
}

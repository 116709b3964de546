import type { ReviewFinding } from '../../../src-main/contract/review.ts'

/** Groups of the list of findings, in the order they are shown. */
export const FINDING_GROUPS = ['money', 'travel', 'property', 'favourable', 'completeness', 'procedure'] as const
export type FindingGroupId = (typeof FINDING_GROUPS)[number]

const GROUP_OF: Readonly<Record<string, FindingGroupId>> = {
  account: 'money', funds: 'money', ability: 'money', virtual: 'money',
  travel: 'travel', spending: 'travel',
  property: 'property', asset: 'property', lease: 'property', settlement: 'property',
  statement: 'completeness', channel: 'completeness',
  report: 'procedure', sanction: 'procedure', timing: 'procedure', version: 'procedure', precondition: 'procedure',
  performance: 'favourable',
}

/** Where a finding stands in the list. What speaks for the accused has a place of its own and is never lost among the rest. */
export function groupOfFinding(finding: Pick<ReviewFinding, 'rule' | 'favoursAccused'>): FindingGroupId {
  if (finding.favoursAccused) return 'favourable'
  return GROUP_OF[finding.rule.split('.')[0] ?? ''] ?? 'procedure'
}

/** A subject's name with long account numbers cut to their last four figures: enough to tell the accounts of one case apart. */
export const shortSubject = (name: string): string => name.replace(/\d{8,}(?=\d{4})/gu, '')

/** Title and subject in one line, for links and choices. */
export function findingName(finding: Pick<ReviewFinding, 'title' | 'subject'>, comma: string): string {
  return finding.subject === null ? finding.title : `${finding.title}${comma}${shortSubject(finding.subject.name)}`
}

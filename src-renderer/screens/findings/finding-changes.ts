import type { FindingChange } from '../../../src-main/contract/ledger-words.ts'
import type { ReviewFinding } from '../../../src-main/contract/review.ts'
import { changedGroups } from '../../../src-main/domain/review/changed-groups.ts'
import { findingName } from './finding-groups.ts'

/** Which findings changed between two counts: those with another count, sum, groups or other rows, those that came and those that went. */
export function findingChanges(before: readonly ReviewFinding[], after: readonly ReviewFinding[], comma: string): readonly FindingChange[] {
  const was = new Map(before.map((each) => [each.id, each]))
  const is = new Map(after.map((each) => [each.id, each]))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): FindingChange[] => {
    const [old, now] = [was.get(id), is.get(id)]
    const named = now ?? old
    if (named === undefined || (old !== undefined && now !== undefined && counted(old) === counted(now))) return []
    return [{ id, title: findingName(named, comma), before: figures(old), after: figures(now), decided: old !== undefined && old.status !== 'proposed', groups: changedGroups(old, now) }]
  })
}

const figures = (of: ReviewFinding | undefined): FindingChange['before'] => (of === undefined ? null : { count: of.count, total: of.total })

/** What was counted, as one text. */
const counted = ({ count, total, groups, citations }: ReviewFinding): string =>
  JSON.stringify([count, total, groups.map((group) => [group.key, group.count, group.total]), citations.map((citation) => [citation.path, citation.page, citation.line])])

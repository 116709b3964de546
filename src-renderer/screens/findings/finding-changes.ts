import type { FindingChange } from '../../../src-main/contract/ledger-words.ts'
import type { ReviewFinding } from '../../../src-main/contract/review.ts'
import { findingName } from './finding-groups.ts'

/** A finding that changed, with those of its groups that did: a threshold often moves rows between groups and no sum. */
export interface CountedChange extends FindingChange {
  readonly groups: readonly { readonly key: string; readonly label: string; readonly before: FindingChange['before']; readonly after: FindingChange['after'] }[]
}

/** Which findings changed between two counts: those with another count, sum, groups or other rows, those that came and those that went. */
export function findingChanges(before: readonly ReviewFinding[], after: readonly ReviewFinding[], comma: string): readonly CountedChange[] {
  const was = new Map(before.map((each) => [each.id, each]))
  const is = new Map(after.map((each) => [each.id, each]))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): CountedChange[] => {
    const [old, now] = [was.get(id), is.get(id)]
    const named = now ?? old
    if (named === undefined || (old !== undefined && now !== undefined && counted(old) === counted(now))) return []
    return [{ id, title: findingName(named, comma), before: figures(old), after: figures(now), decided: old !== undefined && old.status !== 'proposed', groups: old === undefined || now === undefined ? [] : changedGroups(old, now) }]
  })
}

const figures = (of: ReviewFinding | undefined): FindingChange['before'] => (of === undefined ? null : { count: of.count, total: of.total })

function changedGroups(old: ReviewFinding, now: ReviewFinding): CountedChange['groups'] {
  const [was, is] = [new Map(old.groups.map((each) => [each.key, each])), new Map(now.groups.map((each) => [each.key, each]))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): CountedChange['groups'][number][] => {
    const [before, after] = [was.get(key), is.get(key)]
    const same = before !== undefined && after !== undefined && before.count === after.count && before.total === after.total
    return same ? [] : [{ key, label: after?.label ?? before?.label ?? key, before: groupFigures(before), after: groupFigures(after) }]
  })
}

const groupFigures = (of: ReviewFinding['groups'][number] | undefined): FindingChange['before'] => (of === undefined ? null : { count: of.count, total: of.total })

/** What was counted, as one text. */
const counted = ({ count, total, groups, citations }: ReviewFinding): string =>
  JSON.stringify([count, total, groups.map((group) => [group.key, group.count, group.total]), citations.map((citation) => [citation.path, citation.page, citation.line])])

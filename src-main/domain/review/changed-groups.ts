import type { FindingFigures, GroupChange } from '../../contract/ledger-words.ts'
import type { ReviewFinding } from '../../contract/review.ts'

type Grouped = Pick<ReviewFinding, 'groups'>

/** Groups of a finding that have another count or sum than before, came or went. A word or a threshold often moves rows between groups and changes no sum. */
export function changedGroups(before: Grouped | undefined, after: Grouped | undefined): readonly GroupChange[] {
  if (before === undefined || after === undefined) return []
  const [was, is] = [new Map(before.groups.map((each) => [each.key, each])), new Map(after.groups.map((each) => [each.key, each]))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): GroupChange[] => {
    const [old, now] = [was.get(key), is.get(key)]
    const same = old !== undefined && now !== undefined && old.count === now.count && old.total === now.total
    return same ? [] : [{ key, label: now?.label ?? old?.label ?? key, before: figures(old), after: figures(now) }]
  })
}

const figures = (of: Grouped['groups'][number] | undefined): FindingFigures | null => (of === undefined ? null : { count: of.count, total: of.total })

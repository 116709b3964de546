/** A group that stands open: its place among the groups and how many rows follow it. */
export interface OpenGroup {
  readonly at: number
  readonly key: string
  readonly rows: number
}

/** What stands on a line of the grouped grid: a group, or a row of an open group. */
export type GroupPlace = { readonly kind: 'group'; readonly group: number } | { readonly kind: 'row'; readonly open: OpenGroup; readonly row: number }

/** Lines of `total` groups with the rows of the open ones below theirs. `open` is ordered by place. */
export function groupPlace(open: readonly OpenGroup[], line: number): GroupPlace {
  let before = 0
  for (const each of open) {
    const own = each.at + before
    if (line <= own) break
    if (line <= own + each.rows) return { kind: 'row', open: each, row: line - own - 1 }
    before += each.rows
  }
  return { kind: 'group', group: line - before }
}

export const linesOfGroups = (total: number, open: readonly OpenGroup[]): number => open.reduce((sum, each) => sum + each.rows, total)

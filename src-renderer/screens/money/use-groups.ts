import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GroupedBy, GroupSort, LedgerGroup } from '../../../src-main/contract/ledger-groups.ts'
import type { LedgerFilter, LedgerRow } from '../../../src-main/contract/ledger.ts'
import { useActions } from '../../state/context.tsx'
import { groupPlace, linesOfGroups, type GroupPlace, type OpenGroup } from './group-places.ts'
import { mutable, type LedgerSort } from './use-ledger.ts'

const PAGE = 200

interface State {
  readonly query: string
  readonly total: number | null
  readonly groups: ReadonlyMap<number, readonly LedgerGroup[]>
  /** Pages of rows by key of the group and number of the page. */
  readonly rows: ReadonlyMap<string, readonly LedgerRow[]>
}

export interface Groups {
  /** Null until the first page came. */
  readonly total: number | null
  readonly lines: number
  readonly placeAt: (line: number) => GroupPlace
  readonly groupAt: (group: number) => LedgerGroup | null
  readonly rowAt: (open: OpenGroup, row: number) => LedgerRow | null
  readonly isOpen: (key: string) => boolean
  readonly toggle: (group: number) => void
  readonly need: (first: number, last: number) => void
}

const fresh = (query: string): State => ({ query, total: null, groups: new Map(), rows: new Map() })
const pageKey = (key: string, page: number): string => `${page} ${key}`

/** The groups of the grid and the rows of those that stand open, fetched page by page as they come into sight. `by` null asks for nothing. */
export function useGroups(filter: LedgerFilter, by: GroupedBy | null, groupSort: GroupSort, sort: LedgerSort, epoch: unknown): Groups {
  const { call, showError } = useActions()
  const query = JSON.stringify({ filter, by, groupSort, sort })
  const [state, setState] = useState(() => fresh(query))
  const [opened, setOpened] = useState<{ readonly query: string; readonly list: readonly OpenGroup[] }>({ query, list: [] })
  const asked = useRef(new Set<string>())
  const list = useMemo(() => (opened.query === query ? opened.list : []), [opened, query])

  const once = useCallback(async (what: string, ask: () => Promise<((now: State) => State) | null>): Promise<void> => {
    const mine = asked.current
    if (mine.has(what)) return
    mine.add(what)
    const change = await ask()
    // An answer for an earlier question would put foreign rows under the new one.
    if (asked.current === mine && change !== null) setState((now) => change(now.query === query ? now : fresh(query)))
  }, [query])

  const loadGroups = useCallback((page: number) => once(`groups ${page}`, async () => {
    if (by === null) return null
    const answer = await call('money.groups', { filter: mutable(filter), by, sort: groupSort, offset: page * PAGE, limit: PAGE })
    if (!answer.ok) {
      showError(answer.error)
      return null
    }
    const { total, groups } = answer.value
    return (now) => ({ ...now, query, total, groups: new Map(now.groups).set(page, groups) })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the filter, its grouping and its order are the query
  }), [call, showError, once, query])

  const loadRows = useCallback((key: string, page: number) => once(`rows ${pageKey(key, page)}`, async () => {
    if (by === null) return null
    const answer = await call('money.rows', { filter: { ...mutable(filter), group: { by, key } }, sort, offset: page * PAGE, limit: PAGE })
    if (!answer.ok) {
      showError(answer.error)
      return null
    }
    return (now) => ({ ...now, rows: new Map(now.rows).set(pageKey(key, page), answer.value.rows) })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the filter, its grouping and its order are the query
  }), [call, showError, once, query])

  useEffect(() => {
    asked.current = new Set()
    setState((now) => (now.query === query ? now : fresh(query)))
    void loadGroups(0)
    for (const each of list) void loadRows(each.key, 0)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- opening a group asks for its rows itself; here the open ones are asked for once more after a change
  }, [query, loadGroups, loadRows, epoch])

  const current = state.query === query ? state : fresh(query)
  const groupAt = (group: number): LedgerGroup | null => current.groups.get(Math.floor(group / PAGE))?.[group % PAGE] ?? null
  // After a change of the case a group may stand elsewhere or have other rows: it is open only where it still is the same.
  const open = list.filter((each) => {
    const group = groupAt(each.at)
    return group === null || (group.key === each.key && group.count === each.rows)
  })
  const need = useCallback((first: number, last: number): void => {
    for (const line of [first, last]) {
      const place = groupPlace(open, Math.max(0, line))
      if (place.kind === 'group') void loadGroups(Math.floor(place.group / PAGE))
    }
    for (let line = Math.max(0, first); line <= last; line += 1) {
      const place = groupPlace(open, line)
      if (place.kind === 'row') void loadRows(place.open.key, Math.floor(place.row / PAGE))
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- which groups are open counts, not that the list is another object; after a change of the case all is asked for anew
  }, [open.map((each) => each.key).join('\u0000'), loadGroups, loadRows, epoch])
  const toggle = (at: number): void => {
    const group = groupAt(at)
    if (group === null) return
    const others = open.filter((each) => each.at !== at)
    setOpened({ query, list: others.length < open.length ? others : [...others, { at, key: group.key, rows: group.count }].toSorted((left, right) => left.at - right.at) })
  }
  return {
    total: current.total,
    lines: linesOfGroups(current.total ?? 0, open),
    placeAt: (line) => groupPlace(open, line),
    groupAt,
    rowAt: ({ key }, row) => current.rows.get(pageKey(key, Math.floor(row / PAGE)))?.[row % PAGE] ?? null,
    isOpen: (key) => open.some((each) => each.key === key),
    toggle,
    need,
  }
}

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LedgerFilter, LedgerRow } from '../../../src-main/contract/ledger.ts'
import { useActions } from '../../state/context.tsx'

export type LedgerSort = 'time' | 'time-desc' | 'amount' | 'amount-desc'

/** Rows asked for at once. */
const PAGE = 200

interface State {
  readonly query: string
  readonly total: number | null
  readonly totalIn: string
  readonly totalOut: string
  readonly pages: ReadonlyMap<number, readonly LedgerRow[]>
}

export interface Ledger {
  /** Null until the first page of this filter came. */
  readonly total: number | null
  readonly totalIn: string
  readonly totalOut: string
  readonly rowAt: (row: number) => LedgerRow | null
  /** Asks for the pages that hold the given rows, each once. */
  readonly need: (first: number, last: number) => void
}

const fresh = (query: string): State => ({ query, total: null, totalIn: '0.00', totalOut: '0.00', pages: new Map() })

/** The rows of the money grid, fetched page by page as they come into sight. `epoch` changes when the case changed. */
export function useLedger(filter: LedgerFilter, sort: LedgerSort, epoch: unknown): Ledger {
  const { call, showError } = useActions()
  const query = JSON.stringify({ filter, sort })
  const [state, setState] = useState(() => fresh(query))
  const asked = useRef({ query, pages: new Set<number>() })

  const load = useCallback(async (page: number): Promise<void> => {
    if (asked.current.pages.has(page)) return
    asked.current.pages.add(page)
    const mine = asked.current
    const parsed = JSON.parse(query) as { filter: LedgerFilter; sort: LedgerSort }
    const answer = await call('money.rows', { ...parsed, filter: mutable(parsed.filter), offset: page * PAGE, limit: PAGE })
    // An answer for an earlier filter would put foreign rows under the new one.
    if (asked.current !== mine) return
    if (!answer.ok) return showError(answer.error)
    const { total, totalIn, totalOut, rows } = answer.value
    setState((now) => ({ query, total, totalIn, totalOut, pages: new Map(now.query === query ? now.pages : []).set(page, rows) }))
  }, [call, showError, query])

  const shown = useRef('')
  useEffect(() => {
    const same = shown.current === query
    const before = same ? [...asked.current.pages] : []
    shown.current = query
    asked.current = { query, pages: new Set() }
    // Where only the case changed, the rows in sight stay until the new ones come: nothing jumps.
    if (!same) setState(fresh(query))
    for (const page of new Set([0, ...before])) void load(page)
  }, [query, load, epoch])

  const need = useCallback((first: number, last: number): void => {
    for (let page = Math.floor(Math.max(0, first) / PAGE); page <= Math.floor(Math.max(0, last) / PAGE); page += 1) void load(page)
  }, [load])

  const current = state.query === query ? state : fresh(query)
  return {
    total: current.total,
    totalIn: current.totalIn,
    totalOut: current.totalOut,
    rowAt: (row) => current.pages.get(Math.floor(row / PAGE))?.[row % PAGE] ?? null,
    need,
  }
}

/** The filter as the contract's schema types it: its list of accounts is a plain array there. */
export function mutable(filter: LedgerFilter): Omit<LedgerFilter, 'accounts'> & { accounts?: string[] | undefined } {
  const { accounts, ...rest } = filter
  return accounts === undefined ? rest : { ...rest, accounts: [...accounts] }
}

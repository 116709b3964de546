import { useEffect, useState } from 'react'
import type { FlowFilter } from '../../../src-main/contract/api.ts'
import type { FlowMovements, FlowPicture, MoneyMonths } from '../../../src-main/contract/ledger.ts'
import { useActions } from '../../state/context.tsx'

/** The picture for the conditions; the earlier one stays while the next is summed up. `files` changes when rows were taken in. */
export function useFlowPicture(filter: FlowFilter, files: number | undefined): FlowPicture | null {
  const { run } = useActions()
  const [picture, setPicture] = useState<FlowPicture | null>(null)
  useEffect(() => {
    let current = true
    void run('flow.picture', { filter }).then((found) => {
      if (current && found !== null) setPicture(found)
    })
    return () => { current = false }
  }, [run, filter, files])
  return picture
}

export function useMoneyMonths(accounts: readonly string[] | undefined, files: number | undefined): MoneyMonths | null {
  const { run } = useActions()
  const [months, setMonths] = useState<MoneyMonths | null>(null)
  const key = accounts?.join('\n') ?? ''
  useEffect(() => {
    let current = true
    void run('money.months', key === '' ? {} : { accounts: key.split('\n') }).then((found) => {
      if (current && found !== null) setMonths(found)
    })
    return () => { current = false }
  }, [run, key, files])
  return months
}

const PAGE = 40

/** Rows of one edge, a page at a time. */
export function useEdgeRows(filter: FlowFilter, edge: string | null): { readonly rows: FlowMovements['rows']; readonly total: number; readonly more: () => void } {
  const { run } = useActions()
  const [pages, setPages] = useState(1)
  const [found, setFound] = useState<FlowMovements | null>(null)
  useEffect(() => {
    setPages(1)
    setFound(null)
  }, [edge, filter])
  useEffect(() => {
    if (edge === null) return undefined
    let current = true
    void run('flow.rows', { filter, edge, offset: 0, limit: Math.min(500, PAGE * pages) }).then((answer) => {
      if (current && answer !== null) setFound(answer)
    })
    return () => { current = false }
  }, [run, filter, edge, pages])
  return { rows: found?.rows ?? [], total: found?.total ?? 0, more: () => setPages(pages + 3) }
}

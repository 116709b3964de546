import { useEffect, useState } from 'react'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { LogEntry } from '../../../src-main/contract/screens.ts'
import { useActions, useAppState } from '../../state/context.tsx'

const PAGE = 500

export interface LogState {
  /** Newest first. */
  readonly entries: readonly LogEntry[]
  readonly total: number
  readonly head: string
  readonly loading: boolean
  readonly error: CallError | null
}

/** Reads the whole log page by page; it is read again when the case changes, because every decision adds an entry. */
export function useLog(): LogState {
  const actions = useActions()
  const head = useAppState((state) => state.review?.audit.head)
  const [log, setLog] = useState<LogState>({ entries: [], total: 0, head: '', loading: true, error: null })
  useEffect(() => {
    let current = true
    const read = async (): Promise<void> => {
      const entries: LogEntry[] = []
      for (;;) {
        const answer = await actions.call('log.list', { offset: entries.length, limit: PAGE })
        if (!current) return
        if (!answer.ok) return setLog((before) => ({ ...before, loading: false, error: answer.error }))
        entries.push(...answer.value.entries)
        const done = answer.value.entries.length === 0 || entries.length >= answer.value.total
        setLog({
          entries: entries.toSorted((left, right) => right.number - left.number),
          total: answer.value.total,
          head: answer.value.head,
          loading: !done,
          error: null,
        })
        if (done) return
      }
    }
    void read()
    return () => { current = false }
  }, [actions, head])
  return log
}

import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { LayoutDraft, LayoutPreview } from '../../../src-main/contract/layouts-methods.ts'
import { useActions } from '../../state/context.tsx'

export type ShownRows = 'all' | 'breaks' | 'rejected'
export const ROWS_AT_ONCE = 100

/** The draft with what it makes of the rows. Every change of the draft is read anew; an older answer never replaces a newer one. */
export function useLayoutPreview(file: string, sheet: number) {
  const actions = useActions()
  const [preview, setPreview] = useState<LayoutPreview | null>(null)
  const [draft, setDraft] = useState<LayoutDraft | null>(null)
  const [past, setPast] = useState<readonly LayoutDraft[]>([])
  const [show, setShow] = useState<ShownRows>('all')
  const [offset, setOffset] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const asked = useRef(0)

  useEffect(() => {
    const mine = (asked.current += 1)
    void actions.call('layouts.preview', { file, sheet, draft, show, offset, limit: ROWS_AT_ONCE }).then((answer) => {
      if (mine !== asked.current) return
      if (answer.ok) {
        setPreview(answer.value)
        setError(null)
        if (draft === null) setDraft(answer.value.draft)
      } else setError(answer.error)
    })
  }, [actions, file, sheet, draft, show, offset])

  const change = useCallback((next: LayoutDraft) => {
    setDraft((before) => {
      if (before !== null) setPast((list) => [...list.slice(-99), before])
      return next
    })
    setOffset(0)
  }, [])
  const back = useCallback(() => {
    setPast((list) => {
      const before = list.at(-1)
      if (before !== undefined) setDraft(before)
      return list.slice(0, -1)
    })
  }, [])
  return {
    preview, draft, change, error, setError, back, canGoBack: past.length > 0, show, offset, setOffset,
    setShow: useCallback((rows: ShownRows) => {
      setShow(rows)
      setOffset(0)
    }, []),
  }
}

import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Params } from '../../../../src-main/contract/api.ts'
import type { MarkChange, MarkView } from '../../../../src-main/contract/marks.ts'
import { useActions, useAppState, useClient } from '../../../state/context.tsx'

/** Marks of the whole case and what can be done with them. */
export interface Marks {
  readonly all: readonly MarkView[]
  /** Null where it failed; the frame then says why. */
  create(mark: Params<'marks.create'>): Promise<MarkView | null>
  change(ids: readonly string[], change: MarkChange): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

const NONE: readonly MarkView[] = []

/** Keeps every change at once in the case file, says so with undo, and reads the marks again whenever the case changed. */
export function useMarks(): Marks {
  const { t } = useTranslation()
  const client = useClient()
  const { run, refresh, say, showError } = useActions()
  // Undo, redo and decisions elsewhere come as a new review.
  const review = useAppState((state) => state.review)
  const [all, setAll] = useState<readonly MarkView[]>(NONE)

  useEffect(() => {
    if (review === null) return undefined
    let stopped = false
    void client.call('marks.list', {}).then((answer) => {
      if (stopped) return
      if (answer.ok) setAll(answer.value)
      // An empty list would look as if nothing had been marked.
      else showError(answer.error)
    })
    return () => {
      stopped = true
    }
  }, [client, review, showError])

  const done = useCallback(async (text: string): Promise<void> => {
    showError(null)
    say({ text, undo: true })
    await refresh()
  }, [refresh, say, showError])

  return useMemo(() => ({
    all,
    async create(mark) {
      const made = await run('marks.create', mark)
      if (made === null) return null
      setAll((before) => [...before, made])
      // The mark can be weighed at once; the review with its new counts may take a moment longer.
      void done(t('marks.done.created'))
      return made
    },
    async change(ids, change) {
      const after = await run('marks.change', { ids: [...ids], change })
      if (after === null) return
      setAll((before) => before.map((mark) => after.find((each) => each.id === mark.id) ?? mark))
      await done(t('marks.done.changed', { count: ids.length }))
    },
    async remove(ids) {
      if ((await run('marks.remove', { ids: [...ids] })) === null) return
      setAll((before) => before.filter((mark) => !ids.includes(mark.id)))
      await done(t('marks.done.removed', { count: ids.length }))
    },
  }), [all, run, done, t])
}

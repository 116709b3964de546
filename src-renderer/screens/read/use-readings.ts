import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Params, ResultOf } from '../../../src-main/contract/api.ts'
import type { PinnedPassage, Readings } from '../../../src-main/contract/reader.ts'
import { useActions, useAppState, useClient } from '../../state/context.tsx'

export type QueueState = Params<'reader.setState'>['state']

/** What was read and pinned in the whole case, and what changes it. */
export interface ReadingQueue extends Readings {
  /** Null until it was read for the first time. */
  readonly known: boolean
  stateOf(path: string): QueueState
  setState(file: string, state: QueueState): Promise<void>
  pin(file: string, passage: PinnedPassage): Promise<void>
  unpin(id: string): Promise<void>
}

const NONE: Readings = { states: {}, pins: [], last: null }

/** Keeps every change at once in the case file, says so with undo, and reads again whenever the case changed. */
export function useReadings(): ReadingQueue {
  const { t } = useTranslation()
  const client = useClient()
  const { run, refresh, say, showError } = useActions()
  const review = useAppState((state) => state.review)
  const [kept, setKept] = useState<Readings | null>(null)
  useEffect(() => {
    if (review === null) return undefined
    let stopped = false
    void client.call('reader.readings', {}).then((answer) => {
      if (stopped) return
      if (answer.ok) setKept(answer.value)
      else showError(answer.error)
    })
    return () => {
      stopped = true
    }
  }, [client, review, showError])
  return useMemo(() => {
    const adopt = async (answer: ResultOf<'reader.readings'> | null, text: string): Promise<void> => {
      if (answer === null) return
      setKept(answer)
      say({ text, undo: true })
      await refresh()
    }
    const now = kept ?? NONE
    return {
      ...now,
      known: kept !== null,
      stateOf: (path) => now.states[path] ?? 'unread',
      setState: async (file, state) => adopt(await run('reader.setState', { file, state }), t(`reader.queue.done.${state}`)),
      pin: async (file, passage) => adopt(await run('reader.pin', { file, ...passage }), t('reader.pins.done')),
      unpin: async (id) => adopt(await run('reader.unpin', { id }), t('reader.pins.removed')),
    }
  }, [kept, run, refresh, say, t])
}

import { useEffect, useState } from 'react'
import type { AssertionView } from '../../../../src-main/contract/assertions.ts'
import { useActions, useAppState, useClient } from '../../../state/context.tsx'

/** Assertions of the case; null while they are read. Undo, redo and marks that changed come as a new review. */
export function useAssertions(): readonly AssertionView[] | null {
  const client = useClient()
  const { showError } = useActions()
  const review = useAppState((state) => state.review)
  const language = useAppState((state) => state.preferences.language)
  const [all, setAll] = useState<readonly AssertionView[] | null>(null)
  useEffect(() => {
    if (review === null) return undefined
    let stopped = false
    void client.call('assertions.list', { language }).then((answer) => {
      if (stopped) return
      if (answer.ok) setAll(answer.value)
      else showError(answer.error)
    })
    return () => {
      stopped = true
    }
  }, [client, language, review, showError])
  return all
}

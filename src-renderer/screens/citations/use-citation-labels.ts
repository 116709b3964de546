import { useEffect, useState } from 'react'
import type { CitationLabelRecord } from '../../../src-main/contract/citations.ts'
import { useAppState, useClient } from '../../state/context.tsx'

const NONE: readonly CitationLabelRecord[] = []

/** Every file with how it is cited; read again whenever the case changed. */
export function useCitationLabels(): readonly CitationLabelRecord[] {
  const client = useClient()
  const review = useAppState((state) => state.review)
  const language = useAppState((state) => state.preferences.language)
  const [labels, setLabels] = useState(NONE)
  useEffect(() => {
    if (review === null) return undefined
    let stopped = false
    void client.call('citations.labels', { language }).then((answer) => {
      if (!stopped && answer.ok) setLabels(answer.value)
    })
    return () => {
      stopped = true
    }
  }, [client, language, review])
  return labels
}

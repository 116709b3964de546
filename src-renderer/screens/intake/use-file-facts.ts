import { useEffect, useState } from 'react'
import type { FileFacts } from '../../../src-main/contract/intake-methods.ts'
import type { ReviewFile } from '../../../src-main/contract/review.ts'
import { useActions } from '../../state/context.tsx'

/** What the list has no room for, asked for when a file is chosen and again when it was read anew. */
export function useFileFacts(file: ReviewFile): FileFacts | null {
  const actions = useActions()
  const [facts, setFacts] = useState<FileFacts | null>(null)
  useEffect(() => {
    let stopped = false
    void actions.call('intake.fileFacts', { file: file.id }).then((answer) => {
      if (!stopped && answer.ok) setFacts(answer.value)
    })
    return () => {
      stopped = true
    }
  }, [actions, file])
  return facts?.file === file.id ? facts : null
}

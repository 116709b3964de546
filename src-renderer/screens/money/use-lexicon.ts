import { useEffect, useState } from 'react'
import type { CaseLexicon } from '../../../src-main/contract/lexicon.ts'
import { useAppState, useClient } from '../../state/context.tsx'

/** The word lists as they count in the open case; asked for again when `epoch` changes. Null until they came. */
export function useLexicon(epoch: unknown): CaseLexicon | null {
  const client = useClient()
  const language = useAppState((state) => state.preferences.language)
  const [lexicon, setLexicon] = useState<CaseLexicon | null>(null)
  useEffect(() => {
    let stopped = false
    void client.call('lexicon.list', { language }).then((answer) => {
      if (!stopped && answer.ok) setLexicon(answer.value)
    })
    return () => {
      stopped = true
    }
  }, [client, epoch, language])
  return lexicon
}

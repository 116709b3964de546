import { useEffect, useState } from 'react'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { SearchAnswer, SearchCounts, SearchFilter } from '../../../src-main/contract/search.ts'
import { useActions, useAppState } from '../../state/context.tsx'

interface Asked {
  readonly answer: SearchAnswer | null
  readonly counts: SearchCounts | null
  readonly error: CallError | null
  readonly searching: boolean
}

const LIMIT = 100
const NOTHING: Asked = { answer: null, counts: null, error: null, searching: false }

/** The first hits as soon as they are there, the counts over everything once they are made; both of the words that stand now. */
export function useSearch(words: string, filter: SearchFilter): Asked {
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [found, setFound] = useState<Asked & { readonly key: string }>({ ...NOTHING, key: '' })
  const key = JSON.stringify([words, filter, language])
  useEffect(() => {
    if (words.trim() === '') return undefined
    const [asked, asFilter] = JSON.parse(key) as [string, SearchFilter]
    let current = true
    const timer = setTimeout(() => {
      void actions.call('search.find', { words: asked, filter: asMutable(asFilter), limit: LIMIT, language }).then((answer) => {
        if (!current) return
        setFound({ key, answer: answer.ok ? answer.value : null, counts: null, error: answer.ok ? null : answer.error, searching: false })
        if (!answer.ok) return
        void actions.call('search.counts', { words: asked, filter: asMutable(asFilter), language }).then((counts) => {
          if (current && counts.ok) setFound((before) => (before.key === key ? { ...before, counts: counts.value } : before))
        })
      })
    }, 120)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [actions, key, words, language])
  if (words.trim() === '') return NOTHING
  // Until the new answer is there the former one stays: lists that empty themselves at every key cannot be read.
  return found.key === key ? found : { ...found, error: null, searching: true }
}

/** The contract's schemas take lists that may be written to. */
export const asMutable = ({ kinds, ...rest }: SearchFilter) => ({ ...rest, ...(kinds === undefined ? {} : { kinds: [...kinds] }) })

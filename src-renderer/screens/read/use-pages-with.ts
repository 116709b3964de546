import { useEffect, useState } from 'react'
import { useClient } from '../../state/context.tsx'

export interface PagesWith {
  readonly pages: readonly number[]
  /** Places on all these pages together. */
  readonly hits: number
  /** False while the pages are still being looked through. */
  readonly complete: boolean
}

const NONE: PagesWith = { pages: [], hits: 0, complete: true }
const ALL = 100_000

/**
 * Pages of a document on which a passage stands, from the front, `most` at the most. Blanks, width and case do not
 * count, as for the mark on the page. Nothing is looked for while `words` is null.
 */
export function usePagesWith(file: string, words: string | null, most = ALL): PagesWith {
  const client = useClient()
  const [found, setFound] = useState<{ readonly words: string; readonly value: PagesWith } | null>(null)
  useEffect(() => {
    if (words === null || words.trim() === '') return undefined
    let stopped = false
    void client.call('reader.find', { file, words: words.slice(0, 1000), most }).then((answer) => {
      if (stopped) return
      const pages = answer.ok ? answer.value.pages : []
      setFound({ words, value: { pages: pages.map(({ page }) => page), hits: pages.reduce((sum, { hits }) => sum + hits, 0), complete: true } })
    })
    return () => {
      stopped = true
    }
  }, [client, file, words, most])
  if (words === null || words.trim() === '') return NONE
  return found !== null && found.words === words ? found.value : { ...NONE, complete: false }
}

import { useEffect, useState } from 'react'
import { useClient } from '../../state/context.tsx'
import { standsIn } from './marked-lines.tsx'

export interface PagesWith {
  readonly pages: readonly number[]
  /** False while pages are still being looked through. */
  readonly complete: boolean
}

const NONE: PagesWith = { pages: [], complete: true }

/**
 * Pages of a document on which a passage stands, found page by page from the front, `most` at the most.
 * Blanks, width and case do not count, as for the mark on the page. Nothing is looked for while `words` is null.
 */
export function usePagesWith(file: string, pages: number, words: string | null, most: number): PagesWith {
  const client = useClient()
  const [found, setFound] = useState<{ readonly words: string; readonly value: PagesWith } | null>(null)
  useEffect(() => {
    if (words === null || words.trim() === '') return undefined
    const stop = new AbortController()
    const look = async (page: number, hits: readonly number[]): Promise<void> => {
      const answer = await client.call('read.pageText', { file, page })
      if (stop.signal.aborted) return
      const hit = answer.ok && standsIn(answer.value.text, words)
      const all = hit ? [...hits, page] : hits
      const complete = page >= pages || all.length >= most
      // Said again only when something changed: a thousand pages must not mean a thousand renderings.
      if (hit || complete) setFound({ words, value: { pages: all, complete } })
      if (!complete) await look(page + 1, all)
    }
    void look(1, [])
    return () => stop.abort()
  }, [client, file, pages, words, most])
  if (words === null || words.trim() === '') return NONE
  return found !== null && found.words === words ? found.value : { pages: [], complete: false }
}

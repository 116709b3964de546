import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CitationLabelRecord, CitationView } from '../../src-main/contract/citations.ts'
import { CitingContext } from '../design/citing.ts'
import type { Citing } from '../design/citing.ts'
import { useAppState, useClient } from '../state/context.tsx'
import { goTo } from '../state/navigation.ts'
import { citationChoices } from './citation-choices.ts'

const NO_LABELS: readonly CitationLabelRecord[] = []
const NO_VIEWS: ReadonlyMap<string, CitationView> = new Map()

/** Gives every field for notes and reasons what it needs to cite evidence, and looks citations up anew whenever the case changed. */
export function CitingProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const client = useClient()
  const review = useAppState((state) => state.review)
  const language = useAppState((state) => state.preferences.language)
  const [labels, setLabels] = useState(NO_LABELS)
  const [views, setViews] = useState(NO_VIEWS)
  const wanted = useRef(new Set<string>())
  const asking = useRef(false)

  const look = useCallback(async (references: readonly string[]): Promise<void> => {
    if (references.length === 0) return
    const answer = await client.call('citations.resolve', { references: [...references], language })
    if (answer.ok) setViews((before) => new Map([...before, ...answer.value.map((view) => [view.reference, view] as const)]))
  }, [client, language])

  useEffect(() => {
    if (review === null) {
      wanted.current.clear()
      setLabels(NO_LABELS)
      setViews(NO_VIEWS)
      return undefined
    }
    let stopped = false
    void client.call('citations.labels', { language }).then((answer) => {
      if (!stopped && answer.ok) setLabels(answer.value)
    })
    void look([...wanted.current])
    return () => {
      stopped = true
    }
  }, [client, language, look, review])

  const want = useCallback((references: readonly string[]): void => {
    const fresh = references.filter((each) => !wanted.current.has(each))
    if (fresh.length === 0) return
    for (const each of fresh) wanted.current.add(each)
    if (asking.current) return
    asking.current = true
    // Many fields are drawn at once: one question for all of them.
    queueMicrotask(() => {
      asking.current = false
      void look([...wanted.current])
    })
  }, [look])

  const citing = useMemo((): Citing | null => (review === null ? null : {
    cited(reference) {
      const view = views.get(reference)
      if (view === undefined) return null
      const { opens } = view
      return {
        name: view.name, place: view.place, broken: view.state === 'broken', why: view.why === null ? '' : t(`cite.problem.${view.why}`),
        open: opens === null ? null : () => goTo(opens.screen, opens.target),
      }
    },
    want,
    choices: (words) => citationChoices(words, { labels, review, language, say: (key, values) => t(key, { ...values }) }),
    words: {
      list: t('cite.picker.list'), none: t('cite.picker.none'), hint: t('cite.picker.hint'), broken: t('cite.picker.broken'), cites: t('cite.picker.cites'),
      found: (count) => t('cite.picker.found', { count }),
    },
  }), [labels, language, review, t, views, want])
  return <CitingContext value={citing}>{children}</CitingContext>
}

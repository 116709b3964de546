import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PagesWith } from './use-pages-with.ts'

interface FindFieldProps {
  /** What is looked for now; null where nothing is. */
  readonly words: string | null
  readonly hits: PagesWith
  /** Place among the pages with hits, from 0. */
  readonly at: number
  readonly onWords: (words: string | null) => void
  readonly onAt: (at: number) => void
}

/** Finds words within the document: Enter looks and goes on to the next page with them, Shift Enter to the one before, Esc ends it. */
export function FindField({ words, hits, at, onWords, onAt }: FindFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const count = hits.pages.length
  return (
    <label className="filter find find2">
      <span className="vh">{t('review-window.read.find')}</span>
      <input
        type="search" placeholder={t('review-window.read.find')} value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          if (event.target.value === '') onWords(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && words !== null) {
            event.stopPropagation()
            setTyped('')
            onWords(null)
          }
          if (event.key !== 'Enter' || typed.trim() === '') return
          if (typed !== words) onWords(typed)
          else if (count > 0) onAt((at + (event.shiftKey ? count - 1 : 1)) % count)
        }}
      />
      <span className="muted small nowrap" role="status">
        {words === null ? '' : count > 0 ? t('reader.findPages', { n: at + 1, of: count, hits: hits.hits }) : t(hits.complete ? 'review-window.read.findNone' : 'review-window.read.finding')}
      </span>
    </label>
  )
}

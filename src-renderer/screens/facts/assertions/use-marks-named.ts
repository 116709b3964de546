import { useEffect, useState } from 'react'
import { useClient } from '../../../state/context.tsx'
import { quoteOf } from '../../read/marks/mark-order.ts'
import type { DraftEvidence } from './assertion-form.tsx'

interface NewOf {
  readonly evidence: readonly DraftEvidence[]
  readonly sentence: string
}
const NOTHING: NewOf = { evidence: [], sentence: '' }

/** What a new assertion made of these marks (ids, one blank between) begins with; null while the marks are read. */
export function useMarksNamed(ids: string): NewOf | null {
  const client = useClient()
  const [found, setFound] = useState<{ readonly ids: string; readonly of: NewOf } | null>(null)
  useEffect(() => {
    if (ids === '') return undefined
    let stopped = false
    void client.call('marks.list', {}).then((answer) => {
      if (stopped) return
      const marks = answer.ok ? answer.value.filter((mark) => ids.split(' ').includes(mark.id)) : []
      setFound({
        ids,
        of: {
          sentence: quoteOf(marks[0] ?? { anchor: { kind: 'time', start: 0, end: 1 } }).slice(0, 500),
          evidence: marks.map((mark) => ({ reference: { kind: 'mark', mark: mark.id }, side: null, why: '', words: [mark.title, quoteOf(mark) || mark.note].filter((part) => part !== '').join(' · ') })),
        },
      })
    })
    return () => {
      stopped = true
    }
  }, [client, ids])
  if (ids === '') return NOTHING
  return found?.ids === ids ? found.of : null
}

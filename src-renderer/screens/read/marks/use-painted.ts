import { useEffect, useState } from 'react'
import type { MarkView } from '../../../../src-main/contract/marks.ts'
import { rangeOfAnchor } from '../../../pdf/text-anchor.ts'
import { bringIntoSight, firstAsking, paint } from './painted.ts'

const NONE: ReadonlySet<string> = new Set()

/**
 * Paints the marks whose words stand in the text and brings the chosen one into sight. Answers the ids of those
 * whose words do not stand there, so that the page can show them by their box. `text` is another object whenever
 * the text was drawn anew; null while there is none.
 */
export function usePainted(text: { readonly container: HTMLElement } | null, marks: readonly MarkView[], selected: string | null, reveal: object | null): ReadonlySet<string> {
  const [unpainted, setUnpainted] = useState<ReadonlySet<string>>(NONE)
  // Only what the painting shows: a new list of the same marks must not paint anew.
  const shown = JSON.stringify(marks.map((mark) => [mark.id, mark.stance, mark.colour, mark.anchor]))
  useEffect(() => {
    if (text === null) return undefined
    const missing = new Set<string>()
    const ends = marks.flatMap((mark) => {
      if (mark.anchor.kind !== 'text') return []
      const range = rangeOfAnchor(text.container, mark.anchor)
      if (range === null) missing.add(mark.id)
      return range === null ? [] : [paint(mark.id, range, mark.stance, mark.colour, mark.id === selected)]
    })
    setUnpainted((before) => (before.size === 0 && missing.size === 0 ? before : missing))
    return () => ends.forEach((end) => end())
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `shown` is what of the marks is painted: a new list of the same marks must not paint anew
  }, [text, shown, selected])
  useEffect(() => {
    const mark = marks.find((each) => each.id === selected)
    if (text === null || mark?.anchor.kind !== 'text') return
    const place = rangeOfAnchor(text.container, mark.anchor)?.startContainer.parentElement
    if (place && firstAsking(reveal)) bringIntoSight(place)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a new asking moves the page; new marks and a new choice under it must not
  }, [text, reveal])
  return unpainted
}

import { useEffect, useMemo, useRef, useState } from 'react'
import type { MarkView } from '../../../src-main/contract/marks.ts'
import { cutRuns, matchQuote } from '../../pdf/quote-match.ts'
import type { MatchPart } from '../../pdf/quote-match.ts'
import { usePainted } from './marks/use-painted.ts'

interface MarkedLinesProps {
  readonly text: string
  readonly quote: string | null
  /** Numbers at the beginning of the lines, as for a text file; leave out for running text. */
  readonly numbered?: boolean
  /** 1-based line to bring into sight and tint. */
  readonly line?: number | null
  /** Page whose whole text this is, so that passages of it can be marked. */
  readonly page?: number
  readonly marks?: PageMarking
}

/** The reviewer's marks in a text: which to paint, which is chosen, and whether it was asked for. */
export interface PageMarking {
  readonly marks: readonly MarkView[]
  readonly selected: string | null
  readonly reveal: object | null
}

const NO_MARKING: PageMarking = { marks: [], selected: null, reveal: null }

/** Text line by line with the passage of a citation marked, also where it runs over several lines. */
export function MarkedLines({ text, quote, numbered = false, line = null, page, marks = NO_MARKING }: MarkedLinesProps) {
  const lines = useMemo(() => text.split(/\r\n|\n|\r|\f/u), [text])
  const parts = useMemo(() => {
    const byLine = new Map<number, MatchPart[]>()
    for (const place of quote === null ? [] : matchQuote(lines, quote)) {
      for (const part of place) byLine.set(part.item, [...(byLine.get(part.item) ?? []), part])
    }
    return byLine
  }, [lines, quote])
  const box = useRef<HTMLOListElement>(null)
  useEffect(() => {
    box.current?.querySelector('mark, .here')?.scrollIntoView({ block: 'center' })
  }, [parts, line])
  const [drawn, setDrawn] = useState<{ readonly container: HTMLElement } | null>(null)
  // The lines are other nodes after every new text and every new citation.
  useEffect(() => setDrawn(page === undefined || box.current === null ? null : { container: box.current }), [lines, parts, page])
  usePainted(drawn, marks.marks.filter((mark) => mark.anchor.kind === 'text' && mark.anchor.page === page), marks.selected, marks.reveal)
  return (
    <ol ref={box} data-text-page={page} className={numbered ? 'lines numbered' : 'lines'}>
      {lines.map((one, index) => {
        const matched = parts.get(index)
        return (
          <li key={index} className={line === index + 1 ? 'here' : undefined}>
            {numbered && <span className="ln" aria-hidden="true">{index + 1}</span>}
            <span>{matched === undefined ? one : cutRuns(one, matched).map((run, at) => (run.marked ? <mark key={at}>{run.text}</mark> : run.text))}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** Whether a passage stands in a text. */
export const standsIn = (text: string, quote: string): boolean => matchQuote(text.split(/\r\n|\n|\r|\f/u), quote).length > 0

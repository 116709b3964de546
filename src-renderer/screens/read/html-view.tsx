import { createElement, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../src-main/contract/screens.ts'
import { cutRuns, matchQuote } from '../../pdf/quote-match.ts'
import type { MatchPart } from '../../pdf/quote-match.ts'
import { readRange } from '../../pdf/read-bytes.ts'
import { structureOf } from './html-structure.ts'
import type { Piece } from './html-structure.ts'
import type { PageMarking } from './marked-lines.tsx'
import { useClient } from '../../state/context.tsx'
import { usePainted } from './marks/use-painted.ts'
import { decodeText, TextView } from './text-view.tsx'

const MOST_BYTES = 8_388_608

interface HtmlViewProps {
  readonly info: DocumentInfo
  readonly page: number
  readonly quote: string | null
  readonly marks: PageMarking
  readonly region: RefObject<HTMLDivElement | null>
}

/** HTML, or a document of words as HTML, by its text and structure. The parser's document is inert: nothing in it runs or is fetched, and none of it enters this page. */
export function HtmlView({ info, page, quote, marks, region }: HtmlViewProps) {
  const { t } = useTranslation()
  const [pieces, setPieces] = useState<readonly Piece[] | 'failed' | null>(null)
  const client = useClient()
  const isHtml = info.mediaType.startsWith('text/html')
  const readable = !isHtml || info.size <= MOST_BYTES
  useEffect(() => {
    if (!readable) return undefined
    const stop = new AbortController()
    const written = isHtml
      ? readRange(info.url, 0, info.size, stop.signal).then((bytes) => decodeText(bytes, info.encoding ?? 'utf-8'))
      : client.call('reader.html', { file: info.file }).then((answer) => (answer.ok ? answer.value.html : null))
    written.then(
      (text) => {
        if (!stop.signal.aborted) setPieces(text === null ? 'failed' : structureOf(new DOMParser().parseFromString(text, 'text/html').body))
      },
      () => {
        if (!stop.signal.aborted) setPieces('failed')
      },
    )
    return () => stop.abort()
  }, [client, info, isHtml, readable])

  if (!readable || pieces === 'failed') return <TextView info={{ ...info, mediaType: '' }} page={page} quote={quote} line={null} marks={marks} region={region} />
  return (
    <div ref={region} className="desk textdesk scroll" tabIndex={0} role="group" aria-label={info.title}>
      <div className="sheet htmlsheet">{pieces === null ? <p role="status">{t('review-window.loading')}</p> : <Structure pieces={pieces} quote={quote} marks={marks} />}</div>
    </div>
  )
}

function Structure({ pieces, quote, marks }: { readonly pieces: readonly Piece[]; readonly quote: string | null; readonly marks: PageMarking }) {
  const box = useRef<HTMLDivElement>(null)
  const nodes = useMemo(() => {
    const parts = new Map<number, MatchPart[]>()
    for (const place of quote === null ? [] : matchQuote(textsOf(pieces), quote)) {
      for (const part of place) parts.set(part.item, [...(parts.get(part.item) ?? []), part])
    }
    return renderPieces(pieces, parts, { next: 0 })
  }, [pieces, quote])
  useEffect(() => {
    box.current?.querySelector('mark')?.scrollIntoView({ block: 'center' })
  }, [nodes])
  const [drawn, setDrawn] = useState<{ readonly container: HTMLElement } | null>(null)
  useEffect(() => setDrawn(box.current === null ? null : { container: box.current }), [nodes])
  usePainted(drawn, marks.marks.filter((mark) => mark.anchor.kind === 'text'), marks.selected, marks.reveal)
  return <div ref={box} data-text-page={1}>{nodes}</div>
}

const textsOf = (pieces: readonly Piece[]): readonly string[] => pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : piece.kind === 'picture' ? [] : textsOf(piece.children)))

/** Texts are counted in the same order as {@link textsOf} lists them, so that a match finds its place again. */
function renderPieces(pieces: readonly Piece[], parts: ReadonlyMap<number, readonly MatchPart[]>, counter: { next: number }): ReactNode[] {
  return pieces.map((piece, index) => {
    if (piece.kind === 'text') {
      const matched = parts.get(counter.next)
      counter.next += 1
      return matched === undefined ? piece.text : cutRuns(piece.text, matched).map((run, at) => (run.marked ? <mark key={`${index} ${at}`}>{run.text}</mark> : run.text))
    }
    if (piece.kind === 'picture') return <img key={index} src={piece.source} alt={piece.name} />
    const children = renderPieces(piece.children, parts, counter)
    if (piece.tag === 'br' || piece.tag === 'hr') return createElement(piece.tag, { key: index })
    // Blanks between rows and cells are no content of a table; React refuses text there.
    const inTable = piece.tag === 'table' || piece.tag === 'tbody' || piece.tag === 'tr'
    const kept = inTable ? children.filter((child) => typeof child !== 'string' || child.trim() !== '') : children
    return createElement(piece.tag, { key: index, ...(piece.span > 1 && (piece.tag === 'td' || piece.tag === 'th') ? { colSpan: piece.span } : {}) }, ...kept)
  })
}

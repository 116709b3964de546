import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import './fixed.css'
import type { FixedPage } from '../../src-main/contract/reader.ts'
import { CSS_PER_POINT } from '../pdf/page-layout.ts'
import { PageStack } from '../pdf/page-stack.tsx'
import type { PageStackView, PageTask } from '../pdf/page-stack.tsx'
import type { PageLayer } from '../pdf/pdf-page.tsx'
import { PlacedText } from '../pdf/placed-text.tsx'
import { PageObjects, sizeOf, wordsOf } from './page-objects.tsx'

interface FixedTexts {
  readonly opening: string
  readonly failed: string
  readonly region: string
  readonly undrawn: (count: number) => string
  readonly pageLabel: (page: number, pages: number) => string
}

interface FixedViewProps extends PageStackView {
  readonly pages: number
  /** Asks for one page, 1-based; null where it cannot be read. */
  readonly load: (page: number) => Promise<FixedPage | null>
  readonly texts: FixedTexts
  readonly overlay: (layer: PageLayer) => ReactNode
}

/** Pages of a fixed-layout document (OFD), drawn from their objects, with their words laid over them. */
export function FixedView({ pages, load, texts, overlay, ...view }: FixedViewProps) {
  const [first, setFirst] = useState<FixedPage | 'failed' | null>(null)
  const ask = useMemo(() => askOnce(load), [load])
  useEffect(() => {
    let stopped = false
    void ask(1).then((page) => {
      if (!stopped) setFirst(page ?? 'failed')
    })
    return () => {
      stopped = true
    }
  }, [ask])
  if (first === 'failed') return <p className="pdf-scroll pdf-state" role="alert">{texts.failed}</p>
  if (first === null) return <p className="pdf-scroll pdf-state" role="status">{texts.opening}</p>
  return (
    <PageStack
      {...view} count={pages} firstSize={sizeOf(first)} label={texts.region}
      renderPage={(task) => <FixedSheet key={task.page} task={task} load={ask} texts={texts} label={texts.pageLabel(task.page, pages)} overlay={overlay} />}
    />
  )
}

type Load = FixedViewProps['load']

/** Asks for each page once: scrolling back must not read the file again. */
function askOnce(load: Load): Load {
  const kept = new Map<number, Promise<FixedPage | null>>()
  return (page) => {
    const known = kept.get(page) ?? load(page)
    kept.set(page, known)
    return known
  }
}

interface FixedSheetProps extends Pick<FixedViewProps, 'load' | 'texts' | 'overlay'> {
  readonly task: PageTask
  readonly label: string
}

function FixedSheet({ task, load, texts, label, overlay }: FixedSheetProps) {
  const { page: number, box, zoom, turn, quote, onSize, onQuote } = task
  const [page, setPage] = useState<FixedPage | 'failed' | null>(null)
  const [container, setContainer] = useState<HTMLDivElement | null>(null)
  const told = useRef(onSize)
  told.current = onSize
  useEffect(() => {
    let stopped = false
    void load(number).then((read) => {
      if (stopped) return
      setPage(read ?? 'failed')
      if (read !== null) told.current(number, sizeOf(read))
    })
    return () => {
      stopped = true
    }
  }, [load, number])
  const drawn = page === 'failed' ? null : page
  const words = useMemo(() => (drawn === null ? [] : wordsOf(drawn)), [drawn])
  const size = drawn === null ? null : sizeOf(drawn)
  // Another object after every change of the words: painted marks look for their places anew.
  const text = useMemo(() => (container === null ? null : { container, words, quote }), [container, words, quote])
  const scale = zoom * CSS_PER_POINT
  return (
    <div className="pdf-page" data-page={number} role="region" aria-label={label} style={{ top: box.top, left: `calc(50% + ${box.middle}px)`, width: box.width, height: box.height }}>
      {drawn !== null && <PageObjects page={drawn} turn={turn} />}
      {size !== null && <PlacedText page={number} words={words} size={size} turn={turn} scale={scale} quote={quote} onQuote={onQuote} container={setContainer} />}
      {overlay({ page: number, text, size, turn, scale, quote, onQuote })}
      {page === 'failed' && <p className="pdf-page-note" role="status">{texts.failed}</p>}
      {drawn !== null && drawn.undrawn.length > 0 && <p className="fixed-undrawn" role="note" title={drawn.undrawn.join('\n')}>{texts.undrawn(drawn.undrawn.length)}</p>}
    </div>
  )
}

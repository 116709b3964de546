import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { drawPage } from './draw-page.ts'
import type { DrawnPages } from './drawn-pages.ts'
import { markTextLayer } from './mark-text-layer.ts'
import { CSS_PER_POINT } from './page-layout.ts'
import type { PageSize, Turn } from './page-layout.ts'
import type { PageTask } from './page-stack.tsx'

/** What stands over a page: its drawn text, and how the page is shown. */
export interface PageLayer {
  /** 1-based. */
  readonly page: number
  /** The drawn text; another object after every drawing, null until the first. */
  readonly text: { readonly container: HTMLDivElement } | null
  /** Size of the page as the file turns it, in PDF points; null until it is known. */
  readonly size: PageSize | null
  readonly turn: Turn
  /** CSS pixels for one unit of the page: a point, or a pixel of an image. */
  readonly scale: number
  /** Passage to mark on this page; null where there is none. */
  readonly quote: string | null
  /** To be told where the passage is found in a text laid over the page. */
  readonly onQuote: (found: boolean, mark: HTMLElement | null) => void
}

export interface PdfPageProps extends PageTask {
  readonly document: PDFDocumentProxy
  readonly drawnPages: DrawnPages
  readonly label: string
  readonly failedText: string
  readonly overlay?: ((layer: PageLayer) => ReactNode) | undefined
}

/** One page: the picture on a canvas and its text laid over it, so that it can be selected, read out and marked. */
export function PdfPage(props: PdfPageProps) {
  const { document: pdf, drawnPages, page, box, zoom, turn, quote, label, failedText, onSize, onQuote, overlay } = props
  const picture = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  const [drawn, setDrawn] = useState<{ readonly text: PageLayer['text']; readonly size: PageSize | null }>({ text: null, size: null })
  const told = useRef({ onSize, onQuote })
  told.current = { onSize, onQuote }

  // Before the first frame of the page: an effect that runs after it would show a page white that was drawn before.
  useLayoutEffect(() => {
    const known = drawnPages.find({ page, zoom: zoom * (window.devicePixelRatio || 1), turn })
    if (known !== null) picture.current?.replaceChildren(known.canvas)
  }, [drawnPages, page, zoom, turn])

  useEffect(() => {
    let stopped = false
    let stop: () => void = () => undefined
    setFailed(false)
    const of = { page, zoom: zoom * (window.devicePixelRatio || 1), turn }
    const known = drawnPages.find(of)
    let leave: () => void = () => undefined
    const draw = async (): Promise<void> => {
      const proxy = await pdf.getPage(page)
      if (stopped || !picture.current || !text.current) return
      const natural = proxy.getViewport({ scale: 1 })
      told.current.onSize(page, { width: natural.width, height: natural.height })
      const jobs = drawPage(proxy, text.current, zoom * CSS_PER_POINT, turn, known?.exact !== true)
      stop = jobs.cancel
      // Images and fonts of a page that was left would fill the memory after a thousand pages; its picture is kept.
      leave = () => void Promise.allSettled([jobs.text, jobs.picture]).then(() => proxy.cleanup())
      const shown = jobs.picture.then((canvas) => {
        if (stopped || canvas === null) return
        drawnPages.keep(of, canvas)
        // The former picture stays until this one is whole, so that nothing turns white in between.
        picture.current?.replaceChildren(canvas)
      })
      // Both together: when the page is left, both end with an error, and each has to be heard.
      const [layer] = await Promise.all([jobs.text, shown])
      if (stopped) return
      if (quote !== null) {
        const mark = markTextLayer(layer.textDivs, layer.textContentItemsStr, quote)
        told.current.onQuote(mark !== null, mark)
      }
      if (text.current) setDrawn({ text: { container: text.current }, size: { width: natural.width, height: natural.height } })
    }
    draw().catch(() => {
      if (!stopped) setFailed(true)
    })
    return () => {
      stopped = true
      stop()
      leave()
    }
  }, [pdf, drawnPages, page, zoom, turn, quote])

  return (
    <div
      className="pdf-page" data-page={page} role="region" aria-label={label}
      style={{ top: box.top, left: `calc(50% + ${box.middle}px)`, width: box.width, height: box.height, '--total-scale-factor': zoom * CSS_PER_POINT } as React.CSSProperties}
    >
      <div ref={picture} className="pdf-picture" aria-hidden="true" />
      <div ref={text} className="pdf-text" data-text-page={page} />
      {overlay?.({ page, text: drawn.text, size: drawn.size, turn, scale: zoom * CSS_PER_POINT, quote, onQuote })}
      {failed && <p className="pdf-page-note" role="status">{failedText}</p>}
    </div>
  )
}

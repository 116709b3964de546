import { TextLayer } from 'pdfjs-dist'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { markTextLayer } from './mark-text-layer.ts'
import { CSS_PER_POINT } from './page-layout.ts'
import type { PageBox, PageSize, Turn } from './page-layout.ts'

/** Largest number of device pixels drawn for one page; beyond it the page is drawn coarser, never refused. */
const MOST_PIXELS = 16_777_216

/** What stands over a page: its drawn text, and how the page is shown. */
export interface PageLayer {
  /** 1-based. */
  readonly page: number
  /** The drawn text; another object after every drawing, null until the first. */
  readonly text: { readonly container: HTMLDivElement } | null
  /** Size of the page as the file turns it, in PDF points; null until it is known. */
  readonly size: PageSize | null
  readonly turn: Turn
}

export interface PdfPageProps {
  readonly document: PDFDocumentProxy
  /** 1-based. */
  readonly page: number
  readonly box: PageBox
  readonly zoom: number
  readonly turn: Turn
  /** Passage to mark on this page; null on all others. */
  readonly quote: string | null
  readonly label: string
  readonly failedText: string
  readonly onSize: (page: number, size: PageSize) => void
  readonly onQuote: (found: boolean, mark: HTMLElement | null) => void
  readonly overlay?: ((layer: PageLayer) => ReactNode) | undefined
}

/** One page: the picture on a canvas and its text laid over it, so that it can be selected, read out and marked. */
export function PdfPage(props: PdfPageProps) {
  const { document: pdf, page, box, zoom, turn, quote, label, failedText, onSize, onQuote, overlay } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  const [drawn, setDrawn] = useState<{ readonly text: PageLayer['text']; readonly size: PageSize | null }>({ text: null, size: null })
  const told = useRef({ onSize, onQuote })
  told.current = { onSize, onQuote }

  useEffect(() => {
    let stopped = false
    let stop: () => void = () => undefined
    setFailed(false)
    const draw = async (): Promise<void> => {
      const proxy = await pdf.getPage(page)
      if (stopped || !canvas.current || !text.current) return
      const natural = proxy.getViewport({ scale: 1 })
      told.current.onSize(page, { width: natural.width, height: natural.height })
      const jobs = drawPage(proxy, canvas.current, text.current, zoom * CSS_PER_POINT, turn)
      stop = jobs.cancel
      // Both together: when the page is left, both end with an error, and each has to be heard.
      const [layer] = await Promise.all([jobs.text, jobs.picture])
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
    }
  }, [pdf, page, zoom, turn, quote])

  return (
    <div
      className="pdf-page" data-page={page} role="region" aria-label={label}
      style={{ top: box.top, width: box.width, height: box.height, '--total-scale-factor': zoom * CSS_PER_POINT } as React.CSSProperties}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <div ref={text} className="pdf-text" data-text-page={page} />
      {overlay?.({ page, text: drawn.text, size: drawn.size, turn })}
      {failed && <p className="pdf-page-note" role="status">{failedText}</p>}
    </div>
  )
}

interface Drawing {
  readonly picture: Promise<void>
  readonly text: Promise<TextLayer>
  readonly cancel: () => void
}

function drawPage(proxy: PDFPageProxy, canvas: HTMLCanvasElement, container: HTMLDivElement, scale: number, turn: Turn): Drawing {
  const viewport = proxy.getViewport({ scale, rotation: (proxy.rotate + turn) % 360 })
  const density = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)))
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  const picture = proxy.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] })
  container.replaceChildren()
  const layer = new TextLayer({ textContentSource: proxy.streamTextContent(), container, viewport })
  return {
    picture: picture.promise,
    text: layer.render().then(() => layer),
    cancel: () => {
      picture.cancel()
      layer.cancel()
    },
  }
}

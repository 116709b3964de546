import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import './pdf.css'
import { openDocument } from './open-document.ts'
import { fitWidth, layOut, pageAt, pagesWithin, PAGE_GAP } from './page-layout.ts'
import type { PageSize, Turn } from './page-layout.ts'
import { PdfPage } from './pdf-page.tsx'
import type { PageLayer } from './pdf-page.tsx'

/** Texts of the viewer; the screen takes them from the catalogues. */
export interface PdfTexts {
  readonly opening: string
  readonly failed: string
  readonly pageFailed: string
  readonly region: string
  readonly pageLabel: (page: number, pages: number) => string
}

export interface PdfViewProps {
  /** Relative address of the original's bytes. */
  readonly url: string
  readonly size: number
  /** `fit` follows the width of the pane. */
  readonly zoom: number | 'fit'
  readonly turn: Turn
  /** Page to go to; a new object goes there again, also where the number is the same. */
  readonly goto: { readonly page: number }
  /** Passage to mark on the page gone to. */
  readonly quote: string | null
  readonly texts: PdfTexts
  readonly onPage: (page: number, pages: number) => void
  readonly onZoom: (zoom: number) => void
  readonly onQuote: (found: boolean) => void
  /** The scrolled pages, which have the focus while one reads. */
  readonly region: RefObject<HTMLDivElement | null>
  /** What stands over each drawn page, such as the reviewer's marks. */
  readonly overlay?: (layer: PageLayer) => ReactNode
}

/** Continuous pages of a PDF: every page has its place from the start, only those in sight are drawn. */
export function PdfView(props: PdfViewProps) {
  const { url, size, texts } = props
  const [pdf, setPdf] = useState<{ document: PDFDocumentProxy; sizes: readonly PageSize[] } | null>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let close: () => void = () => undefined
    let stopped = false
    setPdf(null)
    setFailed(false)
    const open = async (): Promise<void> => {
      const opened = await openDocument(url, size)
      if (stopped) return opened.close()
      close = opened.close
      const first = await opened.document.getPage(1)
      const natural = first.getViewport({ scale: 1 })
      // Reading every page for its size would fetch the whole file; the first page stands in until each is drawn.
      const sizes = Array.from({ length: opened.document.numPages }, () => ({ width: natural.width, height: natural.height }))
      if (!stopped) setPdf({ document: opened.document, sizes })
    }
    open().catch(() => {
      if (!stopped) setFailed(true)
    })
    return () => {
      stopped = true
      close()
    }
  }, [url, size])

  if (failed) return <p className="pdf-scroll pdf-state" role="alert">{texts.failed}</p>
  if (pdf === null) return <p className="pdf-scroll pdf-state" role="status">{texts.opening}</p>
  return <Pages key={url} {...props} pdf={pdf.document} firstSizes={pdf.sizes} />
}

function Pages(props: PdfViewProps & { readonly pdf: PDFDocumentProxy; readonly firstSizes: readonly PageSize[] }) {
  const { pdf, firstSizes, zoom, turn, goto, quote, texts, onPage, onZoom, onQuote, region: scroll, overlay } = props
  const [sizes, setSizes] = useState(firstSizes)
  const [pane, setPane] = useState({ top: 0, width: 0, height: 0 })
  const first = sizes[0] ?? { width: 595, height: 842 }
  const factor = zoom === 'fit' ? fitWidth(first, turn, pane.width) : zoom
  const layout = useMemo(() => layOut(sizes, factor, turn), [sizes, factor, turn])
  const current = pageAt(layout, pane.top + pane.height / 2)

  useEffect(() => {
    const element = scroll.current
    if (!element) return
    const measure = (): void => setPane({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight })
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [scroll])

  const told = useRef({ onPage, onZoom, onQuote })
  told.current = { onPage, onZoom, onQuote }
  useEffect(() => told.current.onPage(current, sizes.length), [current, sizes.length])
  useEffect(() => told.current.onZoom(factor), [factor])

  const measured = pane.width > 0
  const before = useRef(layout)
  useLayoutEffect(() => {
    const box = layout.boxes[Math.min(goto.page, layout.boxes.length) - 1]
    if (!scroll.current || !box || !measured) return
    scroll.current.scrollTop = box.top - PAGE_GAP
    // The place just gone to is in the new layout; taking it for one in the old layout would lead to another page.
    before.current = layout
    // Only a new destination moves the page; a change of size or zoom is handled below and must not jump back to it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [goto, measured])

  // Keeps the same spot of the same page in sight when the zoom, the turn or a size above it changes.
  useLayoutEffect(() => {
    const element = scroll.current
    const old = before.current
    before.current = layout
    if (!element || old === layout) return
    const at = pageAt(old, element.scrollTop + PAGE_GAP)
    const oldBox = old.boxes[at - 1]
    const newBox = layout.boxes[at - 1]
    if (!oldBox || !newBox) return
    element.scrollTop = newBox.top + ((element.scrollTop - oldBox.top) * newBox.height) / Math.max(1, oldBox.height)
  }, [layout, scroll])

  const onSize = useCallback((page: number, size: PageSize) => {
    setSizes((known) => {
      const old = known[page - 1]
      if (old && old.width === size.width && old.height === size.height) return known
      return known.with(page - 1, size)
    })
  }, [])

  const shown = pagesWithin(layout, pane.top - pane.height / 2, pane.top + pane.height * 1.5)
  const pages = measured ? Array.from({ length: shown.last - shown.first + 1 }, (_, index) => shown.first + index) : []
  return (
    <div ref={scroll} className="pdf-scroll" tabIndex={0} role="group" aria-label={texts.region}>
      <div className="pdf-stack" style={{ height: layout.height, minWidth: layout.width + 2 * PAGE_GAP }}>
        {pages.map((page) => (
          <PdfPage
            key={page} document={pdf} page={page} zoom={factor} turn={turn} box={layout.boxes[page - 1] ?? { top: 0, width: 0, height: 0 }}
            quote={page === goto.page ? quote : null} label={texts.pageLabel(page, sizes.length)} failedText={texts.pageFailed}
            onSize={onSize} overlay={overlay}
            onQuote={(found, mark) => {
              mark?.scrollIntoView({ block: 'center' })
              told.current.onQuote(found)
            }}
          />
        ))}
      </div>
    </div>
  )
}

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { flushSync } from 'react-dom'
import './pdf.css'
import { fitPage, fitWidth, layOut, pageAt, pagesWithin, PAGE_GAP } from './page-layout.ts'
import type { Columns, PageBox, PageSize, Turn, Zoom } from './page-layout.ts'

/** A place in a document: page from 1, and what share of the page (0 to 1) lies above it. */
export interface PagePlace {
  readonly page: number
  readonly down?: number
}

export interface PageStackView {
  /** `fit` follows the width of the pane, `page` its width and height. */
  readonly zoom: Zoom
  readonly turn: Turn
  readonly columns: Columns
  /** Page to go to, and how far down on it; a new object goes there again, also where the number is the same. */
  readonly goto: PagePlace
  /** Passage to mark on the page gone to. */
  readonly quote: string | null
  readonly onPage: (page: number, pages: number) => void
  /** Told the place at the upper edge of the pane while the pages are scrolled. */
  readonly onPlace?: ((place: Required<PagePlace>) => void) | undefined
  readonly onZoom: (zoom: number) => void
  readonly onQuote: (found: boolean) => void
  /** The scrolled pages, which have the focus while one reads. */
  readonly region: RefObject<HTMLDivElement | null>
}

/** One page as it has to be drawn now. */
export interface PageTask {
  /** 1-based. */
  readonly page: number
  readonly box: PageBox
  readonly zoom: number
  readonly turn: Turn
  /** Passage to mark on this page; null on all others. */
  readonly quote: string | null
  readonly onSize: (page: number, size: PageSize) => void
  readonly onQuote: (found: boolean, mark: HTMLElement | null) => void
}

interface PageStackProps extends PageStackView {
  readonly count: number
  /** Stands in for the size of every page until it is known. */
  readonly firstSize: PageSize
  readonly label: string
  readonly renderPage: (task: PageTask) => ReactNode
}

/** Continuous pages: every page has its place from the start, only those in sight and beside it are drawn. */
export function PageStack(props: PageStackProps) {
  const { count, firstSize, zoom, turn, columns, goto, quote, label, onPage, onPlace, onZoom, onQuote, region: scroll, renderPage } = props
  const [sizes, setSizes] = useState<readonly PageSize[]>(() => Array.from({ length: count }, () => firstSize))
  const [pane, setPane] = useState({ top: 0, width: 0, height: 0 })
  const factor = zoom === 'fit' ? fitWidth(firstSize, turn, pane.width, columns) : zoom === 'page' ? fitPage(firstSize, turn, pane, columns) : zoom
  const layout = useMemo(() => layOut(sizes, factor, turn, columns), [sizes, factor, turn, columns])
  const current = pageAt(layout, pane.top + pane.height / 2)

  useEffect(() => {
    const element = scroll.current
    if (!element) return
    const measure = (): void => setPane({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight })
    measure()
    // In the same frame: pages that come into sight and were drawn before are there with it, not one frame later.
    const scrolled = (): void => flushSync(measure)
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroll])

  const told = useRef({ onPage, onPlace, onZoom, onQuote })
  told.current = { onPage, onPlace, onZoom, onQuote }
  useEffect(() => told.current.onPage(current, sizes.length), [current, sizes.length])
  const atTop = pageAt(layout, pane.top + PAGE_GAP)
  const topBox = layout.boxes[atTop - 1]
  const down = topBox === undefined ? 0 : Math.round((Math.min(1, Math.max(0, (pane.top + PAGE_GAP - topBox.top) / Math.max(1, topBox.height)))) * 1000) / 1000
  const gone = useRef(false)
  useEffect(() => {
    // Before the place asked for was gone to, the upper edge says nothing.
    if (gone.current) told.current.onPlace?.({ page: atTop, down })
  }, [atTop, down])
  useEffect(() => told.current.onZoom(factor), [factor])

  const measured = pane.width > 0
  const before = useRef(layout)
  useLayoutEffect(() => {
    const box = layout.boxes[Math.min(goto.page, layout.boxes.length) - 1]
    if (!scroll.current || !box || !measured) return
    scroll.current.scrollTop = box.top - PAGE_GAP + (goto.down ?? 0) * box.height
    gone.current = true
    // The place just gone to is in the new layout; taking it for one in the old layout would lead to another page.
    before.current = layout
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a new destination moves the page; a change of size or zoom is handled below and must not jump back to it
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

  // A pane above and a pane below are drawn ahead, so that scrolling on finds them ready.
  const shown = pagesWithin(layout, pane.top - pane.height, pane.top + pane.height * 2)
  const pages = measured ? Array.from({ length: shown.last - shown.first + 1 }, (_, index) => shown.first + index) : []
  return (
    <div ref={scroll} className="pdf-scroll" tabIndex={0} role="group" aria-label={label}>
      <div className="pdf-stack" style={{ height: layout.height, minWidth: layout.width + 2 * PAGE_GAP }}>
        {pages.map((page) => renderPage({
          page, zoom: factor, turn, box: layout.boxes[page - 1] ?? { top: 0, middle: 0, width: 0, height: 0 }, quote: page === goto.page ? quote : null, onSize,
          onQuote: (found, mark) => {
            mark?.scrollIntoView({ block: 'center' })
            told.current.onQuote(found)
          },
        }))}
      </div>
    </div>
  )
}

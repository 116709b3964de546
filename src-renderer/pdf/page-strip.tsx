import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { OpenPdf } from './use-pdf.ts'
import { drawPicture } from './draw-page.ts'

interface PageStripProps {
  readonly pdf: OpenPdf
  /** 1-based page that is read now. */
  readonly page: number
  readonly label: string
  readonly pageName: (page: number) => string
  readonly onGo: (page: number) => void
  /** What stands on the picture of a page, such as the stances of its marks. */
  readonly on: (page: number) => ReactNode
}

/** Height of a picture with its number, and width of the picture, in CSS pixels. */
const ROW = 124
const WIDTH = 68
/** A picture that is only scrolled past is not drawn. */
const PATIENCE_MS = 120

/** Small pictures of all pages; only those in sight are read and drawn. Arrows move, Enter or a click goes there. */
export function PageStrip({ pdf, page, label, pageName, onGo, on }: PageStripProps) {
  const box = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState({ top: 0, height: 0 })
  const count = pdf.document.numPages
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const measure = (): void => setSight({ top: element.scrollTop, height: element.clientHeight })
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    const element = box.current
    if (!element || sight.height === 0) return
    const top = (page - 1) * ROW
    if (top < element.scrollTop || top + ROW > element.scrollTop + element.clientHeight) element.scrollTop = top - (element.clientHeight - ROW) / 2
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a new page moves the strip; scrolling it by hand must not lead back
  }, [page, sight.height > 0])
  const first = Math.max(1, Math.floor(sight.top / ROW))
  const last = Math.min(count, Math.ceil((sight.top + sight.height) / ROW) + 1)
  return (
    <div ref={box} className="pagestrip scroll" onScroll={(event) => setSight({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}>
      <ol aria-label={label} style={{ height: count * ROW }}>
        {Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).map((each) => (
          <li key={each} style={{ top: (each - 1) * ROW }} aria-current={each === page ? 'page' : undefined} aria-posinset={each} aria-setsize={count}>
            <button
              type="button" aria-label={pageName(each)} data-strip-page={each} tabIndex={each === page ? 0 : -1} onClick={() => onGo(each)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
                const next = each + step
                if (step === 0 || next < 1 || next > count) return
                event.preventDefault()
                onGo(next)
                requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-strip-page="${next}"]`)?.focus())
              }}
            >
              <span className="thumb"><Thumb pdf={pdf} page={each} />{on(each)}</span>
              <span className="num">{pdf.labels?.[each - 1] ?? each}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Thumb({ pdf, page }: { readonly pdf: OpenPdf; readonly page: number }) {
  const box = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let stop: () => void = () => undefined
    let stopped = false
    const draw = async (): Promise<void> => {
      const proxy = await pdf.document.getPage(page)
      if (stopped) return
      const natural = proxy.getViewport({ scale: 1 })
      const job = drawPicture(proxy, Math.min(WIDTH / natural.width, (1.45 * WIDTH) / natural.height), 0, window.devicePixelRatio || 1)
      stop = job.cancel
      const canvas = await job.picture
      if (!stopped) box.current?.replaceChildren(canvas)
    }
    // A page that cannot be drawn stays an empty sheet here; the page itself says so.
    const later = setTimeout(() => void draw().catch(() => undefined), PATIENCE_MS)
    return () => {
      stopped = true
      clearTimeout(later)
      stop()
    }
  }, [pdf, page])
  return <span ref={box} className="sheetlet" aria-hidden="true" />
}

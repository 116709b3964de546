import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../../src-main/contract/screens.ts'
import type { PageSize } from '../../../pdf/page-layout.ts'
import type { ReadingView } from '../use-view.ts'
import { usePicture } from './use-picture.ts'

interface ImageViewProps {
  readonly info: DocumentInfo
  /** 1-based; other than 1 only in a TIFF. */
  readonly page: number
  readonly view: ReadingView
  readonly region: RefObject<HTMLDivElement | null>
  /** What stands over the picture, such as the reviewer's marks; its size in pixels of the file, and CSS pixels for one of them. */
  readonly overlay: (size: PageSize, scale: number) => ReactNode
}

/** Space between the edge of the desk and the picture, in CSS pixels. */
const DESK_EDGE = 16
const MOST_ZOOM = 8
const LEAST_ZOOM = 0.05

/** Zoom at which the picture fits the pane; a small one is never blown up by itself. */
export function fitPicture(size: PageSize, sideways: boolean, pane: PageSize, whole: boolean): number {
  const [width, height] = sideways ? [size.height, size.width] : [size.width, size.height]
  const across = (pane.width - 2 * DESK_EDGE) / Math.max(1, width)
  const down = (pane.height - 2 * DESK_EDGE) / Math.max(1, height)
  return Math.min(1, Math.max(LEAST_ZOOM, whole ? Math.min(across, down) : across))
}

/** A photograph or scan, unchanged; turned, enlarged and given contrast only on the screen. Ctrl and the wheel enlarge at the pointer. */
export function ImageView({ info, page, view, region, overlay }: ImageViewProps) {
  const { t } = useTranslation()
  const source = usePicture(info, page)
  const [size, setSize] = useState<PageSize | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [pane, setPane] = useState<PageSize | null>(null)
  useEffect(() => {
    const element = region.current
    if (!element) return undefined
    const watch = new ResizeObserver(() => setPane({ width: element.clientWidth, height: element.clientHeight }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [region, source])

  const { zoom, turn, contrast } = view
  const sideways = turn % 180 !== 0
  const factor = size === null || pane === null ? 1 : typeof zoom === 'number' ? zoom : fitPicture(size, sideways, pane, zoom === 'page')
  const told = useRef(view)
  told.current = view
  useEffect(() => {
    if (size !== null) told.current.noteFactor(factor)
  }, [factor, size])

  // The wheel enlarges around the point under the pointer: what one looks at stays where it is.
  const hold = useRef<{ readonly x: number; readonly y: number; readonly across: number; readonly down: number } | null>(null)
  useEffect(() => {
    const element = region.current
    if (!element) return undefined
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return
      event.preventDefault()
      const box = element.querySelector('.imagebox')?.getBoundingClientRect()
      if (box !== undefined) hold.current = { x: event.clientX, y: event.clientY, across: (event.clientX - box.left) / Math.max(1, box.width), down: (event.clientY - box.top) / Math.max(1, box.height) }
      told.current.setZoom(Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, told.current.factor * Math.exp(-event.deltaY / 400))))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [region, source])
  useLayoutEffect(() => {
    const element = region.current
    const point = hold.current
    hold.current = null
    const box = element?.querySelector('.imagebox')?.getBoundingClientRect()
    if (!element || box === undefined || point === null) return
    element.scrollTo({ left: element.scrollLeft + box.left + point.across * box.width - point.x, top: element.scrollTop + box.top + point.down * box.height - point.y })
  }, [factor, region])

  if (source === 'failed' || (source !== null && failed === source)) return <p className="pdf-scroll pdf-state" role="alert">{t('review-window.read.imageFailed')}</p>
  const [width, height] = size === null ? [0, 0] : [size.width * factor, size.height * factor]
  return (
    <div ref={region} className="pdf-scroll imagedesk" tabIndex={0} role="group" aria-label={info.title}>
      {source === null ? <p className="pdf-state" role="status">{t('review-window.read.opening')}</p> : (
        <div className="imagebox" style={size === null ? {} : { width: sideways ? height : width, height: sideways ? width : height }}>
          <img
            src={source} alt={t('review-window.read.imageAlt', { title: info.title })}
            style={{ rotate: `${turn}deg`, ...(size === null ? { visibility: 'hidden' } : { width, height }), ...(contrast === 1 ? {} : { filter: `contrast(${contrast})` }) }}
            onLoad={({ currentTarget: image }) => setSize({ width: image.naturalWidth, height: image.naturalHeight })}
            onError={() => setFailed(source)}
          />
          {size !== null && overlay(size, factor)}
        </div>
      )}
    </div>
  )
}

import { useEffect, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../src-main/contract/screens.ts'
import type { Turn } from '../../pdf/page-layout.ts'
import { readRange } from '../../pdf/read-bytes.ts'

interface ImageViewProps {
  readonly info: DocumentInfo
  readonly zoom: number | 'fit'
  readonly turn: Turn
  /** Told the zoom in force when the picture follows the width. */
  readonly onZoom: (factor: number) => void
  readonly region: RefObject<HTMLDivElement | null>
  /** What stands over the picture, such as the reviewer's marks; its size in pixels of the file. */
  readonly overlay: (size: { readonly width: number; readonly height: number }) => ReactNode
}

/** Space between the edge of the desk and the picture, in CSS pixels. */
const DESK_EDGE = 16

/** A photograph or scan, unchanged; turned and enlarged only on the screen. */
export function ImageView({ info, zoom, turn, onZoom, region, overlay }: ImageViewProps) {
  const { t } = useTranslation()
  const [source, setSource] = useState<string | 'failed' | null>(null)
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let address: string | null = null
    setSource(null)
    setSize(null)
    readRange(info.url, 0, info.size, stop.signal).then(
      (bytes) => {
        if (stop.signal.aborted) return
        address = URL.createObjectURL(new Blob([bytes], { type: info.mediaType }))
        setSource(address)
      },
      () => {
        if (!stop.signal.aborted) setSource('failed')
      },
    )
    return () => {
      stop.abort()
      if (address !== null) URL.revokeObjectURL(address)
    }
  }, [info])

  if (source === 'failed') return <p className="pdf-scroll pdf-state" role="alert">{t('review-window.read.imageFailed')}</p>
  const sideways = turn % 180 !== 0
  // A picture on its side cannot follow the width by style alone: its layout box does not turn with it.
  const fitSideways = size === null || region.current === null ? 1 : Math.min(1, Math.max(0.05, (region.current.clientWidth - 2 * DESK_EDGE) / size.height))
  const width = size === null ? undefined : zoom !== 'fit' ? size.width * zoom : sideways ? size.width * fitSideways : undefined
  return (
    <div ref={region} className="pdf-scroll imagedesk" tabIndex={0} role="group" aria-label={info.title}>
      {source === null ? <p className="pdf-state" role="status">{t('review-window.read.opening')}</p> : (
        <div className={width === undefined ? 'imagebox' : 'imagebox sized'} style={width === undefined || size === null ? {} : { width: sideways ? size.height * (width / size.width) : width, height: sideways ? width : size.height * (width / size.width) }}>
          <img
            src={source} alt={t('review-window.read.imageAlt', { title: info.title })} className={width === undefined ? 'fit' : undefined}
            style={{ rotate: `${turn}deg`, ...(width === undefined ? {} : { width }) }}
            onLoad={({ currentTarget: image }) => {
              setSize({ width: image.naturalWidth, height: image.naturalHeight })
              onZoom(image.clientWidth / Math.max(1, image.naturalWidth))
            }}
            onError={() => setSource('failed')}
          />
          {size !== null && overlay(size)}
        </div>
      )}
    </div>
  )
}

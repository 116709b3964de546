import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { shownBox } from '../../../pdf/box-geometry.ts'
import type { Box } from '../../../pdf/box-geometry.ts'
import type { PageSize, Turn } from '../../../pdf/page-layout.ts'

interface LineCropProps {
  /** The pane that holds the picture of the page. */
  readonly region: RefObject<HTMLElement | null>
  readonly page: number
  /** Box of the line and size of the page, in the units of the page. */
  readonly box: Box
  readonly size: PageSize
  readonly turn: Turn
  /** What is seen, for screen readers. */
  readonly label: string
}

/** Height of the strip, in pixels of the screen; a line of print is then about twice as large as on the page. */
const HEIGHT = 56
/** Part of the height of the line that is shown around it, so that no stroke is cut off. */
const AROUND = 0.35

/** The line as it stands in the original, cut out of the picture that is on the screen and enlarged. The original itself is not touched. */
export function LineCrop({ region, page, box, size, turn, label }: LineCropProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const draw = (): void => {
      const picture = region.current?.querySelector<HTMLCanvasElement | HTMLImageElement>(`.pdf-page[data-page="${page}"] canvas, .imagebox img`)
      if (canvas.current !== null && picture) drawLine(canvas.current, picture, box, size, turn)
    }
    draw()
    // The pane and its picture may come, and are drawn anew, after the line was chosen: what holds the pane is watched.
    const desk = document.querySelector('.reading')
    if (desk === null) return undefined
    const watch = new MutationObserver(draw)
    watch.observe(desk, { childList: true, subtree: true })
    desk.addEventListener('load', draw, true)
    return () => {
      watch.disconnect()
      desk.removeEventListener('load', draw, true)
    }
  }, [region, page, box, size, turn])
  return <canvas ref={canvas} className="linecrop" role="img" aria-label={label} height={HEIGHT} width={HEIGHT} />
}

function drawLine(onto: HTMLCanvasElement, picture: HTMLCanvasElement | HTMLImageElement, box: Box, size: PageSize, turn: Turn): void {
  // A picture is turned by the style sheet, its own dots are not; a page of a PDF is drawn turned.
  const isImage = picture instanceof HTMLImageElement
  const [width, height] = isImage ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height]
  if (width === 0 || height === 0) return
  const around = box.height * AROUND
  const wide = { x: box.x - around, y: box.y - around, width: box.width + 2 * around, height: box.height + 2 * around }
  const shown = shownBox(wide, size, isImage ? 0 : turn)
  const from = { x: shown.x * width, y: shown.y * height, width: shown.width * width, height: shown.height * height }
  const upright = (isImage ? 0 : turn) % 180 === 0
  const scale = HEIGHT / (upright ? from.height : from.width)
  onto.width = Math.max(1, Math.round((upright ? from.width : from.height) * scale))
  const context = onto.getContext('2d')
  if (context === null) return
  context.translate(onto.width / 2, onto.height / 2)
  context.rotate((-(isImage ? 0 : turn) * Math.PI) / 180)
  context.scale(scale, scale)
  context.drawImage(picture, from.x, from.y, from.width, from.height, -from.width / 2, -from.height / 2, from.width, from.height)
}

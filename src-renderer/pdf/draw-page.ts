import { AnnotationMode, TextLayer } from 'pdfjs-dist'
import type { PDFPageProxy } from 'pdfjs-dist'
import type { Turn } from './page-layout.ts'

/** Largest number of device pixels drawn for one page; beyond it the page is drawn coarser, never refused. */
const MOST_PIXELS = 16_777_216

export interface Drawing {
  /** The finished picture, not yet on the page; null where none was asked for. */
  readonly picture: Promise<HTMLCanvasElement | null>
  readonly text: Promise<TextLayer>
  readonly cancel: () => void
}

/**
 * Draws a page at `scale` CSS pixels for a PDF point: the picture on a canvas of its own, the text into `container`.
 * What is filled into a form is drawn as the file shows it; no field, link or act of the file becomes a control.
 */
export function drawPage(proxy: PDFPageProxy, container: HTMLDivElement, scale: number, turn: Turn, withPicture: boolean): Drawing {
  const viewport = proxy.getViewport({ scale, rotation: (proxy.rotate + turn) % 360 })
  const picture = withPicture ? drawPicture(proxy, scale, turn, window.devicePixelRatio || 1) : null
  container.replaceChildren()
  const layer = new TextLayer({ textContentSource: proxy.streamTextContent(), container, viewport })
  return {
    picture: picture?.picture ?? Promise.resolve(null),
    text: layer.render().then(() => layer),
    cancel: () => {
      picture?.cancel()
      layer.cancel()
    },
  }
}

/** Draws a page on a canvas of its own, `density` device pixels for a CSS pixel. */
export function drawPicture(proxy: PDFPageProxy, scale: number, turn: Turn, density: number): { readonly picture: Promise<HTMLCanvasElement>; readonly cancel: () => void } {
  const viewport = proxy.getViewport({ scale, rotation: (proxy.rotate + turn) % 360 })
  const fine = Math.min(density, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width * fine))
  canvas.height = Math.max(1, Math.floor(viewport.height * fine))
  const task = proxy.render({ canvas, viewport, transform: [fine, 0, 0, fine, 0, 0], annotationMode: AnnotationMode.ENABLE })
  return { picture: task.promise.then(() => canvas), cancel: () => task.cancel() }
}

import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { releaseMemory } from '../../files/release-memory.ts'
import type { Bytes } from '../content.ts'
import { MOST_KEPT, pdfInput } from '../documents/pdf-ranges.ts'
import { nativeCanvas, pixelsOf } from './canvas.ts'
import { MOST_READ_PIXELS, PageFailure, type PageImage, type PageSource } from './page-source.ts'

/** Resolution at which pages are drawn, in points. Scans have 200 to 300 dpi; more costs time and reads no better. */
const SCALE = 200 / 72

/** A PDF whose pages are drawn by pdf.js as the reader shows them, with the page's own rotation. */
export async function pdfPages(bytes: Bytes, password: string | null = null): Promise<PageSource> {
  let opening = await openPdf(bytes, password)
  return {
    count: opening.document.numPages,
    async page(number) {
      // pdf.js keeps the pictures of every page that was drawn.
      if (opening.taken() > MOST_KEPT) {
        await opening.close()
        releaseMemory()
        opening = await openPdf(bytes, password)
      }
      if (number < 1 || number > opening.document.numPages) throw new PageFailure('no-such-page')
      try {
        return await Promise.race([draw(opening.document, number), opening.lost])
      } catch (error) {
        throw error instanceof PageFailure ? error : new PageFailure('damaged', error instanceof Error ? error.message : '')
      }
    },
    close: () => opening.close(),
  }
}

interface Opening {
  readonly document: PDFDocumentProxy
  taken(): number
  readonly lost: Promise<never>
  close(): Promise<void>
}

async function openPdf(bytes: Bytes, password: string | null): Promise<Opening> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string): string => join(root, name) + sep
  const { parameters, taken, lost } = await pdfInput(pdfjs, bytes)
  const task = pdfjs.getDocument({
    ...parameters,
    ...(password === null ? {} : { password }),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    // Scans are mostly JBIG2 and JPEG 2000, whose decoders lie here.
    wasmUrl: folder('wasm'),
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  })
  try {
    return { document: await Promise.race([task.promise, lost]), taken, lost, close: () => task.destroy() }
  } catch (error) {
    await task.destroy().catch(() => undefined)
    throw new PageFailure(error instanceof Error && error.name === 'PasswordException' ? 'password-protected' : 'damaged', error instanceof Error ? error.message : '')
  }
}

async function draw(document: PDFDocumentProxy, number: number): Promise<PageImage> {
  const page = await document.getPage(number)
  try {
    const { width, height } = page.getViewport({ scale: 1 })
    if (!(width > 0 && height > 0)) throw new PageFailure('damaged', 'page size')
    const viewport = page.getViewport({ scale: Math.min(SCALE, Math.sqrt(MOST_READ_PIXELS / (width * height))) })
    const canvas = nativeCanvas().createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)))
    const context = canvas.getContext('2d')
    // pdf.js types name the canvas of a browser; its own factory for Node hands it this one.
    await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport, background: '#ffffff' }).promise
    return { image: pixelsOf(canvas), width, height, unit: 'pt' }
  } finally {
    page.cleanup()
  }
}

import { createRequire } from 'node:module'
import type * as Canvas from '@napi-rs/canvas'
import type { PixelImage } from './recogniser.ts'

/**
 * The native canvas that pdf.js brings with it. Native code: only ever loaded in the process of its own
 * (recogniser-process.ts). Asked for by path, so that the build leaves it where its binary lies.
 */
export function nativeCanvas(): typeof Canvas {
  const beside = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return beside('@napi-rs/canvas') as typeof Canvas
}

/** Pixels of a canvas; transparency was laid on white before. */
export function pixelsOf(canvas: Canvas.Canvas): PixelImage {
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

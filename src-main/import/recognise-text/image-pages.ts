import { imageSize } from '../documents/image-size.ts'
import { nativeCanvas, pixelsOf } from './canvas.ts'
import { MOST_READ_PIXELS, MOST_STORED_PIXELS, PageFailure, type PageImage, type PageSource } from './page-source.ts'

/**
 * A PNG, JPEG, GIF, BMP or WebP as a document of one page: turned as its EXIF says, transparency laid on white
 * (black letters on nothing would else be black on black). Of an animation the first picture counts.
 */
export async function imagePages(bytes: Uint8Array): Promise<PageSource> {
  const stated = imageSize(bytes) ?? webpSize(bytes)
  if (stated === null) throw new PageFailure('damaged', 'image header')
  if (stated.width * stated.height > MOST_STORED_PIXELS) throw new PageFailure('too-large', `${stated.width} x ${stated.height}`)
  const { createCanvas, loadImage } = nativeCanvas()
  // A view of a shared or larger buffer would hand over its neighbours' bytes.
  const picture = await loadImage(Buffer.from(bytes)).catch((error: unknown) => {
    throw new PageFailure('damaged', error instanceof Error ? error.message : '')
  })
  const { width, height } = picture
  if (width < 1 || height < 1) throw new PageFailure('damaged', 'no pixels')
  const scale = Math.min(1, Math.sqrt(MOST_READ_PIXELS / (width * height)))
  return {
    count: 1,
    page(number): Promise<PageImage> {
      if (number !== 1) return Promise.reject(new PageFailure('no-such-page'))
      const canvas = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
      const context = canvas.getContext('2d')
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.imageSmoothingQuality = 'high'
      context.drawImage(picture, 0, 0, canvas.width, canvas.height)
      return Promise.resolve({ image: pixelsOf(canvas), width, height, unit: 'px' })
    },
    close: () => Promise.resolve(),
  }
}

/** Width and height of a WebP from its first chunk (VP8X, VP8L or VP8); null where there is none. */
function webpSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < 30) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null
  const chunk = view.getUint32(12)
  if (chunk === 0x56503858) return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(26, true) >>> 8) }
  if (chunk === 0x5650384c) {
    const packed = view.getUint32(21, true)
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) }
  }
  return chunk === 0x56503820 ? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff } : null
}

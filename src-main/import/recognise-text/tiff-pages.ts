import { createRequire } from 'node:module'
import type * as Utif from 'utif2'
import { MOST_READ_PIXELS, MOST_STORED_PIXELS, PageFailure, type PageImage, type PageSource } from './page-source.ts'
import { nativeCanvas, pixelsOf } from './canvas.ts'

// An old-style module whose names Node does not see from an import.
const { decode, decodeImage, toRGBA8 } = createRequire(import.meta.url)('utif2') as typeof Utif

/** Field numbers of the TIFF specification, as utif2 names them. */
const [WIDTH, HEIGHT, ORIENTATION] = ['t256', 't257', 't274'] as const

/** A TIFF with its pages; faxes and scanners put several in one file. */
export function tiffPages(bytes: Uint8Array): PageSource {
  const buffer = Uint8Array.from(bytes).buffer
  const directories = attempt(() => decode(buffer)).filter((each) => numberIn(each, WIDTH) > 0 && numberIn(each, HEIGHT) > 0)
  if (directories.length === 0) throw new PageFailure('damaged', 'no page')
  return {
    count: directories.length,
    page(number): Promise<PageImage> {
      const directory = directories[number - 1]
      if (!directory) return Promise.reject(new PageFailure('no-such-page'))
      try {
        if (numberIn(directory, WIDTH) * numberIn(directory, HEIGHT) > MOST_STORED_PIXELS) throw new PageFailure('too-large')
        const rgba = attempt(() => {
          decodeImage(buffer, directory)
          return toRGBA8(directory)
        })
        const page = drawn(rgba, directory.width, directory.height, numberIn(directory, ORIENTATION))
        // The bytes of a drawn page are not kept: a file of a hundred pages would fill the memory.
        directory.data = new Uint8Array()
        return Promise.resolve(page)
      } catch (error) {
        return Promise.reject(error instanceof Error ? error : new PageFailure('damaged'))
      }
    },
    close: () => Promise.resolve(),
  }
}

function drawn(rgba: Uint8Array, width: number, height: number, orientation: number): PageImage {
  if (width < 1 || height < 1 || rgba.length < width * height * 4) throw new PageFailure('damaged', 'pixels missing')
  const { createCanvas, ImageData } = nativeCanvas()
  const stored = createCanvas(width, height)
  const pixels = new ImageData(width, height)
  pixels.data.set(rgba.subarray(0, width * height * 4))
  stored.getContext('2d').putImageData(pixels, 0, 0)
  const turned = { 3: 180, 6: 90, 8: 270 }[orientation] ?? 0
  const [shownWidth, shownHeight] = turned % 180 === 0 ? [width, height] : [height, width]
  const scale = Math.min(1, Math.sqrt(MOST_READ_PIXELS / (width * height)))
  const canvas = createCanvas(Math.max(1, Math.round(shownWidth * scale)), Math.max(1, Math.round(shownHeight * scale)))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turned * Math.PI) / 180)
  context.scale(scale, scale)
  context.drawImage(stored, -width / 2, -height / 2)
  return { image: pixelsOf(canvas), width: shownWidth, height: shownHeight, unit: 'px' }
}

function numberIn(directory: Readonly<Record<string, unknown>>, field: string): number {
  const value = directory[field]
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'number' ? first : 0
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof PageFailure) throw error
    throw new PageFailure('damaged', error instanceof Error ? error.message : '')
  }
}

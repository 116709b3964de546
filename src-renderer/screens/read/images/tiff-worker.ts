import UTIF from 'utif2'
import type { IFD } from 'utif2'

/** Decodes pages of a TIFF away from the window: a fax page is millions of pixels. */
export interface TiffRequest {
  /** Sent once, with the first page asked for. */
  readonly bytes?: ArrayBuffer
  /** 1-based. */
  readonly page: number
}
export type TiffAnswer =
  | { readonly page: number; readonly width: number; readonly height: number; readonly turn: 0 | 90 | 180 | 270; readonly rgba: ArrayBuffer }
  | { readonly page: number; readonly failed: true }

/** Pixels of the largest page that is decoded: A1 at 300 dpi. */
const MOST_PIXELS = 80_000_000
const [WIDTH, HEIGHT, ORIENTATION] = ['t256', 't257', 't274'] as const

let bytes: ArrayBuffer | null = null
let pages: readonly IFD[] = []

function decode(number: number): TiffAnswer {
  const page = pages[number - 1]
  if (bytes === null || page === undefined || first(page, WIDTH) * first(page, HEIGHT) > MOST_PIXELS) return { page: number, failed: true }
  UTIF.decodeImage(bytes, page)
  const rgba = Uint8Array.from(UTIF.toRGBA8(page))
  // What was decoded is not kept: a file of a hundred pages would fill the memory.
  page.data = new Uint8Array()
  if (page.width < 1 || page.height < 1 || rgba.length < page.width * page.height * 4) return { page: number, failed: true }
  return { page: number, width: page.width, height: page.height, turn: ({ 3: 180, 6: 90, 8: 270 } as const)[first(page, ORIENTATION)] ?? 0, rgba: rgba.buffer }
}

function first(page: Readonly<Record<string, unknown>>, field: string): number {
  const value = page[field]
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'number' ? one : 0
}

onmessage = ({ data }: MessageEvent<TiffRequest>) => {
  let answer: TiffAnswer
  try {
    if (data.bytes) {
      bytes = data.bytes
      pages = UTIF.decode(bytes).filter((page) => first(page, WIDTH) > 0 && first(page, HEIGHT) > 0)
    }
    answer = decode(data.page)
  } catch {
    answer = { page: data.page, failed: true }
  }
  postMessage(answer, { transfer: 'rgba' in answer ? [answer.rgba] : [] })
}

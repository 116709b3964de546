import { sizeOf, wholeOf, type Bytes } from '../content.ts'
import { imagePages } from './image-pages.ts'
import { pdfPages } from './pdf-pages.ts'
import type { PixelImage } from './recogniser.ts'
import { tiffPages } from './tiff-pages.ts'

/** A page as a picture for the model, and how to say where something stands on it. */
export interface PageImage {
  readonly image: PixelImage
  /** Size of the page in its own unit: points for PDF, pixels as shown (EXIF applied) for images. */
  readonly width: number
  readonly height: number
  readonly unit: 'pt' | 'px'
}

/** A document that gives its pages as pictures. */
export interface PageSource {
  readonly count: number
  /** 1-based. Throws {@link PageFailure} for a page that cannot be drawn. */
  page(number: number): Promise<PageImage>
  close(): Promise<void>
}

/** Why a page could not be turned into a picture; stable codes. */
export type PageProblem = 'damaged' | 'too-large' | 'password-protected' | 'unsupported-format' | 'no-such-page'

export class PageFailure extends Error {
  readonly problem: PageProblem
  constructor(problem: PageProblem, detail = '') {
    super(`${problem} ${detail}`.trim())
    this.name = 'PageFailure'
    this.problem = problem
  }
}

/** Formats whose pages can be drawn here (names of import/sniff.ts). */
export const DRAWABLE_FORMATS = ['pdf', 'png', 'jpeg', 'gif', 'bmp', 'webp', 'tiff'] as const
export type DrawableFormat = (typeof DRAWABLE_FORMATS)[number]
export const isDrawable = (format: string): format is DrawableFormat => (DRAWABLE_FORMATS as readonly string[]).includes(format)

/** The most pixels that a picture may have when it is opened: a small file may unfold to gigabytes. */
export const MOST_STORED_PIXELS = 150_000_000
/** The most pixels that are read; larger pictures are drawn smaller. A2 at 200 dpi. */
export const MOST_READ_PIXELS = 16_000_000

/** The most bytes that a picture, or a file of pictures, may have: it is unpacked from memory. */
const MOST_PICTURE_BYTES = 256 * 1024 * 1024

/** Opens a document for drawing, a protected PDF with its password. Throws {@link PageFailure}. */
export async function openPages(bytes: Bytes, format: DrawableFormat, password: string | null = null): Promise<PageSource> {
  if (format === 'pdf') return pdfPages(bytes, password)
  if (sizeOf(bytes) > MOST_PICTURE_BYTES) throw new PageFailure('too-large', `${sizeOf(bytes)} bytes`)
  const whole = await wholeOf(bytes)
  switch (format) {
    case 'tiff':
      return tiffPages(whole)
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'bmp':
    case 'webp':
      return imagePages(whole)
  }
}

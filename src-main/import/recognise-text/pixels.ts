import { Image } from 'paddleocr'
import type { LineBox, PixelImage } from './recogniser.ts'

/** Degrees clockwise by which a page is turned to be read. */
export type Turn = 0 | 90 | 180 | 270

/** True where no two pixels differ by more than a shade: an empty page needs no model. */
export function isBlank(image: PixelImage): boolean {
  const least = [255, 255, 255]
  const most = [0, 0, 0]
  for (let at = 0; at < image.rgba.length; at += 4) {
    for (let channel = 0; channel < 3; channel += 1) {
      const value = image.rgba[at + channel] ?? 0
      if (value < (least[channel] ?? 0)) least[channel] = value
      if (value > (most[channel] ?? 255)) most[channel] = value
    }
    if ([0, 1, 2].some((channel) => (most[channel] ?? 0) - (least[channel] ?? 0) > 24)) return false
  }
  return true
}

/**
 * The picture as the models take it: turned, without its fourth byte, with a margin in the colour of its corner
 * (another colour would make an edge that is taken for a line). One pass, because a page has four million pixels.
 */
export function turnedPage(image: PixelImage, turn: Turn, margin: number): Image {
  const { width, height, rgba } = image
  const sideways = turn === 90 || turn === 270
  const outWidth = (sideways ? height : width) + 2 * margin
  const outHeight = (sideways ? width : height) + 2 * margin
  const data = new Uint8Array(outWidth * outHeight * 3)
  const corner = rgba.subarray(0, 3)
  for (let column = 0; column < outWidth; column += 1) data.set(corner, column * 3)
  for (let row = 1; row < outHeight; row += 1) data.copyWithin(row * outWidth * 3, 0, outWidth * 3)
  // Where the first pixel of the picture goes, and how far the next ones in its row and column lie from it.
  const place = (x: number, y: number): number => ((y + margin) * outWidth + x + margin) * 3
  const [start, right, down] = {
    0: [place(0, 0), 3, outWidth * 3],
    90: [place(height - 1, 0), outWidth * 3, -3],
    180: [place(width - 1, height - 1), -3, -outWidth * 3],
    270: [place(0, width - 1), -outWidth * 3, 3],
  }[turn] as [number, number, number]
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let x = 0, to = start + y * down; x < width; x += 1, from += 4, to += right) {
      data[to] = rgba[from] ?? 255
      data[to + 1] = rgba[from + 1] ?? 255
      data[to + 2] = rgba[from + 2] ?? 255
    }
  }
  return new Image(outWidth, outHeight, 3, data)
}

/** A box on the turned page (without its margin), back on the picture as it is; inside its edges. */
export function turnedBack(box: LineBox, turn: Turn, page: { readonly width: number; readonly height: number }): LineBox {
  switch (turn) {
    case 0:
      return inside(box, page)
    case 90:
      return inside({ x: box.y, y: page.height - box.x - box.width, width: box.height, height: box.width }, page)
    case 180:
      return inside({ ...box, x: page.width - box.x - box.width, y: page.height - box.y - box.height }, page)
    case 270:
      return inside({ x: page.width - box.y - box.height, y: box.x, width: box.height, height: box.width }, page)
  }
}

function inside(box: LineBox, page: { readonly width: number; readonly height: number }): LineBox {
  const x = Math.max(0, Math.min(box.x, page.width))
  const y = Math.max(0, Math.min(box.y, page.height))
  return { x, y, width: Math.max(0, Math.min(box.x + box.width, page.width) - x), height: Math.max(0, Math.min(box.y + box.height, page.height) - y) }
}

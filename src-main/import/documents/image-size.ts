/** Width and height in pixels as stored, before any turning by EXIF. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Size of a PNG, JPEG, GIF or BMP from its headers; null where there is none to be found: the file is cut off or damaged. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) {
    return view.getUint32(12) === 0x49484452 ? positive(view.getUint32(16), view.getUint32(20)) : null
  }
  if (bytes.length >= 4 && view.getUint16(0) === 0xffd8) return jpegSize(view)
  if (bytes.length >= 10 && view.getUint32(0) === 0x47494638) return positive(view.getUint16(6, true), view.getUint16(8, true))
  if (bytes.length >= 26 && view.getUint16(0) === 0x424d) return positive(view.getInt32(18, true), Math.abs(view.getInt32(22, true)))
  return null
}

/** Walks the segments to the start of frame; C4, C8 and CC share its range of markers and are tables. */
function jpegSize(view: DataView): ImageSize | null {
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return positive(view.getUint16(at + 7), view.getUint16(at + 5))
    if (marker === 0xda || marker === 0xd9) return null
    const standalone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
    at += standalone ? 2 : 2 + view.getUint16(at + 2)
  }
  return null
}

const positive = (width: number, height: number): ImageSize | null => (width > 0 && height > 0 ? { width, height } : null)

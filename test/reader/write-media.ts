/** A silent recording of so many seconds: WAV, 8 bit, one channel, 8 kHz. */
export function writeWav(seconds: number): Buffer {
  const rate = 8000
  const bytes = Buffer.alloc(44 + rate * seconds, 128)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + rate * seconds, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  for (const [at, value] of [[16, 16], [24, rate], [28, rate], [40, rate * seconds]] as const) bytes.writeUInt32LE(value, at)
  for (const [at, value] of [[20, 1], [22, 1], [32, 1], [34, 8]] as const) bytes.writeUInt16LE(value, at)
  bytes.write('data', 36, 'latin1')
  return bytes
}

/** A TIFF of grey pages without compression, one after the other; each page is of one shade. */
export function writeTiff(width: number, height: number, shades: readonly number[]): Buffer {
  const fields = 9
  const directory = 2 + fields * 12 + 4
  const pixels = width * height
  const bytes = Buffer.alloc(8 + shades.length * (directory + pixels))
  bytes.write('II', 0, 'latin1')
  bytes.writeUInt16LE(42, 2)
  bytes.writeUInt32LE(8, 4)
  shades.forEach((shade, page) => {
    const at = 8 + page * (directory + pixels)
    const next = at + directory + pixels
    const entries = [[256, width], [257, height], [258, 8], [259, 1], [262, 1], [273, at + directory], [277, 1], [278, height], [279, pixels]] as const
    bytes.writeUInt16LE(fields, at)
    entries.forEach(([tag, value], index) => {
      const entry = at + 2 + index * 12
      bytes.writeUInt16LE(tag, entry)
      bytes.writeUInt16LE(4, entry + 2)
      bytes.writeUInt32LE(1, entry + 4)
      bytes.writeUInt32LE(value, entry + 8)
    })
    bytes.writeUInt32LE(page === shades.length - 1 ? 0 : next, at + directory - 4)
    bytes.fill(shade, at + directory, next)
  })
  return bytes
}

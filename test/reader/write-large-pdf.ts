import { closeSync, openSync, writeSync } from 'node:fs'

export interface LargePdf {
  readonly pages: number
  /** Bytes of the picture on each page; it is stored as it is, so the file is about `pages` times as large. */
  readonly pictureBytes: number
  /** One node with all pages, as many scanners write it, or a tree with sixteen children a node. */
  readonly tree: 'flat' | 'balanced'
}

const WIDTH = 400

/** Writes a scan without compression: each page a grey picture of noise and, at its head, its number as text. Returns its size. */
export function writeLargePdf(path: string, { pages, pictureBytes, tree }: LargePdf): number {
  const file = openSync(path, 'w')
  const offsets = new Map<number, number>()
  let at = 0
  let next = 4
  const put = (bytes: Buffer): void => {
    writeSync(file, bytes)
    at += bytes.length
  }
  const object = (number: number, ...parts: readonly (string | Buffer)[]): void => {
    offsets.set(number, at)
    put(Buffer.concat([Buffer.from(`${number} 0 obj\n`), ...parts.map((part) => Buffer.from(part)), Buffer.from('\nendobj\n')]))
  }
  put(Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1'))
  object(1, '<< /Type /Catalog /Pages 2 0 R >>')
  object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  const height = Math.floor(pictureBytes / WIDTH)
  const noise = Buffer.alloc(WIDTH * height)
  let seed = 1
  for (let k = 0; k < noise.length; k += 1) noise[k] = 128 + ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 24)
  const leaves: number[] = []
  const parents = tree === 'flat' ? [2] : Array.from({ length: Math.ceil(pages / 16) }, (_, index) => 4 + pages * 3 + index)
  for (let page = 1; page <= pages; page += 1) {
    const [picture, content, leaf] = [next, next + 1, next + 2]
    next += 3
    object(picture, `<< /Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Length ${noise.length} >>\nstream\n`, noise, '\nendstream')
    const draw = `q 595 0 0 800 0 0 cm /P Do Q BT /F 20 Tf 72 812 Td (sheet ${page}) Tj ET`
    object(content, `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`)
    const parent = tree === 'flat' ? 2 : parents[Math.floor((page - 1) / 16)]
    object(leaf, `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /P ${picture} 0 R >> >> >>`)
    leaves.push(leaf)
  }
  const kids = (list: readonly number[]): string => `[${list.map((each) => `${each} 0 R`).join(' ')}]`
  if (tree === 'flat') object(2, `<< /Type /Pages /Count ${pages} /Kids ${kids(leaves)} >>`)
  else {
    parents.forEach((parent, index) => {
      const own = leaves.slice(index * 16, index * 16 + 16)
      object(parent, `<< /Type /Pages /Parent 2 0 R /Count ${own.length} /Kids ${kids(own)} >>`)
    })
    object(2, `<< /Type /Pages /Count ${pages} /Kids ${kids(parents)} >>`)
  }
  const size = Math.max(...offsets.keys()) + 1
  const start = at
  const rows = Array.from({ length: size - 1 }, (_, index) => `${String(offsets.get(index + 1) ?? 0).padStart(10, '0')} 00000 ${offsets.has(index + 1) ? 'n' : 'f'} \n`)
  put(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`))
  closeSync(file)
  return at
}

const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff

/** Writes a compound file (MS-CFB) with streams of at least 4096 bytes each, so that none goes into the short-stream area. `storage/name` puts a stream into a storage. */
export function writeCompound(streams: Readonly<Record<string, Buffer>>): Buffer {
  const fat: number[] = [0xfffffffd]
  const sectors: Buffer[] = [Buffer.alloc(SECTOR)]
  const put = (content: Buffer): number => {
    const start = sectors.length
    const count = Math.ceil(content.length / SECTOR)
    for (let index = 0; index < count; index += 1) {
      const sector = Buffer.alloc(SECTOR)
      content.copy(sector, 0, index * SECTOR, (index + 1) * SECTOR)
      sectors.push(sector)
      fat.push(index === count - 1 ? END : start + index + 1)
    }
    return start
  }
  const entry = (name: string, type: number, start: number, size: number, right = FREE, child = FREE): Buffer => {
    const bytes = Buffer.alloc(128)
    bytes.write(name, 0, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, 64)
    bytes.writeUInt8(type, 66)
    bytes.writeUInt32LE(FREE, 68)
    bytes.writeUInt32LE(right, 72)
    bytes.writeUInt32LE(child, 76)
    bytes.writeUInt32LE(start, 116)
    bytes.writeUInt32LE(size, 120)
    return bytes
  }
  const place = (name: string, content: Buffer, right: number): Buffer => {
    const padded = Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))])
    return entry(name, 2, put(padded), padded.length, right)
  }
  const top = Object.keys(streams).filter((name) => !name.includes('/'))
  const storages = [...new Set(Object.keys(streams).filter((name) => name.includes('/')).map((name) => name.slice(0, name.indexOf('/'))))]
  const count = 1 + top.length + storages.length
  const inside = storages.map((storage) => Object.keys(streams).filter((name) => name.startsWith(`${storage}/`)))
  let next = count
  const firstInside = inside.map((names) => {
    const first = next
    next += names.length
    return first
  })
  const placed = [
    ...top.map((name, index) => place(name, streams[name] ?? Buffer.alloc(0), index + 2 < count ? index + 2 : FREE)),
    ...storages.map((storage, index) => entry(storage, 1, 0, 0, top.length + index + 2 < count ? top.length + index + 2 : FREE, firstInside[index] ?? FREE)),
    ...inside.flatMap((names, at) => names.map((name, index) => place(name.slice(name.indexOf('/') + 1), streams[name] ?? Buffer.alloc(0), index + 1 < names.length ? (firstInside[at] ?? 0) + index + 1 : FREE))),
  ]
  const directory = put(Buffer.concat([entry('Root Entry', 5, END, 0, FREE, count > 1 ? 1 : FREE), ...placed]))
  const header = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(directory, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(END, 60)
  header.writeUInt32LE(END, 68)
  for (let index = 0; index < 109; index += 1) header.writeUInt32LE(index === 0 ? 0 : FREE, 76 + index * 4)
  for (let index = 0; index < SECTOR / 4; index += 1) sectors[0]?.writeUInt32LE(fat[index] ?? FREE, index * 4)
  return Buffer.concat([header, ...sectors])
}

/** Writes a Word 97 document; each piece is stored in one byte per character where it can be, else in UTF-16. */
export function writeDoc(pieces: readonly string[], options: { readonly headers?: number; readonly flags?: number; readonly version?: number; readonly repeat?: number } = {}): Buffer {
  const main: Buffer[] = [Buffer.alloc(1024)]
  const places: number[] = []
  const ends = [0]
  for (const piece of pieces) {
    const single = /^[\u0000-\u007f]*$/u.test(piece)
    const at = main.reduce((sum, part) => sum + part.length, 0)
    places.push(single ? (at * 2) | 0x4000_0000 : at)
    ends.push((ends.at(-1) ?? 0) + piece.length)
    main.push(Buffer.from(piece, single ? 'latin1' : 'utf16le'))
  }
  const all = Array.from({ length: options.repeat ?? 1 }, () => places).flat()
  const table = Buffer.alloc(5 + (all.length + 1) * 4 + all.length * 8)
  table.writeUInt8(2, 0)
  table.writeUInt32LE(table.length - 5, 1)
  for (let index = 0; index <= all.length; index += 1) {
    const length = ends.at(-1) ?? 0
    table.writeUInt32LE(Math.floor(index / places.length) * length + (ends[index % places.length] ?? 0), 5 + index * 4)
  }
  for (const [index, place] of all.entries()) table.writeUInt32LE(place, 5 + (all.length + 1) * 4 + index * 8 + 2)
  const [fib] = main
  fib?.writeUInt16LE(0xa5ec, 0)
  fib?.writeUInt16LE(options.version ?? 0xc1, 2)
  fib?.writeUInt16LE(0x0200 | (options.flags ?? 0), 10)
  fib?.writeUInt32LE((ends.at(-1) ?? 0) - (options.headers ?? 0), 0x4c)
  fib?.writeUInt32LE(options.headers ?? 0, 0x54)
  fib?.writeUInt32LE(0, 0x1a2)
  fib?.writeUInt32LE(table.length, 0x1a6)
  return writeCompound({ WordDocument: Buffer.concat(main), '1Table': table })
}

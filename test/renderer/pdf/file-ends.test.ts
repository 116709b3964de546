import { describe, expect, it } from 'vitest'
import { RANGE_CHUNK, readEnds } from '../../../src-renderer/pdf/file-ends.ts'

/** A file of `size` bytes with the given last lines, and every range that was asked of it. */
function fileWith(size: number, last: string): { readonly bytes: Uint8Array<ArrayBuffer>; readonly asked: [number, number][]; readonly read: (begin: number, end: number) => Promise<Uint8Array<ArrayBuffer>> } {
  const bytes = new Uint8Array(size).map((_, at) => at % 251)
  bytes.set(new TextEncoder().encode(last), size - last.length)
  const asked: [number, number][] = []
  return { bytes, asked, read: (begin, end) => (asked.push([begin, end]), Promise.resolve(bytes.slice(begin, end))) }
}

describe('readEnds', () => {
  it('reads the head, the last lines and the table that they name, before anybody asks', async () => {
    const size = 40 * RANGE_CHUNK + 100
    const table = 30 * RANGE_CHUNK + 5
    const { bytes, asked, read } = fileWith(size, `startxref\n7\n%%EOF\nstartxref\n${table}\n%%EOF\n`)
    const ends = readEnds(size, read)
    // The last lines begin 1024 bytes before the end, here in the piece before the last.
    const tail = 39 * RANGE_CHUNK
    expect(await ends.find(tail, size)).toEqual(bytes.slice(tail, size))
    expect(asked).toEqual([[0, RANGE_CHUNK], [tail, size], [30 * RANGE_CHUNK, tail]])
    expect(await ends.find(0, RANGE_CHUNK)).toEqual(bytes.slice(0, RANGE_CHUNK))
    expect(await ends.find(32 * RANGE_CHUNK, 33 * RANGE_CHUNK)).toEqual(bytes.slice(32 * RANGE_CHUNK, 33 * RANGE_CHUNK))
    expect(ends.find(RANGE_CHUNK, 2 * RANGE_CHUNK)).toBeNull()
    expect(ends.find(tail - 1, tail + 1)).toBeNull()
    ends.forget()
    expect(ends.find(0, RANGE_CHUNK)).toBeNull()
  })

  it('reads no more than two MiB of a table, and none that lies nowhere or in what is read already', async () => {
    const size = 60 * RANGE_CHUNK
    const long = fileWith(size, `startxref\n${RANGE_CHUNK * 3}\n%%EOF`)
    await readEnds(size, long.read).find(59 * RANGE_CHUNK, size)
    expect(long.asked.at(-1)).toEqual([3 * RANGE_CHUNK, 35 * RANGE_CHUNK])
    for (const last of ['%%EOF', `startxref\n${size * 2}\n%%EOF`, `startxref\n${size - 500}\n%%EOF`, 'startxref\n-9\n%%EOF']) {
      const file = fileWith(size, last)
      await readEnds(size, file.read).find(59 * RANGE_CHUNK, size)
      expect(file.asked).toEqual([[0, RANGE_CHUNK], [59 * RANGE_CHUNK, size]])
    }
  })

  it('reads a small file once, and an empty one not', async () => {
    const small = fileWith(500, 'startxref\n9\n%%EOF')
    expect(await readEnds(500, small.read).find(100, 500)).toEqual(small.bytes.slice(100))
    expect(small.asked).toEqual([[0, 500]])
    expect(readEnds(0, small.read).find(0, 0)).toBeNull()
  })

  it('fails for whoever asks where the piece could not be read, and for nobody else', async () => {
    const ends = readEnds(500, () => Promise.reject(new Error('gone')))
    await expect(ends.find(0, 500)).rejects.toThrow('gone')
  })
})

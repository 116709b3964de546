import * as fc from 'fast-check'
import UTIF from 'utif2'
import { describe, expect, it } from 'vitest'
import { tiffPages } from '../../../src-main/import/documents/tiff-pages.ts'
import { parseFile } from '../../../src-main/import/parse-file.ts'

/** A TIFF of so many directories without pictures, as the standard lays them out. */
function writeTiff(pages: number, little: boolean): Buffer {
  const bytes = Buffer.alloc(8 + pages * 18)
  const write16 = (value: number, at: number): unknown => (little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at))
  const write32 = (value: number, at: number): unknown => (little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at))
  bytes.write(little ? 'II' : 'MM', 0, 'latin1')
  write16(42, 2)
  write32(8, 4)
  for (let page = 0; page < pages; page += 1) {
    const at = 8 + page * 18
    write16(1, at)
    write16(256, at + 2)
    write16(3, at + 4)
    write32(1, at + 6)
    write16(1, at + 10)
    write32(page === pages - 1 ? 0 : at + 18, at + 14)
  }
  return bytes
}

describe('pages of a TIFF', () => {
  it.each([[1, true], [3, true], [3, false], [40, false]])('counts %i', async (pages, little) => {
    const bytes = writeTiff(pages, little)
    expect(await tiffPages(bytes)).toBe(pages)
    expect(UTIF.decode(bytes)).toHaveLength(pages)
  })

  it('counts those of a real picture', async () => {
    const picture = Buffer.from(UTIF.encodeImage(new Uint8Array(4 * 4 * 4), 4, 4))
    expect(await tiffPages(picture)).toBe(1)
  })

  it('refuses chains that leave the file or bite their tails', async () => {
    const cycle = writeTiff(3, true)
    cycle.writeUInt32LE(8, 8 + 2 * 18 + 14)
    expect(await tiffPages(cycle)).toBeNull()
    expect(await tiffPages(writeTiff(3, true).subarray(0, 40))).toBeNull()
    expect(await tiffPages(Buffer.from('II'))).toBeNull()
    expect(await tiffPages(Buffer.from('II*\0\0\0\0\0', 'latin1'))).toBe(0)
    expect(await tiffPages(Buffer.from('nothing of the kind'))).toBeNull()
  })

  it('never fails on damaged bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(61), fc.integer({ min: 0, max: 255 })), { maxLength: 10 }), fc.nat(62), async (changes, length) => {
        const bytes = writeTiff(3, true)
        for (const [at, value] of changes) bytes[at] = value
        const pages = await tiffPages(bytes.subarray(0, length))
        expect(pages === null || pages <= 3).toBe(true)
      }),
    )
  })

  it('comes in as an image of so many pages without text, and one that names no page as damaged', async () => {
    expect(await parseFile(writeTiff(3, true), 'a.tif')).toMatchObject({ kind: 'image', status: 'imported', reasonCode: null, pages: ['', '', ''], pagesWithoutText: 3 })
    expect(await parseFile(writeTiff(3, true).subarray(0, 40), 'a.tif')).toMatchObject({ kind: 'image', reasonCode: 'damaged' })
    expect(await parseFile(Buffer.from('II*\0\0\0\0\0', 'latin1'), 'a.tif')).toMatchObject({ kind: 'image', status: 'needs-attention', reasonCode: 'damaged' })
  })
})

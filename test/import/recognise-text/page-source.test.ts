import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeImage } from 'utif2'
import { describe, expect, it } from 'vitest'
import { openPages, type PageImage } from '../../../src-main/import/recognise-text/page-source.ts'
import { ROOT } from '../../rules/import-graph.ts'
import { drawPage, drawPng } from './drawn-page.ts'
import { writeProtectedPdf } from '../documents/write-protected-pdf.ts'

const pageOf = async (bytes: Uint8Array, format: Parameters<typeof openPages>[1], number = 1): Promise<PageImage> => {
  const source = await openPages(bytes, format)
  try {
    return await source.page(number)
  } finally {
    await source.close()
  }
}
const colour = (page: PageImage, x: number, y: number): number[] => [...page.image.rgba.subarray((y * page.image.width + x) * 4, (y * page.image.width + x) * 4 + 4)]

describe('openPages', () => {
  it('gives the pages of a PDF in points at 200 dpi', async () => {
    const bytes = readFileSync(join(ROOT, 'resources/sample-case/05言词证据/讯问笔录.pdf'))
    const page = await pageOf(bytes, 'pdf', 2)
    expect([Math.round(page.width), Math.round(page.height), page.unit]).toEqual([595, 842, 'pt'])
    expect(Math.abs(page.image.width - (page.width * 200) / 72)).toBeLessThan(2)
    await expect(pageOf(bytes, 'pdf', 3)).rejects.toMatchObject({ problem: 'no-such-page' })
  })

  it('lays transparency on white', async () => {
    expect(colour(await pageOf(drawPng([], { paper: null }), 'png'), 5, 5)).toEqual([255, 255, 255, 255])
  })

  it('draws a large picture smaller and keeps its own size', async () => {
    const page = await pageOf(drawPng([], { width: 6000, height: 4000 }), 'png')
    expect([page.width, page.height, page.unit]).toEqual([6000, 4000, 'px'])
    expect(page.image.width * page.image.height).toBeLessThanOrEqual(16_020_000)
  })

  it('gives the page of a TIFF', async () => {
    const sheet = drawPage(['虚构'])
    const { data } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height)
    const page = await pageOf(new Uint8Array(encodeImage(new Uint8Array(data.buffer), sheet.width, sheet.height)), 'tiff')
    expect([page.width, page.height]).toEqual([sheet.width, sheet.height])
    expect(colour(page, 3, 3)).toEqual([0xf3, 0xf1, 0xea, 255])
  })

  it('refuses what would unfold to gigabytes before opening it', async () => {
    const bomb = drawPng([])
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(16, 60_000)
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(20, 60_000)
    await expect(openPages(bomb, 'png')).rejects.toMatchObject({ problem: 'too-large' })
  })

  it.each(['pdf', 'png', 'jpeg', 'webp', 'bmp', 'tiff'] as const)('says that a broken %s is damaged', async (format) => {
    await expect(Promise.resolve().then(() => openPages(Buffer.from('no picture at all, and no document either'), format))).rejects.toMatchObject({ problem: 'damaged' })
  })
})

describe('a protected PDF', () => {
  it('is drawn with its password and no other', async () => {
    const bytes = writeProtectedPdf('Fictitious reply 419', 'geheim9')
    await expect(openPages(bytes, 'pdf')).rejects.toMatchObject({ problem: 'password-protected' })
    await expect(openPages(bytes, 'pdf', 'other')).rejects.toMatchObject({ problem: 'password-protected' })
    const source = await openPages(bytes, 'pdf', 'geheim9')
    const { image } = await source.page(1)
    await source.close()
    expect(image.rgba.some((value, at) => at % 4 === 0 && value < 100)).toBe(true)
  })
})

const folder = join(ROOT, '../shared/data/pdf')
describe.skipIf(!existsSync(folder))('scans from elsewhere (not here: ../shared/data/pdf)', () => {
  it.each(['ccitt_EndOfBlock_false.pdf', 'bitmap-symbol.pdf'])('%s shows something dark', async (name) => {
    const { image } = await pageOf(readFileSync(join(folder, name)), 'pdf')
    let dark = 0
    for (let at = 0; at < image.rgba.length; at += 4) if ((image.rgba[at] ?? 255) < 100) dark += 1
    expect(dark).toBeGreaterThan(100)
  })
  it('a locked one is named as such', async () => {
    await expect(openPages(readFileSync(join(folder, 'issue6010_1.pdf')), 'pdf')).rejects.toMatchObject({ problem: 'password-protected' })
  })
})

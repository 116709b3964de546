import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlank, turnedBack, turnedPage } from '../../../src-main/import/recognise-text/pixels.ts'
import { rowsOf } from '../../../src-main/import/recognise-text/reading-order.ts'
import { pageTextOf, type PixelImage } from '../../../src-main/import/recognise-text/recogniser.ts'

const box = (name: string, x: number, y: number, width = 100, height = 20) => ({ name, x, y, width, height })
const names = (boxes: readonly ReturnType<typeof box>[]): string[][] => rowsOf(boxes).map((row) => row.map((each) => each.name))

describe('rowsOf', () => {
  it('reads rows from the top and each from the left', () => {
    expect(names([box('d', 200, 52), box('a', 0, 0), box('c', 0, 50), box('b', 150, 3)])).toEqual([['a', 'b'], ['c', 'd']])
  })
  it('keeps a row of a page that lies askew', () => {
    expect(names([box('c', 600, 14), box('b', 300, 7), box('a', 0, 0), box('d', 0, 40)])).toEqual([['a', 'b', 'c'], ['d']])
  })
  it('does not join what stands over one another', () => {
    expect(names([box('a', 0, 0), box('b', 10, 8)])).toEqual([['a'], ['b']])
  })
  it('loses no box', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(800), fc.nat(1000), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 60 }))), (places) => {
        const boxes = places.map(([x, y, width, height], index) => box(String(index), x, y, width, height))
        expect(names(boxes).flat().toSorted()).toEqual(boxes.map((each) => each.name).toSorted())
      }),
    )
  })
})

describe('pageTextOf', () => {
  it('sets pieces of a row apart by a blank and leaves empty ones out', () => {
    expect(pageTextOf([{ text: '甲方', row: 1 }, { text: '乙方', row: 1 }, { text: '', row: 2 }, { text: '日期', row: 3 }])).toBe('甲方 乙方\n日期')
  })
})

/** A picture with one black pixel. */
const dotted = (width: number, height: number, x: number, y: number): PixelImage => {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  rgba.set([0, 0, 0], (y * width + x) * 4)
  return { width, height, rgba }
}

describe('turnedPage and turnedBack', () => {
  it('bring every pixel back to its place', () => {
    const size = fc.integer({ min: 2, max: 12 })
    fc.assert(
      fc.property(size, size, fc.nat(11), fc.nat(11), fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const), (width, height, x, y, turn) => {
        const image = dotted(width, height, x % width, y % height)
        const margin = 3
        const page = turnedPage(image, turn, margin)
        const dark = [...page.data].flatMap((value, at) => (value === 0 && at % 3 === 0 ? [at / 3] : []))
        // A black corner colours the margin as well: nothing to be told from it.
        if (x % width === 0 && y % height === 0) return
        expect(dark).toHaveLength(1)
        const at = dark[0] ?? 0
        const found = { x: (at % page.width) - margin, y: Math.floor(at / page.width) - margin, width: 1, height: 1 }
        expect(turnedBack(found, turn, image)).toEqual({ x: x % width, y: y % height, width: 1, height: 1 })
      }),
    )
  })
  it('keeps a box inside the page', () => {
    expect(turnedBack({ x: -5, y: -5, width: 30, height: 400 }, 0, { width: 20, height: 50 })).toEqual({ x: 0, y: 0, width: 20, height: 50 })
  })
})

describe('isBlank', () => {
  it('takes shades of paper for blank and a dot for text', () => {
    expect(isBlank({ width: 2, height: 1, rgba: Uint8Array.from([240, 238, 230, 255, 250, 248, 240, 255]) })).toBe(true)
    expect(isBlank(dotted(5, 5, 2, 2))).toBe(false)
  })
})

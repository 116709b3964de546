import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitPage, fitWidth, layOut, pageAt, pagesWithin, PAGE_GAP, stepZoom } from '../../../src-renderer/pdf/page-layout.ts'

const A4 = { width: 595, height: 842 }

describe('layOut', () => {
  it('places pages one below the other with gaps', () => {
    const layout = layOut([A4, A4], 1, 0)
    expect(layout.boxes[0]).toEqual({ top: PAGE_GAP, middle: 0, width: 793, height: 1122 })
    expect(layout.boxes[1]?.top).toBe(PAGE_GAP + 1122 + PAGE_GAP)
    expect(layout.height).toBe(3 * PAGE_GAP + 2 * 1122)
  })

  it('swaps the sides on a quarter turn only', () => {
    expect(layOut([A4], 1, 90).boxes[0]).toMatchObject({ width: 1122, height: 793 })
    expect(layOut([A4], 1, 180).boxes[0]).toMatchObject({ width: 793, height: 1122 })
  })
})

describe('two pages side by side', () => {
  it('lays pairs in rows that never overlap, left and right of the middle', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ width: fc.integer({ min: 50, max: 2000 }), height: fc.integer({ min: 50, max: 2000 }) }), { minLength: 1, maxLength: 40 }), (sizes) => {
        const { boxes, height, width } = layOut(sizes, 1, 0, 2)
        boxes.forEach((box, index) => {
          const next = boxes[index + 1]
          if (index % 2 === 0) {
            expect(box.middle + box.width / 2).toBeLessThan(0)
            if (next) expect(next.top).toBe(box.top)
          } else {
            expect(box.middle - box.width / 2).toBeGreaterThan(0)
            if (next) expect(next.top).toBeGreaterThanOrEqual(Math.max(box.top + box.height, (boxes[index - 1]?.top ?? 0) + (boxes[index - 1]?.height ?? 0)) + PAGE_GAP)
          }
          expect(box.top + box.height).toBeLessThan(height)
          expect(Math.abs(box.middle) + box.width / 2).toBeLessThanOrEqual(width / 2)
        })
      }),
    )
  })

  it('names the left page of a row and draws both', () => {
    const layout = layOut([A4, A4, A4, A4], 1, 0, 2)
    expect(pageAt(layout, 200)).toBe(1)
    expect(pageAt(layout, 1300)).toBe(3)
    expect(pagesWithin(layout, 0, 300)).toEqual({ first: 1, last: 2 })
    expect(pagesWithin(layout, 1300, 1400)).toEqual({ first: 3, last: 4 })
  })
})

describe('pageAt', () => {
  it('names the page whose box covers the height', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ width: fc.integer({ min: 50, max: 2000 }), height: fc.integer({ min: 50, max: 2000 }) }), { minLength: 1, maxLength: 40 }), fc.nat(100_000), (sizes, y) => {
        const layout = layOut(sizes, 1, 0)
        const page = pageAt(layout, y)
        expect(page).toBeGreaterThanOrEqual(1)
        expect(page).toBeLessThanOrEqual(sizes.length)
        const next = layout.boxes[page]
        if (next) expect(next.top).toBeGreaterThan(y)
        if (page > 1) expect(layout.boxes[page - 1]?.top).toBeLessThanOrEqual(y)
      }),
    )
  })

  it('gives the pages that touch a window', () => {
    const layout = layOut([A4, A4, A4], 1, 0)
    expect(pagesWithin(layout, 0, 500)).toEqual({ first: 1, last: 1 })
    expect(pagesWithin(layout, 1000, 1400)).toEqual({ first: 1, last: 2 })
    expect(pagesWithin(layout, -50, 99_999)).toEqual({ first: 1, last: 3 })
  })
})

describe('zoom', () => {
  it('fits the width with the gaps on both sides', () => {
    expect(fitWidth(A4, 0, 793.33 + 2 * PAGE_GAP)).toBeCloseTo(1, 3)
    expect(fitWidth(A4, 0, 10)).toBe(0.1)
    expect(fitWidth(A4, 90, 1122.67 + 2 * PAGE_GAP)).toBeCloseTo(1, 3)
  })

  it('fits a page as a whole, by the side that is short of room', () => {
    expect(fitPage(A4, 0, { width: 5000, height: 1122.67 + 2 * PAGE_GAP })).toBeCloseTo(1, 3)
    expect(fitPage(A4, 0, { width: 793.33 + 2 * PAGE_GAP, height: 9000 })).toBeCloseTo(1, 3)
    expect(fitPage(A4, 0, { width: 2 * 793.33 + 3 * PAGE_GAP, height: 9000 }, 2)).toBeCloseTo(1, 3)
  })

  it('steps up and down and stops at the ends', () => {
    expect(stepZoom(1, 1)).toBe(1.1)
    expect(stepZoom(1.03, -1)).toBe(1)
    expect(stepZoom(8, 1)).toBe(8)
    expect(stepZoom(0.1, -1)).toBe(0.1)
  })
})
